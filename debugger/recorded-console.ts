import { ConsoleError, type ShownControl } from '../agent/console.ts';
import { evaluate, looksAtControls, type Surroundings, selectorOf } from '../agent/evaluate.ts';
import { ActionFailure } from '../agent/failure.ts';
import { traceValue, type Value } from '../agent/values.ts';
import { ControlIndex } from '../controls/control-index.ts';
import { match } from '../controls/match.ts';
import { printControl } from '../controls/print.ts';
import { type ConsoleNames, compileExpressionText, compileSelectorText, Plan } from '../language/plan.ts';
import type { TraceEventOf, TraceValue } from '../trace/format.ts';
import type { RunState, Variable } from '../trace/state.ts';
import type { Blobs } from './blobs.ts';

/** Answers about a recorded run where it is looked at: on the tree and with the values it had there. */
export class RecordedConsole {
  readonly #state: RunState;
  readonly #blobs: Blobs;
  readonly #controls: ConsoleNames['controls'];

  /** @param controls the plan's declared controls: see `declaredControls` */
  constructor(state: RunState, blobs: Blobs, controls: ConsoleNames['controls']) {
    this.#state = state;
    this.#blobs = blobs;
    this.#controls = controls;
  }

  /** The controls a selector matches, in tree order. @throws ConsoleError */
  async matches(text: string): Promise<ShownControl[]> {
    const compiled = compileSelectorText(text, this.#names());
    if (!compiled.ok) throw new ConsoleError(compiled.message);
    return this.#asked(around => {
      const index = around.index();
      return match(selectorOf(compiled.reference, around), index).map(node => ({
        id: node.id,
        text: printControl(node, index),
        enabled: node.enabled,
        offscreen: node.offscreen,
        value: node.value,
      }));
    });
  }

  /** @throws ConsoleError */
  async evaluate(text: string): Promise<TraceValue> {
    const compiled = compileExpressionText(text, this.#names());
    if (!compiled.ok) throw new ConsoleError(compiled.message);
    return this.#asked(around => {
      if (looksAtControls(compiled.expression)) around.index();
      return traceValue(evaluate(compiled.expression, around));
    });
  }

  #names(): ConsoleNames {
    const known = this.#variables();
    const names = (control: boolean) =>
      known.filter(({ value }) => (value.kind === 'control') === control).map(({ name }) => name);
    return { controls: this.#controls, variables: names(false), controlVariables: names(true) };
  }

  /** Those of the innermost routine and of the task, the innermost last. */
  #variables(): readonly Variable[] {
    const { frames, inputs } = this.#state;
    const routine = frames.findLastIndex(frame => frame.kind === 'routine');
    const inside = frames.slice(Math.max(1, routine)).flatMap(frame => frame.variables);
    return [...inputs, ...(frames[0]?.variables ?? []), ...inside];
  }

  #asked<T>(work: (around: Surroundings) => T): T {
    let index: ControlIndex | undefined;
    const around: Surroundings = {
      variable: name => asValue(this.#variables().findLast(variable => variable.name === name)?.value),
      index: () => {
        index ??= this.#index();
        return index;
      },
    };
    try {
      return work(around);
    } catch (error) {
      if (error instanceof ActionFailure) throw new ConsoleError(error.message);
      throw error;
    }
  }

  #index(): ControlIndex {
    const { observation } = this.#state;
    if (observation === undefined) throw new ConsoleError('Nothing was observed yet.');
    const tree = this.#blobs.tree(observation.tree);
    if (tree === undefined) throw new ConsoleError('The control tree is not in the run’s folder any more.');
    return new ControlIndex(tree);
  }
}

/** The controls declared by the plan as it was recorded; none where it does not compile any more. */
export function declaredControls(header: TraceEventOf<'run'>, blobs: Blobs): ConsoleNames['controls'] {
  const read = (file: string) => {
    const ref = header.sources[file];
    return ref === undefined ? undefined : blobs.text(ref);
  };
  const text = read(header.plan.file);
  const compiled = text === undefined ? undefined : Plan.open(header.plan.file, text, read).compile();
  return compiled?.ok ? compiled.plan.controls : new Map();
}

/** A trace keeps values as people read them: what a control or a row was is not known any more. */
function asValue(value: TraceValue | undefined): Value | undefined {
  switch (value?.kind) {
    case 'text':
      return { kind: 'text', text: value.text };
    case 'number':
      return { kind: 'number', number: Number(value.text) };
    case 'boolean':
      return { kind: 'boolean', boolean: value.text === 'true' };
    case 'row':
      return { kind: 'row', fields: {}, text: value.text };
    case 'secret':
      return { kind: 'secret', text: '•••' };
    case 'control':
    case undefined:
      return undefined;
  }
}

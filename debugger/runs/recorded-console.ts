import type { ShownControl } from '../../agent/console.ts';
import { evaluate, looksAtControls, selectorOf } from '../../agent/evaluate.ts';
import { asked, ConsoleError, type Reading } from '../../agent/reading.ts';
import { traceValue, type Value } from '../../agent/values.ts';
import { ControlIndex } from '../../controls/control-index.ts';
import { match } from '../../controls/match.ts';
import { printControl } from '../../controls/print.ts';
import type { CompiledPlan } from '../../language/compiled-plan.ts';
import { type ConsoleNames, compileExpressionText, compileSelectorText, Plan } from '../../language/plan.ts';
import type { TraceEventOf, TraceValue } from '../../trace/format.ts';
import type { RunState, Variable } from '../../trace/state.ts';
import type { Blobs } from '../views/blobs.ts';

/** Answers about a recorded run where it is looked at: on the tree and with the values it had there. */
export class RecordedConsole {
  readonly #state: RunState;
  readonly #trees: RecordedTrees;
  readonly #controls: ConsoleNames['controls'];

  /** @param controls the plan's declared controls */
  constructor(state: RunState, trees: RecordedTrees, controls: ConsoleNames['controls']) {
    this.#state = state;
    this.#trees = trees;
    this.#controls = controls;
  }

  /** The controls a selector matches, in tree order. @throws ConsoleError */
  async matches(text: string): Promise<ShownControl[]> {
    const compiled = compileSelectorText(text, this.#names());
    if (!compiled.ok) throw new ConsoleError(compiled.message);
    return asked(() => {
      const around = this.reading();
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
    return asked(() => {
      const around = this.reading();
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

  /** What can be read at the place that is looked at. */
  reading(): Reading {
    return {
      names: this.#names(),
      seen: this.#state.observation?.tree,
      variable: name => asValue(this.#variables().findLast(variable => variable.name === name)?.value),
      index: () => {
        const { observation } = this.#state;
        if (observation === undefined) throw new ConsoleError('Nothing was observed yet.');
        const index = this.#trees.index(observation.tree);
        if (index === undefined) throw new ConsoleError('The control tree is not in the run’s folder any more.');
        return index;
      },
    };
  }
}

/** How many trees are kept: looking back and forth asks for the same few. */
const keptTrees = 4;

/** The control trees of a recorded run, read when they are asked for. */
export class RecordedTrees {
  readonly #blobs: Blobs;
  readonly #kept = new Map<string, ControlIndex>();

  constructor(blobs: Blobs) {
    this.#blobs = blobs;
  }

  /** Undefined when it is not there any more. */
  index(ref: string): ControlIndex | undefined {
    const known = this.#kept.get(ref);
    if (known !== undefined) return known;
    const tree = this.#blobs.tree(ref);
    if (tree === undefined) return undefined;
    const index = new ControlIndex(tree);
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size >= keptTrees) this.#kept.delete(oldest);
    this.#kept.set(ref, index);
    return index;
  }
}

/** The plan as it was recorded; none where it does not compile any more. */
export function recordedPlan(header: TraceEventOf<'run'>, blobs: Blobs): CompiledPlan | undefined {
  const read = (file: string) => {
    const ref = header.sources[file];
    return ref === undefined ? undefined : blobs.text(ref);
  };
  const text = read(header.plan.file);
  const compiled = text === undefined ? undefined : Plan.open(header.plan.file, text, read).compile();
  return compiled?.ok ? compiled.plan : undefined;
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

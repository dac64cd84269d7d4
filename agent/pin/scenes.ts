import { ControlIndex } from '../../controls/control-index.ts';
import type { Selector } from '../../controls/selector.ts';
import { PlanVocabulary } from '../../language/compile/plan-vocabulary.ts';
import type { Plan } from '../../language/plan.ts';
import { ControlTree } from '../../protocol/control-tree.ts';
import type { TraceEvent } from '../../trace/format.ts';
import { History } from '../../trace/history.ts';
import type { LamAction } from '../../trace/lam-script.ts';
import type { RunState, Variable } from '../../trace/state.ts';
import { fillSelector, type Surroundings } from '../evaluate.ts';
import { ActionFailure } from '../failure.ts';
import { plainValue } from '../values.ts';
import type { KnownValue } from './references.ts';
import type { Sentence } from './sentences.ts';

/** What was there when an action was decided. */
export interface Scene {
  /** Undefined when the tree is not in the run's folder any more. */
  readonly index: ControlIndex | undefined;
  readonly values: readonly KnownValue[];
  /** Declared controls that can be named where the line will stand, those of the file itself first. */
  readonly controls: readonly { readonly name: string; readonly selector: Selector }[];
  readonly around: Surroundings;
}

/** The scenes of a recorded run. */
export class Scenes {
  readonly #blob: (ref: string) => string | undefined;
  readonly #history: History;
  readonly #places: ReadonlyMap<number, number>;
  readonly #indexes = new Map<string, ControlIndex | undefined>();

  constructor(events: readonly TraceEvent[], blob: (ref: string) => string | undefined) {
    this.#blob = blob;
    this.#history = new History(events);
    this.#places = new Map(events.map(({ seq }, place) => [seq, place]));
  }

  /** @param plan the file the sentence stands in, as it is now */
  of(entry: LamAction, sentence: Sentence, plan: Plan): Scene {
    const { source, names } = plan;
    const state = this.#history.at(this.#places.get(entry.decided ?? 0) ?? -1);
    const known = new Map(variablesIn(state).map(({ name, value }) => [name, value]));
    const visible = names.visibleAt(source.offsetAt(source.rangeOf(sentence.node)));
    const values = visible.flatMap(({ name, kind }): KnownValue[] => {
      const value = known.get(name);
      const isText = value !== undefined && value.kind !== 'control' && value.kind !== 'row';
      if (!isText || kind === 'control' || kind === 'routine') return [];
      return [{ name, value, isMentioned: sentence.mentioned.has(name) }];
    });
    const index = this.#index(entry, state);
    const around: Surroundings = {
      variable: name => {
        const value = known.get(name);
        return value?.kind === 'text' || value?.kind === 'number' ? plainValue(value.text) : undefined;
      },
      index: () => {
        if (index === undefined) throw new ActionFailure('not-found', 'the recorded tree is gone.');
        return index;
      },
    };
    const templates = new PlanVocabulary(names).controls();
    const controls = visible
      .filter(({ kind }) => kind === 'control')
      .sort((a, b) => Number(b.file === source.file) - Number(a.file === source.file))
      .flatMap(({ name }) => {
        const template = templates.get(name);
        const selector = template && filled(() => fillSelector(template, around));
        return selector === undefined ? [] : [{ name, selector }];
      });
    return { index, values, controls, around };
  }

  /** The tree that the action was carried out on, else the one it was decided on. */
  #index({ action }: LamAction, state: RunState): ControlIndex | undefined {
    const ref = action?.verify?.before ?? state.observation?.tree;
    if (ref === undefined) return undefined;
    if (!this.#indexes.has(ref)) {
      const tree = ControlTree.safeParse(json(this.#blob(ref)));
      this.#indexes.set(ref, tree.success ? new ControlIndex(tree.data) : undefined);
    }
    return this.#indexes.get(ref);
  }
}

/** Those of the innermost routine and of the task, the innermost last. */
function variablesIn({ frames, inputs }: RunState): readonly Variable[] {
  const routine = frames.findLastIndex(frame => frame.kind === 'routine');
  const inside = frames.slice(Math.max(1, routine)).flatMap(frame => frame.variables);
  return [...inputs, ...(frames[0]?.variables ?? []), ...inside];
}

/** A selector with a hole that has no value is none. */
function filled<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ActionFailure) return undefined;
    throw error;
  }
}

function json(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

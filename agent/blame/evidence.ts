import type { LabelledControl } from '../../protocol/model.ts';
import type { NewTraceEvent, TraceEventOf } from '../../trace/format.ts';
import type { Decision } from '../decide/decision.ts';
import type { Observation } from '../observation.ts';

/** What one action leaves for the question why it went wrong. */
export interface ActionEvidence {
  readonly action: number;
  /** The statement, or the sentence the LAM was given. */
  readonly sentence: string;
  readonly isLam: boolean;
  /** As recorded last; what a user changed of it is not in it. */
  decision: Decision | undefined;
  asked: { readonly labels: readonly LabelledControl[]; readonly named: string; readonly on: Observation } | undefined;
  act: { readonly how: string; readonly hit: string | undefined } | undefined;
  verified: boolean;
}

/** A tree of the run, and the action that led to it. */
export interface Sight {
  readonly tree: string;
  readonly after: string;
}

/** Enough for the action at a stop and one carried out by hand there. */
const actionsKept = 3;
const sightsKept = 16;

/** What a run keeps of its latest actions and sights; it does not grow with the run. */
export class RunEvidence {
  readonly #actions = new Map<number, ActionEvidence>();
  readonly #sights: Sight[] = [];
  #failure: Pick<TraceEventOf<'failure'>, 'failure' | 'action' | 'at'> | undefined;
  #entered = { name: '', isLam: false };
  #lastAction = '';

  /** The latest trees, newest first. */
  get sights(): readonly Sight[] {
    return this.#sights;
  }

  /** The failure that the run stands at. */
  get failure(): Pick<TraceEventOf<'failure'>, 'failure' | 'action' | 'at'> | undefined {
    return this.#failure;
  }

  of(action: number | undefined): ActionEvidence | undefined {
    return action === undefined ? undefined : this.#actions.get(action);
  }

  decided(action: number, decision: Decision): void {
    this.#at(action).decision = decision;
  }

  /** @param seen what was seen last */
  note(event: NewTraceEvent, seen: Observation | undefined): void {
    switch (event.type) {
      case 'enter':
        this.#failure = undefined;
        this.#entered = { name: event.name, isLam: event.kind === 'lam-action' };
        return;
      case 'observe':
        this.#failure = undefined;
        this.#see(event.tree);
        return;
      case 'infer':
        if (event.action === undefined || seen === undefined) return;
        this.#at(event.action).asked = {
          labels: event.labels,
          named: event.reply?.control_label ?? '',
          on: seen,
        };
        return;
      case 'ground':
        this.#failure = undefined;
        return;
      case 'act':
        if (event.action !== undefined) this.#at(event.action).act = { how: event.how, hit: event.hit };
        return;
      case 'verify':
        if (event.action !== undefined) this.#at(event.action).verified = true;
        this.#lastAction = event.memory.action;
        this.#see(event.after);
        return;
      case 'failure':
        this.#failure = event;
        return;
      default:
    }
  }

  #at(action: number): ActionEvidence {
    const known = this.#actions.get(action);
    if (known !== undefined) return known;
    const { name, isLam } = this.#entered;
    const evidence: ActionEvidence = {
      action,
      sentence: name,
      isLam,
      decision: undefined,
      asked: undefined,
      act: undefined,
      verified: false,
    };
    this.#actions.set(action, evidence);
    for (const old of this.#actions.keys()) if (this.#actions.size > actionsKept) this.#actions.delete(old);
    return evidence;
  }

  #see(tree: string): void {
    if (this.#sights[0]?.tree === tree) return;
    this.#sights.unshift({ tree, after: this.#lastAction });
    this.#sights.length = Math.min(this.#sights.length, sightsKept);
  }
}

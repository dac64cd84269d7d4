import type { ControlIndex } from '../../controls/control-index.ts';
import { printControl } from '../../controls/print.ts';
import { printAction } from '../../language/print/action.ts';
import type { Action } from '../../protocol/actions.ts';
import type { Candidate } from '../../protocol/model.ts';
import type { ChosenBy, ShownCandidate } from '../../trace/format.ts';
import type { Observation } from '../observation.ts';
import { secretMark } from '../values.ts';

/** What shall be done and to which control, with the reasons: the half of an action that touches nothing. */
export interface Decision {
  /** The selector, or the words that describe the control; empty for an action without one. */
  readonly wanted: string;
  readonly action: Action;
  /** A secret is part of the action's text. */
  readonly secret: boolean;
  /** The variable that a `read` fills. */
  readonly into?: string | undefined;
  readonly observation: Observation;
  /** Every candidate that was weighed, best first. */
  readonly candidates: readonly Candidate[];
  readonly notHere: number;
  readonly threshold: number;
  /** Probability of the choice less that of the next, 0–1. */
  readonly margin: number;
  readonly chosen: string | undefined;
  readonly chosenBy: ChosenBy;
}

/** A decision for which no control was looked for yet. */
export function openDecision(
  action: Action,
  observation: Observation,
  by: { readonly chosenBy: ChosenBy; readonly secret: boolean },
): Decision {
  return {
    wanted: '',
    action,
    secret: by.secret,
    observation,
    candidates: [],
    notHere: 0,
    threshold: 0,
    margin: 1,
    chosen: undefined,
    chosenBy: by.chosenBy,
  };
}

/** Candidates stored with an event; the others are in a blob. */
const shownAtMost = 10;

export function showCandidates(candidates: readonly Candidate[], index: ControlIndex): ShownCandidate[] {
  return candidates.slice(0, shownAtMost).flatMap(candidate => {
    const node = index.node(candidate.control);
    if (node === undefined) return [];
    const { enabled, offscreen, rect } = node;
    return [
      { ...candidate, text: printControl(node, index), enabled, offscreen, ...(rect === undefined ? {} : { rect }) },
    ];
  });
}

/** The control of an id as people read it. */
export function controlText(id: string | undefined, index: ControlIndex): string | undefined {
  const node = id === undefined ? undefined : index.node(id);
  return node === undefined ? id : printControl(node, index);
}

/** The action as it may be shown: without secret texts. */
export function shownAction(decision: Pick<Decision, 'action' | 'secret'>): Action {
  const { action, secret } = decision;
  if (!secret) return action;
  switch (action.verb) {
    case 'type':
    case 'select-text':
      return { ...action, text: secretMark };
    case 'set':
      return { ...action, value: secretMark };
    case 'press':
      return { ...action, keys: secretMark };
    case 'select':
      return { ...action, item: secretMark };
    default:
      return action;
  }
}

/** The decision in Task Plan syntax. */
export function actionText(decision: Pick<Decision, 'action' | 'secret' | 'into' | 'chosen' | 'observation'>): string {
  const { index } = decision.observation;
  const action = shownAction(decision);
  const to = action.verb === 'drag' ? controlText(action.to, index) : undefined;
  return printAction(action, controlText(decision.chosen, index), { to, into: decision.into });
}

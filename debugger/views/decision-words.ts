import { actionAtHand, type RunState } from '../../trace/state.ts';
import { valueText } from '../../trace/transcript.ts';
import { argumentsOf, chosenControl } from './scopes.ts';
import type { Shown } from './shown.ts';

/** What can be set by its name: an input, `chosen`, an argument of the decision at hand. An input's name wins. */
export function settable(state: RunState, name: string): Shown | undefined {
  const input = state.inputs.find(one => one.name === name && one.value.kind !== 'secret');
  if (input !== undefined) return { name, value: valueText(input.value), edit: { kind: 'input', name } };
  return ofDecision(state, name);
}

/** `chosen`, or an argument of the decision at hand, such as the `text` of `type`. */
export function ofDecision(state: RunState, name: string): Shown | undefined {
  const decision = actionAtHand(state)?.decision;
  if (decision === undefined) return undefined;
  return name === 'chosen' ? chosenControl(decision) : argumentsOf(decision).find(one => one.name === name);
}

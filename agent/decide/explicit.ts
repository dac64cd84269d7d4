import type { ControlIndex } from '../../controls/control-index.ts';
import { nearestTo, resolve } from '../../controls/match.ts';
import type { NearMatch } from '../../controls/nearest.ts';
import { printControl, printSelector } from '../../controls/print.ts';
import type { ControlReference } from '../../language/compiled-plan.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';
import type { Candidate } from '../../protocol/model.ts';
import type { FailureFacts } from '../../trace/format.ts';
import { type Surroundings, selectorOf } from '../evaluate.ts';
import { ActionFailure } from '../failure.ts';
import type { Observation } from '../observation.ts';
import { type Decision, openDecision } from './decision.ts';
import type { EvaluatedIntent } from './operands.ts';

/** Grounding by selector: decided, or not yet, with the failure it will be when no time is left. */
export type ExplicitGrounding =
  | { readonly kind: 'decided'; readonly decision: Decision }
  | { readonly kind: 'not yet'; readonly decision: Decision; readonly failure: ActionFailure };

/** Resolves the control (and the end of a drag) of an explicit action in one observation. */
export function groundExplicit(
  intent: EvaluatedIntent,
  around: Surroundings,
  observation: Observation,
): ExplicitGrounding {
  const { action, into } = intent;
  const open: Decision = { ...openDecision(action, observation, { chosenBy: 'author', secret: intent.secret }), into };
  if (intent.control === undefined) return { kind: 'decided', decision: open };
  const found = find(intent.control, around, observation.index);
  if (found.kind === 'failure') {
    const decision = { ...open, wanted: found.wanted, candidates: found.candidates, notHere: found.notHere, margin: 0 };
    return { kind: 'not yet', decision, failure: found.failure };
  }
  const decided: Decision = { ...open, wanted: found.wanted, candidates: found.candidates, chosen: found.control.id };
  if (intent.action.verb !== 'drag' || intent.to === undefined) return { kind: 'decided', decision: decided };
  const end = find(intent.to, around, observation.index);
  if (end.kind === 'failure') return { kind: 'not yet', decision: decided, failure: end.failure };
  return { kind: 'decided', decision: { ...decided, action: { verb: 'drag', to: end.control.id } } };
}

type Found =
  | { readonly kind: 'found'; readonly wanted: string; readonly control: ControlNode; readonly candidates: Candidate[] }
  | {
      readonly kind: 'failure';
      readonly wanted: string;
      readonly candidates: Candidate[];
      readonly notHere: number;
      readonly failure: ActionFailure;
    };

function find(reference: ControlReference, around: Surroundings, index: ControlIndex): Found {
  // A control that a loop found is that control, as long as it lives.
  if (reference.kind === 'variable') {
    const value = around.variable(reference.name);
    const node = value?.kind === 'control' && value.id !== undefined ? index.node(value.id) : undefined;
    if (node?.enabled === true && !node.offscreen) {
      return {
        kind: 'found',
        wanted: reference.text,
        control: node,
        candidates: [certain(node, 'is the control of this round')],
      };
    }
  }
  const selector = selectorOf(reference, around);
  const wanted = printSelector(selector);
  const name = reference.kind === 'selector' && reference.text !== wanted ? `${reference.text} (${wanted})` : wanted;
  const at = reference.range;
  const resolution = resolve(selector, index);
  switch (resolution.kind) {
    case 'one': {
      const others = nearestTo(selector, index).filter(near => near.control !== resolution.control);
      return {
        kind: 'found',
        wanted,
        control: resolution.control,
        candidates: [certain(resolution.control, 'the only usable match'), ...others.map(improbable)],
      };
    }
    case 'none': {
      const closest = resolution.nearest;
      const hint = closest.length === 0 ? 'Nothing in the window comes near it.' : 'Nearest:';
      return {
        kind: 'failure',
        wanted,
        candidates: closest.map(improbable),
        notHere: 1,
        failure: new ActionFailure('not-found', `no control matches ${name}. ${hint}`, {
          at,
          controls: shown(closest, index),
        }),
      };
    }
    case 'unusable':
      return {
        kind: 'failure',
        wanted,
        candidates: resolution.nearest.map(improbable),
        notHere: 0,
        failure: new ActionFailure('covered-or-disabled', `${name} is there but cannot be used.`, {
          at,
          controls: shown(resolution.nearest, index),
        }),
      };
    case 'ambiguous': {
      const share = 1 / resolution.controls.length;
      return {
        kind: 'failure',
        wanted,
        candidates: resolution.controls.map((control, place) => ({
          control: control.id,
          probability: share,
          features: [{ name: 'selector', value: 1, weight: 1, because: `matches, as #${place + 1}` }],
        })),
        notHere: 0,
        failure: new ActionFailure('ambiguous', `${resolution.controls.length} usable controls match ${name}:`, {
          at,
          controls: resolution.controls.map((control, place) => ({ text: index.path(control), note: `#${place + 1}` })),
        }),
      };
    }
  }
}

function certain(control: ControlNode, because: string): Candidate {
  return { control: control.id, probability: 1, features: [{ name: 'selector', value: 1, weight: 1, because }] };
}

function improbable(near: NearMatch): Candidate {
  const because = near.why === '' ? 'matches a part of the selector' : near.why;
  return { control: near.control.id, probability: 0, features: [{ name: 'selector', value: 0, weight: -1, because }] };
}

function shown(controls: readonly NearMatch[], index: ControlIndex): FailureFacts['controls'] {
  return controls.map(near => ({ text: printControl(near.control, index), note: near.why }));
}

import { ControlIndex } from '../controls/control-index.ts';
import type { ActionIntent, Expression } from '../language/compiled-plan.ts';
import type { PlanRange } from '../protocol/position.ts';
import { carryOut, type Decider, recordDecision } from './action-cycle.ts';
import type { Decision } from './decide/decision.ts';
import { groundExplicit } from './decide/explicit.ts';
import { type EvaluatedIntent, evaluateIntent } from './decide/operands.ts';
import { delay } from './delay.ts';
import { looksAtControls } from './evaluate.ts';
import { takeKept } from './moves/kept-decision.ts';
import { hashOf, type Observation } from './observation.ts';
import type { RunContext } from './run-context.ts';
import { heldDecision, mending } from './stand-at-failure.ts';

export type PlainIntent = Exclude<ActionIntent, { verb: 'wait'; until: Expression }>;

/** One explicit action: decides by the author's selector, then carries it out. */
export async function runExplicitAction(
  run: RunContext,
  intent: PlainIntent,
  at: PlanRange,
  options: { readonly timeoutMs: number; readonly step: string; readonly byHand?: boolean },
): Promise<void> {
  run.actions += 1;
  const action = run.actions;
  const kept = takeKept(run, { at, action });
  if (operandsOf(intent).some(looksAtControls)) await run.look(run.stop, { at });
  const evaluated = evaluateIntent(intent, run);
  const decider: Decider = {
    step: options.step,
    again: async observation => {
      const grounding = groundExplicit(evaluated, run, observation);
      if (grounding.kind === 'not yet') throw grounding.failure;
      return grounding.decision;
    },
  };
  const attempt = async (changed = kept) =>
    carryOut(run, changed ?? (await decide(run, evaluated, at, action, options.timeoutMs)), decider, at, action);
  // Whoever does something by hand hears of its failure at once.
  const outcome =
    options.byHand === true
      ? await attempt()
      : await mending(run, { held: () => heldDecision(run, at, action, decider.again) }, attempt);
  if (intent.verb === 'read') run.setVariable(intent.into, { kind: 'text', text: outcome.text ?? '' });
}

/** Repeats observe and ground until exactly one usable control matches, or the time is over. */
async function decide(
  run: RunContext,
  intent: EvaluatedIntent,
  at: PlanRange,
  action: number,
  timeoutMs: number,
): Promise<Decision> {
  const began = performance.now();
  // Before the first program runs there is nothing to observe.
  const blind = intent.action.verb === 'launch' || (intent.action.verb === 'wait' && run.session.app === undefined);
  let observation = blind
    ? (run.lastObservation ?? emptyDesktop)
    : await run.phase('observe', at, signal => run.look(signal, { at, action }));
  return await run.phase('ground', at, async signal => {
    for (let rounds = 1; ; rounds += 1) {
      const grounding = groundExplicit(intent, run, observation);
      const details = { at, action, rounds, durationMs: performance.now() - began };
      if (grounding.kind === 'decided') {
        recordDecision(run, grounding.decision, details);
        return grounding.decision;
      }
      // An idle program will not change by itself.
      if (performance.now() - began >= timeoutMs || observation.idle) {
        recordDecision(run, grounding.decision, details);
        throw grounding.failure;
      }
      await delay(run.settings.pollMs, signal);
      const next = await run.glance(signal);
      if (next.treeHash !== observation.treeHash) observation = await run.observe(signal, { at, action });
      else observation = next;
    }
  });
}

const emptyTree = {
  format: 1 as const,
  backend: 'none',
  window: { title: '', process: '' },
  partial: false,
  root: { id: 'desktop', controlType: 'Pane' as const, name: '', enabled: true, offscreen: false, children: [] },
};

/** What is seen before any program was started. */
const emptyDesktop: Observation = {
  id: 'none',
  index: new ControlIndex(emptyTree),
  treeJson: JSON.stringify(emptyTree),
  treeHash: hashOf(JSON.stringify(emptyTree)),
  screenshot: undefined,
  idle: true,
  durationMs: 0,
};

function operandsOf(intent: PlainIntent): Expression[] {
  switch (intent.verb) {
    case 'type':
    case 'select-text':
      return [intent.text];
    case 'set':
      return [intent.value];
    case 'press':
      return [intent.keys];
    case 'select':
      return intent.item === undefined ? [] : [intent.item];
    case 'scroll':
      return [intent.notches];
    case 'launch':
      return intent.document === undefined ? [intent.program] : [intent.program, intent.document];
    case 'click-at':
      return [intent.x, intent.y];
    default:
      return [];
  }
}

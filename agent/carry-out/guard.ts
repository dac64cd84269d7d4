import { join } from 'node:path';
import { printControl } from '../../controls/print.ts';
import { actionRow } from '../../protocol/actions.ts';
import type { PlanRange } from '../../protocol/position.ts';
import type { AskedAction } from '../ask.ts';
import { cropPicture } from '../crop-picture.ts';
import { actionText, type Decision } from '../decide/decision.ts';
import { ActionFailure, PhaseCancelled } from '../failure.ts';
import { hashOf } from '../observation.ts';
import type { RunContext } from '../run-context.ts';
import { askToConfirm } from './confirmation.ts';
import { type GuardMatch, guardMatches, guardQuestion } from './guard-rules.ts';

/** What the person confirmed for one action: asked again only about something else. */
export type Granted = Set<string>;

/**
 * Decides whether the action may run; asks where a rule says so. The lease itself is the host's.
 * @returns `go`; `asked` when it was confirmed, so that time has passed; `taken back` when the question was
 * @throws ActionFailure *refused*
 */
export async function guard(
  run: RunContext,
  decision: Decision,
  at: PlanRange,
  action: number,
  granted: Granted,
): Promise<'go' | 'asked' | 'taken back'> {
  const began = performance.now();
  const { index } = decision.observation;
  const control = decision.chosen === undefined ? undefined : index.node(decision.chosen);
  const guarded = { action: decision.action, control, index };
  const matches = guardMatches(guarded, run.guard.rules);
  const tell = (rule: string, verdict: 'allowed' | 'confirmed' | 'refused', by: string) =>
    run.record({ type: 'guard', at, action, rule, verdict, by, durationMs: performance.now() - began });

  const [first] = matches;
  if (first === undefined) {
    const rule = actionRow(decision.action.verb).control === 'none' ? 'needs no lease' : 'within the lease';
    tell(rule, 'allowed', 'the plan');
    return 'go';
  }
  const asking = matches.find(({ rule }) => !run.guard.allow.has(rule));
  if (asking === undefined) {
    tell(first.rule, 'allowed', 'the launch');
    return 'go';
  }
  const shown = actionText(decision);
  const text = guardQuestion(asking, shown, guarded);
  if (run.dryRun !== undefined) {
    tell(asking.rule, 'allowed', 'the dry run, which does nothing');
    run.record({ type: 'output', category: 'info', text: `would ask: ${text}` });
    return 'go';
  }
  const what = JSON.stringify([asking.rule, decision.action, decision.chosen, text]);
  if (granted.has(what)) return 'go';
  // The plan's own question stands directly before this very action, which nobody does by hand.
  const confirmed = decision.chosenBy === 'author' && !run.isHeld ? run.confirmedBy() : undefined;
  if (confirmed !== undefined) {
    granted.add(what);
    tell(asking.rule, 'confirmed', `${confirmed}, asked by the plan`);
    return 'go';
  }
  const answer = await ask(run, asking, { text, shown, decision, at, action });
  if (answer === 'taken back') return answer;
  if (answer?.yes !== true) {
    tell(asking.rule, 'refused', answer?.by ?? 'nobody');
    const why = answer === undefined ? 'nobody was there to answer' : `${answer.by} said no`;
    throw new ActionFailure(
      'refused',
      `${text.replace(/ Carry it out\?$/, '')} The rule ${asking.rule} asks first, and ${why}. ${howToAllow(asking.rule)}`,
    );
  }
  granted.add(what);
  tell(asking.rule, 'confirmed', answer.by);
  return 'asked';
}

function howToAllow(rule: string): string {
  return `A launch allows it with --allow ${rule} on the command line, or "allow": ["${rule}"] in its configuration.`;
}

async function ask(
  run: RunContext,
  match: GuardMatch,
  details: { text: string; shown: string; decision: Decision; at: PlanRange; action: number },
): Promise<{ yes: boolean; by: string } | undefined | 'taken back'> {
  const { text, shown, decision, at, action } = details;
  const picture = pictureOf(run, decision, match);
  const about: AskedAction = {
    rule: match.rule,
    action: shown,
    ...(match.control === undefined ? {} : { control: printControl(match.control, decision.observation.index) }),
    ...(picture === undefined ? {} : { picture: join(run.recorder.folder, 'blobs', picture) }),
  };
  try {
    return await askToConfirm(run, { text, detail: shown, at, action, about, picture });
  } catch (error) {
    if (error instanceof PhaseCancelled) return 'taken back';
    throw error;
  }
}

/** Stores a picture of the control that the question is about. */
function pictureOf(run: RunContext, { observation }: Decision, { control }: GuardMatch): string | undefined {
  const { screenshot } = observation;
  if (screenshot === undefined || control?.rect === undefined || control.offscreen) return undefined;
  const png = cropPicture(screenshot, control.rect);
  return png === undefined ? undefined : run.recorder.blob(png, hashOf(png));
}

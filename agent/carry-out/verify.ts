import { describeChange, describeChanges, mostTellingFirst } from '../../controls/describe-changes.ts';
import { compare } from '../../controls/difference.ts';
import { actionRow, type Verb } from '../../protocol/actions.ts';
import type { TraceEventOf, TreeChange } from '../../trace/format.ts';
import { delay } from '../delay.ts';
import { agree, type Observation } from '../observation.ts';
import type { RunSettings } from '../settings.ts';

export interface Settled {
  readonly after: Observation;
  readonly how: TraceEventOf<'verify'>['settled'];
  /** How long it took. */
  readonly ms: number;
}

/**
 * Observes until the program stands still: it says that it is idle, what is expected holds, two captures a moment apart
 * agree, or the time is over.
 */
export async function settle(
  observe: () => Promise<Observation>,
  expected: ((observation: Observation) => boolean) | undefined,
  settings: RunSettings,
  signal: AbortSignal,
): Promise<Settled> {
  const began = performance.now();
  const settled = (after: Observation, how: Settled['how']) => ({ after, how, ms: performance.now() - began });
  let last = await observe();
  for (;;) {
    if (last.idle) return settled(last, 'idle');
    if (expected?.(last) === true) return settled(last, 'expectations hold');
    if (performance.now() - began >= settings.settleMs) return settled(last, 'timed out');
    await delay(settings.settleIntervalMs, signal);
    const next = await observe();
    if (agree(last, next)) return settled(next, 'still');
    last = next;
  }
}

export interface Effect {
  readonly changes: readonly TreeChange[];
  readonly pictureChanged: boolean | undefined;
  readonly effect: 'seen' | 'not seen' | 'not checked';
  /** One line for people and for memory. */
  readonly summary: string;
}

/** What changed, and whether that is evidence for what the verb does. */
export function effectOf(
  verb: Verb,
  acted: string | undefined,
  before: Observation | undefined,
  after: Observation,
): Effect {
  const { evidence } = actionRow(verb);
  if (before === undefined) {
    return { changes: [], pictureChanged: undefined, effect: 'not checked', summary: 'the program appeared' };
  }
  const changes = before.treeHash === after.treeHash ? [] : compare(before.index, after.index);
  const pictureChanged =
    before.screenshot === undefined || after.screenshot === undefined
      ? undefined
      : before.screenshot.hash !== after.screenshot.hash;
  const seen =
    (evidence.includes('tree') && changes.length > 0) || (evidence.includes('picture') && pictureChanged === true);
  const effect = evidence.length === 0 ? 'not checked' : seen ? 'seen' : 'not seen';
  const summary =
    changes.length > 0
      ? describeChanges(changes, 3, acted)
      : pictureChanged === true
        ? 'only the picture changed'
        : 'nothing changed';
  const told = mostTellingFirst(changes, acted).map(change => ({ ...change, told: describeChange(change) }));
  return { changes: told, pictureChanged, effect, summary };
}

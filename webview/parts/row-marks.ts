import type { TimelineRow } from '../model/timeline.ts';

const ofStatus = {
  running: ['○', 'running'],
  done: ['✓', 'done'],
  failed: ['✗', 'failed'],
  skipped: ['–', 'skipped'],
  stopped: ['■', 'stopped'],
} as const satisfies Record<TimelineRow['status'], readonly [string, string]>;

const ofKind: Partial<Record<TimelineRow['kind'], readonly [string, string]>> = {
  failure: ['✗', 'failure'],
  confirm: ['?', 'confirmation'],
  override: ['⇄', 'changed by hand'],
  moved: ['↷', 'sent elsewhere'],
  undo: ['↶', 'taken back'],
  correction: ['◎', 'corrected'],
  blame: ['∵', 'cause'],
};

/** A mark that says the same without colour, and the word for screen readers. */
export function marks({ kind, status }: TimelineRow): { readonly mark: string; readonly word: string } {
  if (kind === 'undo' && status !== 'done') return { mark: ofStatus[status][0], word: 'not taken back' };
  const [mark, word] = ofKind[kind] ?? ofStatus[status];
  return { mark, word };
}

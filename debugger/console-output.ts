import { symptoms } from '../protocol/failures.ts';
import type { TraceEvent } from '../trace/format.ts';
import type { Session } from './session.ts';

/** What the debug console tells while a plan runs: each action that was done, what failed, how it ended. */
export function consoleOutput(event: TraceEvent, session: Session): void {
  switch (event.type) {
    case 'verify':
      session.say(`${event.memory.action}: ${event.memory.change}`, 'stdout');
      return;
    case 'failure': {
      const { symptom, message, at } = event.failure;
      const where = at === undefined ? '' : `${at.file}:${at.line}: `;
      const handled = event.handledBy === 'nobody' ? '' : ` (${event.handledBy} takes care of it)`;
      session.say(`${where}${symptoms[symptom].title}: ${message}${handled}`, 'stderr');
      return;
    }
    case 'output':
      return session.say(event.text.trimEnd(), event.category === 'error' ? 'stderr' : 'console');
    case 'ended': {
      if (event.result !== 'failed') return session.say(event.message);
      // What failed at its place was told there.
      const told = event.failure === undefined || session.debuggee.shown.failure !== undefined;
      return session.say(told ? 'The run failed.' : event.message, 'stderr');
    }
    default:
      return;
  }
}

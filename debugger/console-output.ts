import { symptoms } from '../protocol/failures.ts';
import type { TraceEvent } from '../trace/format.ts';
import type { Session } from './session.ts';

/** What the debug console tells while a plan runs: each action that was done, what failed, how it ended. */
export function consoleOutput(event: TraceEvent, session: Session): void {
  switch (event.type) {
    case 'verify':
      return session.say(`${event.memory.action}: ${event.memory.change}`, 'stdout');
    case 'failure': {
      const { symptom, message, at, controls } = event.failure;
      const where = at === undefined ? '' : `${at.file}:${at.line}: `;
      const handled = event.handledBy === 'nobody' ? '' : ` (${event.handledBy} takes care of it)`;
      const near = controls.slice(0, 5).map(({ text, note }) => `  ${text}${note === '' ? '' : `  ${note}`}`);
      return session.say([`${where}${symptoms[symptom].title}: ${message}${handled}`, ...near].join('\n'), 'stderr');
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

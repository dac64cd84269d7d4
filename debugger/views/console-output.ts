import { causes, symptoms } from '../../protocol/failures.ts';
import type { TraceEvent } from '../../trace/format.ts';
import type { RunState } from '../../trace/state.ts';

interface ConsoleLine {
  readonly text: string;
  readonly category: 'console' | 'stdout' | 'stderr';
}

/**
 * What the debug console tells while a plan runs: each action that was done, what failed, how it ended. `state` is the
 * one after the event.
 */
export function consoleLine(event: TraceEvent, state: RunState): ConsoleLine | undefined {
  switch (event.type) {
    case 'verify':
      return { text: `${event.memory.action}: ${event.memory.change}`, category: 'stdout' };
    case 'failure': {
      const { symptom, message, at, controls } = event.failure;
      const where = at === undefined ? '' : `${at.file}:${at.line}: `;
      const handled = event.handledBy === 'nobody' ? '' : ` (${event.handledBy} takes care of it)`;
      const near = controls.slice(0, 5).map(({ text, note }) => `  ${text}${note === '' ? '' : `  ${note}`}`);
      return {
        text: [`${where}${symptoms[symptom].title}: ${message}${handled}`, ...near].join('\n'),
        category: 'stderr',
      };
    }
    case 'blame': {
      const evidence = event.evidence.slice(0, 5).map(({ text, note }) => `  ${text}${note === '' ? '' : `  ${note}`}`);
      const line = `cause: ${causes[event.cause].title}. ${event.because}`;
      return { text: [line, ...evidence].join('\n'), category: 'stderr' };
    }
    case 'output':
      return { text: event.text.trimEnd(), category: event.category === 'error' ? 'stderr' : 'console' };
    case 'ended': {
      if (event.result !== 'failed') return { text: event.message, category: 'console' };
      // What failed at its place was told there.
      const told = event.failure === undefined || state.failure !== undefined;
      return { text: told ? 'The run failed.' : event.message, category: 'stderr' };
    }
    default:
      return undefined;
  }
}

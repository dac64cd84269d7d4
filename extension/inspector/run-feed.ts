import type { DebugSession } from 'vscode';
import type { TraceNews } from '../../protocol/debug.ts';

/** What one debug session has told of its run. Events only: the page reads blobs by itself. */
export class RunFeed {
  readonly session: DebugSession;
  folder: string | undefined;
  readonly events: unknown[] = [];
  /** The last event of the moment that is shown; absent at the live edge. */
  seq: number | undefined;
  stackLine: number | undefined;
  isOver = false;

  constructor(session: DebugSession) {
    this.session = session;
  }

  get isRecorded(): boolean {
    return typeof this.session.configuration.trace === 'string';
  }

  take({ folder, events }: TraceNews): void {
    this.folder = folder;
    for (const event of events) this.events.push(event);
  }

  /** Whether the run's trace names this file as one of its plan: no other is opened for it. */
  hasSource(file: string): boolean {
    const header = this.events[0];
    if (typeof header !== 'object' || header === null || !('sources' in header)) return false;
    return typeof header.sources === 'object' && header.sources !== null && Object.hasOwn(header.sources, file);
  }
}

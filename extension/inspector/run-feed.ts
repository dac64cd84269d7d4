import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DebugSession } from 'vscode';
import type { TraceNews } from '../../protocol/debug.ts';
import { BlobRef } from '../../trace/format.ts';
import { readTrace } from '../../trace/reader.ts';
import { outline } from './engine-requests.ts';
import { RunTrees } from './run-trees.ts';
import { SelectionOutline } from './selection-outline.ts';

/**
 * What one debug session has told of its run, or what a run's folder holds without one. Events only: the page reads
 * blobs by itself.
 */
export class RunFeed {
  readonly id: string;
  readonly session: DebugSession | undefined;
  readonly isRecorded: boolean;
  folder: string | undefined;
  readonly events: unknown[] = [];
  /** The last event of the moment that is shown; absent at the live edge. */
  seq: number | undefined;
  stackLine: number | undefined;
  isOver: boolean;
  /** Frames on the target what is selected in a page. */
  readonly selection = new SelectionOutline(async controls => {
    if (this.session !== undefined && !this.isOver) await outline(this.session, controls);
  });
  #trees: RunTrees | undefined;

  private constructor(id: string, session: DebugSession | undefined, isRecorded: boolean) {
    this.id = id;
    this.session = session;
    this.isRecorded = isRecorded;
    this.isOver = session === undefined;
  }

  static ofSession(session: DebugSession): RunFeed {
    return new RunFeed(session.id, session, typeof session.configuration.trace === 'string');
  }

  /** A run that nobody debugs, as far as its folder has it. @throws Error when there is none */
  static async ofFolder(folder: string): Promise<RunFeed> {
    const events = eventsOf(await readFile(join(folder, 'run.gwtrace'), 'utf8'));
    const feed = new RunFeed(`folder ${folder}`, undefined, true);
    feed.take({ folder, events: [...events] });
    return feed;
  }

  take({ folder, events }: TraceNews): void {
    this.folder = folder;
    for (const event of events) this.events.push(event);
    // A run that goes on has left the frame that was looked at.
    if (this.seq === undefined) this.stackLine = undefined;
  }

  /** @throws Error before the run has a folder */
  get trees(): RunTrees {
    if (this.folder === undefined) throw new Error('The run has not begun yet.');
    this.#trees ??= new RunTrees(this.folder);
    return this.#trees;
  }

  /** Whether the run's trace names this file as one of its plan: no other is opened for it. */
  hasSource(file: string): boolean {
    return this.#sources !== undefined && Object.hasOwn(this.#sources, file);
  }

  /** The text of a plan file as it was run. @throws Error for people */
  async source(file: string): Promise<string> {
    const ref = BlobRef.safeParse(this.#sources?.[file]);
    if (this.folder === undefined || !ref.success) throw new Error('The run does not say what its plan was.');
    return await readFile(join(this.folder, 'blobs', ref.data), 'utf8');
  }

  get #sources(): Readonly<Record<string, unknown>> | undefined {
    const header = this.events[0];
    if (typeof header !== 'object' || header === null || !('sources' in header)) return undefined;
    const { sources } = header;
    return typeof sources === 'object' && sources !== null ? { ...sources } : undefined;
  }

  /** The main file of the plan. */
  get plan(): string | undefined {
    const header = this.events[0];
    if (typeof header !== 'object' || header === null || !('plan' in header)) return undefined;
    const { plan } = header;
    if (typeof plan !== 'object' || plan === null || !('file' in plan)) return undefined;
    return typeof plan.file === 'string' ? plan.file : undefined;
  }
}

/** Of a trace in a format of later, what is known of it: the page checks each event. */
function eventsOf(text: string): readonly unknown[] {
  try {
    return readTrace(text).events;
  } catch {
    return text.split('\n').flatMap(line => {
      try {
        return [JSON.parse(line)];
      } catch {
        return [];
      }
    });
  }
}

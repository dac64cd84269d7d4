import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { PlanRange } from '../../protocol/position.ts';
import type { TraceEvent } from '../../trace/format.ts';
import { decisionLines, type LamScript, LamScripts, lamFilesWrittenAt, lamScriptText } from '../../trace/lam-script.ts';
import type { Frame, RunState } from '../../trace/state.ts';
import { tellMovedBreakpoints } from '../breakpoints/breakpoint-requests.ts';
import type { Session } from '../session.ts';

/** What the LAM did, as sources of a session: the files that the run wrote, and where in them an action stands. */
export class LamSources {
  readonly #session: Session;
  readonly #scripts = new LamScripts();
  readonly #told = new Set<string>();
  readonly #untold = new Set<LamScript>();
  #taken = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  get files(): readonly string[] {
    this.#catchUp();
    return this.#scripts.all.map(script => this.#path(script));
  }

  /** Whether a file belongs to what the LAM did in this run, or may come to. */
  isOwn(file: string): boolean {
    return this.#session.debuggee.folder !== '' && file.startsWith(this.#folder);
  }

  /** Where the action stands whose frame this is, at a moment; undefined for other frames. */
  place(frame: Frame | undefined, { action, waiting }: RunState): PlanRange | undefined {
    if (frame?.kind !== 'lam-action') return undefined;
    this.#catchUp();
    const own = [action, waiting].find(one => one?.frame === frame.id);
    const found = this.#scripts.placeOf(frame.id, own?.decision !== undefined);
    if (found === undefined) return undefined;
    const { script, line } = found;
    return { file: this.#path(script), line, column: 3, endLine: line, endColumn: 3 };
  }

  /** Where the action that is decided stands in its file; not looked for while no breakpoint lies in one. */
  placeOf(state: () => RunState): PlanRange | undefined {
    if (!this.#session.isLaunched || !this.#session.breakpoints.hasIn(this.#folder)) return undefined;
    const now = state();
    return this.place(now.frames.at(-1), now);
  }

  hasBreakpoints(file: string): boolean {
    return this.#session.breakpoints.hasIn(file);
  }

  /** The text of a file, as far as it goes now. */
  text(file: string): string | undefined {
    this.#catchUp();
    const script = this.#scripts.all.find(one => this.#path(one) === file);
    return script && lamScriptText(script);
  }

  /** Whether what lies on the disk is what is meant: an older run has no such file. */
  isOnDisk(file: string): boolean {
    if (this.#session.debuggee.kind === 'live') return existsSync(file);
    try {
      return readFileSync(file, 'utf8') === this.text(file);
    } catch {
      return false;
    }
  }

  /** Lays the breakpoints of a run that has all its lines already. */
  begin(): void {
    this.#catchUp();
    for (const script of this.#scripts.all)
      this.#session.breakpoints.grow(this.#path(script), decisionLines(script), false);
  }

  /** The run went on: tells which files appeared and grew, and lays breakpoints on their new lines. */
  heard(events: readonly TraceEvent[]): void {
    const { debuggee, connection, breakpoints } = this.#session;
    if (debuggee.kind === 'recorded') return;
    for (const script of this.#catchUp()) this.#untold.add(script);
    for (const script of this.#untold)
      tellMovedBreakpoints(this.#session, breakpoints.grow(this.#path(script), decisionLines(script), true));
    const isWritten = events.some(({ type }) => lamFilesWrittenAt.has(type));
    for (const script of this.#untold) {
      const file = this.#path(script);
      const isNew = !this.#told.has(file);
      if (!isNew && !isWritten) continue;
      this.#told.add(file);
      this.#untold.delete(script);
      const source = this.#session.sources.source(file, this.#session);
      connection.event('loadedSource', { reason: isNew ? 'new' : 'changed', source });
    }
  }

  get #folder(): string {
    return join(this.#session.debuggee.folder, 'lam') + sep;
  }

  #path(script: LamScript): string {
    return join(this.#session.debuggee.folder, script.file);
  }

  #catchUp(): readonly LamScript[] {
    const { events } = this.#session.debuggee;
    const changed = new Set<LamScript>();
    for (const event of events.slice(this.#taken))
      for (const script of this.#scripts.append(event)) changed.add(script);
    this.#taken = events.length;
    return [...changed];
  }
}

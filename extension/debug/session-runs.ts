import * as vscode from 'vscode';
import { debugType } from './configuration.ts';
import { type Possible, possibleNow } from './next-steps.ts';
import { type Change, RunNow } from './run-now.ts';

/** The run of a debug session of ours. */
export interface SessionRun {
  readonly session: vscode.DebugSession;
  readonly now: RunNow;
  /** It runs a plan: it is neither recorded, nor only looks at a window. */
  readonly isLive: boolean;
}

/** The runs of all debug sessions of this window, and what can be done about them now, also for `when` clauses. */
export class SessionRuns implements vscode.Disposable {
  readonly #runs = new Map<string, SessionRun>();
  readonly #changed = new vscode.EventEmitter<{ readonly run: SessionRun; readonly change: Change }>();
  readonly #own: vscode.Disposable;
  #told = '';

  /** Something of a run changed: what is shown, where it stands, or whether it is held. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#own = vscode.Disposable.from(
      vscode.debug.registerDebugAdapterTrackerFactory(debugType, {
        createDebugAdapterTracker: session => {
          const { trace, request } = session.configuration;
          const run = { session, now: new RunNow(), isLive: trace === undefined && request === 'launch' };
          this.#runs.set(session.id, run);
          return { onDidSendMessage: message => this.#heard(run, message) };
        },
      }),
      vscode.debug.onDidChangeActiveDebugSession(() => this.#tellKeys()),
      vscode.debug.onDidTerminateDebugSession(session => this.#ended(session)),
    );
  }

  get all(): readonly SessionRun[] {
    return [...this.#runs.values()];
  }

  /**
   * The run that a command is for.
   *
   * @param given what VS Code gave the command: a lens the session's id, a menu of the call stack its own form of it
   */
  of(given?: unknown): SessionRun | undefined {
    const id = typeof given === 'string' ? given : sessionIdOf(given);
    const session = vscode.debug.activeDebugSession;
    return this.#runs.get(id ?? '') ?? (session && this.#runs.get(session.id));
  }

  #heard(run: SessionRun, message: unknown): void {
    const change = run.now.take(message);
    if (change === undefined) return;
    this.#tellKeys();
    this.#changed.fire({ run, change });
  }

  #ended(session: vscode.DebugSession): void {
    const run = this.#runs.get(session.id);
    if (run === undefined) return;
    this.#runs.delete(session.id);
    this.#tellKeys();
    this.#changed.fire({ run, change: 'moves' });
  }

  /** For `when` clauses: what is possible in the session that has the focus. */
  #tellKeys(): void {
    const run = this.of();
    const possible = possibleOf(run);
    const told = JSON.stringify(possible);
    if (told === this.#told) return;
    this.#told = told;
    const keys: Readonly<Record<string, boolean>> = {
      'groundwork.canSteer': possible.steer,
      'groundwork.canChoose': possible.choose,
      'groundwork.canAskAgain': possible.askAgain,
      'groundwork.atFailure': possible.failure,
    };
    for (const [key, value] of Object.entries(keys)) void vscode.commands.executeCommand('setContext', key, value);
  }

  dispose(): void {
    this.#own.dispose();
    this.#changed.dispose();
  }
}

export function possibleOf(run: SessionRun | undefined): Possible {
  return possibleNow(run?.now, run?.isLive ?? false);
}

function sessionIdOf(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null || !('sessionId' in given)) return undefined;
  return typeof given.sessionId === 'string' ? given.sessionId : undefined;
}

/** Sends a request to the engine; what it refuses is told. @returns undefined when it refused */
export async function askEngine(session: vscode.DebugSession, request: string, args: object = {}): Promise<unknown> {
  try {
    const answer: unknown = await session.customRequest(request, args);
    return answer ?? {};
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

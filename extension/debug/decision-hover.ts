import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { TraceEvent } from '../../trace/format.ts';
import { type LastDecision, lastDecisions, lineKey } from '../../trace/last-decisions.ts';
import { readTrace } from '../../trace/reader.ts';
import { planLanguage } from '../open-plans.ts';
import type { ListedRun } from '../runs/run-folders.ts';
import { knownRuns } from '../runs/runs-view.ts';
import { decisionText, earlierLine } from './decision-text.ts';
import { runsOldText } from './old-text.ts';
import type { SessionRuns } from './session-runs.ts';

/** A longer trace is not read for a hover, in bytes. */
const longest = 64 * 1024 * 1024;

/** What a run decided, for the lines of its plan. */
interface Decided {
  readonly folder: string;
  readonly sources: Readonly<Record<string, string>>;
  readonly decisions: ReadonlyMap<string, LastDecision>;
  /** Absent while it is the run of a debug session. */
  readonly recorded?: ListedRun;
}

/** A line's hover tells what was decided there last: by the run that is debugged, or by the newest that was recorded. */
export function registerDecisionHover(runs: SessionRuns): vscode.Disposable {
  const known = new Known();
  return vscode.languages.registerHoverProvider(
    { language: planLanguage, scheme: 'file' },
    {
      provideHover: async (document, { line }) => {
        const decided = live(runs, document.fileName, known) ?? (await newest(document.fileName, known));
        if (decided === undefined) return undefined;
        const place = await lineOf(decided, document, line + 1);
        const decision = place === undefined ? undefined : decided.decisions.get(lineKey(place));
        return decision && new vscode.Hover(told(decision, decided), document.lineAt(line).range);
      },
    },
  );
}

/** The last run that was folded: a hover often asks for it again. */
class Known {
  #last: { readonly key: string; readonly value: Decided } | undefined;

  get(key: string): Decided | undefined {
    return this.#last?.key === key ? this.#last.value : undefined;
  }

  keep(key: string, events: readonly TraceEvent[], facts: Omit<Decided, 'sources' | 'decisions'>): Decided {
    const sources = events.flatMap(event => ('sources' in event && event.sources ? [event.sources] : [])).at(-1) ?? {};
    const value = { ...facts, sources, decisions: lastDecisions(events) };
    this.#last = { key, value };
    return value;
  }
}

function live(runs: SessionRuns, path: string, known: Known): Decided | undefined {
  const run = runs.all.findLast(({ now }) => fileOf(now.sources, path) !== undefined);
  const folder = run?.now.folder;
  if (run === undefined || folder === undefined) return undefined;
  const { events } = run.now;
  const key = `${folder} after ${events.length}`;
  return known.get(key) ?? known.keep(key, events, { folder });
}

async function newest(path: string, known: Known): Promise<Decided | undefined> {
  const recorded = (await knownRuns()).find(({ plan }) => plan !== '' && vscode.Uri.file(plan).fsPath === path);
  if (recorded === undefined) return undefined;
  const { folder } = recorded;
  try {
    const trace = join(folder, 'run.gwtrace');
    const { size, mtimeMs } = await stat(trace);
    if (size > longest) return undefined;
    const key = `${folder} of ${mtimeMs}`;
    return known.get(key) ?? known.keep(key, readTrace(await readFile(trace, 'utf8')).events, { folder, recorded });
  } catch {
    // It was deleted, or a newer Groundwork wrote it: then there is nothing to tell.
    return undefined;
  }
}

/** The line as the run knew it: its plan may have been edited since. */
async function lineOf(decided: Decided, document: vscode.TextDocument, line: number) {
  const { sources, folder } = decided;
  const file = fileOf(sources, document.fileName);
  if (file === undefined) return undefined;
  const text = document.getText();
  if (!runsOldText(sources, file, text)) return { file, line };
  const earlier = await readFile(join(folder, 'blobs', sources[file] ?? ''), 'utf8').catch(() => '');
  const before = earlierLine(earlier, text, line);
  return before === undefined ? undefined : { file, line: before };
}

function fileOf(sources: Readonly<Record<string, string>>, path: string): string | undefined {
  return Object.keys(sources).find(one => vscode.Uri.file(one).fsPath === path);
}

function told(decision: LastDecision, { recorded }: Decided): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  // Names of controls are data; the one command is ours.
  text.isTrusted = { enabledCommands: ['groundwork.runs.open'] };
  const [action = '', ...rest] = decisionText(decision);
  text.appendMarkdown(`**${recorded === undefined ? 'This run' : 'Last run'}**: `).appendText(action);
  for (const paragraph of rest) text.appendMarkdown('\n\n').appendText(paragraph);
  if (recorded === undefined) return text;
  const { task, folder, plan, started } = recorded;
  const link = encodeURIComponent(JSON.stringify([{ task, folder, plan }]));
  text.appendMarkdown('\n\n').appendText(started?.toLocaleString(vscode.env.language) ?? '');
  return text.appendMarkdown(` [Open this run](command:groundwork.runs.open?${link})`);
}

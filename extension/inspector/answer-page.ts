import * as vscode from 'vscode';
import type { Deed, FromInspector } from '../../protocol/inspector.ts';
import type { PlanRange } from '../../protocol/position.ts';
import { doDeed } from './deeds.ts';
import { lookAt, matches } from './engine-requests.ts';
import type { PageHost } from './page-host.ts';
import type { RunFeed } from './run-feed.ts';

/** Answers what a page says: does what is to be done, and asks the engine or the run's folder. */
export async function answerPage(page: PageHost, message: FromInspector): Promise<void> {
  const { feed } = page;
  if (message.kind === 'ready' || message.kind === 'openWide' || feed === undefined) return;
  if (message.kind === 'reveal') return await reveal(feed, message.at);
  // It was on its way when the page got another run.
  if (message.run !== feed.id) return;
  switch (message.kind) {
    case 'look':
      // Nothing depends on it: a run that cannot go there stays where it is.
      if (feed.session !== undefined && !feed.isOver) await lookAt(feed.session, message.seq).catch(() => undefined);
      return;
    case 'selected':
      return feed.selection.select(outlinesSelection() ? message.control : undefined);
    case 'match':
      return await match(page, feed, message);
    case 'suggest':
      return await suggest(page, feed, message);
    default:
      return await deed(page, feed, message);
  }
}

async function deed(page: PageHost, feed: RunFeed, wanted: Deed): Promise<void> {
  const done = { kind: 'done', run: feed.id, deed: wanted.kind } as const;
  try {
    const told = await doDeed(feed, wanted, message => page.post(message));
    page.post({ ...done, ...(told === undefined || told === '' ? {} : { told }) });
  } catch (error) {
    page.post({ ...done, problem: messageOf(error) });
  }
}

async function match(page: PageHost, feed: RunFeed, { id, text }: Extract<FromInspector, { kind: 'match' }>) {
  const answer = { kind: 'matched', run: feed.id, id } as const;
  if (feed.session === undefined || feed.isOver)
    return page.post({ ...answer, controls: [], problem: 'The debug session is over: no selector can be tried.' });
  try {
    page.post({ ...answer, ...(await matches(feed.session, text)) });
  } catch (error) {
    page.post({ ...answer, controls: [], problem: messageOf(error) });
  }
}

async function suggest(
  page: PageHost,
  feed: RunFeed,
  { tree, control }: Extract<FromInspector, { kind: 'suggest' }>,
): Promise<void> {
  const answer = { kind: 'suggested', run: feed.id, tree, control } as const;
  try {
    page.post({ ...answer, selectors: [...(await feed.trees.selectors(tree, control))] });
  } catch (error) {
    page.post({ ...answer, selectors: [], problem: messageOf(error) });
  }
}

/** Shows a line of the run's plan, where the plan is shown already. */
async function reveal(feed: RunFeed, at: PlanRange): Promise<void> {
  if (!feed.hasSource(at.file)) return;
  const uri = vscode.Uri.file(at.file);
  const shown = vscode.window.visibleTextEditors.find(editor => editor.document.uri.fsPath === uri.fsPath);
  const selection = new vscode.Range(at.line - 1, at.column - 1, at.line - 1, at.column - 1);
  try {
    await vscode.window.showTextDocument(uri, {
      viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
      preserveFocus: true,
      preview: true,
      selection,
    });
  } catch {
    vscode.window.setStatusBarMessage(`The plan ${at.file} is not there any more.`, 5_000);
  }
}

function outlinesSelection(): boolean {
  return vscode.workspace.getConfiguration('groundwork').get('inspector.outlineSelection', true);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

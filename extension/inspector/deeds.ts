import * as vscode from 'vscode';
import type { Deed, ToInspector } from '../../protocol/inspector.ts';
import { carryOut, chooseControl, correct, decideAgain, goOn, outline, pick } from './engine-requests.ts';
import type { RunFeed } from './run-feed.ts';
import { writeIntoPlan } from './write-into-plan.ts';

/** What the page wanted done. @returns what it is told besides that it was done @throws Error for people */
export async function doDeed(
  feed: RunFeed,
  deed: Deed,
  tell: (message: ToInspector) => void,
): Promise<string | undefined> {
  switch (deed.kind) {
    case 'choose': {
      const session = sessionOf(feed);
      await chooseControl(session, deed.control);
      if (deed.goOn) await goOn(session);
      return undefined;
    }
    case 'carryOut':
      return await carryOut(sessionOf(feed), deed.text);
    case 'correct':
      return await correct(sessionOf(feed), deed.control);
    case 'decideAgain':
      await decideAgain(sessionOf(feed), deed.hint);
      return undefined;
    case 'outline':
      await outline(sessionOf(feed), deed.controls);
      return undefined;
    case 'pick': {
      const { control, text } = await pick(sessionOf(feed));
      if (control === undefined) return 'Nothing was picked.';
      tell({ kind: 'picked', run: feed.id, control });
      return text === undefined ? undefined : `Picked ${text}.`;
    }
    case 'addToPlan':
      return await writeIntoPlan(feed, deed);
    case 'copy':
      await vscode.env.clipboard.writeText(deed.text);
      return 'Copied.';
    case 'copyControl':
      await vscode.env.clipboard.writeText(
        JSON.stringify(await feed.trees.control(deed.tree, deed.control), undefined, 2),
      );
      return 'Copied as JSON.';
    case 'save':
      return await save(deed.name, deed.html);
  }
}

function sessionOf({ session, isOver }: RunFeed): vscode.DebugSession {
  if (session === undefined || isOver) throw new Error('The debug session is over: nothing can be done any more.');
  return session;
}

async function save(name: string, html: string): Promise<string | undefined> {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  const file = await vscode.window.showSaveDialog({
    // The page gives a name, never a path.
    ...(workspace === undefined
      ? {}
      : { defaultUri: vscode.Uri.joinPath(workspace.uri, name.replace(/[\\/:]/g, '-')) }),
    filters: { HTML: ['html'] },
    title: 'Save Decision',
  });
  if (file === undefined) return undefined;
  await vscode.workspace.fs.writeFile(file, Buffer.from(html));
  return `Saved as ${vscode.workspace.asRelativePath(file)}.`;
}

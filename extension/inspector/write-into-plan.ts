import * as vscode from 'vscode';
import type { Deed } from '../../protocol/inspector.ts';
import { lineNow } from '../line-now.ts';
import { conditionOf, controlEdit, expectEdit, type PlanEdit } from './plan-lines.ts';
import type { RunFeed } from './run-feed.ts';

/**
 * Writes a line about a control into the plan of a run, in its editor and unsaved: what it was is an undo away.
 * @returns what to say about it @throws Error for people
 */
export async function writeIntoPlan(feed: RunFeed, deed: Extract<Deed, { kind: 'addToPlan' }>): Promise<string> {
  const file = deed.at?.file ?? feed.plan;
  if (file === undefined || !feed.hasSource(file)) throw new Error('The run does not say what its plan was.');
  const node = await feed.trees.control(deed.tree, deed.control);
  const selector = await feed.trees.selector(deed.tree, deed.control);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
  const text = document.getText();
  const edit =
    deed.what === 'control'
      ? controlEdit(text, node, selector)
      : expectEdit(text, await placeOf(feed, deed, file, text), conditionOf(selector, node));
  if (edit === undefined) throw new Error('There is no place for it in the plan: its step is not there any more.');
  const change = new vscode.WorkspaceEdit();
  const { range, newText } = asChange(document, edit);
  change.replace(document.uri, range, newText);
  if (!(await vscode.workspace.applyEdit(change))) throw new Error('The plan could not be changed.');
  const shown = vscode.window.visibleTextEditors.find(editor => editor.document === document);
  await vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    preserveFocus: true,
    selection: new vscode.Range(edit.line, 0, edit.line, 0),
  });
  return `Written into the plan: ${
    edit.text
      .trim()
      .split('\n')
      .at(edit.replaces ? -2 : 0)
      ?.trim() ?? ''
  }`;
}

async function placeOf(
  feed: RunFeed,
  { at }: Extract<Deed, { kind: 'addToPlan' }>,
  file: string,
  text: string,
): Promise<number> {
  if (at === undefined) throw new Error('This moment belongs to no line of the plan.');
  const line = lineNow(await feed.source(file), text, at.line);
  if (line === undefined) throw new Error('The plan was changed since this run: its line is not there any more.');
  return line;
}

function asChange(document: vscode.TextDocument, { line, replaces, text }: PlanEdit) {
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const written = text.replaceAll('\n', eol);
  if (replaces) return { range: document.lineAt(line).range, newText: written };
  if (line < document.lineCount) return { range: new vscode.Range(line, 0, line, 0), newText: `${written}${eol}` };
  const end = document.lineAt(document.lineCount - 1).range.end;
  return { range: new vscode.Range(end, end), newText: `${eol}${written}` };
}

import * as vscode from 'vscode';
import { isPlan } from '../open-plans.ts';

/** A line of a plan that is open; `line` counts from 1. */
export interface PlanLine {
  readonly document: vscode.TextDocument;
  readonly line: number;
}

/**
 * The line that a command is for: the one whose number was clicked, or the one with the cursor.
 *
 * @param given what VS Code gave the command: the menu of line numbers says `{uri, lineNumber}`
 */
export function planLine(given: unknown): PlanLine | undefined {
  const editor = vscode.window.activeTextEditor;
  if (isNumbered(given)) {
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === given.uri.toString());
    return document !== undefined && isPlan(document) ? { document, line: given.lineNumber } : undefined;
  }
  if (editor === undefined || !isPlan(editor.document)) return undefined;
  return { document: editor.document, line: editor.selection.active.line + 1 };
}

function isNumbered(given: unknown): given is { readonly uri: vscode.Uri; readonly lineNumber: number } {
  if (typeof given !== 'object' || given === null || !('uri' in given) || !('lineNumber' in given)) return false;
  return given.uri instanceof vscode.Uri && typeof given.lineNumber === 'number';
}

import type { TextEdit } from 'vscode-languageserver';
import { layoutEdits } from '../language/print/layout.ts';
import type { PlanSource } from '../language/syntax/plan-source.ts';
import { rangeBetween } from './places.ts';

/** The changes of white space that lay a plan out; marks and cursors elsewhere stay where they are. */
export function formattingOf(source: PlanSource): TextEdit[] {
  return layoutEdits(source).map(({ from, to, text }) => ({ range: rangeBetween(source, from, to), newText: text }));
}

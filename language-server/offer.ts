import { type CompletionItem, CompletionItemKind, InsertTextFormat, InsertTextMode } from 'vscode-languageserver';
import type { Cursor } from './cursor.ts';
import { rangeBetween } from './places.ts';

/** Something that may be written at a cursor. */
export interface Offer {
  readonly label: string;
  readonly kind: keyof typeof itemKinds;
  /** What follows the label in a list, such as ` TEXT into CONTROL`. */
  readonly rest?: string | undefined;
  /** What it is, in a few words. */
  readonly detail?: string | undefined;
  /** Markdown. */
  readonly documentation?: string | undefined;
  /** What is written, if it is not the label. */
  readonly insert?: string | undefined;
  /** What is written with places to fill in, where the editor knows such and nothing follows on the line. */
  readonly snippet?: string | undefined;
  /** The offset from which on text is replaced, if it is not the beginning of the word. */
  readonly from?: number | undefined;
}

const itemKinds = {
  action: CompletionItemKind.Function,
  word: CompletionItemKind.Keyword,
  control: CompletionItemKind.Field,
  type: CompletionItemKind.Class,
  name: CompletionItemKind.Variable,
  routine: CompletionItemKind.Method,
  property: CompletionItemKind.Property,
  state: CompletionItemKind.EnumMember,
  value: CompletionItemKind.Value,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  step: CompletionItemKind.Event,
} as const satisfies Record<string, CompletionItemKind>;

/** @param rank its place among the offers, from 0 */
export function itemAt(cursor: Cursor, offer: Offer, rank: number, snippets: boolean): CompletionItem {
  const from = offer.from ?? cursor.from;
  const { source } = cursor.plan;
  const isSnippet = offer.snippet !== undefined && snippets && /^[\p{L}\p{N}_]*[\s})\]"]*$/u.test(cursor.lineBehind);
  const plain = offer.insert ?? offer.label;
  // Where a space follows already, no second one is written.
  const newText = isSnippet
    ? (offer.snippet ?? '')
    : /^[\p{L}\p{N}_]*\s/u.test(cursor.lineBehind)
      ? plain.trimEnd()
      : plain;
  return {
    label: offer.label,
    kind: itemKinds[offer.kind],
    sortText: String(rank).padStart(4, '0'),
    filterText: filterTextOf(offer, source.text.slice(from, cursor.offset)),
    textEdit: { range: rangeBetween(source, from, cursor.offset), newText },
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(isSnippet && newText.includes('\n') ? { insertTextMode: InsertTextMode.adjustIndentation } : {}),
    ...(offer.rest === undefined ? {} : { labelDetails: { detail: offer.rest } }),
    ...(offer.detail === undefined ? {} : { detail: offer.detail }),
    ...(offer.documentation === undefined ? {} : { documentation: { kind: 'markdown', value: offer.documentation } }),
  };
}

/** Editors compare this with the text that is replaced, which may begin with a quotation mark. */
function filterTextOf(offer: Offer, typed: string): string {
  return typed.startsWith('"') && !offer.label.startsWith('"') ? `"${offer.label}` : offer.label;
}

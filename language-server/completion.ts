import type { CompletionItem } from 'vscode-languageserver';
import type { Plan } from '../language/plan.ts';
import { type Cursor, type CursorKind, cursorAt } from './cursor.ts';
import { itemAt, type Offer } from './offer.ts';
import {
  neverControl,
  offeredControls,
  offeredHoles,
  offeredNewNames,
  offeredProperties,
  offeredValues,
} from './offered-names.ts';
import { offeredFilters, offeredFilterValues, offeredStates, offeredTypes } from './offered-selectors.ts';
import { offeredInText, offeredTexts } from './offered-texts.ts';
import { offeredDeclarations, offeredStatements, offeredWords } from './offered-words.ts';

/** What the editor can do with an answer, and why it asks. */
export interface CompletionAsk {
  /** It knows snippets: texts with places to fill in. */
  readonly snippets: boolean;
  /** The character whose typing asked; absent when the author did. */
  readonly trigger?: string | undefined;
}

/** What may be written at an offset of a plan, broken or not, the likeliest first. */
export function completionAt(plan: Plan, offset: number, ask: CompletionAsk): CompletionItem[] {
  const cursor = cursorAt(plan, offset);
  const kinds = ask.trigger === undefined ? cursor.kinds : kindsFor(ask.trigger, cursor);
  return kinds.flatMap(kind => offersOf(kind, cursor)).map((offer, rank) => itemAt(cursor, offer, rank, ask.snippets));
}

/** What the typing of a character asks for. More would be in the way: the next Enter would accept it. */
function kindsFor(trigger: string, { kinds, isIncomplete }: Cursor): readonly CursorKind[] {
  const only = triggered[trigger];
  if (only) return kinds.filter(kind => only.includes(kind));
  // A space asks where something has to follow.
  return isIncomplete ? kinds : [];
}

const triggered: Readonly<Record<string, readonly CursorKind[]>> = {
  '.': ['property', 'hole'],
  '"': ['in-text'],
  '+': ['in-text'],
  '/': ['in-text'],
  '[': ['filter'],
  '=': ['filter-value'],
  '{': ['hole'],
};

function offersOf(kind: CursorKind, cursor: Cursor): Offer[] {
  switch (kind) {
    case 'declaration':
      return offeredDeclarations(cursor);
    case 'statement':
      return offeredStatements(cursor);
    case 'word':
      return offeredWords(cursor);
    case 'control':
      return [...offeredControls(cursor), ...offeredTypes()];
    case 'value':
      return [...offeredValues(cursor), ...(neverControl(cursor) ? [] : offeredTypes())];
    case 'hole':
      return offeredHoles(cursor);
    case 'new-name':
      return offeredNewNames(cursor);
    case 'property':
      return offeredProperties(cursor);
    case 'filter':
      return offeredFilters(cursor);
    case 'filter-value':
      return offeredFilterValues(cursor);
    case 'state':
      return offeredStates();
    case 'text':
      return offeredTexts(cursor);
    case 'in-text':
      return offeredInText(cursor);
    case 'duration':
      return [{ label: '10s', kind: 'value', snippet: `\${1:10}s`, documentation: 'A time: `500ms`, `2s`, `1m`.' }];
    default:
      return [];
  }
}

import { readdirSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { isAppDeclaration } from '../language/generated/ast.ts';
import { shownKeys, shownModifiers } from '../protocol/keys.ts';
import type { Cursor } from './cursor.ts';
import type { Offer } from './offer.ts';

/** Whole texts, with their quotation marks: paths of plans, key chords, the programs of the plan. */
export function offeredTexts(cursor: Cursor): Offer[] {
  switch (cursor.before.at(-1)?.tokenType.name) {
    case 'use':
      return planPaths(cursor, './').map(offer => ({ ...offer, insert: `"${offer.label}"` }));
    case 'launch':
      return programs(cursor).map(offer => ({ ...offer, insert: `"${offer.label}"` }));
    case 'press':
    case 'holding':
      return [{ label: '"…"', kind: 'value', snippet: '"$1"', insert: '"', detail: 'keys' }];
    default:
      return [];
  }
}

/** What may be written between quotation marks. */
export function offeredInText(cursor: Cursor): Offer[] {
  const found = /(\w+)\s*"([^"]*)$/.exec(cursor.lineBefore);
  if (!found) return [];
  const [, word, typed = ''] = found;
  const start = cursor.offset - typed.length;
  switch (word) {
    case 'use':
      return planPaths(cursor, typed).map(offer => ({ ...offer, from: start }));
    case 'launch':
      return programs(cursor).map(offer => ({ ...offer, from: start }));
    case 'press':
      return keys(typed, [...shownModifiers, ...shownKeys]).map(offer => ({
        ...offer,
        from: lastChordPart(start, typed),
      }));
    case 'holding':
      return keys(typed, shownModifiers).map(offer => ({ ...offer, from: lastChordPart(start, typed) }));
    default:
      return [];
  }
}

/** Keys that go on with a chord; a modifier is held once. */
function keys(typed: string, all: readonly string[]): Offer[] {
  const chord = /[^,]*$/.exec(typed)?.[0] ?? '';
  const held = chord
    .split('+')
    .slice(0, -1)
    .map(key => key.trim());
  return all.filter(key => !held.includes(key)).map(key => ({ label: key, kind: 'value', detail: 'key' }));
}

function lastChordPart(start: number, typed: string): number {
  return start + (/[^+,\s]*$/.exec(typed)?.index ?? 0);
}

function programs({ plan: { source } }: Cursor): Offer[] {
  return source.pieces.flatMap(({ root: { item } }): Offer[] =>
    isAppDeclaration(item) && item.program.holes.length === 0
      ? [{ label: item.program.chunks[0] ?? '', kind: 'value', detail: 'app of this plan' }]
      : [],
  );
}

/** Plans and folders in the folder that the path names so far, as paths from the folder of this plan. */
function planPaths({ plan: { source } }: Cursor, typed: string): Offer[] {
  const folder = /^.*\//.exec(typed)?.[0] ?? './';
  try {
    return readdirSync(resolve(dirname(source.file), folder), { withFileTypes: true })
      .filter(entry => !entry.name.startsWith('.') && entry.name !== 'node_modules')
      .sort((a, b) => a.name.localeCompare(b.name))
      .flatMap((entry): Offer[] => {
        if (entry.isDirectory()) return [{ label: `${folder}${entry.name}/`, kind: 'folder' }];
        const isOther = entry.name.endsWith('.taskplan') && !(folder === './' && entry.name === basename(source.file));
        return isOther ? [{ label: `${folder}${entry.name}`, kind: 'file' }] : [];
      });
  } catch {
    // No such folder: nothing to offer.
    return [];
  }
}

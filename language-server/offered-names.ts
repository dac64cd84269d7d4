import type { Declaration } from '../language/bind/declaration.ts';
import { type Meaning, meaningOf } from '../language/bind/meaning.ts';
import { type PropertyName, properties, propertyNames } from '../protocol/properties.ts';
import type { Cursor } from './cursor.ts';
import { explainName } from './explain.ts';
import type { Offer } from './offer.ts';

/** Names that stand for a control. */
export function offeredControls(cursor: Cursor): Offer[] {
  return visible(cursor)
    .filter(({ meaning }) => isControl(meaning))
    .map(({ declaration, meaning }) => nameOffer(cursor, declaration, meaning));
}

/** Behind these words comes a text or a number, which no control is. */
export function neverControl({ before }: Cursor): boolean {
  return /^(press|launch|limit|retry|repeat|with|=|up|down|left|right)$/.test(before.at(-1)?.tokenType.name ?? '');
}

/** All names with a value, then those of controls. */
export function offeredValues(cursor: Cursor): Offer[] {
  const names = visible(cursor).filter(({ meaning }) => meaning.kind !== 'routine');
  const values = names.filter(({ meaning }) => !isControl(meaning));
  const controls = neverControl(cursor) ? [] : names.filter(({ meaning }) => isControl(meaning));
  return [...values, ...controls].map(({ declaration, meaning }) => nameOffer(cursor, declaration, meaning));
}

/** Names for a `{hole}` of a text; of a control, its text. */
export function offeredHoles(cursor: Cursor): Offer[] {
  const word = cursor.plan.source.text.slice(cursor.from, cursor.offset);
  const closing = /^[\p{L}\p{M}\p{N}_.]*\}/u.test(cursor.lineBehind) ? '' : '}';
  const point = word.indexOf('.');
  if (point >= 0) {
    const from = cursor.from + point + 1;
    return propertiesOf(cursor, word.slice(0, point)).map(name => ({
      ...propertyOffer(name),
      from,
      insert: name + closing,
    }));
  }
  return offeredValues(cursor).map(offer => {
    const label = offer.kind === 'control' ? `${offer.label}.text` : offer.label;
    return { ...offer, label, insert: label + closing };
  });
}

/** Behind `into`, a variable that is there already. */
export function offeredNewNames(cursor: Cursor): Offer[] {
  if (cursor.before.at(-1)?.tokenType.name !== 'into') return [];
  return visible(cursor)
    .filter(({ declaration }) => declaration.kind === 'variable')
    .map(({ declaration, meaning }) => nameOffer(cursor, declaration, meaning));
}

/** What can be asked of the operand before the point. */
export function offeredProperties(cursor: Cursor): Offer[] {
  const operand = cursor.before.at(-2);
  if (operand === undefined) return [];
  const isName = operand.tokenType.name === 'NAME' && cursor.before.at(-3)?.tokenType.name !== '.';
  return (isName ? propertiesOf(cursor, operand.image) : propertyNames).map(propertyOffer);
}

function propertiesOf(cursor: Cursor, name: string): readonly PropertyName[] {
  const found = visible(cursor).find(({ declaration }) => declaration.name === name);
  // Of a name that is not known nothing is known; texts and rows have no properties of ours.
  return found === undefined || isControl(found.meaning) ? propertyNames : [];
}

function propertyOffer(name: PropertyName): Offer {
  return {
    label: name,
    kind: 'property',
    detail: properties[name].type,
    documentation: properties[name].documentation,
  };
}

function nameOffer(cursor: Cursor, declaration: Declaration, meaning: Meaning): Offer {
  return {
    label: declaration.name,
    kind: isControl(meaning) ? 'control' : 'name',
    detail: meaning.words.replace(/^an? /, ''),
    documentation: explainName(cursor.plan, declaration),
  };
}

function visible({ plan: { names, source }, offset }: Cursor): { declaration: Declaration; meaning: Meaning }[] {
  const declaredHere = source.pieceAt(offset)?.root.item;
  return names
    .visibleAt(offset)
    .filter(({ kind, node }) => kind === 'routine' || node !== declaredHere)
    .map(declaration => ({ declaration, meaning: meaningOf(declaration, names.fileOf(declaration)) }));
}

function isControl({ kind }: Meaning): boolean {
  return kind === 'control' || kind === 'held control';
}

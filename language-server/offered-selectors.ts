import { type ControlType, controlTypeNames, controlTypes } from '../protocol/control-types.ts';
import { isStateName, properties, propertyNames, stateNames, states } from '../protocol/properties.ts';
import type { Cursor } from './cursor.ts';
import { anyType, explainType } from './explain.ts';
import type { Offer } from './offer.ts';

/** Control types: those a user acts on first, then frames around them. */
export function offeredTypes(): Offer[] {
  const byUse = controlTypeNames.toSorted(
    (a, b) => Number(controlTypes[b].interactive) - Number(controlTypes[a].interactive),
  );
  const types: readonly (ControlType | typeof anyType)[] = [...byUse, anyType];
  return types.map(
    (type): Offer => ({
      label: type,
      rest: ' "NAME"',
      kind: 'type',
      snippet: `${type} "$1"`,
      documentation: explainType(type),
    }),
  );
}

/** States, behind `is`. */
export function offeredStates(): Offer[] {
  return stateNames.map(state => ({ label: state, kind: 'state', documentation: states[state].documentation }));
}

/** What a selector can ask for in brackets. Before a bracket that is not there yet, the brackets come along. */
export function offeredFilters({ before, lineBehind }: Cursor): Offer[] {
  if (before.at(-1)?.tokenType.name !== '[') return [];
  const closing = lineBehind.includes(']') ? '' : ']';
  return [
    ...propertyNames
      .filter(name => properties[name].filter)
      .map(
        (name): Offer => ({
          label: name,
          rest: '="…"',
          kind: 'property',
          insert: `${name}=`,
          snippet: `${name}="$1"${closing}`,
          documentation: properties[name].documentation,
        }),
      ),
    ...stateNames.map(
      (state): Offer => ({
        label: state,
        rest: '=true',
        kind: 'state',
        insert: `${state}=`,
        snippet: `${state}=\${1|true,false|}${closing}`,
        documentation: states[state].documentation,
      }),
    ),
  ];
}

/** What may stand behind `[name=`: for a state yes or no, for a property a text or a pattern. */
export function offeredFilterValues({ before }: Cursor): Offer[] {
  if (isStateName(before.at(-2)?.image ?? '')) return ['true', 'false'].map(label => ({ label, kind: 'word' }));
  return [
    { label: '"…"', kind: 'value', snippet: '"$1"', insert: '"', detail: 'the whole text' },
    { label: '/…/', kind: 'value', snippet: '/$1/', insert: '/', detail: 'a pattern to be found in it' },
  ];
}

import { type ControlIndex, isVisible } from '../controls/control-index.ts';
import { printText } from '../controls/print.ts';
import { readProperty } from '../controls/property.ts';
import { actions, verbs } from '../protocol/actions.ts';
import { controlTypeNames, controlTypes } from '../protocol/control-types.ts';
import { shownKeys, shownModifiers } from '../protocol/keys.ts';
import { isPropertyName, isStateName, properties, propertyNames, stateNames, states } from '../protocol/properties.ts';
import type { ConsoleNames } from './compile/console.ts';
import type { Expected } from './syntax/expected.ts';
import { PlanSource } from './syntax/plan-source.ts';

/** Something that may be written in the debug console. */
export interface ConsoleOffer {
  readonly label: string;
  /** What is written, if it is not the label. */
  readonly text?: string | undefined;
  readonly kind: 'action' | 'name' | 'control' | 'type' | 'property' | 'state' | 'word' | 'value';
  /** What it is, in a few words. */
  readonly detail?: string | undefined;
  /** Offset in the text from which on it replaces what was typed. */
  readonly from: number;
}

/** A text of the console up to the cursor, and what is known where the run stands. */
interface Cursor {
  readonly typed: string;
  readonly names: ConsoleNames;
  /** What the program showed last. */
  readonly index: ControlIndex | undefined;
}

/** What may be written at the end of a console text (an action, an expression, a selector), the likeliest first. */
export function completeConsoleText(typed: string, names: ConsoleNames, index?: ControlIndex): ConsoleOffer[] {
  const cursor = { typed, names, index };
  const text = openText(typed);
  const [from, word, offers] =
    text === undefined ? outsideText(cursor) : [text.from, text.typed, insideText(cursor, text)];
  const lower = word.toLowerCase();
  const begins = ({ label }: Offer) => label.toLowerCase().replace(/^"/, '').startsWith(lower);
  // Names of controls are not at the tip of the tongue: a part of one finds it, behind those that begin so.
  const holds = ({ kind, label }: Offer) => kind === 'control' && label.toLowerCase().includes(lower);
  return [...offers.filter(begins), ...offers.filter(offer => !begins(offer) && holds(offer))]
    .slice(0, most)
    .map(offer => ({ ...offer, from }));
}

const most = 200;

type Offer = Omit<ConsoleOffer, 'from'>;

interface OpenText {
  /** Offset of its first letter. */
  readonly from: number;
  readonly typed: string;
}

/** The text whose closing quotation mark is missing. */
function openText(typed: string): OpenText | undefined {
  let from: number | undefined;
  for (let at = 0; at < typed.length; at++) {
    if (typed.charAt(at) === '\\' && from !== undefined) at++;
    else if (typed.charAt(at) === '"') from = from === undefined ? at + 1 : undefined;
  }
  return from === undefined ? undefined : { from, typed: typed.slice(from) };
}

// — inside a text —

function insideText({ typed, index }: Cursor, { from }: OpenText): readonly Offer[] {
  const before = typed.slice(0, from - 1).trimEnd();
  if (/\b(press|holding)$/.test(before)) return keys();
  const filter = /\b([A-Z]\w*)\b[^[\]]*\[\s*(\w+)\s*=$/.exec(before);
  if (filter !== null) return propertyValues(filter[1] ?? '', filter[2] ?? '', index).map(value => inQuotes(value));
  const type = /\b([A-Z]\w*)$/.exec(before)?.[1];
  return type === undefined ? [] : namesOfType(type, index).map(name => inQuotes(name));
}

/** The rest of a text that is open, its closing mark included. */
function inQuotes(label: string): Offer {
  return { label, text: printText(label).slice(1), kind: 'control' };
}

function keys(): readonly Offer[] {
  return [...shownModifiers.map(key => `${key}+`), ...shownKeys].map(label => ({
    label,
    kind: 'value',
    detail: 'key',
  }));
}

/** Names of the controls of a type, those on the screen first, each once. */
function namesOfType(type: string, index: ControlIndex | undefined): readonly string[] {
  const nodes = (index?.nodes ?? []).filter(node => node.name !== '' && (type === 'Any' || node.controlType === type));
  const sorted = [...nodes.filter(isVisible), ...nodes.filter(node => !isVisible(node))];
  return [...new Set(sorted.map(({ name }) => name))];
}

function propertyValues(type: string, property: string, index: ControlIndex | undefined): readonly string[] {
  if (!isPropertyName(property) || property === 'count') return [];
  const nodes = (index?.nodes ?? []).filter(node => type === 'Any' || node.controlType === type);
  const values = nodes.map(node => readProperty(node, property));
  return [...new Set(values.filter(value => value !== undefined && value !== '').map(String))];
}

// — outside of texts —

/** A step around the text: there the language knows what may follow. */
const head = 'step "s" {\n  ';

const actionWords = new Set(verbs.map(verb => actions[verb].syntax.replace(/^\[[^\]]*\] /, '').split(' ')[0] ?? ''));

function outsideText(cursor: Cursor): readonly [number, string, readonly Offer[]] {
  const { typed } = cursor;
  const line = typed.replace(/[\r\n]/g, ' ').trimStart();
  const cut = typed.length - line.length;
  const first = /^[a-z]*/.exec(line)?.[0] ?? '';
  if (first === line) return [cut, first, [...actionOffers(), ...values(cursor)]];
  const isAction = actionWords.has(first) || first === 'double' || first === 'right';
  const before = isAction ? head : `${head}expect `;
  const source = PlanSource.parse('<console>', before + line);
  const expected = source.expectedAt(before.length + line.length);
  const from = expected.from - before.length + cut;
  return [from, expected.word, offersFor(expected, cursor)];
}

function offersFor({ kinds, keywords, before }: Expected, cursor: Cursor): Offer[] {
  const names = before.map(({ tokenType }) => tokenType.name);
  const operand = names.findLastIndex(name => name !== 'is' && name !== 'not');
  // A property is compared with values, a control has states.
  const asksForState = kinds.includes('state') && names[operand - 1] !== '.';
  const ordered = asksForState ? [...new Set(['state' as const, ...kinds])] : kinds;
  const offers = ordered.flatMap((kind): readonly Offer[] => {
    switch (kind) {
      case 'value':
        return values(cursor);
      case 'control':
        return [...controlNames(cursor), ...types()];
      case 'text':
        return quotedNames(before.at(-1)?.image, cursor);
      case 'property':
        return propertiesOf(before.at(-2)?.image, cursor);
      case 'filter':
        return before.at(-1)?.image === '[' ? filters() : [];
      case 'filter-value':
        return isStateName(before.at(-2)?.image ?? '') ? ['true', 'false'].map(word) : [];
      case 'state':
        return stateNames.map(label => ({ label, kind: 'state', detail: states[label].documentation }));
      default:
        return [];
    }
  });
  // A clause of `expect` is no part of a condition.
  return [...offers, ...keywords.filter(one => one !== 'timeout').map(word)];
}

function actionOffers(): readonly Offer[] {
  return verbs.map(verb => {
    const { syntax, documentation } = actions[verb];
    const label = /^[a-z]+( text| at)?(?= )/.exec(syntax.replace(/^\[[^\]]*\] /, ''))?.[0] ?? verb;
    return { label, text: `${label} `, kind: 'action', detail: documentation };
  });
}

function values(cursor: Cursor): readonly Offer[] {
  const variables = cursor.names.variables.map((label): Offer => ({ label, kind: 'name', detail: 'value' }));
  return [...variables, ...controlNames(cursor), ...types()];
}

function controlNames({ names: { controls, controlVariables } }: Cursor): readonly Offer[] {
  return [...controlVariables, ...controls.keys()].map(label => ({ label, kind: 'name', detail: 'control' }));
}

/** Those a user acts on first, then frames around them. */
function types(): readonly Offer[] {
  const byUse = controlTypeNames.toSorted(
    (a, b) => Number(controlTypes[b].interactive) - Number(controlTypes[a].interactive),
  );
  const named = byUse.map((label): Offer => ({ label, kind: 'type', detail: controlTypes[label].documentation }));
  return [...named, { label: 'Any', kind: 'type', detail: 'Any control, whatever its type.' }];
}

/** Behind a type: the names of the controls of that type that are there. */
function quotedNames(type: string | undefined, { index }: Cursor): readonly Offer[] {
  if (type === undefined || !/^[A-Z]/.test(type)) return [];
  return namesOfType(type, index).map(name => ({ label: printText(name), kind: 'control' }));
}

function propertiesOf(operand: string | undefined, { names }: Cursor): readonly Offer[] {
  const isValue = operand !== undefined && names.variables.includes(operand);
  if (isValue && !names.controlVariables.includes(operand)) return [];
  return propertyNames.map(label => ({ label, kind: 'property', detail: properties[label].documentation }));
}

function filters(): readonly Offer[] {
  const texts = propertyNames.filter(name => properties[name].filter);
  return [
    ...texts.map(
      (label): Offer => ({ label, text: `${label}="`, kind: 'property', detail: properties[label].documentation }),
    ),
    ...stateNames.map(
      (label): Offer => ({ label, text: `${label}=`, kind: 'state', detail: states[label].documentation }),
    ),
  ];
}

function word(label: string): Offer {
  return { label, kind: 'word' };
}

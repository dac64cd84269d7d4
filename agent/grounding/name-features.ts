import { canonicalText } from '../../controls/text-match.ts';
import { type ControlType, controlTypes } from '../../protocol/control-types.ts';
import type { Feature } from '../../protocol/model.ts';
import { isNameOf } from './purpose.ts';
import type { NodeWords } from './tree-words.ts';
import type { Wanted } from './wanted.ts';
import { weights } from './weights.ts';
import { overlapOf } from './word-match.ts';
import { wordsOf } from './words.ts';

/** What makes a control the one that is meant, and the words of the description that it leaves over. */
export interface Meaning {
  readonly feature: Feature;
  readonly left: readonly string[];
}

/** Its name is asked for, or its label, automation id or help text has the words. */
export function byName(entry: NodeWords, wanted: Wanted): Meaning[] {
  const { description } = wanted;
  const { phrase } = description;
  const { node } = entry;
  const whole = (name: string, weight: number, because: string): Meaning[] => [
    { feature: { name, value: 1, weight, because }, left: [] },
  ];
  if (entry.canonical !== '' && description.names.includes(entry.canonical)) {
    const quoted = phrase.quoted ? weights.quoted : 0;
    return whole('exact name', weights.exactName + quoted, `name is exactly "${node.name}"`);
  }
  if (entry.compact !== '' && description.compactNames.includes(entry.compact)) {
    return whole('same letters', weights.sameLetters, `name "${node.name}" has the same letters`);
  }
  if (phrase.words.length === 0) return byTypeAlone(entry, wanted);
  if (entry.label !== '' && description.names.includes(canonicalText(entry.label))) {
    return whole('exact label', weights.exactLabel, `the label before it is "${entry.label}"`);
  }
  if (entry.automationId.length > 0 && description.names.includes(entry.automationId.join(' '))) {
    return whole('exact id', weights.exactId, `automation id is "${node.automationId}"`);
  }
  return byWords(entry, wanted);
}

/** One for each of its texts that has some of the words. */
function byWords(entry: NodeWords, { description, matcher }: Wanted): Meaning[] {
  const { node } = entry;
  const sources = [
    { words: entry.name, share: 1, of: `name "${node.name}"` },
    { words: entry.label === '' ? [] : wordsOf(entry.label), share: 0.95, of: `label "${entry.label}"` },
    { words: entry.automationId, share: weights.shareOfId, of: `automation id "${node.automationId}"` },
    { words: entry.helpText, share: weights.shareOfId, of: `help text "${node.helpText}"` },
  ];
  return sources.flatMap(({ words, share, of }) => {
    if (words.length === 0) return [];
    const { value, because, left } = overlapOf(description.phrase.words, words, matcher);
    const weight = weights.overlap * share * value;
    return value === 0 ? [] : [{ feature: { name: 'words', value, weight, because: `${because} of ${of}` }, left }];
  });
}

/** `the document`, `the first check box`: the type is all there is. */
function byTypeAlone({ node }: NodeWords, { types }: Wanted): Meaning[] {
  const at = types.indexOf(node.controlType);
  if (at < 0) return [];
  const weight = weights.typeAlone - (at === 0 ? 0 : 2 + at);
  const because = `is ${withArticle(node.controlType)}, and no name is asked for`;
  return [{ feature: { name: 'type alone', value: 1, weight, because }, left: [] }];
}

/** It is what does such a thing: `make it heavier`. */
export function byPurpose({ node, name }: NodeWords, { description, matcher }: Wanted): Meaning[] {
  if (name.length === 0 || !controlTypes[node.controlType].interactive) return [];
  const purpose = description.purposes.find(({ command }) => isNameOf(command, node.name));
  if (!purpose) return [];
  const { said, strength } = purpose;
  // A menu is not its command: `Search` in the menu bar holds `Search...`.
  const share = node.children.some(({ controlType }) => controlType === 'MenuItem') ? 0.93 : 1;
  const weight = weights.purpose * strength * share;
  const spoken = [...name, ...wordsOf(said)];
  const left = description.phrase.words.filter(word => !spoken.some(other => matcher.like(word, other).value >= 0.7));
  return [{ feature: { name: 'purpose', value: strength, weight, because: `"${node.name}" is for "${said}"` }, left }];
}

/** `a Button`, `an Edit`. */
export function withArticle(type: ControlType): string {
  return `${/^[AEIOU]/.test(type) ? 'an' : 'a'} ${type}`;
}

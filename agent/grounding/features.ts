import { isInClosedMenu } from '../../controls/control-index.ts';
import { canonicalText } from '../../controls/text-match.ts';
import { type ControlType, controlTypes } from '../../protocol/control-types.ts';
import type { Feature } from '../../protocol/model.ts';
import type { Container } from './container.ts';
import type { Description } from './description.ts';
import { areSynonyms } from './lexicon.ts';
import { isNameOf } from './purpose.ts';
import type { NodeWords, TreeWords } from './tree-words.ts';
import { agreementWithVerb } from './verb-fit.ts';
import { isFiller, type Likeness, likeness, wordsOf } from './words.ts';

/**
 * Everything that speaks for or against a control. Weights are shares of a score in nats: *not here* has 12
 * (`rank.ts`), an exact name brings 16, so that a name alone is enough and half a name is not. They were set by hand on
 * the sentences of `cases.ts` and on recorded windows.
 */
export const weights = {
  exactName: 16,
  exactId: 14.5,
  quoted: 1.5,
  overlap: 15,
  purpose: 15,
  /** Without a name, the only visible control of the wanted type. */
  typeAlone: 14.5,
  /** What the best of name and purpose leaves to the other. */
  second: 0.1,
  type: 2,
  typeAlso: 1.2,
  otherType: -3,
  inside: 3,
  outside: -5,
  containerUnknown: -3,
  offscreen: -2.5,
  closedMenu: -0.5,
  disabled: -0.7,
  front: 1.5,
  behind: -2.5,
  focus: 1,
  textPart: 1.5,
  notTextPart: -3,
  counted: 5,
  /** All words that the name leaves over are in the names around it. */
  context: 2.5,
  /** The same for half a name, as a share of its overlap. */
  contextOfWords: 0.85,
} as const;

/** Likeness of the words of a description with words of the tree, worked out once for each pair. */
export class WordMatcher {
  readonly #tree: TreeWords;
  readonly #known = new Map<string, Map<string, Likeness>>();
  readonly #importance = new Map<string, number>();

  constructor(tree: TreeWords) {
    this.#tree = tree;
  }

  like(wanted: string, found: string): Likeness {
    let row = this.#known.get(wanted);
    if (!row) {
      row = new Map();
      this.#known.set(wanted, row);
    }
    let result = row.get(found);
    if (!result) {
      result = likeness(wanted, found);
      if (result.value < 0.86 && areSynonyms(wanted, found)) result = { value: 0.86, how: 'synonym' };
      row.set(found, result);
    }
    return result;
  }

  /** A misspelt word is as important as the word it stands for; a word that is nowhere is as important as a rare one. */
  importanceOf(wanted: string): number {
    let importance = this.#importance.get(wanted);
    if (importance === undefined) {
      let best = 0;
      importance = this.#tree.weightOf(wanted);
      for (const word of this.#tree.vocabulary) {
        const { value } = this.like(wanted, word);
        if (value > Math.max(best, 0.5)) {
          best = value;
          importance = this.#tree.weightOf(word);
        }
      }
      this.#importance.set(wanted, importance);
    }
    return importance;
  }

  weightOf(found: string): number {
    return this.#tree.weightOf(found);
  }
}

/** The request as features need it. */
export interface Wanted {
  readonly description: Description;
  readonly verb: string;
  /** The wanted types that the tree has, the likeliest first. */
  readonly types: readonly ControlType[];
  readonly container: Container | undefined;
  readonly matcher: WordMatcher;
  readonly tree: TreeWords;
}

/** All features of one control that are not zero. The sum of their weights is its score. */
export function featuresOf(entry: NodeWords, wanted: Wanted): Feature[] {
  const name = nameFeature(entry, wanted);
  const purpose = purposeFeature(entry, wanted);
  const features: Feature[] = [];
  const [first, second] = (name?.weight ?? 0) >= (purpose?.weight ?? 0) ? [name, purpose] : [purpose, name];
  if (first) features.push(first);
  if (second) features.push({ ...second, weight: second.weight * weights.second });
  // What speaks for any control of its kind counts only as far as the control is meant at all: otherwise ten thousand
  // visible buttons would outweigh the one that is meant.
  const context = first && contextFeature(entry, wanted, first);
  if (context) features.push(context);
  const meant = Math.min(1, ((first?.weight ?? 0) + (context?.weight ?? 0)) / 12);
  const add = (feature: Feature | undefined) => {
    if (!feature) return;
    const weight = feature.weight > 0 ? feature.weight * meant : feature.weight;
    if (weight !== 0) features.push({ ...feature, weight });
  };
  const exactWithTypeWord =
    first?.name === 'exact name' && entry.canonical !== canonicalText(wanted.description.phrase.name);
  if (!exactWithTypeWord && !wanted.description.isFree && first?.name !== 'type alone') add(typeFeature(entry, wanted));
  add(agreementWithVerb(wanted.verb, entry.node));
  add(textPartFeature(entry, wanted));
  add(containerFeature(entry, wanted));
  add(usableFeature(entry, wanted));
  add(frontFeature(entry, wanted));
  if (entry.node.focused) add({ name: 'focus', value: 1, weight: weights.focus, because: 'has the keyboard focus' });
  return features;
}

function nameFeature(entry: NodeWords, wanted: Wanted): Feature | undefined {
  const { description } = wanted;
  const { phrase } = description;
  const { node } = entry;
  if (entry.canonical !== '' && description.names.includes(entry.canonical)) {
    const quoted = phrase.quoted ? weights.quoted : 0;
    return {
      name: 'exact name',
      value: 1,
      weight: weights.exactName + quoted,
      because: `name is exactly "${node.name}"`,
    };
  }
  if (phrase.words.length === 0) return typeAloneFeature(entry, wanted);
  if (entry.label !== '' && description.names.includes(canonicalText(entry.label))) {
    return {
      name: 'exact label',
      value: 1,
      weight: weights.exactName * 0.95,
      because: `the label before it is "${entry.label}"`,
    };
  }
  if (entry.automationId.length > 0 && description.names.includes(entry.automationId.join(' '))) {
    return { name: 'exact id', value: 1, weight: weights.exactId, because: `automation id is "${node.automationId}"` };
  }
  const sources = [
    { words: entry.name, share: 1, of: `name "${node.name}"` },
    { words: entry.label === '' ? [] : wordsOf(entry.label), share: 0.95, of: `label "${entry.label}"` },
    { words: entry.automationId, share: 0.8, of: `automation id "${node.automationId}"` },
    { words: entry.helpText, share: 0.8, of: `help text "${node.helpText}"` },
  ];
  let best: Feature | undefined;
  for (const { words, share, of } of sources) {
    if (words.length === 0) continue;
    const overlap = overlapOf(phrase.words, words, wanted.matcher);
    const weight = weights.overlap * share * overlap.value;
    if (weight > (best?.weight ?? 0)) {
      best = { name: 'words', value: overlap.value, weight, because: `${overlap.because} of ${of}` };
    }
  }
  return best;
}

/** How well the wanted words cover a name, and the name the wanted words. */
function overlapOf(
  wantedWords: readonly string[],
  found: readonly string[],
  matcher: WordMatcher,
): { value: number; because: string } {
  let wantedTotal = 0;
  let wantedCovered = 0;
  const covered = new Set<string>();
  const pairs: string[] = [];
  for (const word of wantedWords) {
    const importance = matcher.importanceOf(word);
    wantedTotal += importance;
    let best: { like: Likeness; word: string } | undefined;
    for (const candidate of found) {
      const like = matcher.like(word, candidate);
      if (like.value > (best?.like.value ?? 0)) best = { like, word: candidate };
    }
    if (!best) continue;
    wantedCovered += importance * best.like.value;
    covered.add(best.word);
    pairs.push(best.like.how === 'same' ? `"${word}"` : `"${word}" for "${best.word}" (${howInWords[best.like.how]})`);
  }
  if (wantedTotal === 0 || pairs.length === 0) return { value: 0, because: '' };
  let foundTotal = 0;
  let foundCovered = 0;
  for (const word of found) {
    if (isFiller(word) && !covered.has(word)) continue;
    const weight = matcher.weightOf(word);
    foundTotal += weight;
    if (covered.has(word)) foundCovered += weight;
  }
  // People leave out the end of a name, `About` for `About this program`, rather than its beginning.
  const begins = wantedWords.every((word, at) => matcher.like(word, found[at] ?? '').value > 0.8);
  const named = Math.max(begins ? 0.86 : 0, 0.55 + 0.45 * (foundCovered / foundTotal));
  const value = (wantedCovered / wantedTotal) * named;
  return { value, because: `has the words ${pairs.join(', ')}` };
}

const howInWords: Readonly<Record<Likeness['how'], string>> = {
  same: 'same',
  form: 'another form',
  beginning: 'its beginning',
  misspelt: 'misspelt',
  synonym: 'same meaning',
  different: 'different',
};

/** Words that the name leaves over may say where it is: `the billing street`, `clear the delivery address`. */
function contextFeature(entry: NodeWords, { description, matcher, tree }: Wanted, first: Feature): Feature | undefined {
  const own = [...entry.name, ...wordsOf(entry.label), ...entry.automationId, ...entry.helpText];
  const left = description.phrase.words.filter(word => !own.some(other => matcher.like(word, other).value >= 0.7));
  if (first.weight < 3 || left.length === 0) return undefined;
  let found = 0;
  let place = '';
  for (const word of left) {
    const around = tree.index
      .ancestors(entry.node)
      .find(
        node =>
          node !== tree.index.tree.root && wordsOf(node.name).some(other => matcher.like(word, other).value >= 0.7),
      );
    if (!around) continue;
    found += matcher.importanceOf(word);
    place ||= `${around.controlType} "${around.name}"`;
  }
  if (found === 0) return undefined;
  const total = description.phrase.words.reduce((sum, word) => sum + matcher.importanceOf(word), 0);
  const share = found / total;
  const weight =
    first.name === 'words'
      ? Math.min(weights.overlap * weights.contextOfWords * share, weights.overlap - first.weight)
      : weights.context * share;
  return { name: 'context', value: share, weight, because: `${place} around it has the other words` };
}

/** `the document`, `the first check box`: the type is all there is. */
function typeAloneFeature({ node }: NodeWords, { types }: Wanted): Feature | undefined {
  const at = types.indexOf(node.controlType);
  if (at < 0) return undefined;
  const weight = weights.typeAlone - (at === 0 ? 0 : 2 + at);
  return {
    name: 'type alone',
    value: 1,
    weight,
    because: `is ${withArticle(node.controlType)}, and no name is asked for`,
  };
}

function purposeFeature({ node, name }: NodeWords, { description }: Wanted): Feature | undefined {
  if (name.length === 0 || !isInteractive(node.controlType)) return undefined;
  // A menu is not its command: `Search` in the menu bar holds `Search...`.
  const share = node.children.some(({ controlType }) => controlType === 'MenuItem') ? 0.93 : 1;
  for (const { command, said, strength } of description.purposes) {
    if (!isNameOf(command, node.name)) continue;
    return {
      name: 'purpose',
      value: strength,
      weight: weights.purpose * strength * share,
      because: `"${node.name}" is for "${said}"`,
    };
  }
  return undefined;
}

function typeFeature({ node }: NodeWords, { description: { phrase } }: Wanted): Feature | undefined {
  if (phrase.types.length === 0) return undefined;
  const at = phrase.types.indexOf(node.controlType);
  const asked = `the description says "${phrase.typeWord}"`;
  if (at < 0)
    return {
      name: 'type',
      value: -1,
      weight: weights.otherType,
      because: `is ${withArticle(node.controlType)}, but ${asked}`,
    };
  const weight = at === 0 ? weights.type : weights.typeAlso;
  return { name: 'type', value: 1, weight, because: `is ${withArticle(node.controlType)}, and ${asked}` };
}

/** The text part of a combo box or a spinner has its name; typing means the part, everything else the whole. */
function textPartFeature(entry: NodeWords, { verb }: Wanted): Feature | undefined {
  const { node, parent } = entry;
  const types: readonly ControlType[] = ['ComboBox', 'Spinner', 'SplitButton'];
  const typing = verb === 'type' || verb === 'set' || verb === 'file';
  if (parent && types.includes(parent.controlType) && canonicalText(parent.name) === entry.canonical) {
    const part = `is the ${node.controlType} inside ${parent.controlType} "${parent.name}"`;
    return typing && node.controlType === 'Edit'
      ? { name: 'part', value: 1, weight: weights.textPart, because: `${part}, where text goes` }
      : { name: 'part', value: -1, weight: weights.notTextPart, because: `${part}, and the whole is meant` };
  }
  return undefined;
}

function containerFeature(entry: NodeWords, { container, description }: Wanted): Feature | undefined {
  if (!container || (description.isFree && !container.exists)) return undefined;
  const wanted = description.phrase.within?.text ?? '';
  const place = container.placeOf(entry.node);
  if (place) return { name: 'container', value: 1, weight: weights.inside, because: `is ${place}` };
  return container.exists
    ? { name: 'container', value: -1, weight: weights.outside, because: `is not inside "${wanted}"` }
    : { name: 'container', value: -1, weight: weights.containerUnknown, because: `no "${wanted}" is shown` };
}

function usableFeature({ node }: NodeWords, { tree }: Wanted): Feature | undefined {
  if (node.offscreen && isInClosedMenu(node, tree.index)) {
    return { name: 'usable', value: 0.8, weight: weights.closedMenu, because: 'is in a closed menu' };
  }
  if (node.offscreen) return { name: 'usable', value: 0, weight: weights.offscreen, because: 'is off screen' };
  if (!node.enabled) return { name: 'usable', value: 0, weight: weights.disabled, because: 'is disabled' };
  return undefined;
}

function frontFeature({ node }: NodeWords, { tree }: Wanted): Feature | undefined {
  const { front } = tree;
  if (!front) return undefined;
  const title = `Window "${front.name}"`;
  return node === front || tree.index.isInside(node, front)
    ? { name: 'front', value: 1, weight: weights.front, because: `is in ${title}, which is in front` }
    : { name: 'front', value: -1, weight: weights.behind, because: `is behind ${title}` };
}

/** `a Button`, `an Edit`. */
function withArticle(type: ControlType): string {
  return `${/^[AEIOU]/.test(type) ? 'an' : 'a'} ${type}`;
}

function isInteractive(type: ControlType): boolean {
  return controlTypes[type].interactive;
}

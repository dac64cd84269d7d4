import type { Feature } from '../../protocol/model.ts';
import type { Meaning } from './name-features.ts';
import type { NodeWords } from './tree-words.ts';
import type { Wanted } from './wanted.ts';
import { weights } from './weights.ts';
import { wordsOf } from './words.ts';

/**
 * Words that a name leaves over may say where it is, `the billing street`, or be in its other texts, as `style` is in
 * the automation id `StyleHeading1`.
 */
export function contextFeature(entry: NodeWords, wanted: Wanted, { feature, left }: Meaning): Feature | undefined {
  const { description, matcher } = wanted;
  if (feature.weight < 3 || left.length === 0) return undefined;
  let found = 0;
  const places = new Set<string>();
  for (const word of left) {
    const place = placeOf(word, entry, wanted);
    if (place === undefined) continue;
    found += matcher.importanceOf(word);
    places.add(place);
  }
  if (found === 0) return undefined;
  const total = description.phrase.words.reduce((sum, word) => sum + matcher.importanceOf(word), 0);
  const share = found / total;
  const weight =
    feature.name === 'words'
      ? Math.max(0, Math.min(weights.overlap * weights.contextOfWords * share, weights.overlap - feature.weight))
      : weights.context * share;
  return { name: 'context', value: share, weight, because: `the other words are in ${[...places].join(' and ')}` };
}

function placeOf(
  word: string,
  { node, name, automationId, helpText }: NodeWords,
  { matcher, tree }: Wanted,
): string | undefined {
  const has = (words: readonly string[]) => words.some(other => matcher.like(word, other).value >= 0.7);
  if (has(name)) return `name "${node.name}"`;
  if (has(automationId)) return `automation id "${node.automationId}"`;
  if (has(helpText)) return `help text "${node.helpText}"`;
  const { root } = tree.index.tree;
  const around = tree.index.ancestors(node).find(above => above !== root && has(wordsOf(above.name)));
  return around && `${around.controlType} "${around.name}" around it`;
}

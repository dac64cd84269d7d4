import { isInClosedMenu } from '../../controls/control-index.ts';
import { canonicalText } from '../../controls/text-match.ts';
import type { ControlType } from '../../protocol/control-types.ts';
import type { Feature } from '../../protocol/model.ts';
import { contextFeature } from './context-feature.ts';
import { byName, byPurpose, withArticle } from './name-features.ts';
import type { NodeWords } from './tree-words.ts';
import { agreementWithVerb } from './verb-fit.ts';
import type { Wanted } from './wanted.ts';
import { weights } from './weights.ts';

/** All features of one control that are not zero. The sum of their weights is its score. */
export function featuresOf(entry: NodeWords, wanted: Wanted): Feature[] {
  const meanings = [...byName(entry, wanted), ...byPurpose(entry, wanted)].map(meaning => {
    const context = contextFeature(entry, wanted, meaning);
    return { ...meaning, context, weight: meaning.feature.weight + (context?.weight ?? 0) };
  });
  meanings.sort((a, b) => b.weight - a.weight);
  const [meaning, second] = meanings;
  const first = meaning?.feature;
  const features: Feature[] = [];
  if (first) features.push(first);
  if (meaning?.context) features.push(meaning.context);
  if (!first) features.push(...lookAlike(entry, wanted));
  if (second) features.push({ ...second.feature, weight: second.feature.weight * weights.second });
  // What speaks for any control of its kind counts only as far as the control is meant at all: otherwise ten thousand
  // visible buttons would outweigh the one that is meant.
  const meant = Math.min(1, (meaning?.weight ?? 0) / 12);
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

/** For the list of what is nearest, when nothing fits. */
function lookAlike({ node }: NodeWords, { description, matcher, tree }: Wanted): Feature[] {
  // It takes as long as all the rest: large trees go without.
  if (tree.all.length > 2000 || node.name === '' || description.phrase.name === '') return [];
  const value = matcher.nameLikeness(description.phrase.name, node.name);
  if (value < 0.4) return [];
  return [
    {
      name: 'look-alike',
      value,
      weight: weights.lookAlike * value,
      because: `name "${node.name}" looks a little like it`,
    },
  ];
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
    : {
        name: 'container',
        value: -1,
        weight: description.phrase.within?.types[0] === 'Window' ? weights.dialogUnknown : weights.containerUnknown,
        because: `no "${wanted}" is shown`,
      };
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

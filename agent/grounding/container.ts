import { canonicalText } from '../../controls/text-match.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';
import type { Phrase } from './phrase.ts';
import type { TreeWords } from './tree-words.ts';
import { likeness, wordsOf } from './words.ts';

/** Where a description says its control is. */
export interface Container {
  /** Whether the tree shows any such place. */
  readonly exists: boolean;
  /** The place around the control, for people: `inside Group "Font"`. Undefined when it is elsewhere. */
  readonly placeOf: (node: ControlNode) => string | undefined;
}

/** Finds the places that `within` can mean, by the whole chain of ancestors. */
export function containerOf(within: Phrase, tree: TreeWords): Container {
  const outer = within.within && containerOf(within.within, tree);
  const isHere = (node: ControlNode) => !outer?.exists || outer.placeOf(node) !== undefined;
  const places = new Map<ControlNode, string>();
  const candidates = tree.all.filter(
    ({ node }) => node !== tree.index.tree.root && isPlace(node, within) && isHere(node),
  );
  const typed = candidates.filter(({ node }) => within.types.length === 0 || within.types.includes(node.controlType));
  for (const { node, parent } of typed.length > 0 ? typed : candidates) {
    const title = node.name === '' ? node.controlType : `${node.controlType} "${node.name}"`;
    places.set(node, `inside ${title}`);
    if (node.controlType === 'TabItem' && node.selected) {
      // The page of a tab is seldom below its tab item: it is what lies beside the row of tabs.
      const row = parent?.controlType === 'Tab' ? tree.index.parent(parent) : parent;
      for (const page of row?.children ?? []) if (page !== parent) places.set(page, `on the selected ${title}`);
    }
  }
  const nearest = new Map<ControlNode, string | undefined>();
  for (const { node, parent } of tree.all) {
    // A page of a tab is itself on the tab; a group is not inside itself.
    const own = parent && places.get(parent);
    nearest.set(node, own ?? (parent && nearest.get(parent)));
    const page = places.get(node);
    if (page?.startsWith('on ')) nearest.set(node, page);
  }
  return { exists: places.size > 0, placeOf: node => nearest.get(node) };
}

function isPlace(node: ControlNode, within: Phrase): boolean {
  if (within.words.length === 0) return within.types.includes(node.controlType);
  if (node.name === '') return false;
  const name = canonicalText(node.name);
  if (name === canonicalText(within.name) || name === canonicalText(within.text)) return true;
  const found = wordsOf(node.name);
  const covers = within.words.every(word => found.some(other => likeness(word, other).value >= 0.7));
  // A window's title tells more than people say: `Document - WordPad`.
  return covers && (within.words.length * 2 >= found.length || node.controlType === 'Window');
}

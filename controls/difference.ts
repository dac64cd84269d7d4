import type { ControlNode } from '../protocol/control-tree.ts';
import type { ControlIndex } from './control-index.ts';
import { type Pairs, pairControls } from './pairing.ts';
import { printControl } from './print.ts';

/**
 * One difference between two trees. `appeared` and `vanished` name the top control of what came or went. Several
 * siblings that changed alike are one change of their parent, `10 controls in MenuItem "File"`.
 */
export interface Change {
  readonly kind: 'appeared' | 'vanished' | 'changed';
  /** Id in the later tree; of a vanished control, in the earlier one. */
  readonly control: string;
  /** For people: `Button "Bold" in ToolBar "Formatting"`. */
  readonly text: string;
  readonly property?: ChangedProperty | undefined;
  /** The property as text; absent when it was not known. Long ones are cut around the difference. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

export const changedProperties = [
  'name',
  'value',
  'toggled',
  'selected',
  'expanded',
  'enabled',
  'offscreen',
  'focused',
  'readOnly',
  'rect',
] as const;
export type ChangedProperty = (typeof changedProperties)[number];

/** What many siblings do at once when a menu opens or a window is resized. */
const grouped: ReadonlySet<ChangedProperty> = new Set(['enabled', 'offscreen', 'rect']);
const groupFrom = 3;

/**
 * What changed from one tree to the other, in the order of the later tree, what vanished last. Controls are paired by
 * id, and by structure where ids changed.
 */
export function compare(before: ControlIndex, after: ControlIndex): Change[] {
  const pairs = pairControls(before, after);
  const changes: Change[] = [];
  const groups = groupsOf(pairs, after);
  for (const node of after.nodes) {
    const old = pairs.before.get(node);
    const parent = after.parent(node);
    if (!old && (!parent || pairs.before.has(parent))) {
      changes.push({ kind: 'appeared', control: node.id, text: printControl(node, after) });
    }
    if (old) {
      const alone = changedProperties.filter(property => !grouped.has(property) && differs(property, old, node));
      changes.push(...alone.map(property => changeOf(property, old, node, after)));
    }
    for (const group of groups.get(node) ?? []) changes.push(...changesOfGroup(group, node, pairs, after));
  }
  for (const node of before.nodes) {
    if (pairs.after.has(node)) continue;
    const parent = before.parent(node);
    if (!parent || pairs.after.has(parent)) {
      changes.push({ kind: 'vanished', control: node.id, text: printControl(node, before) });
    }
  }
  return changes;
}

interface Group {
  readonly property: ChangedProperty;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly members: ControlNode[];
}

/** The grouped properties' changes by parent (the root stands for itself); what only follows its parent is left out. */
function groupsOf(pairs: Pairs, after: ControlIndex): Map<ControlNode, Group[]> {
  const found = new Map<ControlNode, Group[]>();
  for (const node of after.nodes) {
    const old = pairs.before.get(node);
    if (!old) continue;
    const parent = after.parent(node);
    const oldParent = parent && pairs.before.get(parent);
    for (const property of grouped) {
      if (!differs(property, old, node)) continue;
      // A place nobody sees is no news, nor one that only follows from the place of the parent.
      if (property === 'rect' && (old.offscreen || node.offscreen)) continue;
      if (parent && oldParent && differs(property, oldParent, parent) && follows(property, parent, node)) continue;
      // All that moved is one group; on and off are two.
      const [from, to] = property === 'rect' ? ['', ''] : [asText(property, old), asText(property, node)];
      const owner = parent ?? node;
      const groups = found.get(owner) ?? [];
      if (groups.length === 0) found.set(owner, groups);
      const group = groups.find(other => other.property === property && other.from === from && other.to === to);
      if (group) group.members.push(node);
      else groups.push({ property, from, to, members: [node] });
    }
  }
  return found;
}

/** Whether a control's property is as its parent's is now. */
function follows(property: ChangedProperty, parent: ControlNode, node: ControlNode): boolean {
  return property === 'rect' || asText(property, parent) === asText(property, node);
}

function changesOfGroup(group: Group, owner: ControlNode, pairs: Pairs, after: ControlIndex): Change[] {
  const { property, members } = group;
  if (members.length >= groupFrom) {
    const text = `${members.length} controls in ${printControl(owner, after)}`;
    return [
      property === 'rect'
        ? { kind: 'changed', control: owner.id, text, property }
        : { kind: 'changed', control: owner.id, text, property, before: group.from, after: group.to },
    ];
  }
  return members.flatMap(node => {
    const old = pairs.before.get(node);
    return old ? [changeOf(property, old, node, after)] : [];
  });
}

function changeOf(property: ChangedProperty, old: ControlNode, node: ControlNode, after: ControlIndex): Change {
  const [was, is] = aroundDifference(asText(property, old), asText(property, node));
  return { kind: 'changed', control: node.id, text: printControl(node, after), property, before: was, after: is };
}

function differs(property: ChangedProperty, old: ControlNode, node: ControlNode): boolean {
  const [was, is] = [asText(property, old), asText(property, node)];
  if (was === is) return false;
  // From not known to no, or back: nobody saw anything happen.
  const isNothing = (text: string | undefined) => text === undefined || text === 'false' || text === '';
  return (was !== undefined && is !== undefined) || !(isNothing(was) && isNothing(is));
}

function asText(property: ChangedProperty, node: ControlNode): string | undefined {
  if (property !== 'rect') return node[property]?.toString();
  const { rect } = node;
  return rect && `${rect.x}, ${rect.y}, ${rect.width} × ${rect.height}`;
}

const longest = 160;
const context = 40;

/** Both texts cut to where they begin to differ, when they are long. */
function aroundDifference(before: string | undefined, after: string | undefined): [string?, string?] {
  if ((before?.length ?? 0) <= longest && (after?.length ?? 0) <= longest) return [before, after];
  let same = 0;
  const [a, b] = [before ?? '', after ?? ''];
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  const start = same > context ? same - context : 0;
  const cut = (text: string | undefined) => {
    if (text === undefined) return undefined;
    const part = text.slice(start, start + longest);
    return `${start > 0 ? '…' : ''}${part}${start + longest < text.length ? '…' : ''}`;
  };
  return [cut(before), cut(after)];
}

import type { ControlNode, ControlTree } from '../protocol/control-tree.ts';
import { canonicalText } from './text-match.ts';

interface Place {
  readonly order: number;
  readonly depth: number;
  readonly parent: ControlNode | undefined;
  /** Order of the last descendant, or its own order. */
  last: number;
}

/** Lookups over one control tree, built once for each tree. The tree must not change afterwards. */
export class ControlIndex {
  readonly tree: ControlTree;
  /** Every control in tree order: a parent before its children. */
  readonly nodes: readonly ControlNode[];
  readonly #places = new Map<ControlNode, Place>();
  readonly #byId = new Map<string, ControlNode>();
  #byName: Map<string, ControlNode[]> | undefined;

  constructor(tree: ControlTree) {
    this.tree = tree;
    const nodes: ControlNode[] = [];
    // A stack of our own: a tree from outside may be deeper than the call stack.
    const open: { node: ControlNode; place: Place; next: number }[] = [];
    const enter = (node: ControlNode, parent: ControlNode | undefined) => {
      const place = { order: nodes.length, depth: open.length, parent, last: nodes.length };
      nodes.push(node);
      this.#places.set(node, place);
      if (!this.#byId.has(node.id)) this.#byId.set(node.id, node);
      open.push({ node, place, next: 0 });
    };
    enter(tree.root, undefined);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const child = top.node.children[top.next];
      if (child) {
        top.next += 1;
        enter(child, top.node);
      } else {
        top.place.last = nodes.length - 1;
        open.pop();
      }
    }
    this.nodes = nodes;
  }

  /** The control with this id; the first one, should a program use an id twice. */
  node(id: string): ControlNode | undefined {
    return this.#byId.get(id);
  }

  parent(control: ControlNode | string): ControlNode | undefined {
    const node = typeof control === 'string' ? this.node(control) : control;
    return node && this.#places.get(node)?.parent;
  }

  /** Nearest first; the root last. */
  ancestors(node: ControlNode): ControlNode[] {
    const found: ControlNode[] = [];
    for (let parent = this.parent(node); parent; parent = this.parent(parent)) found.push(parent);
    return found;
  }

  /** The control and everything below it, in tree order. */
  subtree(node: ControlNode): readonly ControlNode[] {
    const place = this.#placeOf(node);
    return this.nodes.slice(place.order, place.last + 1);
  }

  /** Whether `ancestor` lies above `node`; false for the node itself. */
  isInside(node: ControlNode, ancestor: ControlNode): boolean {
    const [inner, outer] = [this.#placeOf(node), this.#placeOf(ancestor)];
    return inner.order > outer.order && inner.order <= outer.last;
  }

  /** 0 for the root. */
  depthOf(node: ControlNode): number {
    return this.#placeOf(node).depth;
  }

  /** Position in `nodes`. */
  orderOf(node: ControlNode): number {
    return this.#placeOf(node).order;
  }

  /** Controls whose name is this one by the comparison rule, in tree order. */
  withName(name: string): readonly ControlNode[] {
    if (!this.#byName) {
      this.#byName = new Map();
      for (const node of this.nodes) {
        const key = canonicalText(node.name);
        const same = this.#byName.get(key);
        if (same) same.push(node);
        else this.#byName.set(key, [node]);
      }
    }
    return this.#byName.get(canonicalText(name)) ?? [];
  }

  /** Where it is, for people: `Window "WordPad" > ToolBar > Button "Bold"`. */
  path(node: ControlNode): string {
    return [...this.ancestors(node).reverse(), node]
      .map(({ controlType, name }) => (name === '' ? controlType : `${controlType} "${name}"`))
      .join(' > ');
  }

  #placeOf(node: ControlNode): Place {
    const place = this.#places.get(node);
    if (!place) throw new Error(`Control ${node.id} is not a control of this tree.`);
    return place;
  }
}

/** What a control says: its value, else its name. A password field says nothing. */
export function textOf(node: ControlNode): string {
  return node.value ?? (node.password ? '' : node.name);
}

export function isVisible(node: ControlNode): boolean {
  return !node.offscreen;
}

/** Visible and enabled. */
export function isUsable(node: ControlNode): boolean {
  return node.enabled && !node.offscreen;
}

/**
 * Whether it is an item of a menu that is closed now: off the screen, but below a menu that is on it. Such an item can
 * be invoked as it is; a click has to open its menu first.
 */
export function isInClosedMenu(node: ControlNode, index: ControlIndex): boolean {
  if (node.controlType !== 'MenuItem' || !node.offscreen) return false;
  let above = index.parent(node);
  while (above?.offscreen && isPartOfMenu(above)) above = index.parent(above);
  return above !== undefined && isVisible(above);
}

/** Usable, or an enabled item of a closed menu whose menus are enabled too. */
export function isActionable(node: ControlNode, index: ControlIndex): boolean {
  if (isUsable(node)) return true;
  if (!node.enabled || !isInClosedMenu(node, index)) return false;
  for (let above = index.parent(node); above && isPartOfMenu(above); above = index.parent(above)) {
    if (!above.enabled) return false;
  }
  return true;
}

function isPartOfMenu(node: ControlNode): boolean {
  return node.controlType === 'MenuItem' || node.controlType === 'Menu';
}

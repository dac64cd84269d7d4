import type { Rect } from '../../protocol/control-tree.ts';

/** One control of a tree, as the page needs it. */
export interface Control {
  /** Its place in `ControlList.controls`. */
  readonly place: number;
  readonly id: string;
  readonly type: string;
  readonly name: string;
  /** 0 for the root. */
  readonly depth: number;
  /** Place of the parent, -1 for the root. */
  readonly parent: number;
  /** Place of the last control below it; its own, when there is none. */
  readonly last: number;
  /** Its number among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  readonly enabled: boolean;
  readonly offscreen: boolean;
  readonly rect: Rect | undefined;
  readonly value: string | undefined;
  /** Everything else that is known of it, the value too, as text. */
  readonly facts: readonly (readonly [string, string])[];
}

/** A control tree as a list in tree order: a parent before its children. */
export interface ControlList {
  readonly controls: readonly Control[];
  /** Place of each control by its id; of several, the first. */
  readonly places: ReadonlyMap<string, number>;
  /** The same object as long as nothing has another place on the screen. */
  readonly layout: object;
  /** What is odd about the tree, in words. */
  readonly notes: readonly string[];
}

export const noControls: ControlList = { controls: [], places: new Map(), layout: {}, notes: [] };

/** More than any program shows; a page that is given more stays alive. */
const most = 50_000;
const deepest = 500;

type Place = Pick<Control, 'place' | 'depth' | 'parent' | 'position' | 'siblings'>;

/** A control while its tree is read. What is shown of one control only is made when it is. */
class ReadControl implements Control {
  readonly place: number;
  readonly depth: number;
  readonly parent: number;
  readonly position: number;
  readonly siblings: number;
  readonly id: string;
  readonly type: string;
  readonly name: string;
  last: number;
  readonly enabled: boolean;
  readonly offscreen: boolean;
  readonly rect: Rect | undefined;
  readonly value: string | undefined;
  readonly #node: Record<string, unknown>;

  constructor(node: Record<string, unknown>, where: Place) {
    this.place = where.place;
    this.depth = where.depth;
    this.parent = where.parent;
    this.position = where.position;
    this.siblings = where.siblings;
    this.last = where.place;
    this.#node = node;
    this.id = text(node.id) ?? `#${where.place}`;
    this.type = text(node.controlType) ?? 'Unknown';
    this.name = text(node.name) ?? '';
    this.enabled = node.enabled !== false;
    this.offscreen = node.offscreen === true;
    this.rect = rectOf(node.rect);
    this.value = text(node.value);
  }

  get facts(): Control['facts'] {
    return factsOf(this.#node);
  }
}

/**
 * Reads the JSON of a control tree as far as it goes. Nothing is refused: a node that is none is left out, what is
 * missing is empty, and each such thing is noted once.
 */
export function readControls(json: unknown): ControlList {
  const controls: ReadControl[] = [];
  const places = new Map<string, number>();
  const notes = new Set<string>();
  if (isObject(json) && json.partial === true)
    notes.add('Some part of the program did not answer: the tree is partial.');
  const root = isObject(json) ? json.root : undefined;
  if (!isObject(root)) return { ...noControls, notes: ['This is no control tree: it has no root.'] };

  const open: {
    readonly node: object;
    readonly control: ReadControl;
    readonly children: readonly unknown[];
    next: number;
  }[] = [];
  const enter = (node: Record<string, unknown>, siblings: readonly unknown[], position: number) => {
    const place = controls.length;
    const parent = open.at(-1)?.control.place ?? -1;
    const control = new ReadControl(node, { place, depth: open.length, parent, position, siblings: siblings.length });
    if (text(node.id) === undefined) notes.add('Some controls have no id.');
    controls.push(control);
    if (places.has(control.id)) notes.add('Some controls have the same id; the first one counts.');
    else places.set(control.id, place);
    open.push({ node, control, children: Array.isArray(node.children) ? node.children : [], next: 0 });
  };

  enter(root, [root], 1);
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const child = top.children[top.next];
    if (top.next >= top.children.length) {
      top.control.last = controls.length - 1;
      open.pop();
      continue;
    }
    top.next += 1;
    if (!isObject(child)) notes.add('Something in the tree is no control; it was left out.');
    else if (open.some(one => one.node === child)) notes.add('The tree runs in a circle; it was cut there.');
    else if (controls.length >= most) notes.add(`The tree has more than ${most} controls; the rest is not shown.`);
    else if (open.length >= deepest) notes.add(`The tree is more than ${deepest} levels deep; the rest is not shown.`);
    else enter(child, top.children, top.next);
  }
  return { controls, places, layout: {}, notes: [...notes] };
}

/**
 * The tree when some of its controls say something else of themselves, each where it was.
 * @param nodes their JSON, by place; what is below them counts for nothing
 */
export function withChanged(list: ControlList, nodes: ReadonlyMap<number, Record<string, unknown>>): ControlList {
  const controls = [...list.controls];
  let isElsewhere = false;
  for (const [place, node] of nodes) {
    const was = controls[place];
    if (was === undefined) continue;
    const now = new ReadControl(node, was);
    now.last = was.last;
    controls[place] = now;
    isElsewhere ||= now.offscreen !== was.offscreen || !isSame(now.rect, was.rect);
  }
  return { ...list, controls, layout: isElsewhere ? {} : list.layout };
}

function isSame(one: Rect | undefined, other: Rect | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  const { x, y, width, height } = one;
  return x === other.x && y === other.y && width === other.width && height === other.height;
}

export function controlOf({ controls, places }: ControlList, id: string | undefined): Control | undefined {
  const place = id === undefined ? undefined : places.get(id);
  return place === undefined ? undefined : controls[place];
}

/** Those above a control, the root first. */
export function above(list: ControlList, control: Control): readonly Control[] {
  const found: Control[] = [];
  for (let next = list.controls[control.parent]; next !== undefined; next = list.controls[next.parent])
    found.push(next);
  return found.reverse();
}

/** Shown elsewhere, or no fact of its own. */
const ownPlace: ReadonlySet<string> = new Set([
  'id',
  'controlType',
  'name',
  'children',
  'enabled',
  'offscreen',
  'rect',
]);

function factsOf(node: Record<string, unknown>): readonly (readonly [string, string])[] {
  return Object.entries(node)
    .filter(
      ([key, value]) => !ownPlace.has(key) && value !== undefined && !(Array.isArray(value) && value.length === 0),
    )
    .map(([key, value]) => [key, asText(value)] as const);
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.filter(one => typeof one !== 'object').join(', ');
  return typeof value === 'object' ? '{…}' : String(value);
}

function rectOf(value: unknown): Rect | undefined {
  if (!isObject(value)) return undefined;
  const { x, y, width, height } = value;
  return isNumber(x) && isNumber(y) && isNumber(width) && isNumber(height) ? { x, y, width, height } : undefined;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { ControlNode, Rect } from '../../../../protocol/control-tree.ts';
import type { ControlType } from '../../../../protocol/control-types.ts';
import type { CommandId } from '../commands/commands.ts';
import type { MenuId } from './menus.ts';

/** What acting on a control means. */
export type Deed =
  | { readonly kind: 'none' }
  | { readonly kind: 'command'; readonly command: CommandId; readonly argument?: string }
  /** Opens a menu or a drop-down. */
  | { readonly kind: 'menu'; readonly menu: MenuId }
  /** A button with a drop-down part. */
  | { readonly kind: 'split'; readonly command: CommandId; readonly menu: MenuId }
  /** A combo box of the ribbon: its text is the command's value. */
  | { readonly kind: 'combo'; readonly command: CommandId; readonly menu: MenuId }
  /** A drop-down list of a dialog. */
  | { readonly kind: 'choice'; readonly key: string; readonly menu: MenuId }
  /** A text field of a dialog. */
  | { readonly kind: 'field'; readonly key: string }
  /** A number that the command sets. */
  | { readonly kind: 'range'; readonly command: CommandId }
  | { readonly kind: 'document' }
  /** A window, and what closes it. */
  | { readonly kind: 'window'; readonly close: CommandId | undefined };

/** How a control is drawn; a control without a look is not drawn itself. */
export interface Look {
  readonly kind:
    | 'window'
    | 'title bar'
    | 'caption'
    | 'caption button'
    | 'tab strip'
    | 'tab'
    | 'ribbon'
    | 'group'
    | 'large'
    | 'small'
    | 'icon'
    | 'arrow'
    | 'combo'
    | 'check'
    | 'radio'
    | 'style'
    | 'ruler'
    | 'side ruler'
    | 'desk'
    | 'document'
    | 'scroll bar'
    | 'thumb'
    | 'status bar'
    | 'status text'
    | 'slider'
    | 'dialog'
    | 'push button'
    | 'edit'
    | 'label'
    | 'list'
    | 'list item'
    | 'menu'
    | 'menu item'
    | 'swatch'
    | 'pane'
    | 'header';
  readonly icon?: string;
}

export interface Element {
  readonly node: ControlNode;
  readonly deed: Deed;
  readonly look: Look | undefined;
  /** Whether it would be enabled without the dialog in front: programs do not grey out what a dialog blocks. */
  readonly usable: boolean;
  /** The id of the window, dialog or popup it is in. */
  readonly window: string;
}

/** What a part of the window says of a control; the rest follows from its parent and its deed. */
export interface Facts extends Partial<Omit<ControlNode, 'children' | 'controlType' | 'enabled' | 'id' | 'name'>> {
  /** Absent: yes. */
  readonly enabled?: boolean | undefined;
  readonly id: string;
  readonly type: ControlType;
  readonly name: string;
  readonly deed?: Deed;
  readonly look?: Look;
}

const patternsOfDeed: Readonly<Record<Deed['kind'], readonly string[]>> = {
  none: [],
  command: ['Invoke'],
  menu: ['Invoke', 'ExpandCollapse'],
  split: ['Invoke', 'ExpandCollapse'],
  combo: ['Value', 'ExpandCollapse'],
  choice: ['Value', 'ExpandCollapse', 'Selection'],
  field: ['Value', 'Text'],
  range: ['RangeValue'],
  document: ['Text', 'Value', 'Scroll'],
  window: ['Window', 'Transform'],
};

function patternsOf(facts: Facts): string[] {
  const patterns = [...patternsOfDeed[facts.deed?.kind ?? 'none']];
  if (facts.toggled !== undefined) return facts.type === 'CheckBox' ? ['Toggle'] : ['Invoke', 'Toggle'];
  if (facts.selected !== undefined) patterns.push('SelectionItem');
  return patterns;
}

const nowhere: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** Gathers the controls of one moment, in tree order, which is also the order of drawing. */
export class SceneBuilder {
  readonly elements = new Map<string, Element>();
  /** Whether a dialog in front keeps the controls being added from being used. */
  blocked = false;
  #window = '';
  readonly #focus: string;

  /** @param focus the id of the control with the keyboard focus; empty for none */
  constructor(focus: string) {
    this.#focus = focus;
  }

  /** Adds a window, dialog or popup; what is added after it belongs to it. */
  addWindow(parent: ControlNode | undefined, facts: Facts): ControlNode {
    this.#window = facts.id;
    return this.add(parent, facts);
  }

  add(parent: ControlNode | undefined, facts: Facts): ControlNode {
    const { id, deed, look } = facts;
    const offscreen = facts.offscreen === true || parent?.offscreen === true;
    // Every control with all the fields, in the same order: they are made by the hundred at every look.
    const node = {
      id,
      controlType: facts.type,
      name: facts.name,
      automationId: facts.automationId,
      className: facts.className,
      rect: offscreen ? nowhere : facts.rect,
      enabled: facts.enabled !== false && !this.blocked,
      offscreen,
      focused: id === this.#focus ? true : undefined,
      value: facts.value,
      toggled: facts.toggled,
      selected: facts.selected,
      expanded: facts.expanded,
      readOnly: facts.readOnly,
      password: facts.password,
      helpText: facts.helpText,
      acceleratorKey: facts.acceleratorKey,
      patterns: facts.patterns ?? patternsOf(facts),
      children: [],
    } satisfies Record<keyof ControlNode, unknown>;
    parent?.children.push(node);
    this.elements.set(id, {
      node,
      usable: facts.enabled !== false,
      deed: deed ?? { kind: 'none' },
      look,
      window: this.#window,
    });
    return node;
  }
}

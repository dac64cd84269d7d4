import { controlTypes, isControlType } from '../../protocol/control-types.ts';
import { above, type Control, type ControlList } from './control-list.ts';

export interface TreeRows {
  /** The controls that have a row, in tree order. */
  readonly rows: readonly Control[];
  /** Places of what is looked for; undefined when everything is shown. */
  readonly matches: ReadonlySet<number> | undefined;
}

/** What is looked for: all of it has to be so. */
export interface Wanted {
  /** A part of type and name, id or value. */
  readonly text: string;
  /** Ids that a selector matched; undefined when none was asked. */
  readonly ids: ReadonlySet<string> | undefined;
  readonly interactive: boolean;
  readonly visible: boolean;
  /** Ids of what the action changed; undefined when that does not matter. */
  readonly changed: ReadonlySet<string> | undefined;
}

export const everything: Wanted = {
  text: '',
  ids: undefined,
  interactive: false,
  visible: false,
  changed: undefined,
};

/** Which controls are closed at first: what is off the screen hides what is below it. */
export function closedAtFirst(list: ControlList): ReadonlySet<number> {
  return new Set(list.controls.filter(one => one.offscreen && one.last > one.place).map(one => one.place));
}

/** The rows of a tree. What is looked for is shown with what is above it, whatever is closed. */
export function treeRows(list: ControlList, closed: ReadonlySet<number>, wanted: Wanted): TreeRows {
  const { text, ids, interactive, visible, changed } = wanted;
  const isSearch = text.trim() !== '' || ids !== undefined || interactive || visible || changed !== undefined;
  if (isSearch) return found(list, wanted);
  const rows: Control[] = [];
  for (let place = 0; place < list.controls.length; ) {
    const control = list.controls[place];
    if (control === undefined) break;
    rows.push(control);
    place = closed.has(place) ? control.last + 1 : place + 1;
  }
  return { rows, matches: undefined };
}

function found(list: ControlList, { text, ids, interactive, visible, changed }: Wanted): TreeRows {
  const part = text.trim().toLowerCase();
  const matches = new Set<number>();
  const shown = new Set<number>();
  for (const control of list.controls) {
    if (interactive && !isInteractive(control)) continue;
    if (visible && control.offscreen) continue;
    if (changed !== undefined && !changed.has(control.id)) continue;
    if (ids !== undefined && !ids.has(control.id)) continue;
    if (part !== '' && !textOf(control).includes(part)) continue;
    matches.add(control.place);
    shown.add(control.place);
    for (const one of above(list, control)) shown.add(one.place);
  }
  return { rows: list.controls.filter(one => shown.has(one.place)), matches };
}

/** A user acts on it. */
export function isInteractive({ type }: Control): boolean {
  return isControlType(type) && controlTypes[type].interactive;
}

/** What a search looks at: type, name, id and value. */
function textOf(control: Control): string {
  return `${control.type} ${control.name}\n${control.id}\n${control.value ?? ''}`.toLowerCase();
}

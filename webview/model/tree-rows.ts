import { above, type Control, type ControlList } from './control-list.ts';

export interface TreeRows {
  /** The controls that have a row, in tree order. */
  readonly rows: readonly Control[];
  /** Of the search; undefined without one. */
  readonly matches: ReadonlySet<number> | undefined;
}

/** Which controls are closed at first: what is off the screen hides what is below it. */
export function closedAtFirst(list: ControlList): ReadonlySet<number> {
  return new Set(list.controls.filter(one => one.offscreen && one.last > one.place).map(one => one.place));
}

/** The rows of a tree. A search shows its matches and what is above them, whatever is closed. */
export function treeRows(list: ControlList, closed: ReadonlySet<number>, search: string): TreeRows {
  const wanted = search.trim().toLowerCase();
  if (wanted !== '') return found(list, wanted);
  const rows: Control[] = [];
  for (let place = 0; place < list.controls.length; ) {
    const control = list.controls[place];
    if (control === undefined) break;
    rows.push(control);
    place = closed.has(place) ? control.last + 1 : place + 1;
  }
  return { rows, matches: undefined };
}

function found(list: ControlList, wanted: string): TreeRows {
  const matches = new Set<number>();
  const shown = new Set<number>();
  for (const control of list.controls) {
    if (!textOf(control).includes(wanted)) continue;
    matches.add(control.place);
    shown.add(control.place);
    for (const one of above(list, control)) shown.add(one.place);
  }
  return { rows: list.controls.filter(one => shown.has(one.place)), matches };
}

/** What a search looks at: type, name, id and value. */
function textOf(control: Control): string {
  const value = control.facts.find(([key]) => key === 'value')?.[1] ?? '';
  return `${control.type} ${control.name}\n${control.id}\n${value}`.toLowerCase();
}

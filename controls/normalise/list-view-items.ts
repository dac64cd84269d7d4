import type { ControlNode } from '../../protocol/control-tree.ts';
import { type ItemReader, itemNode } from './item.ts';
import { toRect } from './place.ts';
import type { RawRect } from './raw-win32.ts';
import { nameText } from './screen-text.ts';
import { listViewType } from './window-types.ts';

/**
 * Rows of a list view. The first column is the row's name; in a view with columns the others are texts below it, in
 * other views a hint.
 */
export const listViewItems: ItemReader = (items, owner) => {
  const columns = owner.window.children.flatMap(child => child.items.filter(item => item.role === 'header'));
  const hasColumns = listViewType(owner.window) === 'DataGrid';
  return items.map((item, place): ControlNode => {
    const [first = '', ...others] = item.cells ?? [];
    const row = itemNode(hasColumns ? 'DataItem' : 'ListItem', item.index ?? place, item, owner);
    const named = { ...row, name: row.name || nameText(first) };
    if (hasColumns) {
      return { ...named, children: others.map((text, at) => cell(text, at + 1, named, columns[at + 1]?.rect)) };
    }
    const hint = others.map(nameText).filter(text => text !== '');
    return hint.length > 0 ? { ...named, helpText: hint.join(', ') } : named;
  });
};

function cell(text: string, column: number, row: ControlNode, header: RawRect | undefined): ControlNode {
  const place = header && toRect(header);
  return {
    id: `${row.id}.${column}`,
    controlType: 'Text',
    name: nameText(text),
    // As UI Automation names them.
    automationId: `ListViewSubItem-${column}`,
    ...(place && row.rect ? { rect: { x: place.x, y: row.rect.y, width: place.width, height: row.rect.height } } : {}),
    enabled: row.enabled,
    offscreen: row.offscreen,
    children: [],
  };
}

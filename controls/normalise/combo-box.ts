import type { RawItem, RawWindow } from './raw-win32.ts';
import { valueText } from './screen-text.ts';
import { standardClass } from './window-types.ts';

/** A combo box as one control: its field, where it has one, its items and its value. */
interface ComboBox {
  readonly edit: RawWindow | undefined;
  readonly items: RawItem[];
  readonly dropped: boolean | undefined;
  readonly value: string;
}

/** Up to three windows are one combo box: ComboBoxEx32 holds a ComboBox, which holds an Edit. */
export function readComboBox(window: RawWindow): ComboBox {
  const inner = window.children.find(child => standardClass(child.class) === 'combobox');
  const holder = inner ?? window;
  const edit = holder.children.find(child => standardClass(child.class) === 'edit');
  const items = holder.items.length > 0 ? holder.items : window.items;
  const chosen = items.find(item => item.selected)?.name;
  return {
    edit,
    items,
    dropped: holder.dropped ?? window.dropped,
    value: valueText(edit?.text || window.text || holder.text || chosen || ''),
  };
}

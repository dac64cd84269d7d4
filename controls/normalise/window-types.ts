import type { ControlType } from '../../protocol/control-types.ts';
import { buttonType } from './button-types.ts';
import { editType } from './edit-types.ts';
import type { RawWindow } from './raw-win32.ts';

const WS_CHILD = 0x40000000;
const WS_CAPTION = 0x00c00000;

/** A child window is clipped by its parent and disabled with it; a dialog or a menu is not. */
export function isChildWindow({ style }: RawWindow): boolean {
  return (style & WS_CHILD) !== 0;
}

type TypeOf = ControlType | ((window: RawWindow) => ControlType);

/**
 * UI Automation's type of a window, by its class in lower case. After "UI Automation Support for Standard Controls"
 * of the Windows documentation.
 */
const types: Readonly<Record<string, TypeOf>> = {
  '#32768': 'Menu',
  '#32770': window => (isChildWindow(window) ? 'Pane' : 'Window'),
  button: buttonType,
  combobox: 'ComboBox',
  comboboxex32: 'ComboBox',
  combolbox: 'List',
  edit: editType,
  'internet explorer_server': 'Document',
  listbox: 'List',
  mdiclient: 'Pane',
  msctls_hotkey32: 'Edit',
  msctls_progress32: 'ProgressBar',
  msctls_statusbar32: 'StatusBar',
  msctls_trackbar32: 'Slider',
  msctls_updown32: 'Spinner',
  rebarwindow32: 'Pane',
  richedit: editType,
  richedit20a: editType,
  richedit20w: editType,
  richedit50w: editType,
  scintilla: 'Document',
  scrollbar: scrollBarType,
  static: staticType,
  sysanimate32: 'Image',
  sysheader32: 'Header',
  syslink: 'Hyperlink',
  syslistview32: listViewType,
  sysmonthcal32: 'Calendar',
  systabcontrol32: 'Tab',
  systreeview32: 'Tree',
  toolbarwindow32: 'ToolBar',
  tooltips_class32: 'ToolTip',
};

/** Windows Forms wraps the standard classes: `WindowsForms10.EDIT.app.0.2bf8098_r6_ad1`. */
export function standardClass(className: string): string {
  return (/^WindowsForms\d+\.([^.]+)\./i.exec(className)?.[1] ?? className).toLowerCase();
}

export function windowType(window: RawWindow): ControlType {
  const known = types[standardClass(window.class)];
  if (known !== undefined) return typeof known === 'function' ? known(window) : known;
  return !isChildWindow(window) && (window.style & WS_CAPTION) !== 0 ? 'Window' : 'Pane';
}

/** By `SS_TYPEMASK`: icons, bitmaps and metafiles are pictures, etched lines separate. */
function staticType({ style }: RawWindow): ControlType {
  const kind = style & 0x1f;
  if (kind === 0x3 || kind === 0xe || kind === 0xf) return 'Image';
  return kind === 0x10 || kind === 0x11 ? 'Separator' : 'Text';
}

/** `SBS_SIZEBOX` and `SBS_SIZEGRIP` are the corner a window is resized by. */
function scrollBarType({ style }: RawWindow): ControlType {
  return style & 0x18 ? 'Thumb' : 'ScrollBar';
}

export function listViewType({ style }: RawWindow): 'DataGrid' | 'List' {
  const LVS_REPORT = 1;
  return (style & 0x3) === LVS_REPORT ? 'DataGrid' : 'List';
}

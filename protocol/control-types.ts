/**
 * UI Automation's control types, one row each.
 *
 * `interactive`: a user acts on it. `lam`: one of the ten types that the LAM paper offers to its model
 * (arXiv 2412.10047, section 4). Source of the names: UI Automation control type identifiers.
 */
interface ControlTypeRow {
  readonly interactive: boolean;
  readonly lam: boolean;
  readonly documentation: string;
}

export const controlTypes = {
  AppBar: { interactive: false, lam: false, documentation: 'A bar of commands at the edge of an app.' },
  Button: { interactive: true, lam: true, documentation: 'A push button; a toggle button has a toggled state.' },
  Calendar: { interactive: true, lam: false, documentation: 'A calendar to pick a date from.' },
  CheckBox: { interactive: true, lam: false, documentation: 'A box that is on, off or mixed.' },
  ComboBox: { interactive: true, lam: true, documentation: 'A field with a drop-down list.' },
  Custom: { interactive: false, lam: false, documentation: 'A control that fits no other type.' },
  DataGrid: { interactive: false, lam: false, documentation: 'A grid of data items with headers.' },
  DataItem: { interactive: true, lam: false, documentation: 'A row or an item of a data grid.' },
  Document: { interactive: true, lam: true, documentation: 'A page of text that can be read or edited.' },
  Edit: { interactive: true, lam: true, documentation: 'A text field.' },
  Group: { interactive: false, lam: false, documentation: 'A named group of controls.' },
  Header: { interactive: false, lam: false, documentation: 'The header row of a list or table.' },
  HeaderItem: { interactive: true, lam: false, documentation: 'One column of a header.' },
  Hyperlink: { interactive: true, lam: true, documentation: 'A link.' },
  Image: { interactive: false, lam: false, documentation: 'A picture.' },
  List: { interactive: false, lam: false, documentation: 'A list of items.' },
  ListItem: { interactive: true, lam: true, documentation: 'An item of a list or of a drop-down.' },
  Menu: { interactive: false, lam: false, documentation: 'An open menu.' },
  MenuBar: { interactive: false, lam: false, documentation: 'The bar of menus of a window.' },
  MenuItem: { interactive: true, lam: true, documentation: 'An entry of a menu or of a menu bar.' },
  Pane: { interactive: false, lam: false, documentation: 'A frame around other controls.' },
  ProgressBar: { interactive: false, lam: false, documentation: 'How far a task has come.' },
  RadioButton: { interactive: true, lam: false, documentation: 'One choice of several.' },
  ScrollBar: { interactive: true, lam: true, documentation: 'A scroll bar.' },
  SemanticZoom: { interactive: true, lam: false, documentation: 'A view with two levels of zoom.' },
  Separator: { interactive: false, lam: false, documentation: 'A line between controls.' },
  Slider: { interactive: true, lam: false, documentation: 'A value on a scale.' },
  Spinner: { interactive: true, lam: false, documentation: 'A value with arrows up and down.' },
  SplitButton: { interactive: true, lam: false, documentation: 'A button with a drop-down part.' },
  StatusBar: { interactive: false, lam: false, documentation: 'The bar of messages of a window.' },
  Tab: { interactive: false, lam: false, documentation: 'A row of tab items.' },
  TabItem: { interactive: true, lam: true, documentation: 'One tab.' },
  Table: { interactive: false, lam: false, documentation: 'Rows and columns of text.' },
  Text: { interactive: false, lam: false, documentation: 'A label or other fixed text.' },
  Thumb: { interactive: true, lam: false, documentation: 'The part of a scroll bar or slider that is dragged.' },
  TitleBar: { interactive: false, lam: false, documentation: 'The title bar of a window.' },
  ToolBar: { interactive: false, lam: false, documentation: 'A bar of buttons.' },
  ToolTip: { interactive: false, lam: false, documentation: 'A hint that floats over a control.' },
  Tree: { interactive: false, lam: false, documentation: 'A tree of items.' },
  TreeItem: { interactive: true, lam: true, documentation: 'One item of a tree.' },
  Window: { interactive: false, lam: false, documentation: 'A window or a dialog.' },
} as const satisfies Record<string, ControlTypeRow>;

export type ControlType = keyof typeof controlTypes;

export const controlTypeNames = Object.keys(controlTypes) as ControlType[];

export function isControlType(name: string): name is ControlType {
  return Object.hasOwn(controlTypes, name);
}

import { control as c, treeOf } from '../../controls/tree-for-tests.ts';
import type { ControlNode, ControlTree } from '../../protocol/control-tree.ts';

/** Small trees in the shape of real programs, for the tests of grounding and of the embedded model. */

const button = (name: string, facts: Partial<ControlNode> = {}) => c('Button', name, facts);
const toggle = (name: string, facts: Partial<ControlNode> = {}) => c('Button', name, { toggled: 'off', ...facts });

/** A word processor with a ribbon: tabs, groups, unnamed panes, twins, a document. */
export function wordProcessor(
  facts: { text?: string; dialog?: ControlNode; bold?: 'on' | 'off'; tab?: string } = {},
): ControlTree {
  const tab = facts.tab ?? 'Home';
  return treeOf(
    c('Window', 'Document1 - Writer', {}, [
      c('TitleBar', 'Document1 - Writer', {}, [button('Minimize'), button('Maximize'), button('Close')]),
      c('ToolBar', 'Quick Access Toolbar', {}, [
        button('Save', { acceleratorKey: 'Ctrl+S' }),
        button('Undo', { enabled: false }),
        button('Redo', { enabled: false }),
      ]),
      c('Pane', '', {}, [
        c('Tab', 'Ribbon Tabs', {}, [
          ...['File', 'Home', 'Insert', 'Layout', 'Review', 'View'].map(name =>
            c('TabItem', name, { selected: name === tab }),
          ),
        ]),
        ...(tab === 'Home' ? [homePage] : tab === 'Insert' ? [insertPage] : []).map(page => page()),
      ]),
      c('Pane', '', {}, [
        c('Document', 'Document1', {
          value: facts.text ?? '',
          focused: facts.dialog === undefined,
          automationId: 'document',
        }),
        c('ScrollBar', 'Vertical'),
      ]),
      c('StatusBar', 'Status Bar', {}, [
        c('Text', 'Page 1 of 1'),
        c('Text', '0 words'),
        button('Zoom Out'),
        button('Zoom In'),
      ]),
      c('ToolBar', 'Mini Toolbar', { offscreen: true }, [
        toggle('Bold', { offscreen: true }),
        toggle('Italic', { offscreen: true }),
      ]),
      ...(facts.dialog ? [facts.dialog] : []),
    ]),
  );

  function homePage(): ControlNode {
    return c('Pane', '', {}, [
      c('Group', 'Clipboard', {}, [
        c('SplitButton', 'Paste'),
        button('Cut', { enabled: false }),
        button('Copy', { enabled: false }),
      ]),
      c('Group', 'Font', {}, [
        c('ComboBox', 'Font', { value: 'Calibri' }, [c('Edit', 'Font', { value: 'Calibri' })]),
        c('ComboBox', 'Font Size', { value: '11' }, [c('Edit', 'Font Size', { value: '11' })]),
        toggle('Bold', { toggled: facts.bold ?? 'off', automationId: 'Bold', helpText: 'Make your text bold.' }),
        toggle('Italic'),
        toggle('Underline'),
        toggle('Strikethrough'),
        c('SplitButton', 'Font Color'),
        button('More Options', { automationId: 'FontDialog' }),
      ]),
      c('Group', 'Paragraph', {}, [
        toggle('Bullets'),
        toggle('Numbering'),
        toggle('Align Left'),
        toggle('Center'),
        toggle('Align Right'),
        c('SplitButton', 'Line and Paragraph Spacing'),
        button('More Options', { automationId: 'ParagraphDialog' }),
      ]),
      c('Group', 'Editing', {}, [c('SplitButton', 'Find'), button('Replace')]),
    ]);
  }

  function insertPage(): ControlNode {
    return c('Pane', '', {}, [
      c('Group', 'Tables', {}, [c('SplitButton', 'Table')]),
      c('Group', 'Illustrations', {}, [button('Pictures'), button('Shapes')]),
      c('Group', 'Header & Footer', {}, [
        c('SplitButton', 'Header'),
        c('SplitButton', 'Footer'),
        c('SplitButton', 'Page Number'),
      ]),
    ]);
  }
}

/** A Save As dialog with labels tied to their fields. */
export function saveAsDialog(name = ''): ControlNode {
  return c('Window', 'Save As', {}, [
    c('Text', 'Save in:'),
    c('ComboBox', 'Save in:', { value: 'Documents' }),
    button('Up One Level'),
    button('Create New Folder'),
    c('List', 'Folder contents', {}, [
      c('ListItem', 'letters'),
      c('ListItem', 'report-old.rtf'),
      c('ListItem', 'notes.txt'),
    ]),
    c('Text', 'File name:'),
    c('ComboBox', 'File name:', { value: name }, [c('Edit', 'File name:', { value: name, focused: true })]),
    c('Text', 'Save as type:'),
    c('ComboBox', 'Save as type:', { value: 'Rich Text Format (*.rtf)' }),
    button('Save'),
    button('Cancel'),
  ]);
}

/** A small editor whose menus are closed: their items are there, off screen. */
export function menuEditor(): ControlTree {
  const item = (name: string, facts: Partial<ControlNode> = {}) => c('MenuItem', name, { offscreen: true, ...facts });
  const menu = (name: string, ...items: ControlNode[]) => c('MenuItem', name, { expanded: false }, items);
  return treeOf(
    c('Window', 'Untitled - Pad', {}, [
      c('MenuBar', '', {}, [
        menu(
          'File',
          item('New', { acceleratorKey: 'Ctrl+N' }),
          item('Open...'),
          item('Save'),
          item('Save as...'),
          item('Print...'),
          item('Page Setup...'),
          item('Exit'),
        ),
        menu(
          'Edit',
          item('Undo'),
          item('Cut'),
          item('Copy'),
          item('Paste'),
          item('Delete'),
          item('Select all'),
          item('Time/Date'),
          item('Font...'),
        ),
        menu('Search', item('Search...'), item('Search next'), item('Replace...'), item('Go To...')),
        menu('View', item('Status Bar', { toggled: 'on' })),
        menu('Help', item('Contents'), item('About Pad')),
      ]),
      c('Edit', '', { value: '', focused: true }),
      c('StatusBar', '', {}, [c('Text', 'Ln 1, Col 1')]),
    ]),
  );
}

/** A form: fields with labels beside them, boxes, choices, a list with rows, two groups with the same fields. */
export function settingsForm(): ControlTree {
  const address = (title: string) =>
    c('Group', title, {}, [
      c('Text', 'Street'),
      c('Edit', '', { value: '' }),
      c('Text', 'City'),
      c('Edit', '', { value: '' }),
      button('Clear'),
    ]);
  return treeOf(
    c('Window', 'Options', {}, [
      c('Tab', '', {}, [c('TabItem', 'General', { selected: true }), c('TabItem', 'Advanced', { selected: false })]),
      c('CheckBox', 'Check spelling as you type', { toggled: 'on' }),
      c('CheckBox', 'Show ruler', { toggled: 'off' }),
      c('RadioButton', 'Small icons', { selected: true }),
      c('RadioButton', 'Large icons', { selected: false }),
      c('Text', 'User name:'),
      c('Edit', 'User name:', { value: 'Ann' }),
      c(
        'ComboBox',
        'Color',
        { value: 'Green' },
        ['Red', 'Green', 'Blue'].map(name => c('ListItem', name, { offscreen: true })),
      ),
      c('Slider', 'Volume', { value: '30' }),
      address('Billing address'),
      address('Delivery address'),
      c('Tree', '', {}, [c('TreeItem', 'Inbox', { expanded: false }), c('TreeItem', 'Archive', { expanded: true })]),
      button('OK'),
      button('Cancel'),
      button('Apply', { enabled: false }),
    ]),
  );
}

import { describe, expect, it } from 'vitest';
import { ControlTree } from '../../../protocol/control-tree.ts';
import { click, drive, nodesOf } from './practice-for-tests.ts';

const type = (text: string) => ({ verb: 'type', text }) as const;

describe('writing a report', () => {
  it('types a title, makes it bold, saves it, and asks before it overwrites', async () => {
    const { app, act, press, find, exists } = await drive({ files: { 'report.rtf': 'last week' } });
    await act('Document', 'Document', type('Weekly report'));
    expect((await find('Window', '*Document - Practice')).value).toBeUndefined();
    expect((await find('Document')).value).toBe('Weekly report');

    await press('Ctrl+A');
    const result = await act('Button', 'Bold', click);
    expect(result).toMatchObject({ way: 'input', hit: 'Home.Bold' });
    expect((await find('Button', 'Bold')).toggled).toBe('on');
    expect(app.runs).toMatchObject([{ length: 13, format: { bold: true } }]);

    await press('Ctrl+S');
    expect((await find('Button', 'Bold')).enabled).toBe(false);
    expect((await find('Edit', 'File name')).focused).toBe(true);
    await act('Edit', 'File name', { verb: 'set', value: 'Report.rtf' });
    await press('Enter');
    expect(await exists('Window', 'Confirm Save As')).toBe(true);
    expect((await find('Text', 'report.rtf already exists.\nDo you want to replace it?')).offscreen).toBe(false);
    expect((await find('Button', 'Save')).enabled).toBe(false);

    await act('Button', 'No', click);
    expect(app.files).toEqual({ 'report.rtf': 'last week' });
    expect(await exists('Window', 'Save As')).toBe(true);
    await act('Button', 'Save', { verb: 'invoke' });
    await act('Button', 'Yes', { verb: 'invoke' });
    expect(app.files).toEqual({ 'report.rtf': 'Weekly report' });
    expect(await exists('Window', 'report.rtf - Practice')).toBe(true);
    expect(await exists('Text', 'Saved report.rtf')).toBe(true);
    expect((await find('Button', 'Bold')).enabled).toBe(true);
  });

  it('saves under the known name without asking, and asks on closing with changes', async () => {
    const { app, act, press, exists, observe } = await drive({ files: { 'a.txt': 'one' } }, 'a.txt');
    await press('Ctrl+End');
    await act('Document', 'Document', type(' two'));
    await press('Ctrl+S');
    expect(app.files).toEqual({ 'a.txt': 'one two' });
    await act('Document', 'Document', type(' three'));
    await act('Window', '*a.txt - Practice', { verb: 'close' });
    expect(await exists('Text', 'Do you want to save changes to a.txt?')).toBe(true);
    await act('Button', "Don't Save", click);
    await expect(observe()).rejects.toMatchObject({ kind: 'target-lost' });
    expect(app.files).toEqual({ 'a.txt': 'one two' });
  });

  it('undoes and redoes', async () => {
    const { app, act, press, find } = await drive();
    await act('Document', 'Document', type('Grüße 👋'));
    await press('Ctrl+A, Ctrl+B');
    await press('Ctrl+Z');
    expect(app.runs[0]?.format.bold).toBe(false);
    await act('Button', 'Undo', click);
    expect(app.text).toBe('');
    expect((await find('Button', 'Undo')).enabled).toBe(false);
    await press('Ctrl+Y, Ctrl+Y');
    expect(app.text).toBe('Grüße 👋');
    expect(app.runs[0]?.format.bold).toBe(true);
    await press('End, Backspace');
    expect(app.text).toBe('Grüße ');
  });

  it('formats through combo boxes, palettes, styles and menus', async () => {
    const { app, act, press, find, exists } = await drive({ files: {} });
    await act('Document', 'Document', type('Title\nBody'));
    await act('Document', 'Document', { verb: 'select-text', text: 'Title' });
    await act('ComboBox', 'Font', { verb: 'select', item: 'Georgia' });
    await act('ComboBox', 'Font Size', { verb: 'set', value: '24' });
    await act('SplitButton', 'Font Color', { verb: 'expand' });
    expect((await find('SplitButton', 'Font Color')).expanded).toBe(true);
    await act('ListItem', 'Purple', click);
    await act('Button', 'Center', click);
    expect(app.runs[0]).toMatchObject({ length: 5, format: { font: 'Georgia', size: 24, color: 'Purple' } });
    expect(app.paragraphs.map(paragraph => paragraph.align)).toEqual(['center', 'left']);
    await act('ComboBox', 'Font Size', type('36'));
    await press('Enter');
    expect(app.runs[0]?.format.size).toBe(36);
    await act('ListItem', 'Heading 1', click);
    expect(app.paragraphs[0]?.style).toBe('Heading 1');
    await press('Alt+F, A');
    expect(await exists('Window', 'Save As')).toBe(true);
    await act('ComboBox', 'Save as type', { verb: 'expand' });
    await act('ListItem', 'Text Document (*.txt)', click);
    expect((await find('ComboBox', 'Save as type')).value).toBe('Text Document (*.txt)');
    await act('Edit', 'File name', { verb: 'set', value: 'plain' });
    await press('Enter');
    expect(app.files).toEqual({ 'plain.txt': 'Title\nBody' });
  });

  it('finds and replaces', async () => {
    const { app, act, press, exists } = await drive({ files: { 'a.txt': 'cat, Cat and catalogue' } }, 'a.txt');
    await press('Ctrl+H');
    await act('Edit', 'Find what', type('cat'));
    await act('Edit', 'Replace with', type('dog'));
    await act('Button', 'Replace All', click);
    expect(app.text).toBe('dog, dog and dogalogue');
    expect(await exists('Text', 'All done. We made 3 replacements.')).toBe(true);
    await press('Enter, Esc, Ctrl+Z');
    expect(app.text).toBe('cat, Cat and catalogue');
  });
});

describe('the control tree', () => {
  it('is valid, has unique ids and the size of a real one', async () => {
    const observed = await (await drive()).observe();
    if (observed.capture.backend !== 'tree') throw new Error('no tree');
    expect(ControlTree.parse(observed.capture.tree).root.name).toBe('Document - Practice');
    const nodes = nodesOf(observed);
    expect(nodes.length).toBeGreaterThan(130);
    expect(nodes.length).toBeLessThan(190);
    expect(new Set(nodes.map(node => node.id)).size).toBe(nodes.length);
  });

  it('has what makes real trees hard: unnamed panes, duplicates, off-screen twins', async () => {
    const nodes = await (await drive()).nodes();
    const named = (name: string) => nodes.filter(node => node.name === name);
    expect(nodes.filter(node => node.controlType === 'Pane' && node.name === '').length).toBeGreaterThan(3);
    expect(named('Bold').map(node => node.offscreen)).toEqual([false, true]);
    expect(named('Close').length).toBe(2);
    expect(named('More Options').length).toBeGreaterThan(3);
    expect(nodes.filter(node => node.controlType === 'Document')).toHaveLength(1);
    expect(nodes.filter(node => node.offscreen).every(node => node.rect?.width === 0)).toBe(true);
  });

  it('stays the same object, with the same picture, while nothing changes', async () => {
    const { app, id, observe, press } = await drive();
    const first = await app.observe({ app: id, screenshot: true });
    const second = await app.observe({ app: id, screenshot: true });
    expect(second.observation).toBe(first.observation);
    expect(second.capture).toEqual(first.capture);
    expect(second.screenshot?.png).toBe(first.screenshot?.png);
    await press('Ctrl+B');
    expect((await observe()).observation).not.toBe(first.observation);
  });

  it('keeps places inside the window and items inside their popups', async () => {
    const { act, find, nodes } = await drive();
    await act('Button', 'File Tab', click);
    const menu = await find('Menu', 'File');
    const window = await find('Window', 'Document - Practice');
    for (const node of await nodes()) {
      const { rect } = node;
      if (node.offscreen || !rect || !window.rect) continue;
      expect(rect.x + rect.width, node.id).toBeLessThanOrEqual(window.rect.x + window.rect.width);
      expect(rect.y + rect.height, node.id).toBeLessThanOrEqual(window.rect.y + window.rect.height);
    }
    for (const item of menu.children) expect(item.rect?.x).toBeGreaterThanOrEqual(menu.rect?.x ?? Infinity);
  });
});

describe('what an action meets', () => {
  it('refuses what is disabled, off the screen, or gone', async () => {
    const { app, id, lease, act, find, observe, press } = await drive();
    await expect(act('Button', 'Cut', click)).rejects.toMatchObject({
      kind: 'not-usable',
      message: 'Button "Cut" is disabled.',
    });
    await expect(act('MenuItem', 'Margins', click)).rejects.toMatchObject({ kind: 'not-usable' });
    await act('MenuItem', 'Orientation', { verb: 'invoke' });
    await press('Esc, Ctrl+F');
    const field = await find('Edit', 'Find what');
    const { observation } = await observe();
    app.user.closeDialog();
    const late = app.act({ lease, app: id, observation, control: field.id, action: click });
    await expect(late).rejects.toMatchObject({ kind: 'stale', message: 'Edit "Find what" is not there any more.' });
    const unknown = app.act({ lease, app: id, observation, control: 'x', action: click });
    await expect(unknown).rejects.toMatchObject({ kind: 'no-such-control' });
    const lost = app.act({ lease, app: id, observation: 'x', control: field.id, action: click });
    await expect(lost).rejects.toMatchObject({ kind: 'stale' });
  });

  it('needs the lease, and refuses all input while suspended', async () => {
    const { app, id, lease, observe } = await drive();
    const { observation } = await observe();
    const press = (name: string) =>
      app.act({ lease: name, app: id, observation, action: { verb: 'press', keys: 'Ctrl+B' } });
    await expect(press('other')).rejects.toMatchObject({ kind: 'out-of-scope' });
    await app.suspend({ lease, suspended: true });
    await expect(press(lease)).rejects.toMatchObject({ kind: 'suspended' });
    await app.suspend({ lease, suspended: false });
    await expect(press(lease)).resolves.toMatchObject({ how: 'Ctrl+B pressed' });
    await expect(app.lease({ programs: [] })).rejects.toMatchObject({ kind: 'out-of-scope' });
    const launch = (program: string) => app.launch({ lease, program, timeoutMs: 1000 });
    await expect(launch('excel.exe')).rejects.toMatchObject({ kind: 'launch-failed' });
    await expect(launch('winword')).rejects.toMatchObject({ kind: 'out-of-scope' });
    await expect(launch('C:\\Program Files\\WORDPAD')).resolves.toMatchObject({ program: 'wordpad.exe' });
  });

  it('lets a click beside an open menu close it', async () => {
    const { act, exists } = await drive();
    await act('MenuItem', 'Line Spacing', click);
    expect(await exists('Menu', 'Line and Paragraph Spacing')).toBe(true);
    await act('Document', 'Document', { verb: 'click-at', button: 'left', count: 1, x: 0.1, y: 0.9 });
    expect(await exists('Menu', 'Line and Paragraph Spacing')).toBe(false);
  });
});

describe('the ribbon', () => {
  it('gives the focus back to the document, and paints a format from one place to another', async () => {
    const { app, act, find, press } = await drive({ files: { 'a.txt': 'one two' } }, 'a.txt');
    await act('Document', 'Document', { verb: 'select-text', text: 'one' });
    await act('ComboBox', 'Font', { verb: 'focus' });
    expect((await find('ComboBox', 'Font')).focused).toBe(true);
    await act('Button', 'Bold', click);
    expect((await find('Document')).focused).toBe(true);
    await act('Button', 'Format Painter', { verb: 'toggle' });
    expect((await find('Button', 'Format Painter')).toggled).toBe('on');
    await act('Document', 'Document', { verb: 'select-text', text: 'two' });
    expect(app.runs.map(run => run.format.bold)).toEqual([true, false, true]);
    expect((await find('Button', 'Format Painter')).toggled).toBe('off');
    await press('Ctrl+A');
    expect((await find('Button', 'Bold')).toggled).toBe('mixed');
  });
});

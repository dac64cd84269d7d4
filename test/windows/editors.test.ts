import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ControlTree } from '../../protocol/control-tree.ts';
import type { ControlType } from '../../protocol/control-types.ts';
import { bundle, root } from '../../scripts/paths.ts';
import { LiveProgram, target, until, windowsPath } from './live-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'groundwork-editors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let live: LiveProgram | undefined;
afterEach(async () => {
  await live?.end();
  live = undefined;
});

/** The product as it is shipped. */
function groundwork(...args: string[]) {
  return spawnSync(process.execPath, ['--enable-source-maps', bundle, ...args], { cwd: root, encoding: 'utf8' });
}

/** What a file holds, once the program has written it. */
const written = (file: string) =>
  until(`${file} is written`, () => {
    try {
      const bytes = readFileSync(file);
      return bytes.length > 0 ? bytes : undefined;
    } catch {
      return undefined;
    }
  });

describe('Notepad', () => {
  it('gets any text typed, saves it through menu and dialog, and the file on disk is exactly that', async () => {
    live = await LiveProgram.start('notepad.exe');
    const text = 'Grüße: 3 × 4 ≤ 13\nПривет, 世界! {x} + "y" 😀';
    await live.act({ verb: 'type', text }, live.the('Document'));
    await until('the text is there', async () => {
      await live?.look();
      return live?.the('Document').value === text ? true : undefined;
    });
    await live.act({ verb: 'invoke' }, live.the('MenuItem', 'Save as...'));
    await live.appears('Window', 'Save As');
    const file = join(folder, 'note.txt');
    await live.act({ verb: 'select', item: 'Unicode (UTF-8)' }, live.the('ComboBox', 'Encoding'));
    await live.act({ verb: 'set', value: windowsPath(file) }, live.the('Edit', 'File name'));
    await live.click(live.the('Button', 'Save'));
    await live.vanishes('Window', 'Save As');
    // With the mark that Notepad begins UTF-8 with.
    expect((await written(file)).toString('hex')).toBe(
      Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'utf8').toString('hex'),
    );
    await live.appears('Window', 'note.txt - Notepad');
  });

  it('opens a document it is started with', async () => {
    const file = join(root, 'LICENSE');
    live = await LiveProgram.start('notepad.exe', file);
    expect((await live.act({ verb: 'read' }, live.the('Document'))).text).toBe(readFileSync(file, 'utf8'));
  });

  it('asks whether to save, when it is to be closed; the question is seen and answered', async () => {
    live = await LiveProgram.start('notepad.exe');
    await live.act({ verb: 'type', text: 'unsaved' }, live.the('Document'));
    await until('the text is there', async () => {
      await live?.look();
      return live?.the('Document').value === 'unsaved' ? true : undefined;
    });
    await live.act({ verb: 'close' }, live.index.tree.root);
    await live.appears('Button', 'No');
    await live.click(live.the('Button', 'No'));
    const { api, app } = live;
    await until('the program is gone', async () =>
      (await api.windows({})).apps.some(one => one.id === app.id) ? undefined : true,
    );
  });
});

describe('WordPad', () => {
  it('has a tree with its menus, in which hardly anything is without a name', () => {
    const shown = groundwork('tree', '--target', target, '--launch', 'wordpad.exe', '--json');
    expect(shown.stderr).toBe('');
    const tree = ControlTree.parse(JSON.parse(shown.stdout));
    const nodes = (function all(node: ControlTree['root']): ControlTree['root'][] {
      return [node, ...node.children.flatMap(all)];
    })(tree.root);
    expect(nodes.length).toBeGreaterThanOrEqual(110);
    expect(nodes.filter(node => node.controlType === 'MenuItem').length).toBeGreaterThanOrEqual(50);
    const interactive: ControlType[] = [
      'Button',
      'CheckBox',
      'ComboBox',
      'Document',
      'Edit',
      'Hyperlink',
      'ListItem',
      'MenuItem',
      'RadioButton',
      'Slider',
      'Spinner',
      'SplitButton',
      'TabItem',
      'TreeItem',
    ];
    expect(nodes.filter(node => interactive.includes(node.controlType) && node.name === '')).toEqual([]);
  });

  it('runs the sample plan: types, formats, saves; the file on disk is exactly that', () => {
    const run = groundwork(
      'run',
      'samples/wordpad-live.taskplan',
      '--target',
      target,
      '--trace',
      join(folder, 'trace'),
      '--input',
      `folder=${windowsPath(folder)}`,
    );
    expect(run.stdout + run.stderr).toContain('passed');
    expect(run.status).toBe(0);
    const text = readFileSync(join(folder, 'Weekly report.rtf'), 'latin1');
    if (target === 'wine') {
      expect(text).toBe(
        [
          '{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0\\deflang1033\\deflangfe1033{\\fonttbl{\\f0\\fcharset0 Times New Roman;}}',
          '{\\colortbl;}',
          '{\\*\\generator Wine Riched20 2.0;}',
          '\\pard\\qc\\sl-240\\slmult1 \\b\\lang1033\\fs18\\f0 Weekly report\\par',
          "Gr\\'fc\\'dfe aus K\\'f6ln: 3 \\'d7 4 \\'80 = 12 \\'80\\b0 \\par",
          '}\u0000',
        ].join('\r\n'),
      );
    } else {
      expect(text).toMatch(/\\qc.*\\b.*Weekly report/s);
    }
  });

  it('chooses a font size in its drop-down, and the text is set in it', async () => {
    live = await LiveProgram.start('wordpad.exe');
    await live.act({ verb: 'select', item: '24' }, live.the('ComboBox', 'Font size'));
    await until('the size is chosen', async () => {
      await live?.look();
      return live?.the('ComboBox', 'Font size').value === '24' ? true : undefined;
    });
    await live.click(live.the('Button', 'Italic'));
    await until('the button stays down', async () => {
      await live?.look();
      return live?.the('Button', 'Italic').toggled === 'on' ? true : undefined;
    });
  });
});

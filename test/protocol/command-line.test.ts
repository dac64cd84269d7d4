import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ControlTree } from '../../protocol/control-tree.ts';
import { bundle, root } from '../../scripts/paths.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the shipped command line as a person or a script does. */
function groundwork(args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  return { status, stdout, stderr };
}

function plan(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const good = `task "Type"
app "wordpad.exe"
input title: text = "Weekly"
1. Type it {
  type title into Document
  expect Document.text is title
}
`;

describe('groundwork check', () => {
  it('is quiet about good plans, the samples among them', () => {
    const { status, stdout, stderr } = groundwork(['check', join(root, 'samples')]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('nothing to report');
  });

  it('marks the place of an error, and fails', () => {
    plan('bad.taskplan', 'task "Bad"\napp "wordpad.exe"\n1. Go {\n  clik Button "OK"\n}\n');
    const { status, stdout } = groundwork(['check', '.']);
    expect(status).toBe(1);
    expect(stdout).toContain(
      "bad.taskplan:4:3 error 'clik' is not an action. Did you mean 'click'? unknown-action\n      clik Button \"OK\"\n      ^^^^",
    );
  });

  it('says the same as JSON and as SARIF', () => {
    const file = plan('bad.taskplan', 'task "Bad"\napp "wordpad.exe"\n1. Go {\n  click Buton "OK"\n}\n');
    const [found] = JSON.parse(groundwork(['check', file, '--format', 'json']).stdout);
    expect(found).toMatchObject({ file, line: 4, column: 9, endLine: 4, severity: 'error' });
    expect(Object.keys(found).sort()).toEqual(
      ['code', 'column', 'endColumn', 'endLine', 'file', 'line', 'message', 'severity'].sort(),
    );
    const sarif = JSON.parse(groundwork(['check', file, '--format', 'sarif']).stdout);
    expect(sarif.runs[0].results[0]).toMatchObject({ level: 'error', ruleId: found.code });
  });
});

describe('groundwork run', () => {
  it('runs a plan and ends with 0', () => {
    const file = plan('good.taskplan', good);
    const { status, stdout, stderr } = groundwork(['run', file, '--input', 'title=Monthly', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ result: 'passed', actions: 2 });
    expect(stderr).toContain('type "Monthly" into Document "Document"');
  });

  it('runs the first plan of the samples, which is sentences only', () => {
    expect(groundwork(['run', join(root, 'samples/first-plan.taskplan')])).toMatchObject({ status: 0 });
  });

  it('runs the first plan of the README, with and without its block', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const blocks = [...readme.matchAll(/^```\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
    const first = blocks.find(text => text.startsWith('task ')) ?? '';
    const block = blocks.find(text => text.startsWith('2. ')) ?? '';
    expect(groundwork(['run', plan('hello.taskplan', first)])).toMatchObject({ status: 0 });
    const exact = plan('exact.taskplan', first.replace(/^2\. .*\n/m, block));
    expect(groundwork(['run', exact])).toMatchObject({ status: 0, stderr: expect.stringContaining('select text') });
  });

  it.each([
    ['a plan with errors', ['bad'], 1, /bad\.taskplan:2:1 error/],
    [
      'a plan that fails',
      ['fails'],
      1,
      /fails\.taskplan:4: not found: no control matches Button "Bolt"[\s\S]*Button "Bold"/,
    ],
    ['a missing input', ['needs'], 1, /needs\.taskplan:2: refused: the input title has no value/],
    ['a missing plan', ['none'], 2, /There is no plan none\.taskplan/],
    ['an unknown target', ['good', '--target', 'mars'], 2, /There is no target "mars"/],
    ['an unknown model', ['good', '--model', 'openai:x'], 2, /has no openai models yet/],
    ['a secret in the arguments', ['good', '--secret', 'password=hunter2'], 2, /never the value/],
    ['an input without a value', ['good', '--input', 'title'], 2, /is not name=value/],
    ['an unknown option', ['good', '--fast'], 2, /unknown option/],
  ])('of %s says what is wrong, with the right exit code', (_what, [name, ...args], status, message) => {
    plan('good.taskplan', good);
    plan('bad.taskplan', 'task "Bad"\nclik\n');
    plan('fails.taskplan', 'task "F"\napp "wordpad.exe"\n1. Go {\n  click Button "Bolt" in Group "Font"\n}\n');
    plan('needs.taskplan', 'task "N"\ninput title: text\napp "wordpad.exe"\n1. Type {title}\n');
    const ran = groundwork(['run', `${name}.taskplan`, ...args]);
    expect(ran.stderr).toMatch(message);
    expect(ran.stderr).not.toContain('    at ');
    expect(ran.status).toBe(status);
  });

  it('takes a secret from the environment and shows it nowhere', () => {
    const file = plan(
      's.taskplan',
      'task "S"\napp "wordpad.exe"\nsecret password\n1. Type {\n  type password into Document\n}\n',
    );
    const { status, stdout, stderr } = groundwork(['run', file, '--secret', 'password=env:PW', '--json'], {
      PW: 'hunter2!',
    });
    expect(status).toBe(0);
    expect(stdout + stderr).not.toContain('hunter2');
  });

  it('replays the replies of a recorded run', () => {
    const file = plan('r.taskplan', 'task "R"\napp "wordpad.exe"\n1. Click the Bold button\n');
    const first = JSON.parse(groundwork(['run', file, '--json']).stdout);
    const again = groundwork(['run', file, '--json', '--model', `replay:${first.folder}`]);
    expect(JSON.parse(again.stdout)).toMatchObject({ result: 'passed', actions: first.actions });
  });
});

describe('groundwork trace show', () => {
  it('reads a run, also one that was cut off', () => {
    const { folder: recorded } = JSON.parse(groundwork(['run', plan('good.taskplan', good), '--json']).stdout);
    const whole = groundwork(['trace', 'show', recorded]);
    expect(whole).toMatchObject({ status: 0, stderr: '' });
    expect(whole.stdout).toContain('expect Document.text is title');
    const file = join(recorded, 'run.gwtrace');
    truncateSync(file, readFileSync(file).length - 20);
    const cut = groundwork(['trace', 'show', recorded]);
    expect(cut.status).toBe(0);
    expect(cut.stderr).toMatch(/cut off/);
    expect(groundwork(['trace', 'show', folder])).toMatchObject({ status: 2 });
  });
});

describe('groundwork trace show --failure', () => {
  it('tells the last failure for a bug report', () => {
    const broken = plan(
      'f.taskplan',
      'task "F"\napp "wordpad.exe"\n1. Go {\n  click Button "Bolt" in Group "Font"\n}\n',
    );
    const { folder: recorded } = JSON.parse(groundwork(['run', broken, '--json']).stdout);
    const { status, stdout, stderr } = groundwork(['trace', 'show', recorded, '--failure']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('## Not found: no control matches Button "Bolt"');
    expect(stdout).toContain('4    click Button "Bolt" in Group "Font"');
    expect(stdout).toContain('**Cause** not in the tree:');
    expect(stdout).not.toContain(folder);
    const passed = JSON.parse(groundwork(['run', plan('good.taskplan', good), '--json']).stdout);
    expect(groundwork(['trace', 'show', passed.folder, '--failure'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Nothing failed'),
    });
  });
});

describe('groundwork tree, screenshot, windows', () => {
  it('show the practice app', () => {
    const tree = ControlTree.parse(JSON.parse(groundwork(['tree', '--json']).stdout));
    expect(tree.window.process).toBe('practice.exe');
    const inside = groundwork(['tree', '--window', 'Group "Font"']).stdout;
    expect(inside.split('\n')[0]).toBe('Group "Font"');
    expect(groundwork(['tree', '--window', 'Group "Fond"'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Group "Font"'),
    });
    expect(groundwork(['screenshot', '--out', 'shot.png'])).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, 'shot.png')).subarray(1, 4).toString()).toBe('PNG');
    const windows = JSON.parse(groundwork(['windows', '--launch', 'wordpad.exe', '--json']).stdout);
    expect(windows).toMatchObject([{ program: 'wordpad.exe' }]);
    expect(JSON.parse(groundwork(['windows', '--setup']).stdout)).toMatchObject({
      name: 'Practice app',
      screenshots: true,
    });
    expect(groundwork(['tree', '--launch', 'excel.exe'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('excel.exe'),
    });
  });
});

describe('groundwork ground', () => {
  const dumps = join(root, 'controls/normalise/fixtures');
  const predictions = (dump: string, steps: readonly string[]) => {
    const lines = steps.map((step, id) => JSON.stringify({ id: String(id), step }));
    const file = plan('steps.jsonl', lines.join('\n'));
    const { status, stdout } = groundwork(['ground', '--tree', join(dumps, dump), '--steps', file, '--explain']);
    expect(status).toBe(0);
    return stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
  };

  it('answers sentences about real windows', () => {
    for (const program of ['notepad.raw.json', 'wordpad.raw.json']) {
      const [save] = predictions(program, ['save the file under another name']);
      expect(save).toMatchObject({ id: '0', action: 'click' });
      expect(save.candidates[0].text).toBe('MenuItem "Save as..." in MenuItem "File"');
      expect(save.score).toBeGreaterThan(0.8);
      expect(save.control).toBe(save.candidates[0].control);
    }
    const [name, cancel, nowhere] = predictions('save-as.raw.json', [
      'type report.rtf as the file name',
      'cancel the dialog',
      'click the Frobnicate button',
    ]);
    expect(name).toMatchObject({ action: 'set_text', args: { text: 'report.rtf' } });
    expect(name.candidates[0].text).toContain('"File name"');
    expect(name.candidates[0].features[0]).toHaveProperty('because');
    expect(cancel.candidates[0].text).toBe('Button "Cancel"');
    expect(nowhere).toMatchObject({ control: null });
  });

  it('says what is wrong with its files', () => {
    const steps = plan('steps.jsonl', '{"id":"1"}');
    const tree = join(dumps, 'notepad.raw.json');
    expect(groundwork(['ground', '--tree', tree, '--steps', steps])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('steps.jsonl:1'),
    });
    expect(groundwork(['ground', '--tree', steps, '--steps', steps])).toMatchObject({ status: 2 });
    expect(existsSync(tree)).toBe(true);
  });
});

describe('groundwork format', () => {
  it('lays plans out, or says which are not', () => {
    const file = plan('ugly.taskplan', 'task   "U"\napp "wordpad.exe"\n1. Go   {\n      click    Button "Bold"\n}\n');
    expect(groundwork(['format', '--check', file])).toMatchObject({ status: 1 });
    expect(groundwork(['format', file])).toMatchObject({ status: 0 });
    expect(readFileSync(file, 'utf8')).toBe('task "U"\napp "wordpad.exe"\n1. Go {\n  click Button "Bold"\n}\n');
    expect(groundwork(['format', '--check', file])).toMatchObject({ status: 0 });
  });
});

describe('the guard of groundwork run', () => {
  const closing = `task "Close"
app "wordpad.exe"
1. Close it {
  type "Draft" into Document
  press "Alt+F, X"
  click Button "Don't Save"
}
`;

  it('refuses where nobody can be asked, says how to allow it, and lets pass what is allowed', () => {
    const file = plan('close.taskplan', closing);
    const refused = groundwork(['run', file]);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('refused: This closes without saving: changes are lost: click Button');
    expect(refused.stderr).toContain('--allow discard');
    expect(groundwork(['run', file, '--allow', 'delete,discard']).status).toBe(0);
    expect(groundwork(['run', file, '--allow', 'all']).status).toBe(0);
  });

  it('knows its rules', () => {
    const { status, stderr } = groundwork(['run', plan('close.taskplan', closing), '--allow', 'discards']);
    expect(status).toBe(2);
    expect(stderr).toContain('There is no guard rule "discards". There are: delete, send, overwrite, discard,');
  });

  it('starts nothing while a file of rules is wrong', () => {
    const file = plan('close.taskplan', closing);
    mkdirSync(join(folder, '.groundwork'));
    const rules = plan('.groundwork/guard.json', '{\n  "rules": [{ "id": "Mine", "when": { "name": "x" } }]\n}\n');
    const { status, stderr } = groundwork(['run', file]);
    expect(status).toBe(1);
    expect(stderr).toContain(`${rules}:2: rules.0.id:`);
    expect(existsSync(join(folder, '.groundwork', 'runs'))).toBe(false);
  });

  it('runs dry: everything is decided, nothing is done', () => {
    const file = plan('type.taskplan', good.replace('  expect', '  press "Alt+F4"\n  expect'));
    const { status, stdout, stderr } = groundwork(['run', file, '--dry-run', '--json']);
    expect(status).toBe(0);
    expect(stderr).toContain('would ask: This can do harm: press "Alt+F4", on Window');
    expect(stderr).toContain('Type: dry run, nothing was carried out. 3 actions decided.');
    expect(JSON.parse(stdout)).toMatchObject({ result: 'passed', actions: 1 });
    expect(groundwork(['run', plan('close.taskplan', closing), '--dry-run']).status).toBe(1);
  });
});

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PinReply, TraceNews } from '../../protocol/debug.ts';
import { bundle } from '../../scripts/paths.ts';
import { isEvent } from './dap-schema.ts';
import { Workshop } from './engine.ts';

const report = `task "Write the weekly report"
app "practice.exe"
input title: text = "Weekly report"

control bold = Button "Bold" in Group "Font"

1. Type {title} into the document
2. Make the title bold {
  do limit 5                 // by the LAM
  expect bold is toggled
}
`;
const pinned = `task "Write the weekly report"
app "practice.exe"
input title: text = "Weekly report"

control bold = Button "Bold" in Group "Font"

1. Type {title} into the document {
  type title into Document "Document"
}
2. Make the title bold {
  // by the LAM
  select text title in Document "Document"
  click bold
  expect bold is toggled
}
`;

let workshop: Workshop;
beforeEach(() => {
  workshop = new Workshop();
});
afterEach(() => workshop.close());

/** Runs the shipped command line. */
function groundwork(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
    cwd: workshop.folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

describe('pinning', () => {
  it('walks the file of what the LAM did, live and recorded, and pins it', async () => {
    const plan = workshop.write('report.taskplan', report);
    const { session } = workshop.engine();
    await session.launch({ program: plan, runs: workshop.runs }, { [plan]: [8] });
    await session.stopped();
    const news = session.client.log
      .map(({ message }) => message)
      .find(message => isEvent(message) && message.event === 'groundwork/trace');
    const { folder } = TraceNews.parse(news && isEvent(news) ? news.body : undefined);
    const file = join(folder, 'lam', '2-make-the-title-bold.taskplan');
    await session.client.request('setBreakpoints', { source: { path: file }, breakpoints: [{ line: 8 }] });
    expect(await session.go('continue')).toContain(
      'breakpoint: Decided, nothing done yet | decided: click Button "Bold"',
    );
    await session.go('continue');
    await session.client.request('groundwork/pin', { step: { file: plan, line: 8 } });
    await session.client.request('loadedSources');
    await session.client.request('disconnect');
    await expect(workshop.transcript(session)).toMatchFileSnapshot('./golden/pin-live.golden.txt');

    const recorded = workshop.engine().session;
    await recorded.launch({ trace: folder }, { [file]: [5] });
    await recorded.stopped();
    await recorded.go('continue');
    await recorded.go('next');
    await recorded.go('stepBack');
    await recorded.client.request('groundwork/pin', { step: { file, line: 1 } });
    await recorded.client.request('disconnect');
    await expect(workshop.transcript(recorded)).toMatchFileSnapshot('./golden/pin-recorded.golden.txt');
  });

  it('is shown as a difference, written, and then runs without a model', () => {
    const plan = workshop.write('report.taskplan', report);
    expect(groundwork('run', plan, '--trace', workshop.runs).status).toBe(0);
    const [run = ''] = workshop.recorded();
    const { status, stdout, stderr } = groundwork('trace', 'pin', run, '--step', '2.');
    expect({ status, stdout }).toMatchInlineSnapshot(`
      {
        "status": 0,
        "stdout": "--- report.taskplan
      +++ report.taskplan
      @@ -6,6 +6,8 @@
       
       1. Type {title} into the document
       2. Make the title bold {
      -  do limit 5                 // by the LAM
      +  // by the LAM
      +  select text title in Document "Document"
      +  click bold
         expect bold is toggled
       }
      ",
      }
    `);
    expect(stderr).toBe('"Make the title bold": 2 actions. It ended well.\n');
    expect(readFileSync(plan, 'utf8')).toBe(report);

    const json = groundwork('trace', 'pin', run, '--at', `${plan}:7`, '--json');
    expect(PinReply.parse(JSON.parse(json.stdout)).edits).toMatchObject([{ file: plan, range: { line: 7 } }]);
    expect(groundwork('trace', 'pin', run, '--step', '9')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'The LAM did nothing for a step 9 in this run.\n',
    });
    expect(groundwork('trace', 'pin', run, '--write').status).toBe(0);
    expect(readFileSync(plan, 'utf8')).toBe(pinned);
    expect(groundwork('run', plan, '--trace', workshop.runs, '--input', 'title=Another').status).toBe(0);
    const { events } = workshop.trace();
    expect(events.map(({ type }) => type)).not.toContain('infer');
    expect(events.at(-1)).toMatchObject({ type: 'ended', result: 'passed' });
  }, 90_000);
});

import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { TraceNews } from '../../protocol/debug.ts';
import { asText, sampleRun } from '../../trace/sample-trace.ts';
import { SessionFolder } from '../session-folder-for-tests.ts';
import type { TestSession } from '../test-session.ts';

const report = `task "Write the weekly report"
app "practice.exe"

1. Type "Weekly report" into the document
2. Click the Bold button in the Font group
`;

let at: SessionFolder;
let folder: string;
let plan: string;
let session: TestSession;

beforeEach(() => {
  at = new SessionFolder(report);
  ({ folder, plan, session } = at);
  return () => at.end();
});

const events = (name: string) =>
  session.client.log.flatMap(({ message }) =>
    message.type === 'event' && 'event' in message && message.event === name ? [message.body] : [],
  );
const runFolder = () => TraceNews.parse(events('groundwork/trace')[0]).folder;
const frames = async () => {
  const body = await session.client.request<DebugProtocol.StackTraceResponse>('stackTrace', { threadId: 1 });
  return body.stackFrames.map(({ name, line, source }) => `${name} @ ${source?.name}:${line}`);
};
const breakpointsIn = async (path: string, lines: readonly number[]) => {
  const args = { source: { path }, breakpoints: lines.map(line => ({ line })) };
  const body = await session.client.request<DebugProtocol.SetBreakpointsResponse>('setBreakpoints', args);
  return body.breakpoints.map(({ line, verified, message }) => `${line} ${verified ? 'verified' : message}`);
};
const bold = '2-click-the-bold-button-in-the-font-group.taskplan';

describe('what the LAM did, in a live run', () => {
  it('is where its actions stand in the call stack', async () => {
    await session.launch(at.configuration(), { [plan]: [5] });
    await session.stopped();
    expect(await session.go('continue')).toContain('Decided, nothing done yet | decided: click Button "Bold"');
    expect(await frames()).toEqual([
      'decided: click Button "Bold" in Group "Font" @ report.taskplan:5',
      `action 1 of the LAM @ ${bold}:6`,
      '2. Click the Bold button in the Font group @ report.taskplan:5',
      'Write the weekly report @ report.taskplan:5',
    ]);
    expect(readFileSync(join(runFolder(), 'lam', bold), 'utf8').split('\n')[5]).toBe(
      '  click Button "Bold" in Group "Font" // decided, not carried out yet',
    );
    expect(await session.go('continue')).toBe('terminated');
    expect(readFileSync(join(runFolder(), 'lam', bold), 'utf8').split('\n')[5]).toBe(
      '  click Button "Bold" in Group "Font"',
    );
    const told = events('loadedSource').map(({ reason, source }) => `${reason} ${basename(source.path)}`);
    const typed = '1-type-weekly-report-into-the-document.taskplan';
    expect([...new Set(told)]).toEqual([`new ${typed}`, `changed ${typed}`, `new ${bold}`, `changed ${bold}`]);
    const { sources } = await session.client.request<DebugProtocol.LoadedSourcesResponse>('loadedSources');
    expect(sources.map(({ name }) => name)).toEqual(['report.taskplan', typed, bold]);
  });

  it('has breakpoints that wait for their line', async () => {
    await session.launch({ program: plan, runs: join(folder, 'runs'), stopOnEntry: true });
    await session.stopped();
    const file = join(runFolder(), 'lam', bold);
    expect(await breakpointsIn(file, [5])).toEqual(['5 The LAM has not got there yet.']);
    expect(await session.go('continue')).toBe(
      'breakpoint: Decided, nothing done yet | decided: click Button "Bold" in Group "Font" :6',
    );
    expect(events('breakpoint').map(({ breakpoint: { line, verified } }) => [line, verified])).toEqual([[6, true]]);
    expect(events('stopped').at(-1).hitBreakpointIds).toHaveLength(1);
    expect(await breakpointsIn(file, [6, 7])).toEqual(['6 verified', '7 The LAM has not got there yet.']);
    expect(await session.go('continue')).toBe('terminated');
  });
});

describe('what the LAM did, in a recorded run', () => {
  const record = async () => {
    await session.launch(at.configuration());
    await session.stopped();
    await session.client.send('disconnect');
    const recorded = runFolder();
    session = at.connect();
    return recorded;
  };

  it('stops at breakpoints in its file, walked either way', async () => {
    const recorded = await record();
    const file = join(recorded, 'lam', bold);
    await session.launch({ trace: recorded }, { [file]: [1] });
    await session.stopped();
    const there = 'breakpoint: Decided, nothing done yet | decided: click Button "Bold" in Group "Font" :6';
    expect(await session.go('continue')).toBe(there);
    expect((await frames())[0]).toContain(`@ ${bold}:6`);
    expect(await session.go('continue')).toContain('The end of the run');
    expect(await session.go('reverseContinue')).toBe(there);
    const places = await session.client.request<DebugProtocol.BreakpointLocationsResponse>('breakpointLocations', {
      source: { path: file },
      line: 1,
      endLine: 20,
    });
    expect(places.breakpoints).toEqual([{ line: 6, column: 3 }]);
  });

  it('is told from the trace where the folder has no such file', async () => {
    writeFileSync(join(folder, 'run.gwtrace'), asText(sampleRun));
    await session.launch({ trace: folder }, { '/plans/report.taskplan': [8] });
    await session.stopped();
    await session.go('continue');
    await session.go('continue');
    const body = await session.client.request<DebugProtocol.StackTraceResponse>('stackTrace', { threadId: 1 });
    const source = body.stackFrames[1]?.source;
    expect(source).toMatchObject({ name: '2-make-the-title-bold.taskplan', origin: 'what the LAM did' });
    const { content } = await session.client.request<DebugProtocol.SourceResponse>('source', {
      source,
      sourceReference: source?.sourceReference,
    });
    expect(content.split('\n')[5]).toContain('click Button "Italic"');
  });
});

import { describe, expect, it } from 'vitest';
import type { NewTraceEvent, TraceEvent } from './format.ts';
import { decisionLines, LamScripts, lamScriptText } from './lam-script.ts';
import { blob, header, line, numbered, sampleRun } from './sample-trace.ts';

const texts = (events: readonly TraceEvent[]) => new LamScripts(events).all.map(lamScriptText);

const task: NewTraceEvent = { type: 'enter', frame: 1, kind: 'task', name: 'T', isAction: false, at: line(1) };
const step = (name: string, number?: string): NewTraceEvent => ({
  ...{ type: 'enter', frame: 2, kind: 'step', name, isAction: false, at: line(4) },
  ...(number === undefined ? {} : { number }),
});
const enter = (frame: number, number: string, name = 'Do it'): NewTraceEvent => ({
  ...{ type: 'enter', frame, kind: 'lam-action', name, number, isAction: true, at: line(5) },
});
const infer = (action: number, thought: string, status: 'CONTINUE' | 'FINISH' = 'CONTINUE'): NewTraceEvent => ({
  type: 'infer',
  action,
  prompt: blob('d'),
  labels: [],
  raw: '',
  reply: { thought, control_label: '', control_name: '', function: '', args: {}, status, plan: [] },
  durationMs: 1,
});
const ground = (action: number, actionText: string): NewTraceEvent => ({
  type: 'ground',
  action,
  observation: `o${action}`,
  wanted: 'it',
  decided: { verb: 'click', button: 'left', count: 1, holding: '' },
  actionText,
  candidates: [],
  notHere: 0,
  threshold: 0.5,
  margin: 1,
  chosen: 'c1',
  chosenBy: 'model',
  rounds: 1,
  durationMs: 1,
});
const act = (action: number): NewTraceEvent => ({ type: 'act', action, way: 'input', how: 'clicked', durationMs: 1 });
const verify = (action: number, effect: 'seen' | 'not seen'): NewTraceEvent => ({
  type: 'verify',
  action,
  before: blob('a'),
  after: blob('b'),
  changes: [],
  effect,
  settled: 'idle',
  memory: { step: '', action: '', effect, change: '' },
  durationMs: 1,
});
const leave = (frame: number, result: 'done' | 'failed' | 'stopped' = 'done'): NewTraceEvent => ({
  ...{ type: 'leave', frame, result },
});
const failure = (message: string): NewTraceEvent => ({
  type: 'failure',
  at: line(5),
  failure: { symptom: 'no-effect', message, statement: 'do', controls: [] },
  handledBy: 'retry',
});

describe('what the LAM did', () => {
  it('is a piece of a plan, with what was thought and what a user changed', () => {
    const scripts = new LamScripts(sampleRun);
    expect(scripts.all).toMatchObject([
      { file: 'lam/2-make-the-title-bold.taskplan', sentence: 'Make the title bold', ended: { kind: 'failed' } },
    ]);
    expect(texts(sampleRun)).toEqual([
      `// What the LAM did for: 2. Make the title bold
// Groundwork writes this while the LAM acts. It belongs to /plans/report.taskplan, line 8.

routine whatTheLamDid() {
  // 1. The Bold button does it.
  click Button "Italic" // the user's choice; the LAM's was: click Button "Bold"
  // It failed: bold is toggled: Button "Bold" was off.
}
`,
    ]);
  });

  it('grows without moving a line that was there', () => {
    const scripts = new LamScripts();
    const seen: string[] = [];
    for (const event of sampleRun) {
      if (scripts.append(event).length === 0) continue;
      const [script] = scripts.all;
      if (script !== undefined) seen.push(`${event.type}: ${lamScriptText(script).split('\n').slice(4).join('|')}`);
    }
    expect(seen).toEqual([
      'enter:   // 1. …|}|',
      'observe:   // 1. …|}|',
      'infer:   // 1. The Bold button does it.|}|',
      'ground:   // 1. The Bold button does it.|  click Button "Bold" // decided, not carried out yet|}|',
      `override:   // 1. The Bold button does it.|  click Button "Italic" // decided, not carried out yet; the user's choice; the LAM's was: click Button "Bold"|}|`,
      `guard:   // 1. The Bold button does it.|  click Button "Italic" // decided, not carried out yet; the user's choice; the LAM's was: click Button "Bold"|}|`,
      `act:   // 1. The Bold button does it.|  click Button "Italic" // the user's choice; the LAM's was: click Button "Bold"|}|`,
      `verify:   // 1. The Bold button does it.|  click Button "Italic" // the user's choice; the LAM's was: click Button "Bold"|}|`,
      `failure:   // 1. The Bold button does it.|  click Button "Italic" // the user's choice; the LAM's was: click Button "Bold"|  // It failed: bold is toggled: Button "Bold" was off.|}|`,
      `leave:   // 1. The Bold button does it.|  click Button "Italic" // the user's choice; the LAM's was: click Button "Bold"|  // It failed: bold is toggled: Button "Bold" was off.|}|`,
    ]);
  });

  it('says which line is whose, before and after the decision', () => {
    const events = numbered([
      ...[header, task, step('Do it', '4'), enter(3, '1'), infer(1, 'one'), ground(1, 'click Button "A"'), act(1)],
      ...[verify(1, 'not seen'), leave(3), enter(4, '2'), infer(2, 'two'), ground(2, 'click Button "B"'), act(2)],
      ...[verify(2, 'seen'), leave(4), enter(5, '3'), infer(3, 'All is\nwell', 'FINISH'), leave(5), leave(2)],
    ]);
    const scripts = new LamScripts(events);
    const [script] = scripts.all;
    expect(script && lamScriptText(script).split('\n').slice(4)).toEqual([
      '  // 1. one',
      '  click Button "A" // no effect',
      '  // 2. two',
      '  click Button "B"',
      '  // 3. Finished: All is well',
      '  // The end of the sentence.',
      '}',
      '',
    ]);
    expect(script && decisionLines(script)).toEqual([6, 8]);
    expect([3, 4].map(frame => scripts.placeOf(frame, true)?.line)).toEqual([6, 8]);
    expect([3, 4, 5].map(frame => scripts.placeOf(frame, false)?.line)).toEqual([5, 7, 9]);
    expect(scripts.placeOf(2, true)).toBeUndefined();
  });

  it('has a file for each time that a sentence was handed over', () => {
    const attempt = (frame: number, action: number) => [
      ...[enter(frame, '1'), infer(action, 'one'), ground(action, 'click Button "A"'), act(action)],
    ];
    const events = numbered([
      ...[header, task, step('Do it {all}', '1.2'), ...attempt(3, 1), failure('nothing changed'), leave(3, 'failed')],
      ...[
        ...attempt(4, 2),
        verify(2, 'seen'),
        leave(4),
        leave(2),
        step('»«'),
        enter(6, '1', '»«'),
        leave(6, 'stopped'),
      ],
      ...[leave(2, 'stopped')],
    ]);
    const { all } = new LamScripts(events);
    expect(all.map(({ file, ended }) => [file, ended?.kind])).toEqual([
      ['lam/1.2-do-it.taskplan', 'failed'],
      ['lam/1.2-do-it~2.taskplan', 'done'],
      ['lam/sentence.taskplan', 'stopped'],
    ]);
    expect(all.map(script => lamScriptText(script).split('\n').slice(5, -2))).toEqual([
      ['  click Button "A" // failed: nothing changed', '  // It failed: nothing changed'],
      ['  click Button "A"', '  // The end of the sentence.'],
      ['  // It was left before its end.'],
    ]);
    expect(lamScriptText(all[0] as never)).toContain('// What the LAM did for: Do it, for: 1.2. Do it {all}\n');
  });

  it('tells what was decided and not done', () => {
    const decided = [header, task, step('Do it'), enter(3, '1'), infer(1, 'one'), ground(1, 'click Button "A"')];
    expect(texts(numbered(decided))[0]).toContain('  click Button "A" // decided, not carried out yet\n');
    const ended = numbered([
      ...decided,
      failure('the user said no'),
      leave(3, 'failed'),
      leave(2, 'failed'),
      { type: 'ended', result: 'failed', message: '', actions: 0 },
    ]);
    expect(texts(ended)[0]).toContain('  // not carried out: click Button "A" // failed: the user said no\n');
  });

  it('keeps only the sentence at work for a writer', () => {
    const scripts = new LamScripts([], { keeps: false });
    for (const event of numbered([header, task, step('A'), enter(3, '1'), leave(3), enter(4, '1'), leave(4)]))
      scripts.append(event);
    expect(scripts.all.map(({ file }) => file)).toEqual(['lam/do-it~2.taskplan']);
  });
});

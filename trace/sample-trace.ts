import type { PlanRange } from '../protocol/position.ts';
import type { NewTraceEvent, ShownCandidate, TraceEvent } from './format.ts';

/** Sample traces for tests: a builder that numbers and times events, and one run that has something of everything. */

export const blob = (digit: string): string => digit.repeat(64);

export const line = (number: number): PlanRange => ({
  file: '/plans/report.taskplan',
  line: number,
  column: 1,
  endLine: number,
  endColumn: 40,
});

/** Numbers events from 1 and gives each the next ten milliseconds. */
export function numbered(events: readonly NewTraceEvent[]): readonly TraceEvent[] {
  return events.map((event, index): TraceEvent => ({ ...event, seq: index + 1, time: index * 10 }));
}

export function asText(events: readonly TraceEvent[]): string {
  return events.map(event => `${JSON.stringify(event)}\n`).join('');
}

export const header: NewTraceEvent = {
  type: 'run',
  format: 1,
  groundwork: '0.1.0',
  id: 'sample',
  started: '2025-01-01T12:00:00.000Z',
  plan: { file: '/plans/report.taskplan', task: 'Write the weekly report' },
  sources: { '/plans/report.taskplan': blob('0') },
  target: { name: 'practice', version: '1' },
  model: { id: 'embedded', name: 'embedded', version: '1' },
};

export function candidate(control: string, probability: number, text: string): ShownCandidate {
  return {
    control,
    probability,
    features: [{ name: 'name', value: 1, weight: 2.5, because: 'the name is the one in the sentence' }],
    text,
    rect: { x: 10, y: 20, width: 30, height: 40 },
    enabled: true,
    offscreen: false,
  };
}

const observe = (action: number, at: PlanRange, tree: string): NewTraceEvent => ({
  type: 'observe',
  action,
  at,
  observation: `o${action}`,
  tree,
  screenshot: { blob: blob('9'), rect: { x: 0, y: 0, width: 800, height: 600 } },
  window: { title: 'Report - Word Practice', process: 'practice.exe' },
  backend: 'tree',
  partial: false,
  controls: 148,
  durationMs: 12,
});

/** A run of one explicit step and one LAM step, with an override, failing at its last expectation; then it is corrected. */
export const sampleRun: readonly TraceEvent[] = numbered([
  header,
  { type: 'enter', frame: 1, kind: 'task', name: 'Write the weekly report', isAction: false, at: line(1) },
  { type: 'variable', scope: 'input', frame: 1, name: 'title', value: { kind: 'text', text: 'Weekly report' } },
  { type: 'enter', frame: 2, kind: 'step', name: 'Type the title', number: '1', isAction: false, at: line(4) },
  { type: 'enter', frame: 3, kind: 'statement', name: 'type title into editor', isAction: true, at: line(5) },
  observe(1, line(5), blob('a')),
  {
    type: 'ground',
    action: 1,
    at: line(5),
    observation: 'o1',
    wanted: 'editor',
    decided: { verb: 'type', text: 'Weekly report' },
    actionText: 'type "Weekly report" into Document "Page 1"',
    candidates: [candidate('c7', 1, 'Document "Page 1"')],
    notHere: 0,
    threshold: 0.5,
    margin: 1,
    chosen: 'c7',
    chosenBy: 'author',
    rounds: 1,
    durationMs: 1,
  },
  {
    type: 'guard',
    action: 1,
    at: line(5),
    rule: 'no rule speaks against it',
    verdict: 'allowed',
    by: 'guard',
    durationMs: 0,
  },
  { type: 'act', action: 1, at: line(5), way: 'input', how: '13 characters typed', control: 'c7', durationMs: 4 },
  {
    type: 'verify',
    action: 1,
    at: line(5),
    before: blob('a'),
    after: blob('b'),
    seen: {
      observation: 'o1b',
      window: { title: '*Report - Word Practice', process: 'practice.exe' },
      backend: 'tree',
      partial: false,
      controls: 149,
    },
    changes: [
      {
        kind: 'changed',
        control: 'c7',
        text: 'Document "Page 1"',
        property: 'value',
        before: '',
        after: 'Weekly report',
      },
    ],
    effect: 'seen',
    settled: 'idle',
    memory: {
      step: 'Type the title',
      action: 'type "Weekly report" into Document "Page 1"',
      effect: 'seen',
      change: 'Document "Page 1" value: "" → "Weekly report"',
    },
    settleMs: 16,
    durationMs: 20,
  },
  { type: 'leave', frame: 3, result: 'done' },
  { type: 'leave', frame: 2, result: 'done' },
  { type: 'enter', frame: 4, kind: 'step', name: 'Make the title bold', number: '2', isAction: false, at: line(8) },
  {
    type: 'enter',
    frame: 5,
    kind: 'lam-action',
    name: 'Make the title bold',
    number: '1',
    isAction: true,
    at: line(8),
  },
  observe(2, line(8), blob('b')),
  {
    type: 'infer',
    action: 2,
    at: line(8),
    prompt: blob('d'),
    labels: [
      { label: '1', control: 'c1' },
      { label: '2', control: 'c2' },
    ],
    raw: '{"thought":"…"}',
    reply: {
      thought: 'The Bold button does it.',
      control_label: '1',
      control_name: 'Bold',
      function: 'click_input',
      args: { button: 'left', double: false },
      status: 'CONTINUE',
      plan: ['Click Bold'],
    },
    confidence: 0.9,
    durationMs: 30,
  },
  {
    type: 'ground',
    action: 2,
    at: line(8),
    observation: 'o2',
    wanted: 'the Bold button',
    decided: { verb: 'click', button: 'left', count: 1, holding: '' },
    actionText: 'click Button "Bold"',
    candidates: [candidate('c1', 0.91, 'Button "Bold"'), candidate('c2', 0.06, 'Button "Italic"')],
    notHere: 0.03,
    threshold: 0.5,
    margin: 0.85,
    chosen: 'c1',
    chosenBy: 'model',
    rounds: 1,
    durationMs: 3,
  },
  { type: 'stopped', at: line(8), action: 2, reason: 'breakpoint', description: 'Decided, nothing done yet' },
  {
    type: 'override',
    action: 2,
    at: line(8),
    what: 'control',
    name: 'control',
    from: 'Button "Bold"',
    to: 'Button "Italic"',
    chosen: 'c2',
    decided: { verb: 'click', button: 'left', count: 1, holding: '' },
    actionText: 'click Button "Italic"',
  },
  {
    type: 'guard',
    action: 2,
    at: line(8),
    rule: 'no rule speaks against it',
    verdict: 'allowed',
    by: 'guard',
    durationMs: 0,
  },
  { type: 'act', action: 2, at: line(8), way: 'input', how: 'left click at 25, 40', control: 'c2', durationMs: 5 },
  {
    type: 'verify',
    action: 2,
    at: line(8),
    before: blob('b'),
    after: blob('c'),
    changes: [
      { kind: 'changed', control: 'c2', text: 'Button "Italic"', property: 'toggled', before: 'off', after: 'on' },
    ],
    effect: 'seen',
    settled: 'idle',
    memory: {
      step: 'Make the title bold',
      action: 'click Button "Italic"',
      effect: 'seen',
      change: 'Button "Italic" toggled: off → on',
    },
    durationMs: 18,
  },
  {
    type: 'judge',
    at: line(9),
    of: 'expect',
    verdict: { text: 'bold is toggled', at: line(9), holds: false, because: 'Button "Bold" was off' },
    durationMs: 5000,
  },
  {
    type: 'failure',
    at: line(9),
    action: 2,
    failure: {
      symptom: 'expectation-failed',
      message: 'bold is toggled: Button "Bold" was off.',
      at: line(9),
      statement: 'expect bold is toggled',
      controls: [],
    },
    handledBy: 'nobody',
  },
  {
    type: 'blame',
    at: line(9),
    action: 2,
    cause: 'unknown',
    because: 'Which control would have been the right one is not known.',
    evidence: [],
  },
  { type: 'stopped', at: line(9), reason: 'exception', description: 'Failure: expectation failed' },
  {
    type: 'correction',
    at: line(9),
    action: 2,
    control: 'c1',
    text: 'Button "Bold"',
    selector: 'Button "Bold"',
    by: 'the user',
    tree: blob('b'),
  },
  {
    type: 'blame',
    at: line(9),
    action: 2,
    cause: 'ranked-lower',
    because: 'Button "Bold" was ranked 2nd with 6 %.',
    evidence: [{ text: 'Button "Bold"', note: 'the right control, 6 %' }],
  },
  { type: 'leave', frame: 5, result: 'failed' },
  { type: 'leave', frame: 4, result: 'failed' },
  { type: 'leave', frame: 1, result: 'failed' },
  { type: 'ended', result: 'failed', message: 'bold is toggled: Button "Bold" was off.', actions: 2 },
]);

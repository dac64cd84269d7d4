import { causes, symptoms } from '../protocol/failures.ts';
import type { PlanRange } from '../protocol/position.ts';
import type { ShownCandidate, TraceEvent, TraceEventOf, TraceValue } from './format.ts';
import { percent } from './percent.ts';
import type { RunState } from './state.ts';

/** What a piece of text means; a terminal makes colours of it. */
export type Tone = 'title' | 'quiet' | 'good' | 'bad' | 'warning' | 'control';
export type Paint = (tone: Tone, text: string) => string;

const plain: Paint = (_tone, text) => text;

/**
 * What a person wants to read in a terminal about one event: no line, one, or a few. `state` is the state after it.
 * Names come from foreign programs: control characters in them are shown as `·`.
 */
export function transcript(event: TraceEvent, state: RunState, paint: Paint = plain): readonly string[] {
  const { kind } = state.frames.at(-1) ?? {};
  // What happens in an action stands below its line.
  const inside = event.type !== 'enter' && (kind === 'statement' || kind === 'lam-action') ? 1 : 0;
  const depth = Math.max(0, state.frames.length - 1) + inside;
  const lines = describe(event, state, (tone, text) => paint(tone, printable(text)));
  return lines.map(line => `${'  '.repeat(depth)}${line}`);
}

function describe(event: TraceEvent, state: RunState, paint: Paint): readonly string[] {
  switch (event.type) {
    case 'run':
      return [
        `${paint('title', event.plan.task)}  ${paint('quiet', `${event.plan.file}, on ${event.target.name}, with ${event.model.name}`)}`,
      ];
    case 'enter': {
      if (event.kind === 'task') return [];
      const number = event.number === undefined ? '' : `${event.number}. `;
      const line = paint('quiet', lineOf(event.at));
      if (event.kind === 'lam-action') return [`${paint('control', `action ${event.number ?? ''}`)}${line}`];
      if (event.kind === 'statement') return [`${paint('control', event.name)}${line}`];
      const kind = event.kind === 'routine' ? 'routine ' : '';
      return [`${paint('title', `${kind}${number}${event.name}`)}${line}`];
    }
    case 'leave':
      return event.result === 'skipped' ? [paint('quiet', 'skipped')] : [];
    case 'observe': {
      const partial = event.partial ? paint('warning', ', not all of it answered') : '';
      return [
        row('observe', `${paint('control', event.window.title)}, ${count(event.controls, 'control')}${partial}`, event),
      ];
    }
    case 'infer':
      if (event.reply === undefined) return [row('infer', paint('bad', event.problem ?? 'no usable reply'), event)];
      return [
        row('infer', paint('quiet', `“${event.reply.thought}”`), event),
        ...(event.reply.function === '' ? [] : [indented(`${event.reply.function} · ${event.reply.status}`)]),
      ];
    case 'ground':
      return [
        row('decide', `${paint('control', event.actionText)}${sure(event)}`, event),
        ...shownCandidates(event).map((candidate, index) => indented(ranked(candidate, index, event, paint))),
      ];
    case 'guard': {
      const tone = event.verdict === 'refused' ? 'bad' : 'good';
      return event.verdict === 'allowed'
        ? []
        : [row('guard', `${paint(tone, event.verdict)} by ${event.by}: ${event.rule}`)];
    }
    case 'act':
      return [row('act', paint('quiet', printable(event.how)), event)];
    case 'verify': {
      const tone = event.effect === 'seen' ? 'good' : event.effect === 'not seen' ? 'bad' : 'quiet';
      const shown = event.changes.slice(0, 3);
      const more = event.changes.length - shown.length;
      return [
        row('verify', `effect ${paint(tone, event.effect)}`, event),
        ...shown.map(change => indented(paint('quiet', changeText(change)))),
        ...(more > 0 ? [indented(paint('quiet', `and ${count(more, 'more change')}`))] : []),
      ];
    }
    case 'judge': {
      const { holds, text, because } = event.verdict;
      // Only an expectation can be disappointed; the others are questions.
      const mark =
        event.of === 'expect' ? (holds ? paint('good', '✓') : paint('bad', '✗')) : paint('quiet', holds ? 'yes' : 'no');
      return [`${mark} ${printable(text)}  ${paint('quiet', because)}`];
    }
    case 'variable':
      return [paint('quiet', `${event.name} = ${valueText(event.value)}`)];
    case 'confirm':
      return [row('confirm', `${printable(event.question)} ${paint('title', event.answer)}, said ${event.by}`)];
    case 'override':
      return [
        row(
          'changed',
          `${event.what === 'control' ? 'control' : `${event.what} ${printable(event.name)}`}: ${paint('control', `${event.from} → ${event.to}`)}`,
        ),
      ];
    case 'failure': {
      const { symptom, message, statement, at, controls } = event.failure;
      const handled = event.handledBy === 'nobody' ? '' : paint('quiet', `  (${event.handledBy} takes over)`);
      return [
        `${paint('bad', `✗ ${symptoms[symptom].title}`)}: ${printable(message)}${handled}`,
        indented(`${paint('control', statement)}${paint('quiet', lineOf(at ?? event.at))}`),
        ...controls.slice(0, 5).map(control => indented(`${printable(control.text)}  ${paint('quiet', control.note)}`)),
      ];
    }
    case 'moved':
      return [paint('warning', `↷ ${event.why}${lineOf(event.at)}`)];
    case 'undo': {
      const tone = { begins: 'quiet', done: 'good', failed: 'bad', 'no undo': 'warning' } as const;
      return [
        row(
          'undo',
          `${printable(event.step)}: ${paint(tone[event.verdict], event.verdict)}  ${printable(event.because)}`,
        ),
      ];
    }
    case 'correction':
      return [row('right', `${paint('control', event.text)}${paint('quiet', `, said ${event.by}`)}`)];
    case 'blame':
      return [
        row('cause', `${paint('warning', causes[event.cause].title)}: ${printable(event.because)}`),
        ...event.evidence.slice(0, 5).map(({ text, note }) => indented(`${printable(text)}  ${paint('quiet', note)}`)),
      ];
    case 'stopped':
      return [paint('warning', `‖ ${event.description}`)];
    case 'output':
      return event.text
        .trimEnd()
        .split('\n')
        .map(line => paint(event.category === 'error' ? 'bad' : 'quiet', line));
    case 'ended': {
      const tone = event.result === 'passed' ? 'good' : event.result === 'failed' ? 'bad' : 'warning';
      const facts = `${count(event.actions, 'action')}, ${duration(event.time)}`;
      const failed =
        event.result === 'failed' && state.failure === undefined
          ? `: ${printable(event.message.split('\n', 1)[0] ?? '')}`
          : '';
      return [`${paint(tone, event.result)}${failed}  ${paint('quiet', facts)}`];
    }
  }
}

function row(phase: string, text: string, timed?: { readonly durationMs: number }): string {
  const time = timed === undefined || timed.durationMs < 1 ? '' : `  ${duration(timed.durationMs)}`;
  return `${phase.padEnd(9)}${text}${time}`;
}

function indented(text: string): string {
  return `${' '.repeat(9)}${text}`;
}

function sure(event: {
  readonly rounds: number;
  readonly chosen?: string | undefined;
  readonly wanted: string;
}): string {
  const waited = event.rounds > 1 ? `, after ${event.rounds} looks` : '';
  return event.chosen === undefined && event.wanted !== '' ? ` (no control chosen${waited})` : waited;
}

/** The best three; of an exact selector the others are only told where it found nothing. */
function shownCandidates({ candidates, chosen, chosenBy }: TraceEventOf<'ground'>): readonly ShownCandidate[] {
  if (chosenBy === 'author' && chosen !== undefined) return [];
  return candidates.slice(0, 3);
}

function ranked(
  candidate: ShownCandidate,
  index: number,
  ground: { readonly chosen?: string | undefined },
  paint: Paint,
): string {
  const chosen = candidate.control === ground.chosen;
  const text = `${String(index + 1).padStart(2)} ${percent(candidate.probability).padStart(5)} ${candidate.text}`;
  const flags = `${candidate.enabled ? '' : ', disabled'}${candidate.offscreen ? ', off screen' : ''}`;
  return paint(chosen ? 'title' : 'quiet', `${text}${flags}${chosen ? '  ← chosen' : ''}`);
}

function changeText(change: {
  readonly kind: string;
  readonly text: string;
  readonly property?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly told?: string | undefined;
}): string {
  if (change.told !== undefined) return change.told;
  if (change.property === undefined) return `${change.text} ${change.kind}`;
  return `${change.text} ${change.property}: ${quoted(change.before)} → ${quoted(change.after)}`;
}

function quoted(value: string | undefined): string {
  return value === undefined ? 'unknown' : JSON.stringify(value);
}

/** A value as people read it; a secret's is not known here. */
export function valueText(value: TraceValue): string {
  if (value.kind === 'secret') return '•••';
  return value.kind === 'text' || value.kind === 'row' ? JSON.stringify(value.text) : value.text;
}

function lineOf(at: PlanRange | undefined): string {
  return at === undefined ? '' : `  :${at.line}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** Control characters, which could drive a terminal, become `·`; the colour codes of `paint` are added later. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '·');
}

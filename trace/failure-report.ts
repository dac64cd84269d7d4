import { causes, symptoms } from '../protocol/failures.ts';
import type { TraceEvent, TraceEventOf } from './format.ts';
import { percent } from './percent.ts';
import { type ActionState, apply, blameOf, initialState, type RunState } from './state.ts';
import { printable } from './transcript.ts';

/** The state in which the last failure of a run, and all that was said about it, is known; nothing where none failed. */
export function stateAtFailure(events: Iterable<TraceEvent>): RunState | undefined {
  let state = initialState;
  let failed: RunState | undefined;
  for (const event of events) {
    state = apply(state, event);
    const tells = event.type === 'failure' || event.type === 'blame' || event.type === 'correction';
    if (tells && state.failure !== undefined) failed = state;
  }
  return failed;
}

/**
 * A failure for a bug report, in Markdown: what was tried and seen, and why it failed. Holds no secret, since a trace
 * holds none; places of this machine are told from the plan's folder, or cut to their last part.
 *
 * @param source text of a plan file as it was recorded
 */
export function failureReport(state: RunState, source: (file: string) => string | undefined): string | undefined {
  const { failure: event, header } = state;
  if (event === undefined || header === undefined) return undefined;
  const { failure } = event;
  const symptom = symptoms[failure.symptom];
  const home = folderOf(header.plan.file);
  const action = state.action?.number === event.action ? state.action : undefined;
  const where = failure.at === undefined ? '' : `${failure.at.file}:${failure.at.line}`;
  const at = failure.at ?? event.at;
  const line = at === undefined ? undefined : source(at.file)?.split(/\r?\n/)[at.line - 1];
  const parts = [
    `## ${inline(sentence(symptom.title))}: ${inline(failure.message)}`,
    `Task “${inline(header.plan.task)}”${where === '' ? '' : `, \`${where}\``}`,
    ...(line === undefined ? [] : [fenced(`${at?.line ?? ''}  ${line}`, 'taskplan')]),
    ...(failure.statement === '' ? [] : [`**Statement** ${code(failure.statement)}`]),
    `**Symptom** ${symptom.title}: ${symptom.documentation}`,
    ...bullets(failure.controls),
    ...blame(state),
    ...decision(action),
    ...model(action),
    ...environment(state, header),
  ];
  return `${withoutPlaces(parts.join('\n\n'), home)}\n`;
}

function blame(state: RunState): readonly string[] {
  const told = blameOf(state);
  if (told === undefined) return [];
  const { title, advice } = causes[told.cause];
  const right = state.action?.correction;
  return [
    `**Cause** ${title}: ${inline(told.because)}`,
    ...bullets(told.evidence),
    ...(right === undefined
      ? []
      : [
          `**Right control**, said ${inline(right.by)}: ${code(right.text)}${right.selector === undefined ? '' : `, by ${code(right.selector)}`}`,
        ]),
    `**What to do** ${advice}`,
  ];
}

function decision(action: ActionState | undefined): readonly string[] {
  const decided = action?.decision;
  if (decided === undefined) return [];
  const { ground, actionText, chosen, chosenBy } = decided;
  const rows = ground.candidates.map(
    ({ control, text, probability, enabled, offscreen, features }, index) =>
      `| ${index + 1} | ${control === chosen ? '→ ' : ''}${cell(text)}${enabled ? '' : ', disabled'}${offscreen ? ', off screen' : ''} | ${percent(probability)} | ${cell(
        features
          .slice(0, 3)
          .map(({ because, weight }) => `${because} (${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)})`)
          .join('; '),
      )} |`,
  );
  const figures =
    ground.chosenBy === 'author'
      ? ''
      : `; not here ${percent(ground.notHere)}, threshold ${percent(ground.threshold)}, margin ${percent(ground.margin)}`;
  const nothing = chosen === undefined && ground.wanted !== '';
  return [
    `**Decision** ${nothing ? 'nothing was chosen' : `${code(actionText)}, chosen by the ${chosenBy}`}${ground.wanted === '' ? '' : `, wanted ${code(ground.wanted)}`}${figures}`,
    ...(rows.length === 0 ? [] : [['| # | Candidate | | Why |', '|--:|---|--:|---|', ...rows].join('\n')]),
    ...(action?.act === undefined ? [] : [`**Carried out** ${inline(action.act.how)}`]),
    ...(action?.verify === undefined
      ? []
      : [`**Effect** ${action.verify.effect}: ${inline(action.verify.memory.change)}`]),
  ];
}

function model(action: ActionState | undefined): readonly string[] {
  const infer = action?.infer;
  if (infer === undefined) return [];
  return [
    ...(infer.problem === undefined ? [] : [`**Problem of the reply** ${inline(infer.problem)}`]),
    ...(infer.reply === undefined ? [] : [`**Thought** ${inline(infer.reply.thought)}`]),
    `**Reply**, of a model that was offered ${infer.labels.length} controls`,
    fenced(infer.raw, infer.reply === undefined ? '' : 'json'),
  ];
}

function environment({ observation }: RunState, header: TraceEventOf<'run'>): readonly string[] {
  const { groundwork, target, model: asked, started } = header;
  const seen = observation;
  return [
    [
      `**Groundwork** ${groundwork}`,
      `**target** ${inline(target.name)} ${inline(target.version)}`,
      `**model** ${inline(asked.name)} ${inline(asked.version)} (${inline(asked.id)})`,
      `**recorded** ${started}`,
    ].join(', '),
    ...(seen === undefined
      ? []
      : [
          `**Program** ${inline(seen.window.process)}, “${inline(seen.window.title)}”: ${seen.controls} controls by ${seen.backend}${seen.partial ? ', partial' : ''}`,
        ]),
  ];
}

function bullets(things: readonly { readonly text: string; readonly note: string }[]): readonly string[] {
  if (things.length === 0) return [];
  return [things.map(({ text, note }) => `- ${code(text)}${note === '' ? '' : ` ${inline(note)}`}`).join('\n')];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Names and replies come from elsewhere: nothing in them is Markdown. */
function inline(text: string): string {
  return printable(text.replace(/\s+/g, ' ')).replace(/[\\`*_[\]<>|]/g, mark => `\\${mark}`);
}

function cell(text: string): string {
  return inline(text);
}

function code(text: string): string {
  const clean = printable(text.replace(/\s+/g, ' '));
  const fence = '`'.repeat(longestFence(clean) + 1);
  const space = clean.startsWith('`') || clean.endsWith('`') ? ' ' : '';
  return `${fence}${space}${clean}${space}${fence}`;
}

function fenced(text: string, language: string): string {
  const clean = text.split(/\r?\n/).map(printable).join('\n');
  const fence = '`'.repeat(Math.max(3, longestFence(clean) + 1));
  return `${fence}${language}\n${clean}\n${fence}`;
}

function longestFence(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

function folderOf(file: string): string {
  return file.replace(/[\\/][^\\/]*$/, '');
}

/** Paths inside the plan's folder begin there; of others only the last part stays. */
function withoutPlaces(text: string, home: string): string {
  const here = home === '' ? text : text.replaceAll(`${home}/`, '').replaceAll(`${home}\\`, '').replaceAll(home, '.');
  return here.replace(drivePath, '…/').replace(homePath, '…/').replace(rootPath, '…/');
}

/** A folder's name may have a space in it. The last part of a path is not in it. */
const drivePath = /(?<!\w)(?:[A-Za-z]:|\\{2,}[^\s\\/]+)[\\/]+(?:[^\s"'`<>|:/\\]+(?: [^\s"'`<>|:/\\,]+)?[\\/]+)*/g;
const homePath = /(?<![\w.:/])\/(?:home|Users)\/[^\s"'`<>|:/\\]+(?: [^\s"'`<>|:/\\,]+)?\/(?:[^\s"'`<>|:/\\]+\/)*/g;
const rootPath = /(?<![\w.:/\\])\/(?:[^\s"'`<>|:()/\\]+[\\/]+)+/g;

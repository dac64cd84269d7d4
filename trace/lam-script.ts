import type { PlanRange } from '../protocol/position.ts';
import type { TraceEvent } from './format.ts';
import { type ActionState, apply, type Frame, initialState, type RunState } from './state.ts';
import { printable } from './transcript.ts';

/** What the LAM did for one sentence, action by action: a file in Task Plan syntax in the run's folder. */
export interface LamScript {
  /** In the run's folder: `lam/3-make-the-title-bold.taskplan`. */
  readonly file: string;
  readonly sentence: string;
  /** The line of the plan that handed the sentence over: a step's title, or a `do`. */
  readonly at?: PlanRange | undefined;
  /** The step it stands in, where there is one. */
  readonly step?: Pick<Frame, 'name' | 'number' | 'begins'> | undefined;
  readonly actions: readonly LamAction[];
  /** Absent while it goes on. */
  readonly ended?: LamEnd | undefined;
}

export interface LamAction {
  /** Counts the actions of the sentence from 1. */
  readonly ordinal: string;
  /** The number its `enter` event gave its frame. */
  readonly frame: number;
  /** What is known of it; absent before its first phase. */
  readonly action?: ActionState | undefined;
  /** Number of the event after which its decision stood as it is. */
  readonly decided?: number | undefined;
  readonly failure?: string | undefined;
  /** Its frame was left. */
  readonly isOver: boolean;
}

export type LamEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string }
  /** The run ended, or the step was left, before the LAM had come to an end. */
  | { readonly kind: 'stopped' };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface OpenScript extends Mutable<Omit<LamScript, 'actions'>> {
  readonly actions: Mutable<LamAction>[];
  /** The frame the actions are entered in: another one once the plan was edited around the sentence. */
  parent: number | undefined;
}

/** All scripts of a run: a fold over its events. */
export class LamScripts {
  readonly #all: OpenScript[] = [];
  readonly #keeps: boolean;
  readonly #names = new Map<string, number>();
  readonly #places = new Map<number, { readonly script: OpenScript; readonly action: Mutable<LamAction> }>();
  #open: OpenScript | undefined;
  #state: RunState = initialState;

  /** @param options `keeps`: whether scripts that have ended are kept; a writer has no use for them */
  constructor(events: Iterable<TraceEvent> = [], options: { readonly keeps: boolean } = { keeps: true }) {
    this.#keeps = options.keeps;
    for (const event of events) this.append(event);
  }

  /** In the order they began. */
  get all(): readonly LamScript[] {
    return this.#all;
  }

  /** Takes in one more event. @returns the scripts that it changed */
  append(event: TraceEvent): readonly LamScript[] {
    this.#state = apply(this.#state, event);
    const changed = new Set<LamScript>();
    const before = this.#open;
    if (before !== undefined && this.#endOf(before, event)) changed.add(before);
    if (event.type === 'enter' && event.kind === 'lam-action') changed.add(this.#enter(event.frame, event.number));
    const { action } = this.#state;
    const own = this.#places.get(action?.frame ?? -1);
    if (own !== undefined && action !== undefined && own.action.action !== action) {
      own.action.action = action;
      if (event.type === 'ground' || event.type === 'override') own.action.decided = event.seq;
      // What somebody says of an action afterwards is not what the LAM did.
      if (event.type !== 'correction' && event.type !== 'blame') changed.add(own.script);
    }
    return [...changed];
  }

  /**
   * Where the action of a frame stands.
   * @param isDecided whether its decision is made: before that it stands on the line of its thought
   */
  placeOf(frame: number, isDecided: boolean): { readonly script: LamScript; readonly line: number } | undefined {
    const found = this.#places.get(frame);
    return found && { script: found.script, line: headLineOf(found.script, found.action) + (isDecided ? 1 : 0) };
  }

  #enter(frame: number, ordinal = '1'): OpenScript {
    if (this.#open === undefined || ordinal === '1') this.#begin();
    const script = this.#open;
    if (script === undefined) throw new Error('No script was begun.');
    // A sentence that goes on after a failure was tried again.
    delete script.ended;
    script.parent = this.#state.frames.at(-2)?.id;
    const action: Mutable<LamAction> = { ordinal, frame, isOver: false };
    script.actions.push(action);
    this.#places.set(frame, { script, action });
    return script;
  }

  #begin(): void {
    const { frames } = this.#state;
    const own = frames.at(-1);
    const step = frames.findLast(frame => frame.kind === 'step');
    if (!this.#keeps) {
      this.#all.length = 0;
      this.#places.clear();
    }
    const script: OpenScript = {
      file: this.#fileName(step?.number, own?.name ?? ''),
      sentence: own?.name ?? '',
      at: own?.begins,
      step,
      actions: [],
      parent: frames.at(-2)?.id,
    };
    this.#all.push(script);
    this.#open = script;
  }

  #fileName(number: string | undefined, sentence: string): string {
    const slug = sentence
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40)
      .replace(/-+$/, '');
    const name = [number, slug].filter(part => part !== undefined && part !== '').join('-') || 'sentence';
    const count = (this.#names.get(name) ?? 0) + 1;
    this.#names.set(name, count);
    // `-2` might be the end of another sentence; `~` is in no slug.
    return `lam/${name}${count === 1 ? '' : `~${count}`}.taskplan`;
  }

  /** What the event means for the script at work. @returns whether it changed it */
  #endOf(script: OpenScript, event: TraceEvent): boolean {
    const last = script.actions.at(-1);
    switch (event.type) {
      case 'leave': {
        if (last !== undefined && last.frame === event.frame) {
          last.isOver = true;
          return true;
        }
        return event.frame === script.parent && this.#end(script, endFor(event.result));
      }
      case 'enter':
        // What comes behind it in the same frame says that it has come to its end.
        if (event.kind === 'lam-action' ? event.number === '1' : last?.isOver === true)
          return this.#end(script, { kind: 'done' });
        return false;
      case 'failure': {
        // An action that is done by hand at a stop has a frame of its own.
        const frame = this.#state.frames.at(-1)?.id;
        if (frame !== script.parent && frame !== last?.frame) return false;
        const ofAction = frame === last?.frame && event.failure.symptom !== 'expectation-failed';
        if (last !== undefined && ofAction) last.failure = event.failure.message;
        return this.#end(script, { kind: 'failed', message: event.failure.message });
      }
      case 'ended':
        return this.#end(script, { kind: 'stopped' });
      default:
        return false;
    }
  }

  #end(script: OpenScript, how: LamEnd): boolean {
    if (script.ended !== undefined) return false;
    script.ended = how;
    return true;
  }
}

function endFor(result: 'done' | 'failed' | 'skipped' | 'stopped'): LamEnd {
  if (result === 'done') return { kind: 'done' };
  return result === 'failed' ? { kind: 'failed', message: 'the step failed' } : { kind: 'stopped' };
}

/** Events after which the files are as the trace is: nobody looks in between. */
export const lamFilesWrittenAt: ReadonlySet<TraceEvent['type']> = new Set(['leave', 'stopped', 'override', 'ended']);

/** The file's text: a piece of a plan that the editor has nothing to say about. */
export function lamScriptText(script: LamScript): string {
  return `${linesOf(script).join('\n')}\n`;
}

/** Lines on which a decision stands, ascending: where a run can stop. Lines count from 1. */
export function decisionLines(script: LamScript): readonly number[] {
  return script.actions.filter(isDecided).map(action => headLineOf(script, action) + 1);
}

/** The line above an action's decision; it is there before the decision is. */
function headLineOf(script: LamScript, wanted: LamAction): number {
  let line = headOf(script).length + 1;
  for (const action of script.actions) {
    if (action === wanted) break;
    line += isDecided(action) ? 2 : 1;
  }
  return line;
}

function isDecided({ action }: LamAction): boolean {
  return action?.decision !== undefined;
}

function linesOf(script: LamScript): readonly string[] {
  return [...headOf(script), ...script.actions.flatMap(actionLines), ...endLines(script), '}'];
}

/** Always as many lines. */
function headOf({ sentence, at, step }: LamScript): readonly string[] {
  const number = step?.number === undefined ? '' : `${step.number}. `;
  const own = step === undefined || step.name === sentence ? '' : `, for: ${number}${remark(step.name)}`;
  const where = at === undefined ? '' : ` It belongs to ${remark(at.file, 400)}, line ${at.line}.`;
  return [
    `// What the LAM did${own === '' ? ` for: ${number}` : ' for: '}${remark(sentence)}${own}`,
    `// Groundwork writes this while the LAM acts.${where}`,
    '',
    'routine whatTheLamDid() {',
  ];
}

function actionLines(entry: LamAction): readonly string[] {
  const { ordinal, action } = entry;
  const head = `  // ${ordinal}. ${thoughtOf(entry)}`;
  if (action?.decision === undefined) return [head];
  return [head, `  ${decisionLine(entry, action, action.decision)}`];
}

function thoughtOf({ action, failure, isOver }: LamAction): string {
  if (action?.decision === undefined && failure !== undefined) return `No action: ${remark(failure)}`;
  const reply = action?.infer?.reply;
  if (reply === undefined) return isOver ? 'No action' : '…';
  const finish = action?.decision === undefined && reply.status === 'FINISH';
  const thought = remark(reply.thought);
  return finish ? `Finished: ${thought}` : thought === '' ? 'No thought' : thought;
}

function decisionLine(
  { failure, isOver }: LamAction,
  { act, verify }: ActionState,
  { actionText, ground, overrides }: NonNullable<ActionState['decision']>,
): string {
  const line = printable(actionText);
  const remarks = [
    ...(overrides.length === 0 ? [] : [`the user's choice; the LAM's was: ${remark(ground.actionText)}`]),
    ...(failure === undefined ? [] : [`failed: ${remark(failure)}`]),
    ...(failure === undefined && verify?.effect === 'not seen' ? ['no effect'] : []),
  ];
  const behind = remarks.length === 0 ? '' : ` // ${remarks.join('; ')}`;
  if (act !== undefined) return `${line}${behind}`;
  if (failure !== undefined || isOver) return `// not carried out: ${line}${behind}`;
  return `${line} // ${['decided, not carried out yet', ...remarks].join('; ')}`;
}

function endLines({ ended }: LamScript): readonly string[] {
  switch (ended?.kind) {
    case 'done':
      return ['  // The end of the sentence.'];
    case 'failed':
      return [`  // It failed: ${remark(ended.message)}`];
    case 'stopped':
      return ['  // It was left before its end.'];
    case undefined:
      return [];
  }
}

const longestRemark = 200;

/** Foreign text as part of a comment: one line, not too long. */
function remark(text: string, longest = longestRemark): string {
  const line = printable(text.replace(/\s+/g, ' ').trim());
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

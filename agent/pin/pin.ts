import { enclosing } from '../../language/bind/walk.ts';
import { isStep } from '../../language/generated/ast.ts';
import { Plan, type ReadFile } from '../../language/plan.ts';
import { PlanSource } from '../../language/syntax/plan-source.ts';
import type { PinReply } from '../../protocol/debug.ts';
import type { TraceEvent, TraceEventOf } from '../../trace/format.ts';
import { type LamAction, type LamScript, LamScripts } from '../../trace/lam-script.ts';
import { type Replacement, writeLines } from './pin-edits.ts';
import { type Correction, pinnedLine } from './pinned-line.ts';
import { type Scene, Scenes } from './scenes.ts';
import { findAgain } from './sentences.ts';
import { problemOfPinned, problemOfPlan } from './verify-pinned.ts';

/** Which sentences are meant. */
export type Which =
  | { readonly kind: 'all' }
  /** A line of the plan as it is now: that of the sentence, or of the title of its step. */
  | { readonly kind: 'line'; readonly file: string; readonly line: number }
  /** The number before a step's sentence. */
  | { readonly kind: 'number'; readonly number: string }
  /** Name of the file of what the LAM did: `lam/3-make-the-title-bold.taskplan`. */
  | { readonly kind: 'script'; readonly file: string };

export interface RecordedLam {
  readonly events: readonly TraceEvent[];
  /** Text of a blob of the run; undefined when it is gone. */
  readonly blob: (ref: string) => string | undefined;
  /** By action number. */
  readonly corrections?: ReadonlyMap<number, Correction>;
}

/** A sentence, what the LAM did for it, and the lines that say so. */
export interface Pinned extends Replacement {
  readonly script: LamScript;
  readonly title: string;
  readonly notes: readonly string[];
  /** Of every line that acts on a control: which, and what was there. */
  readonly targets: readonly { readonly control: string | undefined; readonly scene: Scene }[];
}

/** What can't be pinned, for people. */
class NotPinned extends Error {}

/**
 * What the LAM did becomes explicit lines of the plan. Pure.
 *
 * @param read the plan's files as they are now
 */
export function pin(run: RecordedLam, read: ReadFile, which: Which): PinReply {
  try {
    return new Pinner(run, read).pin(which);
  } catch (error) {
    if (!(error instanceof NotPinned)) throw error;
    return { edits: [], notes: [], problem: error.message };
  }
}

class Pinner {
  readonly #run: RecordedLam;
  readonly #read: ReadFile;
  readonly #header: TraceEventOf<'run'>;
  readonly #scenes: Scenes;
  readonly #plans = new Map<string, Plan>();

  constructor(run: RecordedLam, read: ReadFile) {
    const [header] = run.events;
    if (header?.type !== 'run') throw new NotPinned('The recorded run does not say which plan it ran.');
    this.#run = run;
    this.#read = read;
    this.#header = header;
    this.#scenes = new Scenes(run.events, run.blob);
  }

  pin(which: Which): PinReply {
    const mistake = problemOfPlan(this.#header.plan.file, this.#read);
    if (mistake !== undefined) throw new NotPinned(`The plan has a mistake: mend it first. ${mistake}`);
    const groups = this.#chosen(which);
    const pinned: Pinned[] = [];
    const problems: string[] = [];
    for (const group of groups) {
      const result = this.#sentence(group);
      if ('problem' in result) problems.push(result.problem);
      else pinned.push(result);
    }
    if (pinned.length === 0)
      throw new NotPinned(problems.join('\n') || 'The LAM did nothing in this run: there is nothing to pin.');
    const edits: PinReply['edits'] = [];
    const texts = new Map<string, string>();
    for (const file of new Set(pinned.map(({ script }) => fileOf(script)))) {
      const { source } = this.#plan(file);
      const ofFile = pinned.filter(({ script }) => fileOf(script) === file);
      const written = writeLines(source, ofFile);
      texts.set(file, written.text);
      for (const { from, to, newText } of written.edits) edits.push({ file, range: source.range(from, to), newText });
    }
    const read: ReadFile = file => texts.get(file) ?? this.#read(file);
    const problem = problemOfPinned(this.#header.plan.file, read, edits, pinned);
    if (problem !== undefined) throw new NotPinned(problem);
    return { edits, notes: [...pinned.flatMap(({ notes }) => notes), ...problems] };
  }

  /** The scripts that are meant, those of one sentence together. */
  #chosen(which: Which): LamScript[][] {
    const scripts = new LamScripts(this.#run.events).all.filter(({ at }) => at !== undefined);
    const groups = new Map<string, LamScript[]>();
    for (const script of scripts) {
      const key = `${script.at?.file}:${script.at?.line}:${script.at?.column}`;
      groups.set(key, [...(groups.get(key) ?? []), script]);
    }
    const all = [...groups.values()];
    switch (which.kind) {
      case 'all':
        return all;
      case 'number': {
        const found = all.filter(group => group.some(({ step }) => step?.number === which.number));
        if (found.length === 0) throw new NotPinned(`The LAM did nothing for a step ${which.number} in this run.`);
        return found;
      }
      case 'script': {
        // This time is meant, whatever came of the others.
        const found = scripts.find(({ file }) => file === which.file);
        if (found === undefined) throw new NotPinned(`This run has no ${which.file}.`);
        return [[found]];
      }
      case 'line': {
        const found = all.filter(([script]) => script !== undefined && this.#isAt(script, which));
        if (found.length > 0) return found;
        const lost = all.flatMap(([script]) => (script?.at?.file === which.file ? [this.#found(script)] : []));
        const why = lost.flatMap(one => (one.kind === 'lost' ? [one.why] : []))[0];
        throw new NotPinned(
          `For line ${which.line} the LAM did nothing in this run.${why === undefined ? '' : ` Note that ${why}`}`,
        );
      }
    }
  }

  #isAt(script: LamScript, { file, line }: { readonly file: string; readonly line: number }): boolean {
    if (script.at?.file !== file) return false;
    const found = this.#found(script);
    if (found.kind === 'lost') return false;
    const { source } = this.#plan(file);
    const { node } = found.sentence;
    const own = source.rangeOf(node);
    if (own.line <= line && line <= own.endLine) return true;
    // The title above a `do`.
    for (let step = enclosing(node.$container, isStep); step; step = enclosing(step.$container, isStep))
      if (source.rangeOf(step).line === line) return true;
    return false;
  }

  #found(script: LamScript): ReturnType<typeof findAgain> {
    const { at } = script;
    const ref = at === undefined ? undefined : this.#header.sources[at.file];
    const recorded = ref === undefined ? undefined : this.#run.blob(ref);
    if (at === undefined || recorded === undefined)
      return { kind: 'lost', why: 'the plan that was run is not in the run’s folder any more.' };
    return findAgain(at, PlanSource.parse(at.file, recorded), this.#plan(at.file).source);
  }

  /** A plan file as it is now, with what it uses. */
  #plan(file: string): Plan {
    const known = this.#plans.get(file);
    if (known !== undefined) return known;
    const text = this.#read(file);
    if (text === undefined) throw new NotPinned(`The plan ${file} is not there any more.`);
    const plan = Plan.open(file, text, this.#read);
    this.#plans.set(file, plan);
    return plan;
  }

  #sentence(group: readonly LamScript[]): Pinned | { readonly problem: string } {
    // The last time that it went well, else the last time.
    const script = group.findLast(one => one.ended?.kind === 'done' && one.actions.some(isDone)) ?? group.at(-1);
    if (script === undefined) return { problem: 'There is nothing to pin.' };
    const found = this.#found(script);
    if (found.kind === 'lost') return { problem: `"${script.sentence}" cannot be pinned: ${found.why}` };
    const { sentence } = found;
    const lines: string[] = [];
    const targets: { control: string | undefined; scene: Scene }[] = [];
    const notes: string[] = [];
    for (const entry of script.actions) {
      const scene = this.#scenes.of(entry, sentence, this.#plan(fileOf(script)));
      const correction = this.#run.corrections?.get(entry.action?.number ?? 0);
      const line = pinnedLine(entry, scene, correction);
      if (line.kind === 'left out') lines.push(line.comment);
      if (line.kind !== 'line') continue;
      lines.push(line.text);
      targets.push({ control: correction?.selector === undefined ? line.control : undefined, scene });
      notes.push(...line.notes);
      if (correction !== undefined)
        notes.push(`Action ${entry.ordinal} has the control that was pointed at: ${line.text}`);
    }
    const title = script.sentence;
    const clauses = isStep(sentence.node) && sentence.node.number !== undefined ? endWords.exec(sentence.title) : null;
    if (clauses !== null) notes.push(`"${clauses[0].trim()}" is a clause of the step now that it has a block.`);
    if (targets.length === 0) return { problem: `The LAM did nothing for "${title}" that can be pinned.` };
    const count = `${targets.length} action${targets.length === 1 ? '' : 's'}`;
    return {
      script,
      title,
      sentence,
      lines,
      targets,
      notes: [`"${title}": ${count}. ${wayOf(script, group)}`, ...notes],
    };
  }
}

/** What belongs to a numbered sentence without a block, and not to one with a block. */
const endWords = /(?:\s+(?:(?:limit|retry)\s+\d+|timeout\s+\d+(?:\.\d+)?(?:ms|s|m)))+$/;

function isDone({ action, failure }: LamAction): boolean {
  return action?.act !== undefined && failure === undefined;
}

function fileOf({ at }: LamScript): string {
  return at?.file ?? '';
}

/** How the LAM came to an end, and which time it was. */
function wayOf({ ended }: LamScript, group: readonly LamScript[]): string {
  const times = group.length > 1 ? ` It was handed over ${group.length} times; this is one of them.` : '';
  switch (ended?.kind) {
    case 'done':
      return `It ended well.${times}`;
    case 'failed':
      return `It did not end well, so look at the lines: ${ended.message}${times}`;
    case 'stopped':
      return `It was left before its end, so look at the lines.${times}`;
    case undefined:
      return `It has not ended yet, so there may be more to come.${times}`;
  }
}

import type { TraceEvent } from '../../trace/format.ts';
import { type LamAction, type LamScript, LamScripts } from '../../trace/lam-script.ts';

/** A line of a plan that handed a sentence to the LAM in a recorded run. */
export interface RecordedStep {
  /** Where it stands now, from 1. */
  readonly line: number;
  /** Where the title of its step stands now; that of the sentence itself for a step without a block. */
  readonly titleLine: number;
  readonly sentence: string;
  /** How many actions of the LAM went well, the last time that the sentence was handed over. */
  readonly actions: number;
}

/**
 * The lines of a plan for which the LAM did something, as far as they are still there: a line that was changed is none.
 *
 * @param recorded the text of the plan that was run
 * @param now its text now
 */
export function recordedSteps(
  events: readonly TraceEvent[],
  file: string,
  recorded: string,
  now: string,
): RecordedStep[] {
  const find = lineFinder(recorded.split(lineBreak), now.split(lineBreak));
  const steps = new Map<number, RecordedStep>();
  for (const script of new LamScripts(events).all) {
    if (script.at?.file !== file) continue;
    const line = find(script.at.line);
    const actions = doneIn(script);
    if (line === undefined || (actions === 0 && steps.has(line))) continue;
    const title = script.step?.begins;
    const titleLine = (title?.file === file ? find(title.line) : undefined) ?? line;
    steps.set(line, { line, titleLine, sentence: script.sentence, actions });
  }
  return [...steps.values()].filter(({ actions }) => actions > 0).sort((a, b) => a.line - b.line);
}

/** How many actions of the LAM a file in the run's folder holds. */
export function actionsOfScript(
  events: readonly TraceEvent[],
  name: string,
): { actions: number; plan: string } | undefined {
  const script = new LamScripts(events).all.find(one => one.file === name);
  const plan = script?.at?.file;
  return script === undefined || plan === undefined ? undefined : { actions: doneIn(script), plan };
}

/** `2 actions`. */
export function countOf(actions: number): string {
  return `${actions} action${actions === 1 ? '' : 's'}`;
}

function doneIn({ actions }: LamScript): number {
  return actions.filter(isDone).length;
}

function isDone({ action, failure }: LamAction): boolean {
  return action?.act !== undefined && action.verify?.effect !== 'not seen' && failure === undefined;
}

const lineBreak = /\r\n|\n|\r/;

/** Finds lines of an old text in a new one: at their place, else by their words if there is only one such line. */
function lineFinder(before: readonly string[], after: readonly string[]): (line: number) => number | undefined {
  const places = new Map<string, number[]>();
  for (const [index, text] of after.entries())
    places.set(wordsOf(text), [...(places.get(wordsOf(text)) ?? []), index + 1]);
  return line => {
    const wanted = wordsOf(before[line - 1] ?? '');
    const found = places.get(wanted) ?? [];
    if (wanted === '' || found.length === 0) return undefined;
    if (found.includes(line) && after.length === before.length) return line;
    return found.length === 1 ? found[0] : undefined;
  };
}

/** A line without its step's number, which changes when another step comes before it. */
function wordsOf(line: string): string {
  return line
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\d+(\.\d+)*\. /, '');
}

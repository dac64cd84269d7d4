import { ConsoleError, type Reading, ReadText } from '../../agent/reading.ts';
import { isAction } from '../views/is-action.ts';
import { type HitCondition, hitConditionHelp, readHitCondition } from './hit-condition.ts';
import { LogMessage } from './log-message.ts';

/** What a client can write at a breakpoint. */
export interface StopTexts {
  readonly condition?: string | undefined;
  readonly hitCondition?: string | undefined;
  readonly logMessage?: string | undefined;
}

/** What a breakpoint does where it is met. */
export type Verdict =
  | { readonly kind: 'pass' }
  /** `why`: its condition cannot be told, and that is why it stops. */
  | { readonly kind: 'stop'; readonly why?: string | undefined }
  | { readonly kind: 'log'; readonly text: string };

const pass: Verdict = { kind: 'pass' };

/** When a breakpoint that is met stops: its condition, hit count and message. */
export class StopRule {
  readonly #texts: StopTexts;
  /** What is wrong with it, for people. Such a breakpoint never stops. */
  readonly problem: string | undefined;
  readonly #condition: ReadText | undefined;
  readonly #hits: HitCondition | undefined;
  readonly #log: LogMessage | undefined;

  constructor(texts: StopTexts) {
    this.#texts = texts;
    this.#condition = written(texts.condition) ? new ReadText(texts.condition) : undefined;
    this.#hits = written(texts.hitCondition) ? readHitCondition(texts.hitCondition) : undefined;
    this.#log = written(texts.logMessage) ? new LogMessage(texts.logMessage) : undefined;
    this.problem = this.#condition === undefined ? undefined : readingProblem(this.#condition);
    this.problem ??= written(texts.hitCondition) && this.#hits === undefined ? hitConditionHelp : undefined;
    this.problem ??= this.#log?.problem;
  }

  get counts(): boolean {
    return this.#hits !== undefined;
  }

  says(texts: StopTexts): boolean {
    const same = (key: keyof StopTexts) => (texts[key] ?? '') === (this.#texts[key] ?? '');
    return same('condition') && same('hitCondition') && same('logMessage');
  }

  /** @param count counts a hit that fulfils the condition, and says which one it is */
  judge(reading: () => Reading | undefined, count: () => number): Verdict {
    if (this.problem !== undefined) return pass;
    let why: string | undefined;
    if (this.#condition !== undefined) {
      const held = told(this.#condition, reading());
      if (held === false) return pass;
      if (held !== true) why = held.why;
    }
    if (this.#hits !== undefined && why === undefined && !this.#hits(count())) return pass;
    if (this.#log === undefined) return { kind: 'stop', why };
    return { kind: 'log', text: why ?? this.#log.fill(reading()) };
  }
}

/** Whether a condition holds, or why that can't be told. */
export function told(condition: ReadText, reading: Reading | undefined): boolean | { readonly why: string } {
  const why = (because: string) => ({ why: `The condition ${condition.text} cannot be evaluated here: ${because}` });
  if (reading === undefined) return why('the run has not begun.');
  try {
    return condition.holds(reading);
  } catch (error) {
    if (error instanceof ConsoleError) return why(sentence(error.message));
    throw error;
  }
}

/** What is wrong with an expression that only reads, wherever it is read. */
export function readingProblem({ text, problem }: ReadText): string | undefined {
  if (isAction(text)) return `A breakpoint only reads, and '${text}' is an action.`;
  return problem;
}

function written(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

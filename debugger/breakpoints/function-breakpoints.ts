import { BadRegex, regexProblem, textTest } from '../../controls/text-match.ts';
import type { CompiledPlan, Template } from '../../language/compiled-plan.ts';
import { similarWord } from '../../language/syntax/similar-word.ts';
import { type Action, verbs } from '../../protocol/actions.ts';
import { counter, ruleFor } from './line-breakpoints.ts';
import type { StopRule, StopTexts } from './stop-rule.ts';

/** What a client asks for: `click`, `right click`, or a part or `/pattern/` of a step's title, or a routine's name. */
export interface WantedFunction extends StopTexts {
  readonly name: string;
}

export interface FunctionBreakpoint {
  readonly id: number;
  readonly name: string;
  readonly rule: StopRule;
  /** Why it can never stop. */
  readonly problem: string | undefined;
}

/** What a name means. */
type Meaning =
  | { readonly kind: 'action'; readonly means: (action: Action) => boolean }
  | { readonly kind: 'title'; readonly means: (title: string) => boolean };

interface Known extends FunctionBreakpoint {
  readonly meaning: Meaning | undefined;
}

/** The breakpoints of a session on actions, steps and routines, by name. */
export class FunctionBreakpoints {
  #all: readonly Known[] = [];
  #plan: CompiledPlan | undefined;
  readonly #nextId: () => number;

  constructor(nextId: () => number = counter()) {
    this.#nextId = nextId;
  }

  get isAny(): boolean {
    return this.#all.length > 0;
  }

  get counts(): boolean {
    return this.#all.some(({ rule }) => rule.counts);
  }

  /** Takes over what a plan has names for. @returns the breakpoints that were set before, as they are now */
  load(plan: CompiledPlan | undefined): readonly FunctionBreakpoint[] {
    this.#plan = plan;
    this.#all = this.#all.map(one => this.#judged(one));
    return this.#all;
  }

  /** Replaces them all. One that keeps its name keeps its id. */
  replace(wanted: readonly WantedFunction[]): readonly FunctionBreakpoint[] {
    const before = new Map(this.#all.map(one => [one.name, one]));
    this.#all = wanted.map(one => {
      const name = one.name.trim();
      const old = before.get(name);
      before.delete(name);
      const rule = ruleFor(one, old?.rule);
      return this.#judged({ id: old?.id ?? this.#nextId(), name, rule, problem: undefined, meaning: meaningOf(name) });
    });
    return this.#all;
  }

  /** Those that mean an action. */
  ofAction(action: Action): readonly FunctionBreakpoint[] {
    return this.#all.filter(({ meaning }) => meaning?.kind === 'action' && meaning.means(action));
  }

  /** Those that mean a step by its title, or a routine by its name. */
  ofTitle(kind: 'step' | 'routine', title: string): readonly FunctionBreakpoint[] {
    return this.#all.filter(({ name, meaning }) => {
      if (meaning?.kind !== 'title') return false;
      return kind === 'step' ? meaning.means(title) : name === title;
    });
  }

  #judged(one: Known): Known {
    return { ...one, problem: one.rule.problem ?? problemOf(one, this.#plan) };
  }
}

/** The spellings of plans, and the names of the table. */
const forms = ['click', 'double click', 'right click', 'double right click', 'click at', 'select text'];
const spellings: readonly string[] = [...new Set([...forms, ...verbs.filter(verb => !verb.includes('-'))])];

function meaningOf(name: string): Meaning | undefined {
  const action = actionTest(name.toLowerCase().replace(/[\s-]+/g, ' '));
  if (action !== undefined) return { kind: 'action', means: action };
  const pattern = patternOf(name);
  if (pattern === undefined) return { kind: 'title', means: containing(name) };
  try {
    return { kind: 'title', means: textTest({ kind: 'regex', source: pattern }) };
  } catch (error) {
    if (error instanceof BadRegex) return undefined;
    throw error;
  }
}

function actionTest(name: string): ((action: Action) => boolean) | undefined {
  const click = /^(double )?(right )?click( at)?$/.exec(name);
  if (click !== null) {
    const [, double, right, at] = click;
    return action =>
      (action.verb === 'click-at' || (action.verb === 'click' && at === undefined)) &&
      (double === undefined || action.count === 2) &&
      (right === undefined || action.button === 'right');
  }
  const verb = verbs.find(one => one.replace('-', ' ') === name);
  return verb === undefined ? undefined : action => action.verb === verb;
}

/** The source of a name that is written as a pattern. */
export function patternOf(text: string): string | undefined {
  return /^\/(.+)\/$/.exec(text)?.[1];
}

/** Whether a text contains another one, ignoring case. */
export function containing(part: string): (text: string) => boolean {
  const lower = part.toLowerCase();
  return text => text.toLowerCase().includes(lower);
}

function problemOf({ name, meaning }: Known, plan: CompiledPlan | undefined): string | undefined {
  if (name === '') return 'Write an action such as click, a part of a step’s title, or a /pattern/ of it.';
  const pattern = patternOf(name);
  if (pattern !== undefined && meaning === undefined) return regexProblem(pattern);
  if (meaning?.kind !== 'title' || plan === undefined) return undefined;
  const titles = plan.units.flatMap(({ steps }) => steps.map(({ sentence }) => sentence));
  if (titles.some(title => meaning.means(withoutHoles(title)))) return undefined;
  const routines = plan.units.filter(({ kind }) => kind === 'routine').map(unit => unit.name);
  if (routines.includes(name)) return undefined;
  const similar = similarWord(name, [...spellings, ...routines]);
  if (similar !== undefined) return `Nothing here is called '${name}'. Did you mean '${similar}'?`;
  // What fills a hole is known only when the step is entered.
  if (titles.some(title => title.some(part => typeof part !== 'string'))) return undefined;
  return `No action, step or routine of the plan is called '${name}'.`;
}

function withoutHoles(title: Template): string {
  return title.map(part => (typeof part === 'string' ? part : '')).join('');
}

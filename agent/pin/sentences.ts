import type { AstNode } from 'langium';
import { enclosing, walk } from '../../language/bind/walk.ts';
import {
  type DoStatement,
  isDoStatement,
  isNameReference,
  isRoutineDeclaration,
  isStep,
  type Step,
  type Template,
} from '../../language/generated/ast.ts';
import type { PlanSource } from '../../language/syntax/plan-source.ts';

/** A place where a plan hands a sentence to the LAM. */
export interface Sentence {
  readonly node: Step | DoStatement;
  /** What tells it from others when lines have moved: routine, titles of the steps around it, its own words. */
  readonly key: string;
  /** The titles it can be called by: its own, that of its step. */
  readonly title: string;
  /** Names its holes, and those of its step, mention. */
  readonly mentioned: ReadonlySet<string>;
}

/** All of a file, in the order of the text. */
export function sentencesOf(source: PlanSource): Sentence[] {
  const found: Sentence[] = [];
  for (const { root } of source.pieces)
    walk(root, node => {
      if (isDoStatement(node) || (isStep(node) && node.block === undefined)) found.push(sentence(node, source));
    });
  return found;
}

function sentence(node: Step | DoStatement, source: PlanSource): Sentence {
  const around: Step[] = [];
  for (let step = enclosing(node.$container, isStep); step; step = enclosing(step.$container, isStep))
    around.unshift(step);
  const own = node.sentence === undefined ? [] : [node.sentence];
  const words = (template: Template) => wordsOf(template, source);
  const routine = enclosing(node.$container, isRoutineDeclaration)?.name ?? '';
  const titles = [...around.map(step => step.sentence), ...own];
  const mentioned = new Set(titles.flatMap(template => template.holes).flatMap(namesIn));
  const key = [routine, ...titles.map(words), node.$type].join('\n');
  const title = titles.at(-1);
  return { node, key, title: title === undefined ? '' : words(title), mentioned };
}

/** A title as it is written, without quotes and runs of spaces. */
export function wordsOf(template: Template, source: PlanSource): string {
  const written = template.$cstNode === undefined ? '' : source.textOf(template);
  return written.replace(/^"|"$/g, '').replace(/\s+/g, ' ').trim();
}

function namesIn(node: AstNode): string[] {
  const names: string[] = [];
  walk(node, inner => {
    if (isNameReference(inner)) names.push(inner.name);
  });
  return names;
}

export type Found =
  | { readonly kind: 'found'; readonly sentence: Sentence }
  | { readonly kind: 'lost'; readonly why: string };

/**
 * The sentence of a recorded plan in the plan as it is now.
 * @param was where it stood: line and column its node began at
 */
export function findAgain(
  was: { readonly line: number; readonly column: number },
  recorded: PlanSource,
  now: PlanSource,
): Found {
  const before = sentencesOf(recorded);
  const old = before.find(({ node }) => {
    const { line, column } = recorded.rangeOf(node);
    return line === was.line && column === was.column;
  });
  if (old === undefined)
    return { kind: 'lost', why: `line ${was.line} of the recorded plan hands nothing to the LAM.` };
  const twins = before.filter(({ key }) => key === old.key);
  const candidates = sentencesOf(now).filter(({ key }) => key === old.key);
  const same = candidates.length === twins.length ? candidates[twins.indexOf(old)] : undefined;
  const [only, other] = candidates;
  const sentence = same ?? (other === undefined ? only : undefined);
  if (sentence !== undefined) return { kind: 'found', sentence };
  const what = `"${old.title}"`;
  if (only !== undefined)
    return { kind: 'lost', why: `the plan was changed since the run, and says ${what} more than once.` };
  if (hasStep(now, old.title))
    return { kind: 'lost', why: `the step ${what} was changed since the run: it hands nothing to the LAM now.` };
  return { kind: 'lost', why: `the plan was changed since the run, and has no step ${what} now.` };
}

function hasStep(source: PlanSource, title: string): boolean {
  let has = false;
  for (const { root } of source.pieces)
    walk(root, node => {
      if (isStep(node) && wordsOf(node.sentence, source) === title) has = true;
    });
  return has;
}

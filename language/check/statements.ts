import type { AstNode } from 'langium';
import { ungrouped } from '../bind/meaning.ts';
import { enclosing, walk } from '../bind/walk.ts';
import { constantNumber } from '../compile/constant.ts';
import type * as ast from '../generated/ast.ts';
import {
  isBlock,
  isConfirmStatement,
  isDoStatement,
  isExpectStatement,
  isLimitClause,
  isNameReference,
  isOnFailureStatement,
  isRoutineDeclaration,
  isSelector,
  isStep,
  isUndoStatement,
} from '../generated/ast.ts';
import { expectCount } from './counts.ts';
import { type CheckContext, error, info, warning } from './finding.ts';
import { checkStepNumbers } from './step-numbers.ts';
import { expectCondition, typeOf } from './types.ts';

export function checkStep(node: ast.Step, context: CheckContext): void {
  const seen = new Set<string>();
  for (const clause of node.clauses) {
    if (seen.has(clause.$type)) {
      const word = clause.$type.replace('Clause', '').toLowerCase();
      context.report(error(clause, 'duplicate-clause', `This step says '${word}' twice.`));
    }
    seen.add(clause.$type);
  }
  const limit = node.clauses.find(isLimitClause);
  if (limit !== undefined && node.block !== undefined && !hasLam(node.block)) {
    const message = "This limit has nothing to limit: the step's block has no 'do' and no sentence for the LAM.";
    context.report(info(limit, 'limit-without-do', message));
  }
}

function hasLam(block: ast.Block): boolean {
  let found = false;
  walk(block, node => {
    if (isDoStatement(node) || (isStep(node) && node.block === undefined)) found = true;
  });
  return found;
}

export function checkLimit(node: ast.LimitClause, context: CheckContext): void {
  expectCount(node.value, 'actions', context);
}

export function checkRetry(node: ast.RetryClause, context: CheckContext): void {
  const times = constantNumber(node.value);
  if (times === undefined) {
    context.report(error(node.value, 'retry-number', "After 'retry' stands a plain number, such as retry 2."));
  } else {
    expectCount(node.value, 'further attempts', context);
  }
}

export function checkDo(node: ast.DoStatement, context: CheckContext): void {
  if (node.limit !== undefined) expectCount(node.limit, 'actions', context);
  if (node.sentence !== undefined || enclosingStep(node) !== undefined) return;
  const message = 'A bare \'do\' hands over the sentence of its step, and here is no step. Write: do "what to do"';
  context.report(error(node, 'do-outside-step', message));
}

/** The step a statement belongs to. */
function enclosingStep(node: ast.DoStatement): ast.Step | undefined {
  return enclosing(node.$container, isStep);
}

export function checkBlock(node: ast.Block, context: CheckContext): void {
  const { $container: owner } = node;
  const handlers = node.statements.filter(isOnFailureStatement);
  for (const handler of handlers.slice(1)) {
    context.report(error(handler, 'duplicate-handler', "This block has an 'on failure' already."));
  }
  const undos = node.statements.filter(isUndoStatement);
  for (const undo of undos.slice(isStep(owner) ? 1 : 0)) {
    const message = isStep(owner)
      ? "This step has an 'undo' already."
      : "'undo' takes a whole step back: put it directly into the block of a step.";
    context.report(error(undo, 'misplaced-undo', message));
  }
  if (node.statements.length === 0 && !isRoutineDeclaration(owner)) {
    const message = isStep(owner)
      ? 'This block is empty, so the step does nothing. Without the braces the LAM works the sentence out.'
      : 'This block is empty.';
    context.report(warning(node, 'empty-block', message));
  }
  for (const finding of checkStepNumbers(node.statements.filter(isStep))) context.report(finding);
  const [first, ...others] = node.statements;
  if (handlers.length > 0 && others.length === 0 && first !== undefined && isOnFailureStatement(first)) {
    context.report(warning(first, 'nothing-to-handle', 'There is nothing in this block that could fail.'));
  }
}

export function checkCondition(node: ast.IfStatement | ast.ExpectStatement, context: CheckContext): void {
  expectCondition(node.condition, context);
}

export function checkConfirm(node: ast.ConfirmStatement, context: CheckContext): void {
  if (node.condition !== undefined) expectCondition(node.condition, context);
}

export function checkRepeat(node: ast.RepeatStatement, context: CheckContext): void {
  if (node.condition !== undefined) expectCondition(node.condition, context);
  if (node.limit !== undefined) expectCount(node.limit, 'rounds', context);
  if (node.times !== undefined) expectCount(node.times, 'rounds', context);
}

export function checkForEach(node: ast.ForEachStatement, context: CheckContext): void {
  const source = ungrouped(node.source);
  const type = typeOf(source, context.vocabulary);
  if (type === 'number' || type === 'boolean' || type === 'pattern') {
    const message =
      '\'for each\' goes through controls, such as ListItem in List "Files", or the lines of a text or file.';
    context.report(error(node.source, 'not-a-list', message));
  } else if (isNameReference(source) && context.vocabulary.meaning(source)?.kind === 'held control') {
    const message = `'${source.name}' is one control. To go through what it holds, write: ListItem in ${source.name}`;
    context.report(error(node.source, 'not-a-list', message, { suggestions: [`ListItem in ${source.name}`] }));
  } else if (isSelector(source) && source.index !== undefined) {
    context.report(info(node.source, 'one-round', 'An index chooses one control, so there is at most one round.'));
  }
}

/** Secrets stay out of what the model reads and what a failure reports. */
export function checkSecretUse(node: ast.NameReference, context: CheckContext): void {
  const meaning = context.vocabulary.meaning(node);
  if (meaning?.kind !== 'value' || !meaning.secret) return;
  const place = enclosing(node.$container, isPlaceOfSecrets);
  if (place === undefined || isBlock(place)) return;
  const message =
    !isStep(place) && !isDoStatement(place)
      ? `'${node.name}' is a secret: here it would be shown. Check something else that only holds with it.`
      : `'${node.name}' is a secret: in a sentence it would be sent to the model. Put it into a 'type … into'.`;
  context.report(warning(node, 'secret-shown', message));
}

type Place = ast.Step | ast.DoStatement | ast.ExpectStatement | ast.ConfirmStatement | ast.Block;

function isPlaceOfSecrets(node: AstNode): node is Place {
  return isStep(node) || isDoStatement(node) || isExpectStatement(node) || isConfirmStatement(node) || isBlock(node);
}

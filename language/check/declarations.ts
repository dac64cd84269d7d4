import { type Declaration, kindInWords } from '../bind/declaration.ts';
import { plainText } from '../bind/template-text.ts';
import { walk } from '../bind/walk.ts';
import { chainProblem } from '../compile/plan-vocabulary.ts';
import type * as ast from '../generated/ast.ts';
import { isNameReference, isReadAction, isSelector } from '../generated/ast.ts';
import { type CheckContext, error } from './finding.ts';
import { expectText, typeOf } from './types.ts';

export function checkTask(node: ast.TaskHeader, context: CheckContext): void {
  const title = plainText(node.title);
  if (title === undefined) {
    context.report(error(node.title, 'fixed-text', "A task's title is the same in every run: it takes no {…}."));
  } else if (title.trim() === '') {
    context.report(error(node.title, 'empty-title', 'Say what the task does, such as: task "Write the report"'));
  }
}

export function checkApp(node: ast.AppDeclaration, context: CheckContext): void {
  const program = plainText(node.program);
  if (program === undefined) {
    const message = 'Which programs a plan may act on is fixed before it runs: an app takes no {…}.';
    context.report(error(node.program, 'fixed-text', message));
  } else if (program.trim() === '') {
    context.report(error(node.program, 'empty-program', 'Say which program to start, such as: app "wordpad.exe"'));
  }
  if (node.document !== undefined) expectText(node.document, context);
}

export function checkInput(node: ast.InputDeclaration, context: CheckContext): void {
  const { initial, type } = node;
  if (initial === undefined) return;
  let live = false;
  walk(initial, part => {
    if (isSelector(part)) live = true;
    if (isNameReference(part) && context.vocabulary.meaning(part)?.kind === 'control') live = true;
  });
  if (live) {
    const message = 'An input has its value before the plan looks at any control.';
    context.report(error(initial, 'input-value', message));
    return;
  }
  const given = typeOf(initial, context.vocabulary);
  const wanted = type === 'path' ? 'text' : type;
  if (given === wanted || given === 'any') return;
  const example = { text: '"Weekly report"', path: '"report.rtf"', number: '3', boolean: 'true' }[type];
  const message = `'${node.name}' is a ${type}, so its value is written like ${example}.`;
  context.report(error(initial, 'input-type', message));
}

export function checkControl(node: ast.ControlDeclaration, context: CheckContext): void {
  const declaration = context.names?.resolve(node);
  if (declaration === undefined || context.names === undefined) return;
  const problem = chainProblem(declaration, context.names);
  if (problem === undefined) return;
  const message =
    problem === 'circular'
      ? `'${node.name}' is declared by means of itself.`
      : `'${node.name}' is declared through too many other names.`;
  context.report(error(node, 'circular-control', message, { property: 'name' }));
}

/** A name means one thing: a parameter or variable is not called like something the whole file sees. */
export function checkParameter(node: ast.Parameter, context: CheckContext): void {
  const { names } = context;
  if (names === undefined) return;
  const { name } = node;
  const clash = names.clashOf(node);
  const global = names.lookup(name);
  const local = names.resolve(node);
  const variable = local?.kind === 'round' ? names.variableBefore(node) : undefined;
  const earlier = global ?? clash ?? variable;
  if (earlier !== undefined) context.report(alreadyThere(node, name, earlier, isReadAction(node.$container)));
}

function alreadyThere(node: ast.Parameter, name: string, earlier: Declaration, reads: boolean) {
  const message = `'${name}' is ${kindInWords[earlier.kind]} already. ${reads ? 'Read into another name.' : 'Choose another name.'}`;
  const related = [{ declaration: earlier, message: `'${name}' is declared here.` }];
  return error(node, 'duplicate-name', message, { related });
}

import { stateNames } from '../../protocol/properties.ts';
import { meaningOf, standsForControl, ungrouped } from '../bind/meaning.ts';
import type { CallStatement, NameReference } from '../generated/ast.ts';
import { isComparison, isNameReference, isSelector } from '../generated/ast.ts';
import { type CheckContext, error } from './finding.ts';
import { didYouMean } from './suggest.ts';
import { expectText } from './types.ts';

/** A name has to be known, and a control where only a control can stand. */
export function checkName(node: NameReference, context: CheckContext): void {
  const { name } = node;
  const meaning = context.vocabulary.meaning(node);
  if (meaning === undefined) {
    reportUnknown(node, context);
  } else if (meaning.kind === 'routine') {
    const message = `'${name}' is a routine: it does something and has no value. Call it on a line of its own: ${name}()`;
    context.report(error(node, 'routine-as-value', message));
  } else if (meaning.kind === 'value' && standsForControl(node)) {
    const message = `'${name}' is ${meaning.words}, not a control. Here a control is wanted, such as Button "OK".`;
    context.report(error(node, 'not-a-control', message));
  }
}

function reportUnknown(node: NameReference, context: CheckContext): void {
  const { name } = node;
  if (context.names?.isDoubtful(name)) return;
  const { $container: container } = node;
  if (
    isComparison(container) &&
    container.operator === 'is' &&
    container.right === node &&
    isControl(container.left, context)
  ) {
    const { hint, suggestions } = didYouMean(name, stateNames, `States are: ${stateNames.join(', ')}.`);
    context.report(error(node, 'unknown-state', `'${name}' is no state of a control.${hint}`, { suggestions }));
    return;
  }
  const later = context.names?.taskVariable(name);
  if (later !== undefined) {
    const message = `'${name}' has no value here yet: it is read into only later, or elsewhere.`;
    const related = [{ declaration: later, message: `Here it gets its value.` }];
    context.report(error(node, 'not-read-yet', message, { related }));
    return;
  }
  const otherwise = context.names === undefined ? '' : "Declare it with 'input' or 'control'.";
  const { hint, suggestions } = didYouMean(name, context.knownNames(), otherwise);
  context.report(error(node, 'unknown-name', `There is no '${name}' here.${hint}`, { suggestions }));
}

function isControl(node: Parameters<typeof ungrouped>[0], { vocabulary }: CheckContext): boolean {
  const left = ungrouped(node);
  if (isSelector(left)) return true;
  const kind = isNameReference(left) ? vocabulary.meaning(left)?.kind : undefined;
  return kind === 'control' || kind === 'held control';
}

/** A call names a routine and gives it what it takes. */
export function checkCall(node: CallStatement, context: CheckContext): void {
  const { names } = context;
  if (names === undefined) return;
  const called = names.resolve(node);
  const at = { property: 'routine' };
  if (called === undefined) {
    if (names.isDoubtful(node.routine)) return;
    const routines = [...names.declared, ...names.imported].filter(([, { kind }]) => kind === 'routine');
    const { hint, suggestions } = didYouMean(
      node.routine,
      routines.map(([name]) => name),
    );
    context.report(
      error(node, 'unknown-routine', `There is no routine '${node.routine}'.${hint}`, { ...at, suggestions }),
    );
    return;
  }
  if (called.kind !== 'routine') {
    const words = meaningOf(called, names.fileOf(called)).words;
    context.report(error(node, 'not-a-routine', `'${node.routine}' is ${words}, not a routine.`, at));
    return;
  }
  const { parameters } = called.node;
  const given = node.arguments.length;
  if (given !== parameters.length) {
    const wanted =
      parameters.length === 0 ? 'no values' : `${parameters.length}: ${parameters.map(p => p.name).join(', ')}`;
    const message = `'${node.routine}' takes ${wanted}; here ${given === 1 ? 'is 1' : `are ${given}`}.`;
    const related = [{ declaration: called, message: `'${called.name}' is declared here.` }];
    context.report(error(node, 'wrong-arguments', message, { related }));
    return;
  }
  const file = names.fileOf(called);
  for (const [index, argument] of node.arguments.entries()) {
    const parameter = parameters[index];
    const declaration = parameter && file.resolve(parameter);
    if (declaration === undefined) continue;
    const wantsControl = meaningOf(declaration, file).kind === 'held control';
    const value = ungrouped(argument);
    if (!wantsControl) {
      expectText(argument, context);
    } else if (!isControl(value, context) && !(isNameReference(value) && isUnknown(value, context))) {
      const message = `'${declaration.name}' of '${node.routine}' is a control, such as Button "OK" or a declared name.`;
      const related = [{ declaration, message: `'${declaration.name}' is used as a control here.` }];
      context.report(error(argument, 'not-a-control', message, { related }));
    }
  }
}

function isUnknown(node: NameReference, context: CheckContext): boolean {
  return context.vocabulary.meaning(node) === undefined;
}

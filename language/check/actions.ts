import { actionRow, type Verb } from '../../protocol/actions.ts';
import { isControlType } from '../../protocol/control-types.ts';
import { chordWords, readChords } from '../../protocol/keys.ts';
import { ungrouped } from '../bind/meaning.ts';
import { plainText } from '../bind/template-text.ts';
import type * as ast from '../generated/ast.ts';
import { isNameReference, isSelector, isTemplate } from '../generated/ast.ts';
import { expectCount } from './counts.ts';
import { type CheckContext, error, warning } from './finding.ts';
import { didYouMean, listed } from './suggest.ts';
import { expectCondition, expectText } from './types.ts';

export function checkClick(node: ast.ClickAction, context: CheckContext): void {
  for (const [property, percent] of [
    ['x', node.x],
    ['y', node.y],
  ] as const) {
    if (percent === undefined || percent <= 100) continue;
    const message = 'A place in a control is from 0% to 100% of its width and height.';
    context.report(error(node, 'percent-range', message, { property }));
  }
  if (node.holding === undefined) return;
  if (node.x !== undefined) {
    const message = "'holding' does not go with 'click at'.";
    context.report(error(node.holding, 'holding-at', message));
  } else if (plainText(node.holding) === undefined) {
    context.report(error(node.holding, 'holding-hole', "The keys after 'holding' are written out, without {…}."));
  } else {
    checkHolding(node.holding, context);
  }
}

function checkHolding(node: ast.Template, context: CheckContext): void {
  checkKeys(node, context);
  const read = readChords(plainText(node) ?? '');
  const key = read.ok ? read.chords.find(chord => chord.key !== undefined)?.key : undefined;
  if (key === undefined && (!read.ok || read.chords.length === 1)) return;
  const message = 'Only Ctrl, Alt, Shift and Win can be held while clicking, such as \'holding "Ctrl+Shift"\'.';
  context.report(error(node, 'bad-keys', message));
}

export function checkControlAction(node: ast.ControlAction, context: CheckContext): void {
  checkFits(node.verb, node.control, context);
}

export function checkType(node: ast.TypeAction, context: CheckContext): void {
  expectText(node.text, context);
  checkFits('type', node.control, context);
}

export function checkSet(node: ast.SetAction, context: CheckContext): void {
  expectText(node.value, context);
  checkFits('set', node.control, context);
}

export function checkPress(node: ast.PressAction, context: CheckContext): void {
  expectText(node.keys, context);
  const keys = ungrouped(node.keys);
  if (isTemplate(keys)) checkKeys(keys, context);
}

export function checkSelect(node: ast.SelectAction, context: CheckContext): void {
  if (node.from !== undefined) {
    expectText(node.subject, context);
    checkFits('select', node.from, context);
    return;
  }
  const subject = ungrouped(node.subject);
  if (isSelector(subject) || isNameReference(subject)) {
    checkFits('select', subject, context);
    return;
  }
  const message = 'Say where to select it from: select "Arial" from ComboBox "Font"';
  context.report(error(node.subject, 'select-from', message));
}

export function checkSelectText(node: ast.SelectTextAction, context: CheckContext): void {
  expectText(node.text, context);
  checkFits('select-text', node.control, context);
}

export function checkScroll(node: ast.ScrollAction, context: CheckContext): void {
  if (node.notches !== undefined) expectCount(node.notches, 'times to scroll', context);
}

export function checkLaunch(node: ast.LaunchAction, context: CheckContext): void {
  expectText(node.program, context);
  if (node.document !== undefined) expectText(node.document, context);
}

export function checkWait(node: ast.WaitAction, context: CheckContext): void {
  if (node.condition !== undefined) expectCondition(node.condition, context);
}

/** Key names are known; a text with holes is judged when it is pressed. */
function checkKeys(node: ast.Template, context: CheckContext): void {
  const text = plainText(node);
  if (text === undefined) return;
  const read = readChords(text);
  if (read.ok) return;
  const { hint, suggestions } = didYouMean(read.word, chordWords, 'Keys are written like Ctrl+S, Enter or Alt+F, A.');
  const fixed = suggestions?.map(word => `"${text.replace(read.word, word)}"`);
  const what = read.word.trim() === '' ? 'A key is missing here.' : `'${read.word}' is no key.`;
  const typing = [...read.word].length > 1 && suggestions === undefined ? " To write a text, use 'type'." : '';
  context.report(error(node, 'bad-keys', `${what}${hint}${typing}`, { suggestions: fixed }));
}

/** Warns where a verb makes little sense for a type of control. */
function checkFits(verb: Verb, control: ast.ControlOperand, context: CheckContext): void {
  const { controlTypes } = actionRow(verb);
  const type = isSelector(control) ? control.type : context.vocabulary.controlType(control);
  if (controlTypes.length === 0 || type === undefined || type === 'Any') return;
  if (!isControlType(type) || controlTypes.some(fitting => fitting === type)) return;
  const word = verb === 'select-text' ? 'select text' : verb;
  const message = `'${word}' is meant for ${listed(controlTypes)}; a ${type} will hardly take it.`;
  context.report(warning(control, 'verb-and-type', message));
}

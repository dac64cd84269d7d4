import { type Declaration, kindInWords } from '../language/bind/declaration.ts';
import { isRoutineDeclaration } from '../language/generated/ast.ts';
import type { Plan } from '../language/plan.ts';
import type { PlanSource } from '../language/syntax/plan-source.ts';
import { actionRow, type Evidence, type Verb } from '../protocol/actions.ts';
import { type ControlType, controlTypes } from '../protocol/control-types.ts';
import { isVerb, wordRow } from './words.ts';

/** What hovers and completion say, as Markdown. Nothing of a plan or a program gets into it unescaped. */

/** The type of a selector that any control has. */
export const anyType = 'Any';

const evidenceInWords = {
  tree: 'the control tree',
  picture: 'the screenshot',
  file: 'a file',
} as const satisfies Record<Evidence, string>;

export function explainAction(verb: Verb): string {
  const { syntax, documentation, controlTypes: types, evidence, withoutEffect, risk } = actionRow(verb);
  const lines = [code(syntax.replaceAll(' | ', '\n')), documentation];
  if (types.length > 0) lines.push(`For: ${types.join(', ')}.`);
  if (evidence.length > 0) {
    const shown = `Its effect shows in ${evidence.map(kind => evidenceInWords[kind]).join(' or ')}.`;
    lines.push(withoutEffect === 'failure' ? `${shown} Without one it fails as *no effect*.` : shown);
  }
  if (risk === 'high') lines.push('It can do harm: it may ask for a confirmation.');
  return lines.join('\n\n');
}

export function explainWord(word: string): string | undefined {
  const row = wordRow(word);
  if (row) return `${code(row.syntax.replaceAll(' | ', '\n'))}\n\n${row.documentation}`;
  return isVerb(word) ? explainAction(word) : undefined;
}

export function explainType(type: ControlType | typeof anyType): string {
  const documentation = type === anyType ? 'Any control, whatever its type.' : controlTypes[type].documentation;
  return `${code(`${type} "NAME"`)}\n\n${documentation}`;
}

/** The line that declares a name, and what it is. */
export function explainName(plan: Plan, declaration: Declaration): string {
  const { names } = plan;
  const { source } = names.fileOf(declaration);
  const { line, file } = names.rangeOf(declaration);
  const place = file === plan.source.file ? `line ${line}` : `line ${line} of ${escapeMarkdown(nameOfFile(file))}`;
  const what = sentence(kindInWords[declaration.kind]);
  return `${code(declarationLine(declaration, source))}\n\n${what}, from ${place}.`;
}

const longestLine = 200;

function declarationLine({ node }: Declaration, source: PlanSource): string {
  const whole = node.$type === 'Parameter' ? node.$container : node;
  if (isRoutineDeclaration(whole)) {
    return `routine ${whole.name}(${whole.parameters.map(({ name }) => name).join(', ')})`;
  }
  const line = source.textOf(whole).split(/[\r\n]/)[0] ?? '';
  return line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
}

/** A stretch of Task Plan; its fence is longer than any inside. */
function code(text: string): string {
  const ticks = [...text.matchAll(/`+/g)].reduce((longest, [run]) => Math.max(longest, run.length), 2);
  const fence = '`'.repeat(ticks + 1);
  return `${fence}taskplan\n${text}\n${fence}`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~&]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}

function nameOfFile(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { printText } from '../../controls/print.ts';
import { verbs } from '../../protocol/actions.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';

/** A change of a plan's text by whole lines, counted from 0. */
export interface PlanEdit {
  /** The line to put it before, or to put it in the place of. */
  readonly line: number;
  readonly replaces: boolean;
  /** Without a line break at its end. */
  readonly text: string;
}

/** Longer values are not written into a plan. */
const longestValue = 120;

/** What can be said of a control as it is now: that is what the plan is to expect. */
export function conditionOf(selector: string, node: ControlNode): string {
  if (!node.enabled) return `${selector} is not enabled`;
  if (node.toggled === 'on' || node.toggled === 'off')
    return `${selector} is ${node.toggled === 'on' ? '' : 'not '}toggled`;
  if (node.selected === true) return `${selector} is selected`;
  const value = node.password === true ? undefined : node.value;
  if (value !== undefined && value !== '' && value.length <= longestValue && !/[\r\n]/.test(value))
    return `${selector}.text is ${printText(value)}`;
  return `${selector} exists`;
}

/**
 * An `expect` behind a statement, or at the end of a step's block. A step without a block gets one, which leaves the
 * sentence to the model as before.
 * @param line of the statement, counted from 1
 */
export function expectEdit(plan: string, line: number, condition: string): PlanEdit | undefined {
  const lines = plan.split(/\r?\n/);
  const at = line - 1;
  const statement = lines[at];
  if (statement === undefined || statement.trim() === '') return undefined;
  const [, code = '', comment = ''] = /^(.*?)(\s+\/\/.*)?$/.exec(statement) ?? [];
  const indent = /^\s*/.exec(code)?.[0] ?? '';
  const expect = `expect ${condition}`;
  if (indent !== '' && !code.endsWith('{')) return { line: at + 1, replaces: false, text: `${indent}${expect}` };
  if (!code.endsWith('{')) return { line: at, replaces: true, text: `${code} {${comment}\n  do\n  ${expect}\n}` };
  const end = lines.findIndex((other, place) => place > at && other.startsWith(`${indent}}`));
  return end < 0 ? undefined : { line: end, replaces: false, text: `${indent}  ${expect}` };
}

/** The declaration of a control, behind the others of its kind or behind what the task begins with. */
export function controlEdit(plan: string, node: ControlNode, selector: string): PlanEdit {
  const lines = plan.split(/\r?\n/);
  const place = (of: RegExp) => lines.findLastIndex(line => of.test(line));
  const behind = Math.max(place(/^control\s/), place(/^(task|app|input|secret)\s/));
  return { line: behind + 1, replaces: false, text: `control ${nameFor(plan, node)} = ${selector}` };
}

const reserved: ReadonlySet<string> = new Set([
  ...verbs,
  ...'task app use input secret control routine step if else repeat times until limit for each in within confirm when expect undo do on failure retry timeout is not and or contains matches exists true false with holding text number boolean double right'.split(
    ' ',
  ),
]);

/** `bold`, or `boldButton` where the plan has a `bold` already. */
function nameFor(plan: string, { name, controlType }: ControlNode): string {
  const [first = '', ...others] = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9 ]+/g, ' ')
    .trim()
    .split(/\s+/)
    .slice(0, 4);
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
  const short = first.toLowerCase() + others.map(capital).join('');
  const type = controlType.charAt(0).toLowerCase() + controlType.slice(1);
  const base = /^[a-z]/.test(short) ? short : type;
  const long = base === type ? type : `${base}${controlType}`;
  const isFree = (word: string) =>
    !reserved.has(word) && !new RegExp(`^\\s*(control|input|secret|routine)\\s+${word}\\b`, 'm').test(plan);
  for (const word of [base, long]) if (isFree(word)) return word;
  let number = 2;
  while (!isFree(`${long}${number}`)) number += 1;
  return `${long}${number}`;
}

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { evaluate, parse, type ValueNode } from '@humanwhocodes/momoa';
import { match } from '../../controls/match.ts';
import { regexProblem, textTest } from '../../controls/text-match.ts';
import { compileSelectorText } from '../../language/plan.ts';
import { GuardFile, type GuardFileRule } from '../../protocol/guard-file.ts';
import { guardRuleNames } from '../../protocol/guard-rules.ts';
import { fillSelector } from '../evaluate.ts';
import type { WorkspaceRule } from './guard-rules.ts';

/** A file of rules that cannot be used. `message` says where: `file:line: what`. */
export class GuardFileError extends Error {
  constructor(file: string, line: number, problem: string) {
    super(`${file}:${line}: ${problem}`);
    this.name = 'GuardFileError';
  }
}

/**
 * The rules that hold for a plan: those of every `.groundwork/guard.json` beside it and in the folders above, and of
 * `folder` (the workspace's). Each file adds; none takes away. @throws GuardFileError
 */
export function readGuardFiles(plan: string, folder: string): WorkspaceRule[] {
  const folders = new Set<string>([...upwards(dirname(plan)), folder]);
  const rules: WorkspaceRule[] = [];
  for (const one of folders) {
    const file = join(one, '.groundwork', 'guard.json');
    const text = textOf(file);
    if (text === undefined) continue;
    rules.push(...readGuardFile(file, text, [...guardRuleNames, ...rules.map(({ id }) => id)]));
  }
  return rules;
}

/** The rules of one file. @param taken ids that a rule of it cannot have @throws GuardFileError */
export function readGuardFile(file: string, text: string, taken: readonly string[]): WorkspaceRule[] {
  const tree = parsed(file, text);
  const wrong = (path: readonly PropertyKey[], problem: string) =>
    new GuardFileError(file, lineOf(tree, path), problem);
  const checked = GuardFile.safeParse(evaluate(tree));
  if (!checked.success) {
    const { path, message } = checked.error.issues[0] ?? { path: [], message: 'It has the wrong shape.' };
    throw wrong(path, `${path.length === 0 ? '' : `${path.join('.')}: `}${message}`);
  }
  const ids = new Set(taken);
  return checked.data.rules.map((rule, place) => {
    const at = (...path: string[]) => ['rules', place, ...path];
    if (ids.has(rule.id)) {
      throw wrong(at('id'), `There is a rule "${rule.id}" already. A workspace adds rules; it replaces none.`);
    }
    ids.add(rule.id);
    const { control, name } = rule.when;
    if (name !== undefined) {
      const problem = regexProblem(name);
      if (problem !== undefined) throw wrong(at('when', 'name'), problem);
    }
    if (control === undefined) return workspaceRule(rule, undefined);
    const compiled = compileSelectorText(control, { controls: new Map(), variables: [], controlVariables: [] });
    if (!compiled.ok) throw wrong(at('when', 'control'), `${control} is no selector: ${compiled.message}`);
    const { reference } = compiled;
    return workspaceRule(rule, reference.kind === 'selector' ? reference.selector : undefined);
  });
}

type Template = Parameters<typeof fillSelector>[0];

function workspaceRule({ id, when, question }: GuardFileRule, template: Template | undefined): WorkspaceRule {
  // Nothing in it can be a variable: there were none to name.
  const nothing = {
    variable: () => undefined,
    index: () => {
      throw new Error('A guard rule has no expressions.');
    },
  };
  const selector = template === undefined ? undefined : fillSelector(template, nothing);
  const isNamed = when.name === undefined ? undefined : textTest({ kind: 'regex', source: when.name });
  const { verb, program } = when;
  return {
    id,
    question,
    matches: ({ action, control, index }, reached) => {
      if (verb !== undefined && !verb.includes(action.verb)) return false;
      if (program !== undefined && bare(program) !== bare(index.tree.window.process)) return false;
      const names = [...(control === undefined ? [] : [control.name]), ...reached.map(one => one.name)];
      if (isNamed !== undefined && !names.some(isNamed)) return false;
      if (selector === undefined) return true;
      const concerned = [control, ...reached.map(one => one.control)];
      return match(selector, index).some(node => concerned.includes(node));
    },
  };
}

function bare(program: string): string {
  return program
    .toLowerCase()
    .replace(/^.*[\\/]/, '')
    .replace(/\.exe$/, '');
}

function parsed(file: string, text: string): ValueNode {
  try {
    return parse(text).body;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = error instanceof Error && 'line' in error && typeof error.line === 'number' ? error.line : 1;
    throw new GuardFileError(file, line, `This is no JSON: ${message}`);
  }
}

/** Where a value stands; of one that is missing, what it is missing in. */
function lineOf(tree: ValueNode, path: readonly PropertyKey[]): number {
  let node = tree;
  for (const step of path) {
    const inside = node.type === 'Array' ? node.elements[Number(step)]?.value : memberOf(node, step);
    if (inside === undefined) break;
    node = inside;
  }
  return node.loc.start.line;
}

function memberOf(node: ValueNode, name: PropertyKey): ValueNode | undefined {
  if (node.type !== 'Object') return undefined;
  return node.members.find(({ name: key }) => (key.type === 'String' ? key.value : key.name) === name)?.value;
}

function upwards(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upwards(above)];
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

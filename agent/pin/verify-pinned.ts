import { resolve } from '../../controls/match.ts';
import type { CompiledPlan, Instruction } from '../../language/compiled-plan.ts';
import { Plan, type ReadFile } from '../../language/plan.ts';
import type { PinReply } from '../../protocol/debug.ts';
import { selectorOf } from '../evaluate.ts';
import { ActionFailure } from '../failure.ts';
import type { Pinned } from './pin.ts';

/**
 * Whether a plan with pinned lines is a plan, and means the controls that the LAM acted on.
 *
 * @param read the plan's files with the lines in them
 * @returns what is wrong, for people
 */
export function problemOfPinned(
  file: string,
  read: ReadFile,
  edits: PinReply['edits'],
  pinned: readonly Pinned[],
): string | undefined {
  const compiled = compile(file, read);
  if (typeof compiled === 'string') return `With these lines the plan would not compile. ${compiled}`;
  const actions = actionsOn(compiled, edits);
  for (const { lines, targets } of pinned) {
    const texts = lines.filter(line => !line.startsWith('//'));
    for (const [index, { control, scene }] of targets.entries()) {
      const line = texts[index];
      const found = actions.findIndex(({ text: written }) => written === line);
      const [action] = found < 0 ? [] : actions.splice(found, 1);
      if (action === undefined) return `"${line}" would not be an action of its own.`;
      const meant = control === undefined ? undefined : controlOf(action, scene);
      if (meant !== undefined && meant !== control) return `"${line}" would mean another control where it stands.`;
    }
  }
  return undefined;
}

/** Why a plan does not compile, for people. */
export function problemOfPlan(file: string, read: ReadFile): string | undefined {
  const compiled = compile(file, read);
  return typeof compiled === 'string' ? compiled : undefined;
}

/** The plan, or what stands against it. */
function compile(file: string, read: ReadFile): CompiledPlan | string {
  const text = read(file);
  if (text === undefined) return `${file} is not there any more.`;
  const compiled = Plan.open(file, text, read).compile();
  if (compiled.ok) return compiled.plan;
  const error = compiled.diagnostics.find(({ severity }) => severity === 'error') ?? compiled.diagnostics[0];
  return error === undefined ? 'It does not compile.' : `${error.range.file}:${error.range.line}: ${error.message}`;
}

type ActionInstruction = Extract<Instruction, { op: 'action' }>;

/** The actions on the lines that edits wrote, in order. */
function actionsOn({ units }: CompiledPlan, edits: PinReply['edits']): ActionInstruction[] {
  const lines = new Map<string, Set<number>>();
  const shifts = new Map<string, number>();
  for (const { file, range, newText } of edits) {
    const shift = shifts.get(file) ?? 0;
    const added = newText.split(/\r\n|\n|\r/).length - 1;
    const written = lines.get(file) ?? new Set();
    lines.set(file, written);
    for (let line = range.line; line <= range.line + added; line++) written.add(line + shift);
    shifts.set(file, shift + added - (range.endLine - range.line));
  }
  return units
    .flatMap(({ code }) => code)
    .filter(instruction => instruction.op === 'action')
    .filter(({ range }) => lines.get(range.file)?.has(range.line));
}

/** The id of the control an action would have found then; undefined where that can't be said. */
function controlOf({ intent }: ActionInstruction, { index, around }: Pinned['targets'][number]['scene']) {
  if (!('control' in intent) || intent.control === undefined || index === undefined) return undefined;
  try {
    const found = resolve(selectorOf(intent.control, around), index);
    return found.kind === 'one' ? found.control.id : undefined;
  } catch (error) {
    // A value that a trace does not keep, as that of a `for each` over controls.
    if (error instanceof ActionFailure) return undefined;
    throw error;
  }
}

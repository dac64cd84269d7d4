import type { CompiledPlan, Instruction, Unit } from '../../language/compiled-plan.ts';
import type { PlanRange } from '../../protocol/position.ts';
import type { TraceEventOf } from '../../trace/format.ts';
import type { Activation, Machine } from '../machine.ts';
import type { KeptDecision } from './kept-decision.ts';

/** A place of the plan a run is in: which of its activations, counted from the task, and which instruction. */
export interface Place {
  readonly depth: number;
  readonly pc: number;
}

/** Where the activations of a run are in a plan that was edited, the task first. */
export interface Replan {
  readonly plan: CompiledPlan;
  readonly activations: readonly { readonly unit: number; readonly pc: number }[];
}

/** The run leaves what it stands at and goes on elsewhere. */
export type Move = {
  readonly why: TraceEventOf<'moved'>['why'];
  /** The line it goes to. */
  readonly at: PlanRange;
} & (
  | { readonly place: Place }
  /** `keeps`: the statement it stands at is decided as before, so the decision at hand stays. */
  | { readonly replan: Replan; readonly keeps?: KeptDecision | undefined }
);

/** Thrown where the run was held, and caught by the loop, which carries the move out. */
export class Moved extends Error {
  readonly move: Move;
  constructor(move: Move) {
    super(`The run moves: ${move.why}.`);
    this.name = 'Moved';
    this.move = move;
  }
}

/** The statement the run stands at. */
export function here(machine: Machine): Place {
  return { depth: machine.activations.length - 1, pc: machine.current.pc };
}

export function isHere(machine: Machine, place: Place): boolean {
  const now = here(machine);
  return now.depth === place.depth && now.pc === place.pc;
}

/** Behind the statement the run stands at; undefined at the task itself. */
export function behind(machine: Machine): Place | undefined {
  const { depth, pc } = here(machine);
  const { unit } = machine.current;
  // A routine that was only just entered is its call.
  const caller = machine.activations[depth - 1];
  if (pc === 0 && caller !== undefined) return { depth: depth - 1, pc: caller.pc + 1 };
  const next = pcBehind(unit, pc);
  return next === undefined ? undefined : { depth, pc: next };
}

function pcBehind({ code }: Unit, pc: number): number | undefined {
  const instruction = code[pc];
  switch (instruction?.op) {
    case undefined:
    case 'return':
      return undefined;
    case 'enter-step': {
      const { enters } = instruction;
      return 1 + code.findIndex(one => one.op === 'leave-step' && one.leaves === enters);
    }
    case 'next-round':
      return instruction.exit;
    case 'branch': {
      // `repeat until`: the way out of the loop. `if`: behind its other branches.
      const way = code[instruction.otherwise === pc + 2 ? pc + 1 : instruction.otherwise - 1];
      return way?.op === 'jump' && way.range.line === instruction.range.line && way.to > pc
        ? way.to
        : instruction.otherwise;
    }
    default:
      return pc + 1;
  }
}

/** The beginning of a step that is open, by its frame of the trace. */
export function stepPlace(machine: Machine, frame: number): Place | undefined {
  for (const [depth, { steps }] of machine.activations.entries()) {
    const step = steps.find(one => one.frame === frame);
    if (step !== undefined) return { depth, pc: step.entered };
  }
  return undefined;
}

/** The call that made a routine's frame. */
export function callPlace(machine: Machine, frame: number): Place | undefined {
  const depth = machine.activations.findIndex(one => one.frame === frame || one.calledFrom === frame);
  const caller = machine.activations[depth - 1];
  return caller === undefined ? undefined : { depth: depth - 1, pc: caller.pc };
}

/**
 * Where a run can go that shall go on at a line: in the routine it is in, or in one that called it. The statement that
 * begins there, else the next one in the same unit.
 */
export function placeAtLine(machine: Machine, file: string, line: number): Place | undefined {
  for (const [depth, activation] of [...machine.activations.entries()].reverse()) {
    const pc = pcAtLine(activation.unit, file, line);
    if (pc !== undefined && canEnter(activation, pc)) return { depth, pc };
  }
  return undefined;
}

/** The first instruction of a unit that begins at the line, or at the next line of the unit that has one. */
export function pcAtLine({ code, range }: Unit, file: string, line: number): number | undefined {
  const last = code.at(-1)?.range.endLine ?? 0;
  if (line < range.line || line > last) return undefined;
  let best: { readonly pc: number; readonly line: number } | undefined;
  for (const [pc, { range: at, op }] of code.entries()) {
    if (at.file !== file || at.line < line || op === 'leave-step' || op === 'jump' || op === 'return') continue;
    if (best === undefined || at.line < best.line) best = { pc, line: at.line };
  }
  return best?.pc;
}

/** A loop's body can be entered only while the loop is at work: it knows its rounds. */
export function canEnter({ unit, loops }: Pick<Activation, 'unit' | 'loops'>, pc: number): boolean {
  return unit.code.every((instruction, at) => {
    if (instruction.op !== 'next-round') return true;
    const inside = pc >= at && pc < instruction.exit;
    return !inside || loops.has(instruction.loop);
  });
}

/** The steps of a unit an instruction lies in, the outermost first, each by where it is entered. */
export function stepsAround({ code }: Unit, pc: number): { readonly entered: number; readonly step: number }[] {
  const open: { entered: number; step: number }[] = [];
  for (const [at, instruction] of code.slice(0, pc).entries()) {
    if (instruction.op === 'enter-step') open.push({ entered: at, step: instruction.enters });
    else if (instruction.op === 'leave-step') open.pop();
  }
  return open;
}

/** Instructions people see as a statement; the others are the machine's. */
export function isStatement({ op }: Pick<Instruction, 'op'>): boolean {
  return op !== 'enter-step' && op !== 'leave-step' && op !== 'jump' && op !== 'loop' && op !== 'return';
}

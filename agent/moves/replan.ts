import type { CompiledPlan, Step, Unit } from '../../language/compiled-plan.ts';
import type { Activation, Machine } from '../machine.ts';
import type { DoneStep } from './done-steps.ts';
import { isDecidedAlike, withoutPlaces } from './kept-decision.ts';
import { canEnter, isStatement, pcAtLine, type Replan, stepsAround } from './move.ts';

/** Where a run stands in a plan that was edited meanwhile. */
export type FoundAgain =
  /** `isDecidedAlike`: what the innermost statement was decided from is what it was. */
  | { readonly kind: 'found'; readonly replan: Replan; readonly isDecidedAlike: boolean }
  /** The statement is not there any more: a line has to be chosen. `why` is a sentence for people. */
  | { readonly kind: 'lost'; readonly why: string; readonly lines: readonly ReplanLine[] };

/** A line the run can go on at. */
export interface ReplanLine {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/**
 * Finds the statements a run is in again, by step and ordinal: in the step with the same number and sentence (else the
 * same number, else the same sentence), the statement with the same text if there is one, else the one at the same
 * place. @param at the line that was chosen for the innermost statement, where it is not found
 */
export function findAgain(
  machine: Machine,
  plan: CompiledPlan,
  at?: { readonly file: string; readonly line: number },
): FoundAgain {
  const activations: { unit: number; pc: number }[] = [];
  let unit = 0;
  let isAlike = false;
  for (const [depth, activation] of machine.activations.entries()) {
    const isInnermost = depth === machine.activations.length - 1;
    const edited = plan.units[unit];
    if (edited === undefined) throw new Error(`The edited plan has no unit ${unit}.`);
    const pc = isInnermost && at !== undefined ? pcAtLine(edited, at.file, at.line) : pcAgain(activation, edited);
    if (pc === undefined || !canEnter({ unit: edited, loops: loopsAgain(activation, edited) }, pc)) {
      const what = activation.unit.code[activation.pc]?.text ?? activation.unit.name;
      const why = isInnermost
        ? `"${what}" is not where it was any more.`
        : `"${what}", which called what is at work, is not where it was any more.`;
      return at === undefined || !isInnermost
        ? { kind: 'lost', why, lines: linesOf(edited) }
        : { kind: 'lost', why: `Line ${at.line} can't be gone on at.`, lines: linesOf(edited) };
    }
    activations.push({ unit, pc });
    if (isInnermost) {
      const [before, now] = [activation.unit.code[activation.pc], edited.code[pc]];
      // A line that was chosen is another place, whatever stands there.
      isAlike = at === undefined && before !== undefined && now !== undefined && isDecidedAlike(before, now);
      break;
    }
    const call = edited.code[pc];
    const called = machine.activations[depth + 1];
    if (call?.op !== 'call' || plan.units[call.unit]?.name !== called?.unit.name)
      return { kind: 'lost', why: `The call of ${called?.unit.name ?? 'a routine'} is gone.`, lines: linesOf(edited) };
    unit = call.unit;
  }
  return { kind: 'found', replan: { plan, activations }, isDecidedAlike: isAlike };
}

/** A step that is over, as the edited plan has it; what the plan has no more stays as it was. */
export function doneAgain(done: DoneStep, plan: CompiledPlan): DoneStep {
  const inner = done.inner.map(one => doneAgain(one, plan));
  const { unit, step, entered } = done;
  const edited = plan.units.find(({ kind, name }) => kind === unit.kind && name === unit.name);
  const chain = [...stepsAround(unit, entered), { step: unit.steps.indexOf(step) }];
  const index = edited === undefined ? undefined : stepAgain(unit, chain, edited);
  const found = typeof index === 'number' ? edited?.steps[index] : undefined;
  if (edited === undefined || found === undefined) {
    // What it calls is looked up in the plan that runs: an `undo` of another plan can't be trusted with that.
    const undo = done.undo?.code.some(({ op }) => op === 'call') ? undefined : done.undo;
    return { ...done, inner, undo };
  }
  return {
    ...done,
    inner,
    unit: edited,
    step: found,
    entered: edited.code.findIndex(one => one.op === 'enter-step' && one.enters === index),
    undo: found.undo === undefined ? undefined : plan.units[found.undo],
  };
}

/** A loop that is at work keeps its rounds if the unit still has the same loops. */
function loopsAgain({ unit, loops }: Activation, edited: Unit): Activation['loops'] {
  const count = (one: Unit) => one.code.filter(({ op }) => op === 'loop').length;
  return count(unit) === count(edited) ? loops : new Map();
}

function pcAgain({ unit, pc }: Activation, edited: Unit): number | undefined {
  const step = stepAgain(unit, stepsAround(unit, pc), edited);
  if (step === 'lost') return undefined;
  const now = unit.code[pc];
  if (now === undefined) return undefined;
  if (now.op === 'enter-step') {
    const title = stepAgain(unit, [...stepsAround(unit, pc), { step: now.enters }], edited);
    const found = edited.code.findIndex(one => one.op === 'enter-step' && one.enters === title);
    return found < 0 ? undefined : found;
  }
  const statements = (one: Unit, index: number | undefined) =>
    [...one.code.entries()].filter(([, instruction]) => instruction.step === (index ?? -1) && isStatement(instruction));
  const old = statements(unit, stepsAround(unit, pc).at(-1)?.step);
  const candidates = statements(edited, step);
  const same = candidates.filter(([, { op, text }]) => op === now.op && text === now.text);
  const [only, second] = same;
  if (only !== undefined && second === undefined) return only[0];
  const ordinal = old.findIndex(([at]) => at >= pc);
  return candidates[ordinal]?.[0];
}

/** The step of the edited unit that is the innermost of these; undefined outside steps. */
function stepAgain(unit: Unit, chain: readonly { readonly step: number }[], edited: Unit): number | undefined | 'lost' {
  let around: number | undefined;
  for (const { step: index } of chain) {
    const wanted = unit.steps[index];
    if (wanted === undefined) return 'lost';
    const inside = stepsIn(edited, around);
    const sentence = wordsOf(wanted);
    const sameNumber = inside.filter(one => edited.steps[one]?.number === wanted.number && wanted.number !== undefined);
    const sameSentence = inside.filter(one => wordsOf(edited.steps[one]) === sentence);
    const both = sameNumber.filter(one => sameSentence.includes(one));
    const [found, other] = [both, sameSentence, sameNumber].find(list => list.length > 0) ?? [];
    if (found === undefined || other !== undefined) return 'lost';
    around = found;
  }
  return around;
}

/** A sentence, wherever it stands. */
function wordsOf(step: Step | undefined): string | undefined {
  return withoutPlaces(step?.sentence);
}

/** The steps directly inside a step, or directly in the unit. */
function stepsIn(unit: Unit, around: number | undefined): number[] {
  return [...unit.code.entries()].flatMap(([at, instruction]) =>
    instruction.op === 'enter-step' && stepsAround(unit, at).at(-1)?.step === around ? [instruction.enters] : [],
  );
}

function linesOf(unit: Unit): ReplanLine[] {
  const seen = new Set<number>();
  return unit.code.flatMap(({ op, range: { file, line }, text }) => {
    if (seen.has(line) || (op !== 'enter-step' && !isStatement({ op }))) return [];
    seen.add(line);
    return [{ file, line, text }];
  });
}

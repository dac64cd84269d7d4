import type { CompiledPlan } from '../../language/compiled-plan.ts';
import { ActionFailure } from '../failure.ts';
import { ConsoleError } from '../reading.ts';
import type { RunContext } from '../run-context.ts';
import { planRollBack, type RollBackPlan } from './done-steps.ts';
import { keptFrom } from './kept-decision.ts';
import { behind, callPlace, here, type Move, type Place, placeAtLine, stepPlace } from './move.ts';
import { findAgain, type ReplanLine } from './replan.ts';
import { rollBack } from './roll-back.ts';

/** What taking over an edited plan comes to. */
export type Edited =
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'lost'; readonly why: string; readonly lines: readonly ReplanLine[] };

/**
 * Where a run that stands still can be sent. Everything but `rollBack` only says how to go there: the gate carries the
 * move out. @throws ConsoleError, everywhere, with a sentence for people
 */
export class RunMoves {
  readonly #context: () => RunContext | undefined;

  constructor(context: () => RunContext | undefined) {
    this.#context = context;
  }

  /** The statement again, from its beginning; of the LAM, the action. */
  retry(): Move {
    const run = this.#held();
    return to(run, 'retry', here(run.machine));
  }

  /** Leaves the statement out: a step with all that is in it, a sentence of the LAM with all its actions. */
  skip(): Move {
    const run = this.#held();
    const place = behind(run.machine);
    if (place === undefined) throw new ConsoleError('There is nothing here that can be left out.');
    return to(run, 'skip', place);
  }

  /** A frame of the call stack again, by its number in the trace: a step, a call, or the statement. */
  again(frame: number): Move {
    const run = this.#held();
    const { machine } = run;
    const place = stepPlace(machine, frame) ?? callPlace(machine, frame);
    if (place !== undefined) return to(run, 'step again', place);
    if (frame === machine.activations[0]?.frame)
      throw new ConsoleError('The whole task is begun again by restarting the session.');
    return this.retry();
  }

  /** Goes on at a line, of the routine at work or of one that called it. */
  jump(file: string, line: number): Move {
    const run = this.#held();
    const place = placeAtLine(run.machine, file, line);
    if (place === undefined)
      throw new ConsoleError(
        `The run can't go on at line ${line}: nothing that it is in begins there. A routine that is not at work has to be called; a loop begins at its first line.`,
      );
    return to(run, 'jump', place);
  }

  /**
   * Takes over an edited plan, standing where it stood, or at the line that is chosen for it. A decision that was made
   * from nothing that was edited stays, with what the user changed of it.
   */
  edited(plan: CompiledPlan, at?: { readonly file: string; readonly line: number }): Edited {
    const run = this.#held();
    const { machine } = run;
    const foreign = plan.programs.find(program => !machine.plan.programs.includes(program));
    if (foreign !== undefined)
      throw new ConsoleError(`The edited plan acts on ${foreign}, which this run may not: start it anew for that.`);
    const secret = plan.secrets.find(({ name }) => !machine.plan.secrets.some(known => known.name === name));
    if (secret !== undefined)
      throw new ConsoleError(`The edited plan has a new secret, ${secret.name}: start it anew for that.`);
    const known = new Set(machine.activations[0]?.variables.keys());
    const input = plan.inputs.find(({ name, initial }) => initial === undefined && !known.has(name));
    if (input !== undefined)
      throw new ConsoleError(`The edited plan has a new input, ${input.name}, without a value: give it a default.`);
    const found = findAgain(machine, plan, at);
    if (found.kind === 'lost') return found;
    const innermost = found.replan.activations.at(-1);
    const range = plan.units[innermost?.unit ?? 0]?.code[innermost?.pc ?? 0]?.range ?? plan.task.range;
    const keeps = found.isDecidedAlike ? keptFrom(run) : undefined;
    return { kind: 'move', move: { why: 'plan changed', at: range, replan: found.replan, keeps } };
  }

  /** What going back to the beginning of the step at a line would take back, and what it can't. */
  planRollBack(file: string, line: number): RollBackPlan {
    const plan = planRollBack(this.#held(), file, line);
    if (plan === undefined)
      throw new ConsoleError(
        `No step at line ${line} was entered yet, or its routine is over: there is nothing to take back.`,
      );
    return plan;
  }

  /** Carries out the `undo`s, the latest step's first. @returns the move to the beginning of the step */
  async rollBack(file: string, line: number): Promise<Move> {
    const run = this.#held();
    const { items, place, stays } = this.planRollBack(file, line);
    run.isBusy = true;
    try {
      await run.withOpenGate(() => rollBack(run, items));
    } catch (error) {
      if (error instanceof ActionFailure) throw new ConsoleError(`Taking back stopped: ${error.message}`);
      throw error;
    } finally {
      run.isBusy = false;
    }
    run.done.length = stays;
    return to(run, 'rolled back', place);
  }

  #held(): RunContext {
    const run = this.#context();
    if (run === undefined || !run.isHeld) throw new ConsoleError('The run has to stand still for that.');
    if (run.isBusy) throw new ConsoleError('Something is being carried out: wait until it is done.');
    if (run.machine.activations.length === 0) throw new ConsoleError('The task is over.');
    return run;
  }
}

function to({ machine }: RunContext, why: Move['why'], place: Place): Move {
  const unit = machine.activations[place.depth]?.unit;
  return { why, place, at: unit?.code[place.pc]?.range ?? machine.plan.task.range };
}

import type { Instruction } from '../language/compiled-plan.ts';
import { carryOut, type Decider, type Outcome } from './action-cycle.ts';
import { waitFor } from './conditions.ts';
import { evaluate, fill, isTrue } from './evaluate.ts';
import { ActionFailure } from './failure.ts';
import { LamAction, type Mind } from './lam-action.ts';
import { takeKept } from './moves/kept-decision.ts';
import { isHere, type Move, Moved } from './moves/move.ts';
import type { RunContext } from './run-context.ts';
import { heldDecision, mending } from './stand-at-failure.ts';
import { textOfValue } from './values.ts';

type LamInstruction = Extract<Instruction, { op: 'lam' }>;

/** The same action this many times in a row without an effect is no way forward. */
const sameAtMost = 3;

/** Hands a sentence to the LAM: action after action until the expectations hold, it says FINISH, or the limit is reached. */
export async function runLamStep(run: RunContext, instruction: LamInstruction): Promise<void> {
  const limit = Number(textOfValue(evaluate(instruction.limit, run)));
  const lam = run.kept?.sentence ?? new LamStep(run, instruction, fill(instruction.sentence, run));
  const { sentence } = lam;
  lam.instruction = instruction;
  for (let { done } = lam; done < limit; done += 1) {
    const frame = run.enter('lam-action', sentence, instruction.range, true, `${done + 1}`);
    await run.gate({ kind: 'enter', frame: 'lam-action', isAction: true, at: instruction.range });
    let went: 'acted' | 'finished';
    try {
      went = await lam.act(done);
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      if ('replan' in error.move && error.move.keeps !== undefined) error.move.keeps.sentence = lam;
      if (!isRetryOf(error.move, run)) throw error;
      // Only this action again: those before it were done.
      run.record({ type: 'moved', at: instruction.range, why: 'retry' });
      run.leave(frame, 'skipped');
      done -= 1;
      continue;
    }
    run.leave(frame, 'done');
    if (run.dryRun !== undefined) {
      const text = `dry run: what follows in "${sentence}" depends on what this action does.`;
      run.record({ type: 'output', at: instruction.range, category: 'info', text });
      return;
    }
    if (went === 'finished') return await lam.finish();
    if (instruction.until.length > 0 && (await lam.holds())) return;
  }
  // What the last action did may be all that was wanted.
  if (instruction.until.length === 0 && (await lam.saysFinished(limit))) return;
  throw new ActionFailure('limit-reached', `${limit} actions were not enough for "${sentence}".`);
}

function isRetryOf(move: Move, run: RunContext): boolean {
  return move.why === 'retry' && 'place' in move && isHere(run.machine, move.place);
}

/** One sentence on its way. */
export class LamStep {
  readonly #run: RunContext;
  readonly sentence: string;
  /** As the plan has it now. */
  instruction: LamInstruction;
  /** How many of its actions were done before the one at hand. */
  done = 0;
  #thought: LamAction | undefined;
  #plan: readonly string[] = [];
  #last = { actionText: '', times: 0 };

  constructor(run: RunContext, instruction: LamInstruction, sentence: string) {
    this.#run = run;
    this.instruction = instruction;
    this.sentence = sentence;
  }

  /** One action: observe, infer, ground, then carry out. */
  async act(done: number): Promise<'acted' | 'finished'> {
    const run = this.#run;
    const { range: at } = this.instruction;
    this.done = done;
    run.actions += 1;
    const action = run.actions;
    const kept = takeKept(run, { at, action });
    const before = kept === undefined ? undefined : this.#thought?.as({ at, action });
    const thought = before ?? (await this.#look(done, action));
    this.#thought = thought;
    const expected = this.instruction.until.length === 0 ? undefined : () => this.#allHold();
    const decider: Decider = {
      step: this.sentence,
      expected,
      again: (on, signal) => thought.groundAgain(on, signal),
      thinker: thought.thinker,
    };
    const mendable = { held: () => heldDecision(run, at, action, decider.again), thinker: thought.thinker };
    const outcome = await mending(run, mendable, async (changed = kept) => {
      const decision = changed ?? (await thought.decide());
      if (decision === undefined) return undefined;
      const carried = await carryOut(run, decision, decider, at, action);
      this.#notice(carried);
      return carried;
    });
    this.#plan = thought.plan;
    return outcome === undefined || thought.saysFinished ? 'finished' : 'acted';
  }

  /** What the next action is decided from. */
  async #look(done: number, action: number): Promise<LamAction> {
    const run = this.#run;
    const { range: at, within } = this.instruction;
    const observation = await run.phase('observe', at, signal => run.look(signal, { at, action }));
    return new LamAction(run, { done, action, at, sentence: this.sentence, plan: this.#plan, within }, observation);
  }

  /** @throws ActionFailure where the same action changes nothing again and again */
  #notice({ actionText, effect }: Outcome): void {
    const same = actionText === this.#last.actionText && effect === 'not seen';
    this.#last = { actionText, times: same ? this.#last.times + 1 : 1 };
    if (this.#last.times < sameAtMost) return;
    throw new ActionFailure('repeating-itself', `${actionText} was done ${sameAtMost} times and changed nothing.`);
  }

  /** The LAM says that it is done: now everything that is expected has to hold. */
  async finish(): Promise<void> {
    for (const expectation of this.instruction.until) {
      await waitFor(this.#run, expectation, 'expect', 'expectation-failed');
    }
  }

  async holds(): Promise<boolean> {
    await this.#run.look(this.#run.stop, { at: this.instruction.range });
    return this.#allHold();
  }

  /** Asks once more, only to hear whether the sentence is done. */
  async saysFinished(done: number): Promise<boolean> {
    const run = this.#run;
    const { range: at, within } = this.instruction;
    const observation = await run.look(run.stop, { at });
    const mind: Mind = { done, action: run.actions, at, sentence: this.sentence, plan: this.#plan, within };
    return await new LamAction(run, mind, observation).saysItIsDone(run.stop);
  }

  #allHold(): boolean {
    try {
      return this.instruction.until.every(expectation => isTrue(expectation.condition, this.#run));
    } catch (error) {
      // A control that is not there yet: it does not hold yet.
      if (error instanceof ActionFailure) return false;
      throw error;
    }
  }
}

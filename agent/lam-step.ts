import { match } from '../controls/match.ts';
import type { Instruction } from '../language/compiled-plan.ts';
import { carryOut, type Decider, recordDecision } from './action-cycle.ts';
import { waitFor } from './conditions.ts';
import type { Decision } from './decide/decision.ts';
import { groundReply, type Inference, infer } from './decide/lam.ts';
import { evaluate, fill, fillSelector, isTrue } from './evaluate.ts';
import { ActionFailure } from './failure.ts';
import type { Observation } from './observation.ts';
import type { RunContext } from './run-context.ts';
import { textOfValue } from './values.ts';

type LamInstruction = Extract<Instruction, { op: 'lam' }>;

/** The same action this many times in a row without an effect is no way forward. */
const sameAtMost = 3;

/** Hands a sentence to the LAM: action after action until the expectations hold, it says FINISH, or the limit is reached. */
export async function runLamStep(run: RunContext, instruction: LamInstruction): Promise<void> {
  const sentence = fill(instruction.sentence, run);
  const limit = Number(textOfValue(evaluate(instruction.limit, run)));
  const lam = new LamStep(run, instruction, sentence);
  for (let done = 0; done < limit; done += 1) {
    const frame = run.enter('lam-action', sentence, instruction.range, true, `${done + 1}`);
    await run.gate({ kind: 'enter', frame: 'lam-action', isAction: true, at: instruction.range });
    const went = await lam.act(done);
    run.leave(frame, 'done');
    if (went === 'finished') return await lam.finish();
    if (instruction.until.length > 0 && (await lam.holds())) return;
  }
  // What the last action did may be all that was wanted.
  if (instruction.until.length === 0 && (await lam.saysFinished(limit))) return;
  throw new ActionFailure('limit-reached', `${limit} actions were not enough for "${sentence}".`);
}

/** One sentence on its way. */
class LamStep {
  readonly #run: RunContext;
  readonly #instruction: LamInstruction;
  readonly #sentence: string;
  #plan: string[] = [];
  #last = { actionText: '', times: 0 };

  constructor(run: RunContext, instruction: LamInstruction, sentence: string) {
    this.#run = run;
    this.#instruction = instruction;
    this.#sentence = sentence;
  }

  /** One action: observe, infer, ground, then carry out. */
  async act(done: number): Promise<'acted' | 'finished'> {
    const run = this.#run;
    const { range: at } = this.#instruction;
    run.actions += 1;
    const action = run.actions;
    const observation = await run.phase('observe', at, signal => run.look(signal, { at, action }));
    const inference = await run.phase('infer', at, signal => this.#infer(observation, done, action, signal));
    const { next } = inference;
    if (next.kind === 'failure') throw next.failure;
    if (next.kind === 'finish') return 'finished';
    this.#plan = next.reply.plan;

    const ground = (on: Observation, signal: AbortSignal) =>
      groundReply(run.model, next, inference.result, this.#sentence, on, this.#scope(on), signal);
    const decision = await run.phase('ground', at, async signal => {
      const began = performance.now();
      const grounded = await ground(observation, signal);
      recordDecision(run, grounded.decision, { at, action, rounds: 1, durationMs: performance.now() - began });
      if (grounded.failure !== undefined) throw grounded.failure;
      return grounded.decision;
    });
    const decider: Decider = {
      step: this.#sentence,
      expected: this.#instruction.until.length === 0 ? undefined : () => this.#allHold(),
      again: async (on, signal): Promise<Decision> => {
        const grounded = await ground(on, signal);
        if (grounded.failure !== undefined) throw grounded.failure;
        return grounded.decision;
      },
    };
    const outcome = await carryOut(run, decision, decider, at, action);
    const same = outcome.actionText === this.#last.actionText && outcome.effect === 'not seen';
    this.#last = { actionText: outcome.actionText, times: same ? this.#last.times + 1 : 1 };
    if (this.#last.times >= sameAtMost) {
      throw new ActionFailure(
        'repeating-itself',
        `${outcome.actionText} was done ${sameAtMost} times and changed nothing.`,
      );
    }
    return next.reply.status === 'FINISH' ? 'finished' : 'acted';
  }

  /** The LAM says that it is done: now everything that is expected has to hold. */
  async finish(): Promise<void> {
    for (const expectation of this.#instruction.until) {
      await waitFor(this.#run, expectation, 'expect', 'expectation-failed');
    }
  }

  async holds(): Promise<boolean> {
    await this.#run.look(this.#run.stop, { at: this.#instruction.range });
    return this.#allHold();
  }

  /** Asks once more, only to hear whether the sentence is done. */
  async saysFinished(done: number): Promise<boolean> {
    const run = this.#run;
    const { range: at } = this.#instruction;
    const observation = await run.look(run.stop, { at });
    const inference = await this.#infer(observation, done, run.actions, run.stop);
    return inference.next.kind === 'finish';
  }

  async #infer(observation: Observation, done: number, action: number, signal: AbortSignal): Promise<Inference> {
    const run = this.#run;
    const began = performance.now();
    const scope = this.#scope(observation);
    const inference = await infer(
      run.model,
      {
        task: run.machine.plan.task.name,
        sentence: this.#sentence,
        tree: observation.index.tree,
        memory: [...run.memory],
        actionsOfSentence: done,
        previousPlan: this.#plan,
        ...(scope === undefined ? {} : { scope }),
      },
      signal,
    );
    const { prompt, labels, raw, confidence, tokens, replyTokens } = inference.result;
    run.record({
      type: 'infer',
      at: this.#instruction.range,
      action,
      prompt: run.storeText(prompt),
      labels,
      raw,
      ...(inference.reply === undefined ? {} : { reply: inference.reply }),
      ...(inference.problem === undefined ? {} : { problem: inference.problem }),
      ...(confidence === undefined ? {} : { confidence }),
      ...(tokens === undefined ? {} : { tokens }),
      ...(replyTokens === undefined ? {} : { replyTokens }),
      durationMs: performance.now() - began,
    });
    return inference;
  }

  #allHold(): boolean {
    try {
      return this.#instruction.until.every(expectation => isTrue(expectation.condition, this.#run));
    } catch (error) {
      // A control that is not there yet: it does not hold yet.
      if (error instanceof ActionFailure) return false;
      throw error;
    }
  }

  /** Ids of the controls a `within` allows. */
  #scope(observation: Observation): string[] | undefined {
    const { within } = this.#instruction;
    if (within === undefined) return undefined;
    const { index } = observation;
    const containers = match(fillSelector(within, this.#run), index);
    return containers.flatMap(container => index.subtree(container).map(node => node.id));
  }
}

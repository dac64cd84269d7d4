import { match } from '../controls/match.ts';
import type { SelectorTemplate } from '../language/compiled-plan.ts';
import type { Model } from '../protocol/model.ts';
import type { PlanRange } from '../protocol/position.ts';
import { recordDecision } from './action-cycle.ts';
import type { Decision } from './decide/decision.ts';
import { groundReply, type Inference, infer } from './decide/lam.ts';
import { fillSelector } from './evaluate.ts';
import { ActionFailure } from './failure.ts';
import type { Observation } from './observation.ts';
import type { AskedAgain, RunContext, Thinker } from './run-context.ts';

/** What an action of the LAM is decided from, besides what is seen. */
export interface Mind {
  /** How many actions of the sentence were done. */
  readonly done: number;
  readonly action: number;
  readonly at: PlanRange;
  readonly sentence: string;
  /** What the model said it would do next. */
  readonly plan: readonly string[];
  /** Only controls inside it. */
  readonly within: SelectorTemplate | undefined;
}

type Reply = Extract<Inference['next'], { kind: 'action' }>;

/** One action of the LAM: what the model answers on one observation, and which control it means. Touches nothing. */
export class LamAction {
  readonly #run: RunContext;
  readonly #mind: Mind;
  readonly #observation: Observation;
  /** What is followed: the last reply that could be used, and whose it is. */
  #answer: { readonly model: Model; readonly next: Reply; readonly result: Inference['result'] } | undefined;

  constructor(run: RunContext, mind: Mind, observation: Observation) {
    this.#run = run;
    this.#mind = mind;
    this.#observation = observation;
  }

  /** The same thought, as that of another action: the plan was edited around it. */
  as(told: Pick<Mind, 'at' | 'action'>): LamAction {
    const same = new LamAction(this.#run, { ...this.#mind, ...told }, this.#observation);
    same.#answer = this.#answer;
    return same;
  }

  /** What the model wants to do after this action. */
  get plan(): readonly string[] {
    return this.#answer?.next.reply.plan ?? this.#mind.plan;
  }

  /** The sentence is done with this action. */
  get saysFinished(): boolean {
    return this.#answer?.next.reply.status === 'FINISH';
  }

  /** Infers and grounds. @returns undefined where nothing is left to do @throws ActionFailure */
  async decide(): Promise<Decision | undefined> {
    const run = this.#run;
    const { at } = this.#mind;
    const { model } = run;
    const inference = await run.phase('infer', at, signal => this.#infer(model, undefined, signal));
    if (inference.next.kind === 'failure') throw inference.next.failure;
    if (inference.next.kind === 'finish') return undefined;
    this.#answer = { model, next: inference.next, result: inference.result };
    return await run.phase('ground', at, signal => this.#ground(signal));
  }

  /** Grounds the same reply on what the program shows now. @throws ActionFailure */
  async groundAgain(on: Observation, signal: AbortSignal): Promise<Decision> {
    const grounded = await this.#grounded(on, signal);
    if (grounded.failure !== undefined) throw grounded.failure;
    return grounded.decision;
  }

  /** Infers and grounds anew on the same observation, with what the user said. */
  readonly thinker: Thinker = async ({ hint, model = this.#run.model }: AskedAgain, signal) => {
    const asked = { ...(hint === undefined ? {} : { hint }), model: model.info.name };
    const { next, result } = await this.#infer(model, asked, signal);
    if (next.kind === 'failure') throw next.failure;
    if (next.kind === 'finish') throw new ActionFailure('reply-invalid', 'the model says that nothing is left to do.');
    this.#answer = { model, next, result };
    const decision = await this.#ground(signal);
    const { at, action } = this.#mind;
    return { decision, at, action, again: (on, stop) => this.groundAgain(on, stop) };
  };

  /** Asks only whether something is left to do. */
  async saysItIsDone(signal: AbortSignal): Promise<boolean> {
    const { next } = await this.#infer(this.#run.model, undefined, signal);
    return next.kind === 'finish';
  }

  async #infer(
    model: Model,
    asked: { readonly hint?: string; readonly model: string } | undefined,
    signal: AbortSignal,
  ): Promise<Inference> {
    const run = this.#run;
    const { at, action, sentence, done, plan } = this.#mind;
    const began = performance.now();
    const scope = this.#scope(this.#observation);
    let soFar = '';
    const inference = await infer(
      model,
      {
        task: run.machine.plan.task.name,
        sentence,
        tree: this.#observation.index.tree,
        memory: [...run.memory],
        actionsOfSentence: done,
        previousPlan: [...plan],
        ...(scope === undefined ? {} : { scope }),
        ...(asked?.hint === undefined ? {} : { hint: asked.hint }),
      },
      signal,
      piece => {
        soFar += piece;
        // A model that was told to stop may take its time.
        if (!signal.aborted) run.hearsReply?.({ action, text: run.redactor.begun(soFar) });
      },
    );
    const { prompt, labels, raw, confidence, tokens, replyTokens } = inference.result;
    run.record({
      type: 'infer',
      at,
      action,
      prompt: run.storeText(prompt),
      labels,
      raw,
      ...(inference.reply === undefined ? {} : { reply: inference.reply }),
      ...(inference.problem === undefined ? {} : { problem: inference.problem }),
      ...(confidence === undefined ? {} : { confidence }),
      ...(tokens === undefined ? {} : { tokens }),
      ...(replyTokens === undefined ? {} : { replyTokens }),
      ...(asked === undefined ? {} : { asked }),
      durationMs: performance.now() - began,
    });
    return inference;
  }

  async #ground(signal: AbortSignal): Promise<Decision> {
    const { at, action } = this.#mind;
    const began = performance.now();
    const { decision, failure } = await this.#grounded(this.#observation, signal);
    recordDecision(this.#run, decision, { at, action, rounds: 1, durationMs: performance.now() - began });
    if (failure !== undefined) throw failure;
    return decision;
  }

  async #grounded(on: Observation, signal: AbortSignal): ReturnType<typeof groundReply> {
    if (this.#answer === undefined) throw new Error('Nothing was answered yet that could be grounded.');
    const { model, next, result } = this.#answer;
    return await groundReply(model, next, result, this.#mind.sentence, on, this.#scope(on), signal);
  }

  /** Ids of the controls a `within` allows. */
  #scope({ index }: Observation): string[] | undefined {
    const { within } = this.#mind;
    if (within === undefined) return undefined;
    const containers = match(fillSelector(within, this.#run), index);
    return containers.flatMap(container => index.subtree(container).map(node => node.id));
  }
}

import type { Instruction } from '../../language/compiled-plan.ts';
import type { PlanRange } from '../../protocol/position.ts';
import type { NewTraceEvent } from '../../trace/format.ts';
import type { Decision } from '../decide/decision.ts';
import type { LamStep } from '../lam-step.ts';
import type { RunContext } from '../run-context.ts';

/** A decision that outlives an edit of the plan around its statement. */
export interface KeptDecision {
  readonly decision: Decision;
  /** The number it was told under. */
  readonly action: number;
  /** The sentence it belongs to, as far as the LAM is with it: said by its loop as it is left. */
  sentence?: LamStep;
}

/**
 * What the run stands at, if it is worth keeping: a decision that nothing was done about, or that took the place of one
 * that failed.
 */
export function keptFrom({ held, heldBefore, decided, told }: RunContext): KeptDecision | undefined {
  // Past the decision point it can't be changed any more, but nothing was done either.
  const standing = held ?? (heldBefore === 'act' ? decided : undefined);
  if (standing === undefined || standing.decision === held?.failed || !told.has(standing.action)) return undefined;
  return { decision: standing.decision, action: standing.action };
}

/** The decision that was kept for the action that begins now: told as its own, and not made again. */
export function takeKept(
  run: RunContext,
  as: { readonly at: PlanRange; readonly action: number },
): Decision | undefined {
  const { kept } = run;
  run.kept = undefined;
  if (kept !== undefined) run.told.again(run, kept.action, as);
  return kept?.decision;
}

/** Whether the two are decided from the same. What is expected afterwards, and where they stand, may differ. */
export function isDecidedAlike(before: Instruction, now: Instruction): boolean {
  const premises = premisesOf(before);
  return premises !== undefined && premises === premisesOf(now);
}

function premisesOf(instruction: Instruction): string | undefined {
  switch (instruction.op) {
    case 'action':
      return withoutPlaces(instruction.intent);
    case 'lam':
      return withoutPlaces({ sentence: instruction.sentence, within: instruction.within });
    default:
      return undefined;
  }
}

/** A piece of a compiled plan, wherever it stands. */
export function withoutPlaces(piece: unknown): string | undefined {
  return JSON.stringify(piece, (key, value: unknown) => (key === 'range' ? undefined : value));
}

type Told<T extends NewTraceEvent['type']> = Extract<NewTraceEvent, { type: T }>;

/** What the trace was told of one decision. */
interface ToldDecision {
  look?: Told<'observe'> | undefined;
  infer?: Told<'infer'> | undefined;
  /** The look that belongs to `ground`; looks that only checked the decision came later. */
  decidedOn?: Told<'observe'> | undefined;
  ground?: Told<'ground'>;
  overrides: Told<'override'>[];
}

/** Enough for the action at a stop and one carried out by hand there. */
const actionsKept = 3;

/** What the trace was told of the latest decisions, so that one can be told again where its statement stands now. */
export class ToldDecisions {
  readonly #all = new Map<number, ToldDecision>();

  note(event: NewTraceEvent): void {
    if (event.action === undefined) return;
    switch (event.type) {
      case 'observe':
        this.#of(event.action).look = event;
        return;
      case 'infer':
        this.#of(event.action).infer = event;
        return;
      case 'ground': {
        const told = this.#of(event.action);
        told.decidedOn = told.look;
        told.ground = event;
        told.overrides = [];
        return;
      }
      case 'override':
        this.#of(event.action).overrides.push(event);
        return;
      default:
    }
  }

  /** Whether it was told what was decided, and is known still. */
  has(action: number): boolean {
    return this.#all.get(action)?.ground !== undefined;
  }

  /** Tells it again, as that of another action. */
  again(run: RunContext, action: number, as: { readonly at: PlanRange; readonly action: number }): void {
    const told = this.#all.get(action);
    if (told?.ground === undefined) throw new Error(`Nothing was told of the decision of action ${action}.`);
    const known = run.evidence.of(action)?.decision;
    const { decidedOn, infer, ground, overrides } = told;
    if (decidedOn !== undefined) run.record({ ...decidedOn, ...as, durationMs: 0 });
    if (infer !== undefined) run.record({ ...infer, ...as, durationMs: 0 });
    if (known !== undefined) run.evidence.decided(as.action, known);
    run.record({ ...ground, ...as, durationMs: 0 });
    for (const override of overrides) run.record({ ...override, ...as });
  }

  #of(action: number): ToldDecision {
    const told: ToldDecision = this.#all.get(action) ?? { overrides: [] };
    // Those that were told of last are kept.
    this.#all.delete(action);
    this.#all.set(action, told);
    for (const old of this.#all.keys()) if (this.#all.size > actionsKept) this.#all.delete(old);
    return told;
  }
}

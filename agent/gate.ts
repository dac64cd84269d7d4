import type { PlanRange } from '../protocol/position.ts';
import type { FailureFacts, Phase } from '../trace/format.ts';
import type { Move } from './moves/move.ts';

/**
 * Where the loop can be held. `seq` is the last stored event: everything about the moment is a fold over the trace up
 * to there.
 */
export type Moment = {
  readonly seq: number;
  readonly at: PlanRange;
} /** A frame was entered, nothing in it was evaluated. An action's own line stops later, before `guard`. */ & (
  | {
      readonly kind: 'enter';
      readonly frame: 'task' | 'routine' | 'step' | 'statement' | 'lam-action';
      readonly isAction: boolean;
    }
  /**
   * Before a phase. `guard` is the decision point: decided, nothing carried out. `again`: the loop is back here, because
   * the phase was cancelled or because the choice changed while the run stood still.
   */
  | { readonly kind: 'phase'; readonly phase: Phase; readonly again?: 'cancelled' | 'choice changed' }
  /** A failure was recorded and not yet acted upon. */
  | { readonly kind: 'failure'; readonly failure: FailureFacts; readonly handledBy: 'retry' | 'on failure' | 'nobody' }
  /** Everything is done and nothing closed. */
  | { readonly kind: 'ended' }
);

/** What to do now. `stoodStill`: time passed at the gate, so the world may have changed. */
export type Resume =
  | { readonly kind: 'go'; readonly stoodStill: boolean }
  | { readonly kind: 'terminate' }
  /** Leaves what it stands at, and goes on elsewhere. */
  | { readonly kind: 'move'; readonly move: Move };

/**
 * The loop awaits it at every moment and knows nothing else of debugging. Returning nothing means go on at once: the
 * command line's gate always does.
 */
export type Gate = (moment: Moment) => Promise<Resume> | undefined;

export const openGate: Gate = () => undefined;

import { setImmediate } from 'node:timers/promises';
import { ActionFailure } from './failure.ts';
import type { Handler } from './machine.ts';
import { carryOutMove } from './moves/carry-out-move.ts';
import { closeStep } from './moves/done-steps.ts';
import { Moved } from './moves/move.ts';
import type { RunContext } from './run-context.ts';
import { tellFailure } from './stand-at-failure.ts';
import { executeInstruction, leaveRoutine } from './statements.ts';
import { StaleObservation } from './target-session.ts';

/** Longest time, in milliseconds, for which the loop keeps everything else in its process waiting. */
const breathMs = 10;

/**
 * The loop: executes instruction after instruction until the activation at this depth has returned. Failures go to what
 * the plan says about them. @throws ActionFailure that nothing takes care of, told already; RunStopped
 */
export async function execute(run: RunContext, depth: number): Promise<void> {
  const { machine } = run;
  let breath = performance.now();
  while (machine.activations.length > depth) {
    // A plan that only counts never waits: a stop has to get through all the same.
    if (performance.now() - breath > breathMs) {
      await setImmediate();
      breath = performance.now();
    }
    run.stop.throwIfAborted();
    try {
      await executeNext(run);
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      await carryOutMove(run, error.move);
    }
  }
}

async function executeNext(run: RunContext): Promise<void> {
  const { machine } = run;
  const { instruction } = machine;
  if (instruction === undefined) {
    await leaveRoutine(run);
    return;
  }
  try {
    await executeInstruction(run, instruction);
  } catch (error) {
    const failure = error instanceof StaleObservation ? new ActionFailure('input-failed', error.message) : error;
    if (!(failure instanceof ActionFailure)) throw error;
    const handler = machine.handler(run.floor);
    if (failure.told === undefined) await tellFailure(run, failure, handler);
    if (handler === undefined) throw failure;
    unwind(run, handler);
  }
}

/** Leaves what was entered inside the region that takes care of the failure. */
function unwind(run: RunContext, handler: Handler): void {
  const { machine } = run;
  const keeper = machine.activations[handler.depth];
  const called = machine.activations[handler.depth + 1];
  for (const { steps } of machine.activations.slice(handler.depth + 1).reverse())
    for (const step of steps.toReversed()) closeStep(run, step);
  if (called?.calledFrom !== undefined) run.leave(called.calledFrom, 'failed');
  const { region } = handler;
  for (const step of keeper?.steps.toReversed() ?? []) {
    if (step.entered < region.from || step.entered >= region.to) continue;
    closeStep(run, step);
    run.leave(step.frame, 'failed');
  }
  const outer = keeper?.steps.findLast(step => step.entered < region.from)?.frame ?? keeper?.frame;
  if (outer !== undefined) run.leaveInside(outer, 'failed');
  machine.enterHandler(handler);
}

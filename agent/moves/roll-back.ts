import { execute } from '../execute.ts';
import { ActionFailure } from '../failure.ts';
import type { RunContext } from '../run-context.ts';
import type { RollBackItem } from './done-steps.ts';

/** Carries out every `undo` there is. @throws ActionFailure at the first one that fails: nothing further back is touched */
export async function rollBack(run: RunContext, items: readonly RollBackItem[]): Promise<void> {
  const { machine } = run;
  const floor = run.floor;
  for (const { title, undo, actions, at } of items) {
    if (undo === undefined) {
      const because = `it did ${count(actions)} and has no \`undo\``;
      run.record({ type: 'undo', at, step: title, verdict: 'no undo', because });
      continue;
    }
    run.record({ type: 'undo', at, step: title, verdict: 'begins', because: undo.unit.name });
    const depth = machine.activations.length;
    const around = run.innermost;
    run.floor = depth;
    try {
      const frame = run.enter('routine', undo.unit.name, undo.unit.range);
      machine.begin(undo.unit, frame, undefined, new Map(undo.variables));
      await execute(run, depth);
      run.record({ type: 'undo', at, step: title, verdict: 'done', because: undo.unit.name });
    } catch (error) {
      if (!(error instanceof ActionFailure)) throw error;
      machine.activations.length = depth;
      if (around !== undefined) run.leaveInside(around, 'failed');
      run.record({ type: 'undo', at, step: title, verdict: 'failed', because: run.redactor.text(error.message) });
      throw error;
    } finally {
      run.floor = floor;
    }
  }
}

function count(actions: number): string {
  return actions === 1 ? '1 action' : `${actions} actions`;
}

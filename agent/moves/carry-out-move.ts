import { ActionFailure } from '../failure.ts';
import { initialInput } from '../inputs.ts';
import { hashOf } from '../observation.ts';
import type { RunContext } from '../run-context.ts';
import { openStep } from '../statements.ts';
import { closeStep } from './done-steps.ts';
import type { Move, Place, Replan } from './move.ts';
import { stepsAround } from './move.ts';
import { doneAgain } from './replan.ts';

/** The run leaves what it stands at, enters the steps around the place it goes to, and stands there. */
export async function carryOutMove(run: RunContext, move: Move): Promise<void> {
  const { heldAt: from } = run;
  const sources = 'replan' in move ? { sources: storeSources(run, move.replan) } : {};
  run.record({ type: 'moved', at: move.at, why: move.why, ...(from === undefined ? {} : { from }), ...sources });
  run.forgetObservation();
  if ('replan' in move) {
    await adopt(run, move.replan);
    run.kept = move.keeps;
  } else await goTo(run, move.place);
}

async function goTo(run: RunContext, { depth, pc }: Place): Promise<void> {
  const { machine } = run;
  while (machine.activations.length > depth + 1) {
    const { steps, calledFrom, frame } = machine.current;
    for (const step of steps.toReversed()) closeStep(run, step);
    machine.activations.pop();
    run.leave(calledFrom ?? frame, 'skipped');
  }
  const { current } = machine;
  const around = stepsAround(current.unit, pc);
  for (let last = current.steps.at(-1); last !== undefined; last = current.steps.at(-1)) {
    const { entered } = last;
    if (around.some(step => step.entered === entered)) break;
    closeStep(run, last);
    current.steps.pop();
    run.leave(last.frame, 'skipped');
  }
  run.leaveInside(current.steps.at(-1)?.frame ?? current.frame, 'skipped');
  for (const { step, entered } of around.slice(current.steps.length)) await openStep(run, step, entered);
  machine.goTo(pc);
}

/** The same places in another plan: everything that was entered is left, and entered as it stands there. */
async function adopt(run: RunContext, { plan, activations }: Replan): Promise<void> {
  const { machine } = run;
  const before = machine.activations.splice(0);
  const stepsBefore = before.map(({ steps }) => [...steps]);
  run.leaveAll('skipped');
  machine.plan = plan;
  run.done.splice(0, run.done.length, ...run.done.map(done => doneAgain(done, plan)));
  for (const [depth, { unit: index, pc }] of activations.entries()) {
    const unit = plan.units[index];
    const old = before[depth];
    if (unit === undefined || old === undefined) throw new Error('The edited plan has no place for a routine at work.');
    const call = depth === 0 ? undefined : machine.instruction;
    const calledFrom = call === undefined ? undefined : run.enter('statement', call.text, call.range);
    const frame = run.enter(depth === 0 ? 'task' : 'routine', unit.name, unit.range);
    machine.begin(unit, frame, calledFrom, old.variables);
    for (const [loop, state] of old.loops) machine.current.loops.set(loop, state);
    if (depth === 0) takeNewInputs(run);
    for (const [name, value] of [...old.variables]) {
      run.setVariable(name, value, depth === 0 && isGiven(run, name) ? 'input' : 'variable');
    }
    for (const [place, { step, entered }] of stepsAround(unit, pc).entries()) {
      await openStep(run, step, entered);
      // What it did before the edit is still its own.
      const known = stepsBefore[depth]?.[place];
      const opened = machine.current.steps.at(-1);
      if (known === undefined || opened === undefined) continue;
      const { performedBefore, doneBefore } = known;
      machine.current.steps.splice(-1, 1, { ...opened, performedBefore, doneBefore });
    }
    machine.current.pc = pc;
  }
}

function takeNewInputs(run: RunContext): void {
  const { machine } = run;
  for (const input of machine.plan.inputs) {
    if (machine.current.variables.has(input.name)) continue;
    const value = initialInput(run, input);
    if (value === undefined) throw new ActionFailure('refused', `the input ${input.name} is new and has no value.`);
    run.setVariable(input.name, value, 'input');
  }
}

function isGiven(run: RunContext, name: string): boolean {
  const { inputs, secrets } = run.machine.plan;
  return inputs.some(input => input.name === name) || secrets.some(secret => secret.name === name);
}

function storeSources(run: RunContext, { plan }: Replan): Record<string, string> {
  return Object.fromEntries([...plan.sources].map(([file, text]) => [file, run.recorder.blob(text, hashOf(text))]));
}

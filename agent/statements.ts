import type { Instruction, Step } from '../language/compiled-plan.ts';
import { judge, waitFor } from './conditions.ts';
import { evaluate, fill, looksAtControls } from './evaluate.ts';
import { type PlainIntent, runExplicitAction } from './explicit-action.ts';
import { ActionFailure } from './failure.ts';
import { runLamStep } from './lam-step.ts';
import { beginLoop } from './loops.ts';
import { closeStep } from './moves/done-steps.ts';
import type { RunContext } from './run-context.ts';
import type { Value } from './values.ts';

/** Executes the instruction the run stands at, and moves on. @throws ActionFailure with the run still standing there */
export async function executeInstruction(run: RunContext, instruction: Instruction): Promise<void> {
  const { machine } = run;
  const { range: at } = instruction;
  switch (instruction.op) {
    case 'enter-step':
      await enterStep(run, instruction);
      return machine.next();
    case 'leave-step': {
      const step = machine.current.steps.at(-1);
      if (step !== undefined) {
        closeStep(run, step);
        machine.current.steps.pop();
        run.leave(step.frame, 'done');
      }
      return machine.next();
    }
    case 'action': {
      const { intent } = instruction;
      if (intent.verb === 'wait' && 'until' in intent) {
        const { until: condition, timeoutMs } = intent;
        await statement(run, instruction, false, () =>
          waitFor(run, { condition, text: instruction.text, range: at, timeoutMs }, 'until', 'time-out'),
        );
      } else {
        const plain: PlainIntent = intent;
        await statement(run, instruction, true, () => runExplicitAction(run, plain, at, stepFacts(run)));
      }
      return machine.next();
    }
    case 'lam':
      await runLamStep(run, instruction);
      return machine.next();
    case 'expect':
      await statement(run, instruction, false, () =>
        waitFor(run, instruction.expectation, 'expect', 'expectation-failed'),
      );
      return machine.next();
    case 'confirm':
      await statement(run, instruction, false, () => confirm(run, instruction));
      return machine.next();
    case 'branch': {
      const holds = await statement(run, instruction, false, () =>
        judge(run, instruction.condition, instruction.text, at, 'if'),
      );
      return holds ? machine.next() : machine.goTo(instruction.otherwise);
    }
    case 'jump':
      return machine.goTo(instruction.to);
    case 'loop':
      machine.current.loops.set(instruction.loop, await beginLoop(run, instruction.rounds));
      return machine.next();
    case 'next-round': {
      const goesOn = await statement(run, instruction, false, async () => nextRound(run, instruction));
      return goesOn ? machine.next() : machine.goTo(instruction.exit);
    }
    case 'call':
      return await call(run, instruction);
    case 'return':
      return await leaveRoutine(run);
  }
}

/** A statement is a frame of the call stack; the run can stop where it begins. */
async function statement<T>(
  run: RunContext,
  instruction: Instruction,
  isAction: boolean,
  body: () => Promise<T>,
): Promise<T> {
  const { range: at } = instruction;
  const frame = run.enter('statement', instruction.text, at, isAction);
  await run.gate({ kind: 'enter', frame: 'statement', isAction, at });
  const result = await body();
  run.leave(frame, 'done');
  return result;
}

async function enterStep(run: RunContext, instruction: Extract<Instruction, { op: 'enter-step' }>): Promise<void> {
  const step = await openStep(run, instruction.enters, run.machine.current.pc);
  await run.gate({ kind: 'enter', frame: 'step', isAction: false, at: step.range });
}

/** A step of the innermost unit is open from now on. @param entered where its `enter-step` stands */
export async function openStep(run: RunContext, index: number, entered: number): Promise<Step> {
  const { current } = run.machine;
  const step = current.unit.steps[index];
  if (step === undefined) throw new Error(`The compiled plan has no step ${index}.`);
  if (step.sentence.some(part => typeof part !== 'string' && looksAtControls(part))) await run.look(run.stop);
  const sentence = fill(step.sentence, run);
  const frame = run.enter('step', sentence, step.range, false, step.number);
  const title = step.number === undefined ? sentence : `${step.number}. ${sentence}`;
  current.steps.push({
    entered,
    frame,
    step: index,
    title,
    performedBefore: run.performed,
    doneBefore: run.done.length,
  });
  return step;
}

/** The innermost step's sentence and time-out, the caller's where a routine has none. */
function stepFacts(run: RunContext): { timeoutMs: number; step: string } {
  for (const { unit, steps } of run.machine.activations.toReversed()) {
    const open = steps.at(-1);
    const step = open === undefined ? undefined : unit.steps[open.step];
    if (step !== undefined) {
      return { timeoutMs: step.timeoutMs ?? run.settings.actionTimeoutMs, step: fill(step.sentence, run) };
    }
  }
  return { timeoutMs: run.settings.actionTimeoutMs, step: '' };
}

async function confirm(run: RunContext, instruction: Extract<Instruction, { op: 'confirm' }>): Promise<void> {
  const { when, question: template, range: at } = instruction;
  if (when !== undefined && !(await judge(run, when, instruction.text, at, 'when'))) return;
  const question = fill(template, run);
  // While the question is open, nothing may act on the target: not even by mistake.
  await run.session.suspend(true, run.stop);
  try {
    const answer = await run.orStopped(run.asker.confirm(question, instruction.text, run.stop));
    run.record({
      type: 'confirm',
      at,
      question,
      answer: answer?.yes === true ? 'yes' : 'no',
      by: answer?.by ?? 'nobody',
    });
    if (answer === undefined)
      throw new ActionFailure('refused', `"${question}" was asked, and nobody was there to answer.`);
    if (!answer.yes) throw new ActionFailure('refused', `"${question}" was answered with no by ${answer.by}.`);
  } finally {
    if (!run.stop.aborted) await run.session.suspend(false, run.stop);
  }
  run.forgetObservation();
}

function nextRound(run: RunContext, instruction: Extract<Instruction, { op: 'next-round' }>): boolean {
  const loop = run.machine.current.loops.get(instruction.loop);
  if (loop === undefined) throw new Error(`Loop ${instruction.loop} has not begun.`);
  const goesOn = loop.round < loop.rounds;
  const verdict = {
    text: instruction.text,
    at: instruction.range,
    holds: goesOn,
    because: goesOn
      ? `round ${loop.round + 1} of ${loop.limited ? 'at most ' : ''}${loop.rounds}`
      : `after ${loop.round} rounds`,
  };
  run.record({ type: 'judge', at: instruction.range, of: 'loop', verdict, durationMs: 0 });
  if (!goesOn && loop.limited) {
    throw new ActionFailure('limit-reached', `${loop.rounds} rounds were not enough: ${instruction.text}`);
  }
  const item = loop.items?.[loop.round];
  if (goesOn && loop.variable !== undefined && item !== undefined) run.setVariable(loop.variable, item);
  loop.round += 1;
  return goesOn;
}

/** Deep recursion is a mistake of the plan, not a reason to run out of memory. */
const deepestCall = 200;

async function call(run: RunContext, instruction: Extract<Instruction, { op: 'call' }>): Promise<void> {
  const { machine } = run;
  const { range: at } = instruction;
  const callFrame = run.enter('statement', instruction.text, at);
  await run.gate({ kind: 'enter', frame: 'statement', isAction: false, at });
  const unit = machine.plan.units[instruction.unit];
  if (unit === undefined) throw new Error(`The compiled plan has no unit ${instruction.unit}.`);
  if (machine.activations.length >= deepestCall) {
    throw new ActionFailure('limit-reached', `${unit.name} calls itself more than ${deepestCall} deep.`);
  }
  if (instruction.arguments.some(argument => argument.kind !== 'control' && looksAtControls(argument))) {
    await run.look(run.stop, { at });
  }
  const values = instruction.arguments.map(argument => evaluate(argument, run));
  const frame = run.enter('routine', unit.name, unit.range);
  machine.call(instruction.unit, frame, callFrame, new Map<string, Value>());
  unit.parameters.forEach((parameter, place) => {
    const value = values[place];
    if (value !== undefined) run.setVariable(parameter, value);
  });
  await run.gate({ kind: 'enter', frame: 'routine', isAction: false, at: unit.range });
}

/** The end of a routine: goes on behind its call. At that of the task the run can be held while everything is open. */
export async function leaveRoutine(run: RunContext): Promise<void> {
  const { machine } = run;
  if (machine.activations.length === 1) await run.gate({ kind: 'ended', at: machine.plan.task.range });
  const left = machine.activations.pop();
  if (left === undefined) return;
  run.leave(left.frame, 'done');
  if (left.calledFrom === undefined) return;
  run.leave(left.calledFrom, 'done');
  machine.next();
}

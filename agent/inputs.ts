import type { Input } from '../language/compiled-plan.ts';
import { evaluate } from './evaluate.ts';
import { ActionFailure } from './failure.ts';
import type { RunContext } from './run-context.ts';
import { plainValue, type Value } from './values.ts';

type Given = string | number | boolean;

/** Inputs and secrets become variables of the task, before anything is started. @throws ActionFailure naming what is missing */
export async function takeInputs(
  run: RunContext,
  given: { readonly inputs?: Readonly<Record<string, Given>>; readonly secrets?: Readonly<Record<string, string>> },
): Promise<void> {
  const { inputs = {}, secrets = {} } = given;
  const { plan } = run.machine;
  for (const input of plan.inputs) run.setVariable(input.name, valueOfInput(run, input, inputs[input.name]), 'input');
  for (const name of Object.keys(inputs)) {
    if (plan.inputs.some(input => input.name === name)) continue;
    const known = plan.inputs.map(input => input.name).join(', ');
    const message = `the plan has no input ${name}; ${known === '' ? 'it has none' : `it has: ${known}`}.`;
    throw new ActionFailure('refused', message, { at: plan.task.range });
  }
  for (const { name, range } of plan.secrets) {
    const value = secrets[name] ?? (await run.orStopped(run.asker.secret(name, run.stop)));
    if (value === undefined || value === '') {
      const message = `the secret ${name} has no value: give it with --secret ${name}=env:VARIABLE.`;
      throw new ActionFailure('refused', message, { at: range });
    }
    run.redactor.addSecret(value);
    run.setVariable(name, { kind: 'secret', text: value }, 'input');
  }
}

/** The value that the plan itself gives an input. */
export function initialInput(run: RunContext, { initial }: Input): Value | undefined {
  return initial === undefined ? undefined : evaluate(initial, run);
}

function valueOfInput(run: RunContext, input: Input, given: Given | undefined): Value {
  const at = input.range;
  if (given === undefined) {
    const initial = initialInput(run, input);
    if (initial !== undefined) return initial;
    const message = `the input ${input.name} has no value: give it with --input ${input.name}=… or write a default.`;
    throw new ActionFailure('refused', message, { at });
  }
  if (input.type === 'number') {
    const number = typeof given === 'number' ? given : Number(given);
    if (String(given).trim() !== '' && !Number.isNaN(number)) return { kind: 'number', number };
    throw new ActionFailure('refused', `the input ${input.name} is a number, and "${given}" is none.`, { at });
  }
  if (input.type === 'boolean') {
    if (String(given) === 'true' || String(given) === 'false') return plainValue(String(given) === 'true');
    throw new ActionFailure('refused', `the input ${input.name} is true or false, not "${given}".`, { at });
  }
  return { kind: 'text', text: String(given) };
}

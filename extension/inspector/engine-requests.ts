import type { DebugSession } from 'vscode';
import { z } from 'zod';
import { Matches } from '../../protocol/debug.ts';

/** What is asked of the engine, in its words; what cannot be done is refused with a sentence for people. */

const Threads = z.object({ threads: z.array(z.object({ id: z.number() })) });
const Stack = z.object({ stackFrames: z.array(z.object({ id: z.number() })) });
const Scopes = z.object({ scopes: z.array(z.object({ name: z.string(), variablesReference: z.number() })) });
const Picked = z.object({ control: z.string().optional(), text: z.string().optional() });
const Corrected = z.object({ title: z.string(), because: z.string() });
const Evaluated = z.object({ result: z.string() });

async function threadOf(session: DebugSession): Promise<number> {
  return Threads.parse(await session.customRequest('threads')).threads[0]?.id ?? 1;
}

/** The call stack's lines, innermost first, by the ids of this stop. */
export async function stackOf(session: DebugSession): Promise<readonly number[]> {
  const stack = Stack.parse(await session.customRequest('stackTrace', { threadId: await threadOf(session) }));
  return stack.stackFrames.map(frame => frame.id);
}

/** Takes another control for the decision that the run stands at, as setting it in the Variables view would. */
export async function chooseControl(session: DebugSession, control: string): Promise<void> {
  const [frameId] = await stackOf(session);
  if (frameId === undefined) throw new Error('The run stands at no decision.');
  const { scopes } = Scopes.parse(await session.customRequest('scopes', { frameId }));
  const grounding = scopes.find(scope => scope.name === 'Grounding');
  if (grounding === undefined) throw new Error('The run stands at no decision.');
  await session.customRequest('setVariable', {
    variablesReference: grounding.variablesReference,
    name: 'chosen',
    value: control,
  });
}

export async function goOn(session: DebugSession): Promise<void> {
  await session.customRequest('continue', { threadId: await threadOf(session) });
}

/** Carries out an action while the run stands, as the debug console would. @returns what came of it */
export async function carryOut(session: DebugSession, text: string): Promise<string> {
  const [frameId] = await stackOf(session);
  const answer = await session.customRequest('evaluate', { expression: text, context: 'repl', frameId });
  return Evaluated.parse(answer).result;
}

/** Which control would have been the right one. @returns why another one was taken, in a sentence */
export async function correct(session: DebugSession, control: string): Promise<string> {
  const { title, because } = Corrected.parse(await session.customRequest('groundwork/correct', { control }));
  return `${title}: ${because}`;
}

export async function decideAgain(session: DebugSession, hint: string | undefined): Promise<void> {
  await session.customRequest('groundwork/decideAgain', hint === undefined ? {} : { hint });
}

/** Frames these controls on the target. */
export async function outline(session: DebugSession, controls: readonly string[]): Promise<void> {
  await session.customRequest('groundwork/outline', { controls });
}

/** Waits until the user pointed at a control of the target. @returns its id; undefined when he turned away */
export async function pick(session: DebugSession): Promise<z.infer<typeof Picked>> {
  return Picked.parse(await session.customRequest('groundwork/pick', {}));
}

/** A recorded run shows the moment after this event. */
export async function lookAt(session: DebugSession, seq: number): Promise<void> {
  await session.customRequest('groundwork/look', { seq });
}

export async function matches(session: DebugSession, selector: string): Promise<Matches> {
  return Matches.parse(await session.customRequest('groundwork/matches', { selector }));
}

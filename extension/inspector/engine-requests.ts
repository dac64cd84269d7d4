import type { DebugSession } from 'vscode';
import { z } from 'zod';

const Stack = z.object({ stackFrames: z.array(z.object({ id: z.number() })) });
const Scopes = z.object({ scopes: z.array(z.object({ name: z.string(), variablesReference: z.number() })) });

/** The call stack's lines, innermost first, by the ids of this stop. */
export async function stackOf(session: DebugSession): Promise<readonly number[]> {
  const threads = z
    .object({ threads: z.array(z.object({ id: z.number() })) })
    .parse(await session.customRequest('threads'));
  const thread = threads.threads[0]?.id ?? 1;
  const stack = Stack.parse(await session.customRequest('stackTrace', { threadId: thread }));
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

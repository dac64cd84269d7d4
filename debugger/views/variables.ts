import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import { type Reply, RequestError, request } from '../request-table.ts';
import type { Session } from '../session.ts';
import { scopes } from './scopes.ts';
import type { Children, Edit, Shown } from './shown.ts';
import { frameOf } from './stack.ts';

const Scopes = z.object({ frameId: z.number().int() });

const Variables = z.object({
  variablesReference: z.number().int(),
  filter: z.enum(['indexed', 'named']).optional(),
  start: z.number().int().min(0).default(0),
  count: z.number().int().min(0).default(0),
});

const SetVariable = z.object({ variablesReference: z.number().int(), name: z.string(), value: z.string() });

export const variableRequests = {
  scopes: request(Scopes, (session, { frameId }): Reply<DebugProtocol.ScopesResponse> => {
    const frame = frameOf(session, frameId);
    const { debuggee } = session;
    return {
      body: {
        scopes: scopes.map(({ name, expensive, show }) => {
          // Shown when it is opened: a changed decision is seen without a new stop.
          const items = () => show({ state: debuggee.shown, frame, blobs: session.blobs });
          return { name, expensive, variablesReference: session.references.open({ kind: 'named', count: 1, items }) };
        }),
      },
    };
  }),

  variables: request(Variables, (session, args): Reply<DebugProtocol.VariablesResponse> => {
    const children = opened(session, args.variablesReference);
    if (args.filter !== undefined && args.filter !== children.kind) return { body: { variables: [] } };
    const page = children.items().slice(args.start, args.count === 0 ? undefined : args.start + args.count);
    return { body: { variables: page.map(shown => session.references.variable(shown)) } };
  }),

  setVariable: request(SetVariable, async (session, args): Promise<Reply<DebugProtocol.SetVariableResponse>> => {
    const children = opened(session, args.variablesReference);
    const before = namedIn(session, args.variablesReference, args.name);
    if (before.edit === undefined) throw new RequestError(`${args.name} cannot be set.`);
    await change(session, before.edit, args.value);
    const after = named(children, args.name) ?? before;
    const { value, variablesReference } = session.references.variable(after);
    return { body: { value, variablesReference }, after: () => session.invalidated() };
  }),
};

function opened(session: Session, reference: number): Children {
  const children = session.references.children(reference);
  if (children === undefined) throw new RequestError('That variable is gone: the run has moved on.');
  return children;
}

/** A variable that a client has seen. @throws RequestError when it is gone, or was never there */
export function namedIn(session: Session, reference: number, name: string): Shown {
  const shown = named(opened(session, reference), name);
  if (shown === undefined) throw new RequestError(`There is no variable ${name} here.`);
  return shown;
}

function named(children: Children, name: string): Shown | undefined {
  return children.items().find(shown => shown.name === name);
}

export async function change(session: Session, edit: Edit, value: string): Promise<void> {
  const console = session.standing.hands;
  switch (edit.kind) {
    case 'control':
      await console.chooseControl(value);
      return;
    case 'argument':
      await console.setArgument(edit.name, unquoted(value));
      return;
    case 'input':
      await console.setInput(edit.name, unquoted(value));
      return;
  }
}

/** Texts are shown in quotes; with or without them the same is meant. */
function unquoted(value: string): string {
  if (!/^".*"$/s.test(value)) return value;
  try {
    const text: unknown = JSON.parse(value);
    return typeof text === 'string' ? text : value;
  } catch {
    return value;
  }
}

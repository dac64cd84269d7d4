import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import { type Reply, RequestError, request } from '../request-table.ts';
import { settable } from './decision-words.ts';
import { frameOf } from './stack.ts';
import { change } from './variables.ts';

const SetExpression = z.object({
  expression: z.string(),
  value: z.string(),
  frameId: z.number().int().optional(),
});

export const setExpressionRequests = {
  setExpression: request(
    SetExpression,
    async (session, { expression, value, frameId }): Promise<Reply<DebugProtocol.SetExpressionResponse>> => {
      frameOf(session, frameId);
      const name = expression.trim();
      const { edit } = settable(session.standing.shown, name) ?? {};
      if (edit === undefined) {
        const can = 'an input, the control that was chosen (chosen), or an argument of the decision at hand';
        throw new RequestError(`${name} cannot be set. What can be set: ${can}.`);
      }
      await change(session, edit, value);
      const after = settable(session.standing.shown, name);
      return { body: { value: after?.value ?? value }, after: () => session.invalidated() };
    },
  ),
};

import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import type { ShownControl } from '../agent/console.ts';
import { actions, verbs } from '../protocol/actions.ts';
import { valueText } from '../trace/transcript.ts';
import { type Reply, RequestError, request } from './request-table.ts';
import type { Session } from './session.ts';
import { field, list, type Shown } from './shown.ts';

const Evaluate = z.object({
  expression: z.string(),
  frameId: z.number().int().optional(),
  context: z.string().default('repl'),
});

export const evaluateRequests = {
  evaluate: request(
    Evaluate,
    async (session, { expression, context }): Promise<Reply<DebugProtocol.EvaluateResponse>> => {
      const text = expression.trim();
      const said = context === 'repl' ? session.asks.answerInConsole(text) : undefined;
      if (said !== undefined) return { body: { result: said, variablesReference: 0 } };
      if (isAction(text)) return carryOut(session, text, context);
      const { value, variablesReference, indexedVariables } = session.references.variable(await look(session, text));
      return {
        body: { result: value, variablesReference, ...(indexedVariables === undefined ? {} : { indexedVariables }) },
      };
    },
  ),
};

/** What an action begins with, from the words the table spells it with. */
const actionWords = new Set([
  'double',
  'right',
  ...verbs.map(verb => actions[verb].syntax.replace(/^(\[[^\]]*\]\s*)+/, '').split(' ')[0] ?? ''),
]);

function isAction(text: string): boolean {
  return actionWords.has(/^[a-z]+(?=\s)/.exec(text)?.[0] ?? '');
}

async function carryOut(
  session: Session,
  text: string,
  context: string,
): Promise<Reply<DebugProtocol.EvaluateResponse>> {
  if (context !== 'repl') throw new RequestError('Only the debug console carries out actions; this place only reads.');
  const { hands } = session.standing;
  // What it did is the answer; the console does not have to tell it twice.
  session.isTelling = false;
  try {
    const result = await hands.carryOut(text);
    return { body: { result, variablesReference: 0 }, after: () => session.invalidated() };
  } finally {
    session.isTelling = true;
  }
}

/** A selector lists its matches; what is no selector is an expression. */
async function look(session: Session, text: string): Promise<Shown> {
  const { console } = session.standing;
  if (console === undefined) throw new RequestError('The run has to stand still for that.');
  let matches: readonly ShownControl[];
  try {
    matches = await console.matches(text);
  } catch {
    return field('result', valueText(await console.evaluate(text)));
  }
  const found = list('result', matches, (control, number) => field(String(number), controlText(control)));
  const [only, second] = matches;
  if (only === undefined) return field('result', 'no control matches');
  return { ...found, value: second === undefined ? controlText(only) : `${matches.length} controls` };
}

function controlText({ text, enabled, offscreen, value }: ShownControl): string {
  const state = `${enabled ? '' : ', disabled'}${offscreen ? ', off screen' : ''}`;
  return `${text}${state}${value === undefined ? '' : `  ${JSON.stringify(value)}`}`;
}

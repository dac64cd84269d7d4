import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import type { ShownControl } from '../../agent/console.ts';
import { ConsoleError } from '../../agent/reading.ts';
import { valueText } from '../../trace/transcript.ts';
import { type Reply, RequestError, request } from '../request-table.ts';
import type { Session } from '../session.ts';
import { ofDecision } from './decision-words.ts';
import { isAction } from './is-action.ts';
import { field, list, type Shown } from './shown.ts';
import { frameOf } from './stack.ts';

const Evaluate = z.object({
  expression: z.string(),
  frameId: z.number().int().optional(),
  context: z.string().default('repl'),
});

export const evaluateRequests = {
  evaluate: request(
    Evaluate,
    async (session, { expression, frameId, context }): Promise<Reply<DebugProtocol.EvaluateResponse>> => {
      const text = expression.trim();
      const said = context === 'repl' ? session.asks.answerInConsole(text) : undefined;
      if (said !== undefined) return { body: { result: said, variablesReference: 0 } };
      if (frameId !== undefined) frameOf(session, frameId);
      if (isAction(text)) return carryOut(session, text, context);
      if (context === 'clipboard') return { body: { result: await whole(session, text), variablesReference: 0 } };
      const shown = await look(session, text);
      const { value, variablesReference, indexedVariables, presentationHint } = session.references.variable(shown);
      return {
        body: {
          result: value,
          variablesReference,
          ...(indexedVariables === undefined ? {} : { indexedVariables }),
          // Only there can a value be set.
          ...(context === 'watch' && presentationHint !== undefined ? { presentationHint } : {}),
        },
      };
    },
  ),
};

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

function consoleOf(session: Session) {
  const { console } = session.standing;
  if (console === undefined) throw new RequestError('The run has to stand still for that.');
  return console;
}

/** A selector lists its matches; what is no selector is an expression, or a word of the decision at hand. */
async function look(session: Session, text: string): Promise<Shown> {
  const console = consoleOf(session);
  let matches: readonly ShownControl[];
  try {
    matches = await console.matches(text);
  } catch {
    return await valueOfText(session, text);
  }
  const found = list('result', matches, (control, number) => field(String(number), controlText(control)));
  const [only, second] = matches;
  if (only === undefined) return field('result', 'no control matches');
  return { ...found, value: second === undefined ? controlText(only) : `${matches.length} controls` };
}

async function valueOfText(session: Session, text: string): Promise<Shown> {
  const { shown } = session.standing;
  try {
    const value = valueText(await consoleOf(session).evaluate(text));
    const edit = shown.inputs.some(({ name }) => name === text) ? ({ kind: 'input', name: text } as const) : undefined;
    return field('result', value, edit);
  } catch (error) {
    const word = error instanceof ConsoleError ? ofDecision(shown, text) : undefined;
    if (word === undefined) throw error;
    return word;
  }
}

/** The whole value, for the clipboard: of controls, everything that is known of them, as JSON. */
async function whole(session: Session, text: string): Promise<string> {
  const console = consoleOf(session);
  let ids: readonly string[];
  try {
    ids = (await console.matches(text)).map(({ id }) => id);
  } catch {
    try {
      const value = await console.evaluate(text);
      return value.kind === 'secret' ? valueText(value) : value.text;
    } catch (error) {
      const word = error instanceof ConsoleError ? ofDecision(session.standing.shown, text) : undefined;
      if (word === undefined) throw error;
      return word.value;
    }
  }
  const index = console.reading()?.index();
  const nodes = ids.flatMap(id => index?.node(id) ?? []);
  return JSON.stringify(nodes.length === 1 ? nodes[0] : nodes, undefined, 2);
}

function controlText({ text, enabled, offscreen, value }: ShownControl): string {
  const state = `${enabled ? '' : ', disabled'}${offscreen ? ', off screen' : ''}`;
  return `${text}${state}${value === undefined ? '' : `  ${JSON.stringify(value)}`}`;
}

import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import { ConsoleError, type Reading } from '../../agent/reading.ts';
import type { ControlIndex } from '../../controls/control-index.ts';
import { type ConsoleOffer, completeConsoleText } from '../../language/plan.ts';
import { type Reply, RequestError, request } from '../request-table.ts';
import { frameOf } from './stack.ts';

const Completions = z.object({
  frameId: z.number().int().optional(),
  text: z.string(),
  column: z.number().int(),
  line: z.number().int().optional(),
});

const itemTypes: Readonly<Record<ConsoleOffer['kind'], DebugProtocol.CompletionItemType>> = {
  action: 'function',
  name: 'variable',
  control: 'text',
  type: 'class',
  property: 'property',
  state: 'enum',
  word: 'keyword',
  value: 'value',
};

export const completionRequests = {
  completions: request(
    Completions,
    (session, { frameId, text, column, line }): Reply<DebugProtocol.CompletionsResponse> => {
      frameOf(session, frameId);
      const reading = session.standing.console?.reading();
      if (reading === undefined) throw new RequestError('The run has to stand still for that.');
      const firstColumn = session.client.columnsStartAt1 ? 1 : 0;
      const cursor = offsetOf(
        text,
        line === undefined ? 0 : line - (session.client.linesStartAt1 ? 1 : 0),
        column - firstColumn,
      );
      const behind = text.slice(cursor);
      const offers = completeConsoleText(text.slice(0, cursor), reading.names, indexOf(reading));
      return { body: { targets: offers.map((offer, rank) => item(offer, rank, cursor, behind, firstColumn)) } };
    },
  ),
};

function item(
  { label, text, kind, detail, from }: ConsoleOffer,
  rank: number,
  cursor: number,
  behind: string,
  firstColumn: number,
): DebugProtocol.CompletionItem {
  // Where the mark that would close the text is there already, none is written.
  const written = behind.startsWith('"') && text?.endsWith('"') ? text.slice(0, -1) : text;
  return {
    label,
    ...(written === undefined || written === label ? {} : { text: written }),
    sortText: String(rank).padStart(3, '0'),
    ...(detail === undefined ? {} : { detail }),
    type: itemTypes[kind],
    start: from + firstColumn,
    length: cursor - from,
  };
}

function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n');
  const before = lines.slice(0, Math.max(0, line)).reduce((sum, one) => sum + one.length + 1, 0);
  return Math.max(0, Math.min(before + column, text.length));
}

/** Without a look there are no controls to offer. */
function indexOf(reading: Reading): ControlIndex | undefined {
  try {
    return reading.index();
  } catch (error) {
    if (error instanceof ConsoleError) return undefined;
    throw error;
  }
}

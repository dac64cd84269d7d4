import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { match } from '../controls/match.ts';
import { printControl } from '../controls/print.ts';
import type { LoopRounds } from '../language/compiled-plan.ts';
import { evaluate, fillSelector } from './evaluate.ts';
import { ActionFailure } from './failure.ts';
import type { LoopState } from './machine.ts';
import type { RunContext } from './run-context.ts';
import { textOfValue, type Value } from './values.ts';

/** Evaluates, once, how many rounds a loop has and what its variable will be. @throws ActionFailure */
export async function beginLoop(run: RunContext, rounds: LoopRounds): Promise<LoopState> {
  switch (rounds.kind) {
    case 'times':
      return {
        round: 0,
        rounds: whole(evaluate(rounds.times, run)),
        limited: false,
        items: undefined,
        variable: undefined,
      };
    case 'limit':
      return {
        round: 0,
        rounds: whole(evaluate(rounds.limit, run)),
        limited: true,
        items: undefined,
        variable: undefined,
      };
    case 'controls': {
      const { index } = await run.look(run.stop);
      const selector = fillSelector(rounds.selector, run);
      const items = match(selector, index).map(
        (control, place): Value => ({
          kind: 'control',
          selector: { ...selector, index: place + 1 },
          text: printControl(control, index),
          id: control.id,
        }),
      );
      return { round: 0, rounds: items.length, limited: false, items, variable: rounds.variable };
    }
    case 'lines': {
      const source = evaluate(rounds.source, run);
      const text = textOfValue(source);
      const items = /^[^\n]*\.csv$/i.test(text) ? csvRows(run, text) : textLines(text, source.kind === 'secret');
      return { round: 0, rounds: items.length, limited: false, items, variable: rounds.variable };
    }
  }
}

function whole(value: Value): number {
  const number = Number(textOfValue(value));
  if (!Number.isInteger(number) || number < 0) {
    throw new ActionFailure('limit-reached', `"${textOfValue(value)}" is no number of rounds.`);
  }
  return number;
}

function textLines(text: string, secret: boolean): Value[] {
  const lines = text.split(/\r\n?|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map(line => ({ kind: secret ? 'secret' : 'text', text: line }));
}

/** Rows of a CSV file whose first row names the columns; the path is relative to the plan. */
function csvRows(run: RunContext, path: string): Value[] {
  const file = isAbsolute(path) ? path : join(dirname(run.machine.plan.file), path);
  try {
    const rows: Record<string, string>[] = parse(readFileSync(file), {
      columns: true,
      bom: true,
      skip_empty_lines: true,
    });
    return rows.map(fields => ({ kind: 'row', fields, text: Object.values(fields).join(', ') }));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ActionFailure('input-failed', `${path} cannot be read: ${message}`);
  }
}

import type { RunState, Variable } from '../../trace/state.ts';
import { valueText } from '../../trace/transcript.ts';
import { type PlanWord, wordsOf } from './plan-words.ts';

/** What stands behind a line: a value that is known, or something to ask the engine for. Columns from 0. */
export type ValueOfLine = {
  readonly line: number;
  readonly start: number;
  readonly end: number;
} & ({ readonly kind: 'known'; readonly text: string } | { readonly kind: 'ask'; readonly expression: string });

/** Values longer than this are cut: they stand behind the text of a line. */
const longest = 60;

export interface ShownLines {
  /** The whole plan. */
  readonly text: string;
  /** From 0; both are shown. */
  readonly first: number;
  readonly stopped: number;
}

/**
 * Values of inputs and variables on the lines up to the one a run stands at, and what the controls of that line show
 * now. A line that has not been reached yet has no values to show.
 */
export function valuesOfLines({ text, first, stopped }: ShownLines, state: RunState): readonly ValueOfLine[] {
  const lines = text.split(/\r?\n/);
  const variables = variablesAt(state, stopped + 1);
  const controls = new Set([...text.matchAll(/^control\s+([a-z_]\w*)\s*=/gm)].map(([, name]) => name));
  return lines.slice(first, stopped + 1).flatMap((content, offset) => {
    const line = first + offset;
    const seen = new Set<string>();
    return wordsOf(content).flatMap((word): ValueOfLine[] => {
      const key = content.slice(word.start, word.end);
      if (seen.has(key)) return [];
      seen.add(key);
      const place = { line, start: word.start, end: word.end };
      const value = word.property === undefined ? variables.get(word.name) : undefined;
      if (value !== undefined) return [{ ...place, kind: 'known', text: `${word.name} = ${shown(value)}` }];
      const isDeclaration = content.startsWith('control');
      if (line !== stopped || isDeclaration || !controls.has(word.name)) return [];
      return [{ ...place, kind: 'ask', expression: asked(word) }];
    });
  });
}

function asked({ name, property }: PlanWord): string {
  return `${name}.${property ?? 'text'}`;
}

/** Those that the code of a line sees: its routine's, the task's, and the inputs. @param line from 1 */
function variablesAt(state: RunState, line: number): ReadonlyMap<string, Variable> {
  const { frames, inputs } = state;
  const at = frames.findLastIndex(frame => frame.at?.line === line);
  const upTo = frames.slice(0, (at < 0 ? frames.length - 1 : at) + 1);
  const routine = Math.max(
    1,
    upTo.findLastIndex(frame => frame.kind === 'routine'),
  );
  const visible = [...inputs, ...[...upTo.slice(0, 1), ...upTo.slice(routine)].flatMap(frame => frame.variables)];
  return new Map(visible.map(variable => [variable.name, variable]));
}

function shown({ value }: Variable): string {
  // What a program wrote may hold anything; a line of the editor is one line.
  const text = valueText(value).replace(/\p{C}/gu, '·');
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

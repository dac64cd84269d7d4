import type { Position, Range } from 'vscode-languageserver';
import type { PlanSource } from '../language/syntax/plan-source.ts';
import type { PlanRange } from '../protocol/position.ts';

/** A range of a plan as the protocol counts: lines and characters from 0. */
export function toRange({ line, column, endLine, endColumn }: PlanRange): Range {
  return {
    start: { line: line - 1, character: column - 1 },
    end: { line: endLine - 1, character: endColumn - 1 },
  };
}

/** The range between two offsets of a plan. */
export function rangeBetween(source: PlanSource, from: number, to: number): Range {
  return toRange(source.range(from, to));
}

/** The offset of a position; behind the end of a line, its end. Undefined for a line that the plan does not have. */
export function offsetOf(source: PlanSource, { line, character }: Position): number | undefined {
  const lastLine = source.positionAt(source.text.length).line;
  if (line < 0 || line >= lastLine || character < 0) return undefined;
  return source.offsetAt({ line: line + 1, column: character + 1 });
}

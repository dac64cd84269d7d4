import type { Diagnostic } from '../protocol/position.ts';
import type { Paint, Tone } from '../trace/transcript.ts';
import { shownPath } from './plan-files.ts';

const tones: Record<Diagnostic['severity'], Tone> = { error: 'bad', warning: 'warning', info: 'quiet' };

/** Diagnostics for people: place, message, and the line with the place marked. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  source: (file: string) => string | undefined,
  paint: Paint,
): string {
  return diagnostics.map(diagnostic => printOne(diagnostic, source, paint)).join('\n');
}

function printOne(diagnostic: Diagnostic, source: (file: string) => string | undefined, paint: Paint): string {
  const { range, severity, message, code } = diagnostic;
  const place = `${shownPath(range.file)}:${range.line}:${range.column}`;
  const lines = [`${paint('title', place)} ${paint(tones[severity], severity)} ${message} ${paint('quiet', code)}`];
  const line = source(range.file)?.split(/\r\n?|\n/)[range.line - 1];
  if (line !== undefined && line.trim() !== '') {
    const end = range.endLine === range.line ? range.endColumn : line.length + 1;
    // Tabs stay tabs, so that the mark stands below what it marks.
    const indent = line.slice(0, range.column - 1).replace(/[^\t]/g, ' ');
    lines.push(`    ${line}`, `    ${indent}${paint(tones[severity], '^'.repeat(Math.max(1, end - range.column)))}`);
  }
  for (const related of diagnostic.related ?? []) {
    lines.push(`    ${shownPath(related.range.file)}:${related.range.line}: ${related.message}`);
  }
  return lines.join('\n');
}

import { pathToFileURL } from 'node:url';
import { version } from '../../agent/version.ts';
import type { Diagnostic } from '../../protocol/position.ts';
import { painterFor } from '../colour.ts';
import { type ExitCode, type Terminal, UsageError } from '../command.ts';
import { findPlans, openPlan, readPlanFile } from '../plan-files.ts';
import { printDiagnostics } from '../print-diagnostics.ts';

const formats = ['text', 'json', 'sarif'] as const;
type Format = (typeof formats)[number];

/** The editor's diagnostics of plans. Fails when one of them is an error. */
export function check(paths: readonly string[], options: { format: string }, terminal: Terminal): ExitCode {
  const format = formats.find(known => known === options.format);
  if (format === undefined) throw new UsageError(`--format is ${formats.join(', ')}, not ${options.format}.`);
  const files = findPlans(paths);
  if (files.length === 0) throw new UsageError(`There is no .taskplan file in ${paths.join(', ')}.`);
  const diagnostics = files.flatMap(file => openPlan(file).diagnostics());
  const errors = diagnostics.filter(diagnostic => diagnostic.severity === 'error').length;
  print[format](diagnostics, terminal);
  if (format === 'text') terminal.err(`${summary(files.length, errors, diagnostics.length - errors)}\n`);
  return errors > 0 ? 1 : 0;
}

const print: Record<Format, (diagnostics: readonly Diagnostic[], terminal: Terminal) => void> = {
  text: (diagnostics, terminal) => {
    if (diagnostics.length > 0)
      terminal.out(`${printDiagnostics(diagnostics, readPlanFile, painterFor(process.stdout))}\n`);
  },
  json: (diagnostics, terminal) => {
    const flat = diagnostics.map(({ range, severity, code, message }) => ({ ...range, severity, code, message }));
    terminal.out(`${JSON.stringify(flat, undefined, 2)}\n`);
  },
  sarif: (diagnostics, terminal) => terminal.out(`${JSON.stringify(sarif(diagnostics), undefined, 2)}\n`),
};

/** SARIF 2.1.0, as code scanning reads it. */
function sarif(diagnostics: readonly Diagnostic[]): object {
  const levels = { error: 'error', warning: 'warning', info: 'note' } as const;
  return {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: {
          driver: {
            name: 'groundwork',
            version,
            rules: [...new Set(diagnostics.map(d => d.code))].map(id => ({ id })),
          },
        },
        results: diagnostics.map(({ range, severity, code, message }) => ({
          ruleId: code,
          level: levels[severity],
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: pathToFileURL(range.file).href },
                region: {
                  startLine: range.line,
                  startColumn: range.column,
                  endLine: range.endLine,
                  endColumn: range.endColumn,
                },
              },
            },
          ],
        })),
      },
    ],
  };
}

function summary(files: number, errors: number, others: number): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  const found =
    errors + others === 0 ? 'nothing to report' : `${count(errors, 'error')}, ${count(others, 'other message')}`;
  return `${count(files, 'plan')}: ${found}.`;
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Cause, causeNames, causes, type Symptom, symptomNames, symptoms } from '../protocol/failures.ts';
import { root } from './paths.ts';

/** The page about failures, made from the tables in `protocol/failures.ts`. */
export const failuresPageFile = join(root, 'docs', 'failures.md');

export function failuresPage(): string {
  return [
    '# Failures',
    '<!-- Made from protocol/failures.ts by `npm run generate`. -->',
    'An action that fails has a *symptom*, which is known at once. Its *cause* is known when the right control is: from an explicit selector of the plan, or because somebody pointed at it (`groundwork/pick` and `groundwork/correct`).',
    '## Symptoms',
    'Each is an exception filter of the debugger. The phase is the one that decides it.',
    table(
      ['Symptom', 'Phase', 'What it means', 'What to do'],
      symptomNames.map(name => {
        const { title, phase, documentation, advice } = symptoms[name];
        return [`**${title}**`, phase, documentation, advice];
      }),
    ),
    '## Causes',
    'They are tried in this order; the first that fits is told, with the figures and controls that show it.',
    table(
      ['Cause', 'What it means', 'What to do', 'Explains'],
      causeNames.map(name => {
        const { title, documentation, advice } = causes[name];
        return [`**${title}**`, documentation, advice, explainedBy(name).join(', ')];
      }),
    ),
    '',
  ].join('\n\n');
}

function explainedBy(cause: Cause): string[] {
  return symptomNames.filter(name => explains(cause, name)).map(name => symptoms[name].title);
}

function explains(cause: Cause, symptom: Symptom): boolean {
  const can: readonly Symptom[] = causes[cause].explains;
  return can.includes(symptom);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(text => text.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(failuresPageFile, failuresPage());

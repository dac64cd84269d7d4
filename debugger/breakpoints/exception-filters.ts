import { type Reading, ReadText } from '../../agent/reading.ts';
import { regexProblem, textMatches } from '../../controls/text-match.ts';
import { type Symptom, symptomNames, symptoms } from '../../protocol/failures.ts';
import type { FailureFacts, TraceEventOf } from '../../trace/format.ts';
import { isAction } from '../views/is-action.ts';
import { containing, patternOf } from './function-breakpoints.ts';
import { told } from './stop-rule.ts';

type HandledBy = TraceEventOf<'failure'>['handledBy'];

interface ExceptionFilter {
  readonly filter: string;
  readonly label: string;
  readonly description: string;
  readonly byDefault: boolean;
  stops(symptom: Symptom, handledBy: HandledBy): boolean;
}

/** Where a failure stops the run: one row for what nobody handles, and one a symptom, whoever handles it. */
export const exceptionFilters: readonly ExceptionFilter[] = [
  {
    filter: 'unhandled',
    label: 'Failures that nothing handles',
    description: 'Stops where a failure would end the run: neither `retry` nor `on failure` takes care of it.',
    byDefault: true,
    stops: (_symptom, handledBy) => handledBy === 'nobody',
  },
  ...symptomNames.map(name => ({
    filter: name,
    label: `Failure: ${symptoms[name].title}`,
    description: symptoms[name].documentation,
    byDefault: false,
    stops: (symptom: Symptom) => symptom === name,
  })),
];

/** What a client can write at a filter. */
export const filterConditionHelp =
  'Words or a /pattern/ found in what failed (its symptom, message or statement), or a condition: editor.text is ""';

/** A filter a client switches on. */
export interface WantedFilter {
  readonly filterId: string;
  readonly condition?: string | undefined;
}

/** What became of it. */
export interface LaidFilter {
  readonly verified: boolean;
  readonly message?: string | undefined;
}

interface ActiveFilter {
  readonly row: ExceptionFilter;
  readonly condition: FilterCondition | undefined;
}

/** The filters a client switched on. */
export class ExceptionFilters {
  #on: readonly ActiveFilter[] = exceptionFilters
    .filter(row => row.byDefault)
    .map(row => ({ row, condition: undefined }));

  /** @returns for each what became of it, in order */
  choose(wanted: readonly WantedFilter[]): readonly LaidFilter[] {
    const on: ActiveFilter[] = [];
    const laid = wanted.map(({ filterId, condition: text }): LaidFilter => {
      const row = exceptionFilters.find(one => one.filter === filterId);
      if (row === undefined) {
        const known = exceptionFilters.map(({ filter }) => filter).join(', ');
        return { verified: false, message: `There is no exception filter '${filterId}'. There are: ${known}.` };
      }
      const condition = text === undefined || text.trim() === '' ? undefined : filterCondition(text.trim());
      if (condition?.kind === 'wrong') return { verified: false, message: condition.message };
      on.push({ row, condition });
      return condition?.kind === 'words'
        ? { verified: true, message: `Stops where ${JSON.stringify(condition.words)} is found in what failed.` }
        : { verified: true };
    });
    this.#on = on;
    return laid;
  }

  /** Whether a failure stops the run; `why`, where a condition could not be told. */
  stops(
    failure: FailureFacts,
    handledBy: HandledBy,
    reading: () => Reading | undefined,
  ): false | { readonly why?: string | undefined } {
    let doubt: string | undefined;
    for (const { row, condition } of this.#on) {
      if (!row.stops(failure.symptom, handledBy)) continue;
      const held = holds(condition, failure, reading);
      if (held === true) return {};
      if (held !== false) doubt ??= held.why;
    }
    return doubt === undefined ? false : { why: doubt };
  }
}

type FilterCondition =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'pattern'; readonly source: string }
  | { readonly kind: 'expression'; readonly expression: ReadText }
  | { readonly kind: 'wrong'; readonly message: string };

function filterCondition(text: string): FilterCondition {
  const source = patternOf(text);
  if (source !== undefined) {
    const message = regexProblem(source);
    return message === undefined ? { kind: 'pattern', source } : { kind: 'wrong', message };
  }
  const quoted = /^"([^"]*)"$/.exec(text)?.[1];
  if (quoted !== undefined) return { kind: 'words', words: quoted };
  // A sentence has words only; what is no sentence and cannot be read is a condition with a mistake.
  const isSentence = /^[\p{L}\p{N}\s'’-]+$/u.test(text) && !/\b(is|contains|matches|exists|does)\b/.test(text);
  if (isSentence || isAction(text)) return { kind: 'words', words: text };
  const expression = new ReadText(text);
  return expression.problem === undefined
    ? { kind: 'expression', expression }
    : { kind: 'wrong', message: expression.problem };
}

function holds(
  condition: FilterCondition | undefined,
  failure: FailureFacts,
  reading: () => Reading | undefined,
): boolean | { readonly why: string } {
  const said = [failure.symptom, symptoms[failure.symptom].title, failure.message, failure.statement];
  switch (condition?.kind) {
    case undefined:
      return true;
    case 'words':
      return said.some(containing(condition.words));
    case 'pattern':
      return said.some(text => textMatches({ kind: 'regex', source: condition.source }, text));
    case 'expression':
      return told(condition.expression, reading());
    case 'wrong':
      return false;
  }
}

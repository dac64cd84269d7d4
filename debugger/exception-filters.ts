import { type Symptom, symptomNames, symptoms } from '../protocol/failures.ts';
import type { FailureFacts, TraceEventOf } from '../trace/format.ts';

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

/** The filters a client switched on. */
export class ExceptionFilters {
  #on: readonly ExceptionFilter[] = exceptionFilters.filter(row => row.byDefault);

  /** @returns for each name whether there is such a filter */
  choose(names: readonly string[]): readonly boolean[] {
    this.#on = exceptionFilters.filter(row => names.includes(row.filter));
    return names.map(name => exceptionFilters.some(row => row.filter === name));
  }

  stops(failure: FailureFacts, handledBy: HandledBy): boolean {
    return this.#on.some(row => row.stops(failure.symptom, handledBy));
  }
}

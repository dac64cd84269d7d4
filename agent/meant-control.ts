import type { ControlIndex } from '../controls/control-index.ts';
import { resolve } from '../controls/match.ts';
import { printControl } from '../controls/print.ts';
import type { ControlReference } from '../language/compiled-plan.ts';
import { type ConsoleNames, compileSelectorText } from '../language/plan.ts';
import type { ControlNode } from '../protocol/control-tree.ts';
import type { Candidate } from '../protocol/model.ts';
import { selectorOf } from './evaluate.ts';
import { asked, ConsoleError } from './reading.ts';
import type { RunContext } from './run-context.ts';
import type { Value } from './values.ts';

/** The control a person means: a candidate's number (from 1), a control's id, or a selector. @throws ConsoleError */
export function findControl(
  run: RunContext,
  candidates: readonly Candidate[],
  index: ControlIndex,
  wanted: string,
): ControlNode {
  if (/^\d+$/.test(wanted)) {
    const candidate = candidates[Number(wanted) - 1];
    const node = candidate === undefined ? undefined : index.node(candidate.control);
    if (node !== undefined) return node;
    if (index.node(wanted) === undefined) {
      throw new ConsoleError(`There is no candidate ${wanted}; there are ${candidates.length}.`);
    }
  }
  const byId = index.node(wanted);
  if (byId !== undefined) return byId;
  const reference = selectorFrom(run, wanted);
  return asked(() => {
    const found = resolve(selectorOf(reference, run), index);
    switch (found.kind) {
      case 'one':
        return found.control;
      case 'none': {
        const near = found.nearest.map(({ control }) => printControl(control, index)).join(', ');
        throw new ConsoleError(`No control matches ${wanted}.${near === '' ? '' : ` Nearest: ${near}.`}`);
      }
      case 'ambiguous':
      case 'unusable': {
        const [only, ...others] = found.controls;
        if (only !== undefined && others.length === 0) return only;
        throw new ConsoleError(`${found.controls.length} controls match ${wanted}: say which with #1, #2 …`);
      }
    }
  });
}

/** A selector as a person writes it at a stop. @throws ConsoleError */
export function selectorFrom(run: RunContext, text: string): ControlReference {
  const compiled = compileSelectorText(text, namesOf(run));
  if (!compiled.ok) throw new ConsoleError(compiled.message);
  return compiled.reference;
}

/** The names a console text may use: the plan's controls and the variables of the innermost routine. */
export function namesOf(run: RunContext): ConsoleNames {
  const { machine } = run;
  const variables = new Map([...(machine.activations[0]?.variables ?? []), ...machine.current.variables]);
  const isControl = ([, value]: [string, Value]) => value.kind === 'control';
  const names = (entries: [string, Value][]) => entries.map(([name]) => name);
  return {
    controls: machine.plan.controls,
    variables: names([...variables].filter(entry => !isControl(entry))),
    controlVariables: names([...variables].filter(isControl)),
  };
}

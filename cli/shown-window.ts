import { selectorOf } from '../agent/evaluate.ts';
import type { Observation } from '../agent/observation.ts';
import { Redactor } from '../agent/redactor.ts';
import { defaultSettings } from '../agent/settings.ts';
import { TargetSession } from '../agent/target-session.ts';
import { openTarget } from '../agent/targets/open-target.ts';
import type { ControlIndex } from '../controls/control-index.ts';
import { resolve } from '../controls/match.ts';
import { printControl } from '../controls/print.ts';
import { compileSelectorText } from '../language/plan.ts';
import type { ControlNode } from '../protocol/control-tree.ts';
import { UsageError } from './command.ts';

/** Shows a program once: starts it, or takes the one that is there, looks, and gives it back. */
export async function lookOnce(options: {
  readonly target: string;
  readonly launch?: string | undefined;
}): Promise<Observation> {
  const target = await openTarget(options.target);
  const { signal } = new AbortController();
  const programs = options.launch === undefined ? [] : [options.launch];
  const session = await TargetSession.open(target, { programs }, new Redactor(), defaultSettings, signal);
  try {
    const program = options.launch ?? session.defaultProgram;
    if (program !== undefined) await session.launch(program, undefined, signal);
    return await session.observe(signal);
  } finally {
    // What was started only to be looked at is closed again.
    await session.end(true);
  }
}

/** The one control a selector means. @throws UsageError */
export function theControl(selector: string, index: ControlIndex): ControlNode {
  const compiled = compileSelectorText(selector, { controls: new Map(), variables: [], controlVariables: [] });
  if (!compiled.ok) throw new UsageError(`--window ${selector}: ${compiled.message}`);
  const found = resolve(selectorOf(compiled.reference, { variable: () => undefined, index: () => index }), index);
  switch (found.kind) {
    case 'one':
      return found.control;
    case 'none': {
      const near = found.nearest.map(({ control, why }) => `\n  ${printControl(control, index)} (${why})`).join('');
      throw new UsageError(`No control matches ${selector}.${near === '' ? '' : ` Nearest:${near}`}`);
    }
    case 'ambiguous':
    case 'unusable': {
      const [only, ...others] = found.controls;
      if (only !== undefined && others.length === 0) return only;
      const all = found.controls.map(control => `\n  ${index.path(control)}`).join('');
      throw new UsageError(`${found.controls.length} controls match ${selector}; say which with #1, #2 …:${all}`);
    }
  }
}

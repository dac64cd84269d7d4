import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createEmbeddedModel } from '../../agent/models/embedded.ts';
import { startRun } from '../../agent/run.ts';
import { openTarget } from '../../agent/targets/open-target.ts';
import { Plan } from '../../language/plan.ts';
import type { TraceEvent } from '../../trace/format.ts';
import { target as live } from './live-program.ts';

/** Explicit actions and a sentence, in words that both word processors have. */
const plan = `task "The same plan"
app "wordpad.exe"
control editor = Document "Document"
control bold = Button "Bold"

1. Type {
  type "Same plan" into editor
  expect editor.text is "Same plan"
}
2. Make it bold {
  select text "Same plan" in editor
  click bold
  expect bold is toggled
}
3. Click the Center button
4. Save it {
  press "Ctrl+S"
  within Window "Save As" { click Button "Cancel" }
  expect Window "Save As" does not exist
}
`;

it('runs on the practice app and on WordPad, action by action the same', { timeout: 60_000 }, async () => {
  const compiled = Plan.open('/plans/same.taskplan', plan, () => undefined).compile();
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'));
  const runs = mkdtempSync(join(tmpdir(), 'groundwork-same-'));
  try {
    const actions: string[][] = [];
    for (const name of ['practice', live]) {
      const events: TraceEvent[] = [];
      const run = startRun({
        plan: compiled.plan,
        target: await openTarget(name),
        model: createEmbeddedModel(),
        runs,
        closeApps: true,
        onEvent: event => events.push(event),
      });
      const { result, message } = await run.finished;
      expect([result, message]).toEqual(['passed', expect.any(String)]);
      // Where a control lies differs; what is done to which control does not.
      actions.push(
        events.flatMap(event =>
          event.type === 'verify' ? [event.memory.action.replace(/ in (Group|ToolBar|Window) .*/, '')] : [],
        ),
      );
    }
    expect(actions[1]).toEqual(actions[0]);
  } finally {
    rmSync(runs, { recursive: true, force: true });
  }
});

import { expect, it } from 'vitest';
import { conditionOf, controlEdit, expectEdit, type PlanEdit } from '../../extension/inspector/plan-lines.ts';
import { Plan } from '../../language/plan.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';

const plan =
  'task "Make it bold"\napp "wordpad.exe"\n1. Type it {\n  type "x" into Document "Page"\n}\n2. Click Bold  // now\n';
const node: ControlNode = {
  id: 'b',
  controlType: 'Button',
  name: 'Bold',
  enabled: true,
  offscreen: false,
  children: [],
};
const selector = 'Button "Bold" in Group "Font"';

function written(edit: PlanEdit | undefined): string {
  if (edit === undefined) throw new Error('There is no edit.');
  const lines = plan.split('\n');
  lines.splice(edit.line, edit.replaces ? 1 : 0, edit.text);
  return lines.join('\n');
}

const states: readonly Partial<ControlNode>[] = [
  {},
  { toggled: 'off' },
  { selected: true },
  { enabled: false },
  { value: 'a "b" {c} \\d' },
];

it.each([...states.flatMap(state => [4, 6, 3].map(line => [line, state] as const))])(
  'what the inspector writes behind line %d about %j is a plan that compiles',
  (line, state) => {
    const text = written(expectEdit(plan, line, conditionOf(selector, { ...node, ...state })));
    expect(Plan.open('/p.taskplan', text, () => undefined).compile()).toMatchObject({ ok: true });
  },
);

it('a control that the inspector declares is one', () => {
  const text = written(controlEdit(plan, node, selector));
  const compiled = Plan.open('/p.taskplan', text, () => undefined).compile();
  expect(compiled).toMatchObject({ ok: true });
  expect(compiled.ok && [...compiled.plan.controls.keys()]).toEqual(['bold']);
});

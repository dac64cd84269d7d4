import { type ControlIndex, isInClosedMenu } from '../../controls/control-index.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';
import { controlTypes } from '../../protocol/control-types.ts';
import type { InferRequest, LabelledControl } from '../../protocol/model.ts';

/** What a model is shown: the text, and which control each label stands for. */
export interface Prompt {
  readonly text: string;
  readonly labels: LabelledControl[];
}

/** Labels for the controls a user can act on, `1`, `2` … in tree order: what is on the screen and what is in closed menus. */
export function labelControls(index: ControlIndex, scope: readonly string[] | undefined): LabelledControl[] {
  const allowed = scope && new Set(scope);
  return index.nodes
    .filter(node => isOffered(node, index) && (!allowed || allowed.has(node.id)))
    .map((node, at) => ({ label: String(at + 1), control: node.id }));
}

function isOffered(node: ControlNode, index: ControlIndex): boolean {
  if (!controlTypes[node.controlType].interactive) return node.controlType === 'Window' && node !== index.tree.root;
  return !node.offscreen || isInClosedMenu(node, index);
}

/** The prompt in the paper's form (arXiv 2412.10047, section 4): four fields, a control with label, title and type. */
export function buildPrompt(request: InferRequest, index: ControlIndex): Prompt {
  const labels = labelControls(index, request.scope);
  const controls = labels.map(({ label, control }) => {
    const node = index.node(control);
    return JSON.stringify({ label, title: node?.name ?? '', type: node?.controlType ?? 'Custom' });
  });
  const history = request.memory.map(({ action, effect, change }) => JSON.stringify({ action, effect, change }));
  const hint = request.hint === undefined ? [] : [`user_hint: ${JSON.stringify(request.hint)}`];
  const text = [
    `task: ${JSON.stringify(request.task)}`,
    `control_item: ${listOf(controls)}`,
    `user_request: ${JSON.stringify(request.sentence)}`,
    ...hint,
    `step_history: ${listOf(history)}`,
    `previous_plan: ${listOf(request.previousPlan.map(line => JSON.stringify(line)))}`,
  ].join('\n');
  return { text, labels };
}

function listOf(lines: readonly string[]): string {
  return lines.length === 0 ? '[]' : `[\n  ${lines.join(',\n  ')}\n]`;
}

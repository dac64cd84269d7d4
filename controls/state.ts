import type { ControlNode } from '../protocol/control-tree.ts';
import type { ControlType } from '../protocol/control-types.ts';
import type { StateName } from '../protocol/properties.ts';
import { isVisible } from './control-index.ts';

/** Controls whose text is their value: without a known value, nothing is known of it. */
const fields: ReadonlySet<ControlType> = new Set(['Edit', 'Document', 'ComboBox', 'Spinner']);

const not = (value: boolean | undefined) => (value === undefined ? undefined : !value);

const judges = {
  enabled: node => node.enabled,
  disabled: node => !node.enabled,
  visible: node => isVisible(node),
  offscreen: node => node.offscreen,
  focused: node => node.focused,
  toggled: node => node.toggled && node.toggled === 'on',
  selected: node => node.selected,
  expanded: node => node.expanded,
  collapsed: node => not(node.expanded),
  empty: node => {
    if (node.value !== undefined) return node.value === '';
    return node.password || fields.has(node.controlType) ? undefined : node.name === '';
  },
} satisfies Record<StateName, (node: ControlNode) => boolean | undefined>;

/** Whether a control is in a state; `undefined`: not known, which is neither yes nor no. */
export function judgeState(node: ControlNode, state: StateName): boolean | undefined {
  return judges[state](node);
}

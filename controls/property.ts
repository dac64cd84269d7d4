import type { ControlNode } from '../protocol/control-tree.ts';
import type { PropertyName } from '../protocol/properties.ts';
import { textOf } from './control-index.ts';

/** `count` is a property of a selector, how many controls it matches, and not of a control. */
export type NodeProperty = Exclude<PropertyName, 'count'>;

const readers = {
  text: node => (node.password ? undefined : textOf(node)),
  value: node => node.value,
  name: node => node.name,
  type: node => node.controlType,
  automationId: node => node.automationId,
  className: node => node.className,
  helpText: node => node.helpText,
  acceleratorKey: node => node.acceleratorKey,
  x: node => node.rect?.x,
  y: node => node.rect?.y,
  width: node => node.rect?.width,
  height: node => node.rect?.height,
} satisfies Record<NodeProperty, (node: ControlNode) => string | number | undefined>;

/** A property of a control; `undefined`: not known. The text of a password field is never known. */
export function readProperty(node: ControlNode, property: NodeProperty): string | number | undefined {
  return readers[property](node);
}

import type { ControlNode, ControlTree } from '../protocol/control-tree.ts';
import type { ControlType } from '../protocol/control-types.ts';
import { ControlIndex } from './control-index.ts';
import type { PropertyFilter, Selector } from './selector.ts';

/** A control for a test; ids are given by `treeOf` in tree order. */
export function control(
  controlType: ControlType,
  name: string,
  facts: Partial<Omit<ControlNode, 'controlType' | 'name' | 'children'>> = {},
  children: ControlNode[] = [],
): ControlNode {
  return { id: '', controlType, name, enabled: true, offscreen: false, ...facts, children };
}

export function treeOf(root: ControlNode): ControlTree {
  let count = 0;
  const number = (node: ControlNode) => {
    count += 1;
    if (node.id === '') node.id = `c${count}`;
    for (const child of node.children) number(child);
  };
  number(root);
  return {
    format: 1,
    backend: 'test',
    window: { title: root.name, process: 'test.exe' },
    partial: false,
    root,
  };
}

export function indexOf(root: ControlNode): ControlIndex {
  return new ControlIndex(treeOf(root));
}

interface SelectorParts {
  readonly filters?: readonly PropertyFilter[];
  readonly index?: number;
  readonly within?: Selector;
}

/** `select('Button', 'Bold')`; a name that is a RegExp searches. */
export function select(type: Selector['type'], name?: string | RegExp, parts: SelectorParts = {}): Selector {
  return {
    type,
    filters: [],
    ...(name === undefined
      ? {}
      : {
          name:
            typeof name === 'string'
              ? { kind: 'text' as const, text: name }
              : { kind: 'regex' as const, source: name.source },
        }),
    ...parts,
  };
}

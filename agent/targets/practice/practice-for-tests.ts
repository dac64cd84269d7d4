import type { Action } from '../../../protocol/actions.ts';
import type { ControlNode } from '../../../protocol/control-tree.ts';
import type { ControlType } from '../../../protocol/control-types.ts';
import type { ActResult, Observed } from '../../../protocol/target.ts';
import { createPracticeApp, type PracticeApp, type PracticeOptions } from './practice-app.ts';

export const click: Action = { verb: 'click', button: 'left', count: 1, holding: '' };

/** A practice app with one program running, driven as the loop drives it: observe, find, act. */
export interface Driver {
  readonly app: PracticeApp;
  readonly id: string;
  readonly lease: string;
  observe(): Promise<Observed>;
  nodes(): Promise<ControlNode[]>;
  /** The first control of this type and name that is on the screen, else the first at all. */
  find(type: ControlType, name?: string): Promise<ControlNode>;
  exists(type: ControlType, name: string): Promise<boolean>;
  act(type: ControlType, name: string, action: Action): Promise<ActResult>;
  press(keys: string): Promise<ActResult>;
}

export function flatten(node: ControlNode): ControlNode[] {
  return [node, ...node.children.flatMap(flatten)];
}

export function nodesOf(observed: Observed): ControlNode[] {
  if (observed.capture.backend !== 'tree') throw new Error('the practice app answers with control trees');
  return flatten(observed.capture.tree.root);
}

export async function drive(options: PracticeOptions = {}, document?: string): Promise<Driver> {
  const app = createPracticeApp(options);
  const { lease } = await app.lease({ programs: ['wordpad.exe'] });
  const launch = { lease, program: 'wordpad.exe', timeoutMs: 1000, ...(document === undefined ? {} : { document }) };
  const { id } = await app.launch(launch);
  const observe = () => app.observe({ app: id, screenshot: false });
  const matching = async (type: ControlType, name?: string) => {
    const found = nodesOf(await observe()).filter(node => node.controlType === type);
    return found.filter(node => name === undefined || node.name === name);
  };
  return {
    app,
    id,
    lease,
    observe,
    nodes: async () => nodesOf(await observe()),
    find: async (type, name) => {
      const found = await matching(type, name);
      const node = found.find(one => one.enabled && !one.offscreen) ?? found[0];
      if (!node) throw new Error(`There is no ${type} "${name}".`);
      return node;
    },
    exists: async (type, name) => (await matching(type, name)).some(node => !node.offscreen),
    act: async (type, name, action) => {
      const found = await matching(type, name);
      const node = found.find(one => one.enabled && !one.offscreen) ?? found[0];
      if (!node) throw new Error(`There is no ${type} "${name}".`);
      const { observation } = await observe();
      return app.act({ lease, app: id, observation, control: node.id, action });
    },
    press: async keys => {
      const { observation } = await observe();
      return app.act({ lease, app: id, observation, action: { verb: 'press', keys } });
    },
  };
}

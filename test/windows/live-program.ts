import { join } from 'node:path';
import { treeOf } from '../../agent/observation.ts';
import { openTarget } from '../../agent/targets/open-target.ts';
import { ControlIndex } from '../../controls/control-index.ts';
import type { Action } from '../../protocol/actions.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';
import type { ControlType } from '../../protocol/control-types.ts';
import {
  type ActResult,
  type AppFacts,
  type Screenshot,
  type TargetApi,
  TargetError,
  type TargetErrorKind,
} from '../../protocol/target.ts';
import { nativeDist } from '../../scripts/paths.ts';

/** Where live windows are: Windows itself, or Wine. */
export const target = process.platform === 'win32' ? 'windows' : 'wine';
/** A window with one of each standard control. */
export const testProgram = join(nativeDist, 'test-program.exe');

/** How long a condition may take to come true, in milliseconds. */
const patience = 20_000;
const lookEvery = 50;

/** A path as Windows programs want it: under Wine, drive Z is the file system outside. */
export function windowsPath(path: string): string {
  return process.platform === 'win32' ? path : `Z:${path.replaceAll('/', '\\')}`;
}

/** Waits until something is there. @throws Error with `what`, when it does not come */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`This did not come true: ${what}`);
    await new Promise(resolve => setTimeout(resolve, lookEvery));
  }
}

/** The kind of error a request ends with. */
export async function refusal(request: Promise<unknown>): Promise<{ kind: TargetErrorKind; message: string }> {
  try {
    await request;
  } catch (error) {
    if (error instanceof TargetError) return { kind: error.kind, message: error.message };
    throw error;
  }
  throw new Error('It was not refused.');
}

/** A live program under test: looked at and acted on through the target protocol, as the agent does. */
export class LiveProgram {
  readonly api: TargetApi;
  readonly lease: string;
  readonly app: AppFacts;
  #observation = '';
  /** What was seen last. */
  index: ControlIndex;
  /** The raw capture, as it came from the host. */
  raw: unknown;

  private constructor(api: TargetApi, lease: string, app: AppFacts, index: ControlIndex) {
    this.api = api;
    this.lease = lease;
    this.app = app;
    this.index = index;
  }

  /** Opens a desktop and starts a program on it. */
  static async start(program: string, document?: string): Promise<LiveProgram> {
    const api = await openTarget(target);
    await api.initialize({ protocol: 1 });
    const { lease } = await api.lease({ programs: [program] });
    return await LiveProgram.launch(api, lease, program, document);
  }

  static async launch(api: TargetApi, lease: string, program: string, document?: string): Promise<LiveProgram> {
    const app = await api.launch({
      lease,
      program,
      timeoutMs: 20_000,
      ...(document === undefined ? {} : { document }),
    });
    const seen = await api.observe({ app: app.id, screenshot: false });
    const live = new LiveProgram(api, lease, app, new ControlIndex(treeOf(seen.capture)));
    await live.look();
    return live;
  }

  async look(): Promise<ControlIndex> {
    const seen = await this.api.observe({ app: this.app.id, screenshot: false });
    this.#observation = seen.observation;
    this.raw = seen.capture;
    this.index = new ControlIndex(treeOf(seen.capture));
    return this.index;
  }

  async picture(): Promise<Screenshot> {
    const { screenshot } = await this.api.observe({ app: this.app.id, screenshot: true });
    if (screenshot === undefined) throw new Error('The host took no picture.');
    return screenshot;
  }

  /** The control of this type and name in what was seen last; by type alone when no name is given. */
  find(controlType: ControlType, name?: string): ControlNode | undefined {
    return this.index.nodes.find(
      node => node.controlType === controlType && (name === undefined || node.name === name),
    );
  }

  /** @throws Error when it is not there */
  the(controlType: ControlType, name?: string): ControlNode {
    const found = this.find(controlType, name);
    if (found === undefined) throw new Error(`There is no ${controlType} "${name ?? ''}".`);
    return found;
  }

  /** Looks until a control is there. */
  async appears(controlType: ControlType, name?: string): Promise<ControlNode> {
    return await until(`${controlType} "${name ?? ''}" appears`, async () => {
      await this.look();
      return this.find(controlType, name);
    });
  }

  /** Looks until a control is gone. */
  async vanishes(controlType: ControlType, name?: string): Promise<void> {
    await until(`${controlType} "${name ?? ''}" vanishes`, async () => {
      await this.look();
      return this.find(controlType, name) === undefined ? true : undefined;
    });
  }

  /** Performs an action on a control of what was seen last. */
  act(action: Action, control?: ControlNode): Promise<ActResult> {
    return this.api.act({
      lease: this.lease,
      app: this.app.id,
      observation: this.#observation,
      action,
      ...(control === undefined ? {} : { control: control.id }),
    });
  }

  click(control: ControlNode): Promise<ActResult> {
    return this.act({ verb: 'click', button: 'left', count: 1, holding: '' }, control);
  }

  end(): Promise<unknown> {
    return this.api.end({ closeApps: true });
  }
}

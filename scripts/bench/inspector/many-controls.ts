import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';
import type { ControlNode, ControlTree } from '../../../protocol/control-tree.ts';
import type { NewTraceEvent, TraceEvent, TraceEventOf } from '../../../trace/format.ts';

const screen = { x: 0, y: 0, width: 1280, height: 1024 };
const perGroup = 50;

/** A program with so many controls, in groups, spread over its window. @param value of its last control */
function treeOf(controls: number, value: string): ControlTree {
  const groups: ControlNode[] = [];
  const columns = Math.ceil(Math.sqrt(controls * 1.25));
  const [width, height] = [screen.width / columns, screen.height / Math.ceil(controls / columns)];
  const base = { enabled: true, offscreen: false, patterns: ['Invoke'] };
  let left = controls - 1;
  for (let group = 0; left > 0; group += 1) {
    const children: ControlNode[] = [];
    for (left -= 1; left > 0 && children.length < perGroup; left -= 1) {
      const place = controls - left;
      const rect = { x: (place % columns) * width, y: Math.floor(place / columns) * height, width, height };
      const isLast = left === 1;
      children.push({
        id: `c${place}`,
        controlType: 'Button',
        name: `Button ${place}`,
        automationId: `b${place}`,
        rect,
        ...base,
        ...(isLast ? { value } : {}),
        children: [],
      });
    }
    groups.push({ id: `g${group}`, controlType: 'Group', name: `Group ${group}`, ...base, children });
  }
  const window = { title: 'Many', process: 'many.exe', rect: screen };
  const root: ControlNode = {
    id: 'w',
    controlType: 'Window',
    name: 'Many',
    rect: screen,
    ...base,
    children: groups,
  };
  return { format: 1, backend: 'tree', window, partial: false, root };
}

/** A recorded run on such a program, written as a run's folder. */
export class ManyControls {
  readonly folder: string;
  readonly controls: number;
  readonly #events: TraceEvent[] = [];
  readonly #trees: readonly string[];
  readonly #picture: string;
  readonly #prompt: string;

  constructor(folder: string, controls: number) {
    this.folder = folder;
    this.controls = controls;
    mkdirSync(join(folder, 'blobs'), { recursive: true });
    this.#trees = ['one', 'two'].map(value => this.#store(JSON.stringify(treeOf(controls, value))));
    const { width, height } = screen;
    const data = new Uint8Array(width * height * 3).map((_, at) => (at * 7919) % 251);
    this.#picture = this.#store(encode({ width, height, channels: 3, data }));
    this.#prompt = this.#store('task: "Many"\ncontrol_item: []\n');
    this.#add({
      type: 'run',
      format: 1,
      groundwork: '0',
      id: 'many',
      started: '2026-01-01T00:00:00Z',
      plan: { file: '/many.taskplan', task: 'Many' },
      sources: {},
      target: { name: 'many', version: '1' },
      model: { id: 'm', name: 'm', version: '1' },
    });
    this.#add({ type: 'enter', frame: 1, kind: 'task', name: 'Many', isAction: false });
  }

  #store(bytes: string | Uint8Array): string {
    const ref = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(join(this.folder, 'blobs', ref), bytes);
    return ref;
  }

  #add(event: NewTraceEvent): void {
    this.#events.push({ ...event, seq: this.#events.length + 1, time: this.#events.length } as TraceEvent);
  }

  /** The hashes of its two trees, which differ in one value. */
  get trees(): readonly string[] {
    return this.#trees;
  }

  /** Everything so far. */
  get events(): readonly TraceEvent[] {
    return this.#events;
  }

  /** One more look at the program, in which one value is different. @returns its event */
  look(): TraceEventOf<'observe'> {
    const number = this.#events.length;
    const tree = this.#store(JSON.stringify(treeOf(this.controls, `look ${number}`)));
    this.#add({ type: 'observe', ...this.#seen(number), tree, durationMs: 1 });
    return this.#events.at(-1) as TraceEventOf<'observe'>;
  }

  #seen(number: number) {
    const screenshot = { blob: this.#picture, rect: screen };
    return {
      observation: `o${number}`,
      screenshot,
      window: { title: 'Many', process: 'many.exe' },
      backend: 'tree',
      partial: false,
      controls: this.controls,
    };
  }

  /** One more action of the model, carried out to its end. */
  act(): void {
    const action = this.#events.length;
    const control = `c${2 + (action % 100)}`;
    const [before = '', after = ''] = this.#trees;
    const candidates = Array.from({ length: 10 }, (_, at) => ({
      control: `c${2 + at}`,
      probability: at === 0 ? 0.9 : 0.01,
      text: `Button "Button ${2 + at}"`,
      enabled: true,
      offscreen: false,
      features: [{ name: 'name', value: 1, weight: 10 - at, because: 'has the words' }],
    }));
    const decided = { verb: 'click', button: 'left', count: 1, holding: '' } as const;
    this.#add({ type: 'enter', frame: action, kind: 'lam-action', name: 'action', isAction: true });
    this.#add({ type: 'observe', action, ...this.#seen(action), tree: before, durationMs: 1 });
    this.#add({ type: 'infer', action, prompt: this.#prompt, labels: [], raw: '{}', durationMs: 1 });
    this.#add({
      type: 'ground',
      action,
      observation: `o${action}`,
      wanted: 'the button',
      decided,
      actionText: `click Button "${control}"`,
      candidates,
      notHere: 0.01,
      threshold: 0.5,
      margin: 0.8,
      chosen: control,
      chosenBy: 'model',
      rounds: 1,
      durationMs: 1,
    });
    this.#add({ type: 'guard', action, rule: 'free', verdict: 'allowed', by: 'the plan', durationMs: 0 });
    this.#add({ type: 'act', action, way: 'pattern', how: 'invoked', control, durationMs: 1 });
    this.#add({
      type: 'verify',
      action,
      before,
      after,
      changes: [
        { kind: 'changed', control, text: `Button "${control}"`, property: 'value', before: 'one', after: 'two' },
      ],
      effect: 'seen',
      settled: 'idle',
      memory: { step: '', action: 'click', effect: 'seen', change: 'changed' },
      durationMs: 1,
    });
    this.#add({ type: 'leave', frame: action, result: 'done' });
  }
}

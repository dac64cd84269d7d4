import type { ControlNode } from '../../../protocol/control-tree.ts';
import type { PracticeFaults, Screenshot } from '../../../protocol/target.ts';
import { focusOf, layOut, type Scene } from './layout/layout.ts';
import type { AppState } from './model/app-state.ts';
import { WindowPainter } from './paint/paint.ts';

/** How many observations an action may still refer to. */
const rememberedObservations = 64;

/** One running program: its state, what it shows, and what was seen of it. */
export class RunningProgram {
  readonly id: string;
  readonly process: string;
  readonly #processId: number;
  #state: AppState;
  /** A state that a slow dialog has yet to come to. */
  #pending: { readonly state: AppState; readonly due: number } | undefined;
  #scene: Scene | undefined;
  #painter: WindowPainter | undefined;
  #picture: Screenshot | undefined;
  readonly #observations = new Map<string, Scene>();
  #lastObservation = '';
  #observed = 0;
  /** How many actions it was sent. */
  actions = 0;
  faults: PracticeFaults;

  constructor(program: { id: string; process: string; processId: number }, state: AppState, faults: PracticeFaults) {
    this.id = program.id;
    this.process = program.process;
    this.#processId = program.processId;
    this.#state = state;
    this.faults = faults;
  }

  get state(): AppState {
    return this.#state;
  }

  /** What it shows now. The same until the state changes. */
  get scene(): Scene {
    this.#scene ??= this.draw(this.#state);
    return this.#scene;
  }

  /** What a state would show. */
  draw(state: AppState): Scene {
    const scene = layOut(state, { process: this.process, processId: this.#processId });
    const { lose, partial } = this.faults;
    const left = lose && this.#observed >= lose.fromObservation ? without(scene, lose.automationId) : scene;
    if (!partial || this.#observed < partial.fromObservation) return left;
    const answered = without(left, partial.automationId);
    return { ...answered, tree: { ...answered.tree, partial: true } };
  }

  /** @param due when it shows, for a dialog that takes its time */
  become(state: AppState, due?: number) {
    if (due !== undefined) {
      this.#pending = { state, due };
      this.become({ ...this.#state, popup: undefined, active: state.active });
      return;
    }
    if (state === this.#state) return;
    this.#state = state;
    this.#scene = undefined;
    this.#picture = undefined;
  }

  /** When a slow dialog comes to its end; undefined when nothing is under way. */
  get due(): number | undefined {
    return this.#pending?.due;
  }

  /** Lets come what is due. */
  catchUp(now: number) {
    if (!this.#pending || this.#pending.due > now) return;
    const { state } = this.#pending;
    this.#pending = undefined;
    this.become(state);
  }

  /** Takes note of what is shown now, under a name: the same one as long as it shows the same. */
  observe(): { observation: string; scene: Scene } {
    this.#observed += 1;
    const { lose, partial } = this.faults;
    if (this.#observed === lose?.fromObservation || this.#observed === partial?.fromObservation) this.redraw();
    const { scene } = this;
    if (this.#observations.get(this.#lastObservation) === scene) return { observation: this.#lastObservation, scene };
    this.#lastObservation = `${this.id}:${this.#observed}`;
    this.#observations.set(this.#lastObservation, scene);
    const [oldest] = this.#observations.keys();
    if (this.#observations.size > rememberedObservations && oldest !== undefined) this.#observations.delete(oldest);
    return { observation: this.#lastObservation, scene };
  }

  observation(name: string): Scene | undefined {
    return this.#observations.get(name);
  }

  /** Faults have changed: what is shown may be another. */
  redraw() {
    this.#scene = undefined;
    this.#picture = undefined;
  }

  screenshot(): Screenshot {
    this.#painter ??= new WindowPainter();
    this.#picture ??= this.#painter.paint(this.#state, this.scene, focusOf(this.#state));
    return this.#picture;
  }
}

/** The scene as if the controls of this automation id had never been. */
function without(scene: Scene, automationId: string): Scene {
  const gone = new Set<string>();
  const forget = (node: ControlNode) => {
    gone.add(node.id);
    node.children.forEach(forget);
  };
  const prune = (node: ControlNode): ControlNode => {
    const kept = node.children.filter(child => child.automationId !== automationId);
    for (const child of node.children) if (!kept.includes(child)) forget(child);
    return { ...node, children: kept.map(prune) };
  };
  const root = prune(scene.tree.root);
  return {
    tree: { ...scene.tree, root },
    elements: new Map([...scene.elements].filter(([id]) => !gone.has(id))),
  };
}

import type { CompiledPlan, Instruction, Region, Unit } from '../language/compiled-plan.ts';
import type { Value } from './values.ts';

/** A step that was entered and not left. */
export interface OpenStep {
  /** Where its `enter-step` stands in the unit's code. */
  readonly entered: number;
  /** Its frame in the trace. */
  readonly frame: number;
  /** Index into the unit's steps. */
  readonly step: number;
  /** As people read it: `3. Make it bold`. */
  readonly title: string;
  /** How many actions the run had performed when it began, and how many steps were over. */
  readonly performedBefore: number;
  readonly doneBefore: number;
}

export interface LoopState {
  round: number;
  /** How many rounds there are at most. */
  readonly rounds: number;
  /** Using up the rounds is a failure: `repeat until … limit N`. */
  readonly limited: boolean;
  /** What the variable is in each round. */
  readonly items: readonly Value[] | undefined;
  readonly variable: string | undefined;
}

/** One unit that runs: the task, or a routine that was called. */
export interface Activation {
  readonly unit: Unit;
  pc: number;
  /** Its frame in the trace. */
  readonly frame: number;
  /** The frame of the statement that called it; absent for the task. */
  readonly calledFrom: number | undefined;
  readonly variables: Map<string, Value>;
  readonly loops: Map<number, LoopState>;
  readonly steps: OpenStep[];
  /** Attempts of the retry regions it is in. */
  readonly attempts: Map<Region, number>;
}

/** Who takes care of a failure: an activation, counted from the task, and one of its regions. */
export interface Handler {
  readonly depth: number;
  readonly region: Region;
}

/** Where a run stands: plain data, and the moves over it that need no target. */
export class Machine {
  /** Another one once the plan was edited while the run stood still. */
  plan: CompiledPlan;
  /** From the task to the innermost routine. */
  readonly activations: Activation[] = [];

  constructor(plan: CompiledPlan) {
    this.plan = plan;
  }

  get current(): Activation {
    const current = this.activations.at(-1);
    if (current === undefined) throw new Error('The run has no activation: it has not begun, or it has ended.');
    return current;
  }

  /** The instruction to execute; undefined at the end of a unit and when the task is done. */
  get instruction(): Instruction | undefined {
    const innermost = this.activations.at(-1);
    return innermost?.unit.code[innermost.pc];
  }

  call(unit: number, frame: number, calledFrom: number | undefined, variables: Map<string, Value>): void {
    const called = this.plan.units[unit];
    if (called === undefined) throw new Error(`The compiled plan has no unit ${unit}.`);
    this.begin(called, frame, calledFrom, variables);
  }

  begin(unit: Unit, frame: number, calledFrom: number | undefined, variables: Map<string, Value>): void {
    this.activations.push({
      unit,
      pc: 0,
      frame,
      calledFrom,
      variables,
      loops: new Map(),
      steps: [],
      attempts: new Map(),
    });
  }

  /** Goes to an instruction of the current unit; attempts of regions it leaves are forgotten. */
  goTo(pc: number): void {
    const { current } = this;
    current.pc = pc;
    for (const region of current.attempts.keys()) {
      if (pc < region.from || pc >= region.to) current.attempts.delete(region);
    }
  }

  next(): void {
    this.goTo(this.current.pc + 1);
  }

  /** The innermost region that takes care of a failure at the present place, callers included, down to `outermost`. */
  handler(outermost = 0): Handler | undefined {
    for (let depth = this.activations.length - 1; depth >= outermost; depth -= 1) {
      const activation = this.activations[depth];
      if (activation === undefined) continue;
      const { pc, unit, attempts } = activation;
      const region = unit.regions.find(
        one => pc >= one.from && pc < one.to && (one.kind === 'on-failure' || (attempts.get(one) ?? 0) < one.times),
      );
      if (region !== undefined) return { depth, region };
    }
    return undefined;
  }

  /** Moves to where the handler goes on. Frames in between were left before. */
  enterHandler({ depth, region }: Handler): void {
    this.activations.length = depth + 1;
    const { current } = this;
    for (
      let last = current.steps.at(-1);
      last && last.entered >= region.from && last.entered < region.to;
      last = current.steps.at(-1)
    ) {
      current.steps.pop();
    }
    if (region.kind === 'retry') {
      const attempts = (current.attempts.get(region) ?? 0) + 1;
      this.goTo(region.from);
      current.attempts.set(region, attempts);
    } else {
      this.goTo(region.handler);
    }
  }

  /** A variable as the innermost routine sees it: its own, else the task's. */
  variable(name: string): Value | undefined {
    return this.current.variables.get(name) ?? this.activations[0]?.variables.get(name);
  }
}

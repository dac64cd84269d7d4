import type { Instruction, Region } from '../compiled-plan.ts';

/** A place in the code that is jumped to before it is known. */
export class Label {
  at: number | undefined;

  get target(): number {
    if (this.at === undefined) throw new Error('A label of the code was never placed.');
    return this.at;
  }
}

/** Code under construction. Instructions are made at the end, when all labels have their place. */
export class Code {
  readonly #made: (() => Instruction)[] = [];
  readonly #regions: (() => Region)[] = [];
  #loops = 0;

  /** Index of the next instruction. */
  get here(): number {
    return this.#made.length;
  }

  emit(make: () => Instruction): void {
    this.#made.push(make);
  }

  place(label: Label): void {
    label.at = this.here;
  }

  /** Inner regions have to be added before outer ones. */
  addRegion(make: () => Region): void {
    this.#regions.push(make);
  }

  newLoop(): number {
    return this.#loops++;
  }

  finish(): { code: readonly Instruction[]; regions: readonly Region[] } {
    return { code: this.#made.map(make => make()), regions: this.#regions.map(make => make()) };
  }
}

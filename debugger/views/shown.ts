import type { DebugProtocol } from '@vscode/debugprotocol';

/** A variable as a client shows it, its children made only when somebody opens it. */
export interface Shown {
  readonly name: string;
  readonly value: string;
  readonly type?: string | undefined;
  readonly children?: Children | undefined;
  /** What setting it means; absent where it cannot be set. */
  readonly edit?: Edit | undefined;
  /** What the console and a watch answer it to; made only for what is shown. */
  readonly evaluateName?: string | undefined;
}

export interface Children {
  /** `indexed`: a list whose items are numbered, paged by clients; `named`: a few fields. */
  readonly kind: 'indexed' | 'named';
  readonly count: number;
  items(): readonly Shown[];
}

/** What the user can change of a run that stands still. */
export type Edit =
  | { readonly kind: 'control' }
  | { readonly kind: 'argument'; readonly name: string }
  | { readonly kind: 'input'; readonly name: string };

export function field(name: string, value: string | number | boolean, edit?: Edit): Shown {
  return { name, value: typeof value === 'string' ? value : String(value), edit };
}

/** A row that is left out when there is nothing to say. */
export function fieldIf(name: string, value: string | number | boolean | undefined): readonly Shown[] {
  return value === undefined ? [] : [field(name, value)];
}

export function group(name: string, value: string, items: () => readonly Shown[], count = 1): Shown {
  return { name, value, children: { kind: 'named', count, items } };
}

export function list<T>(name: string, things: readonly T[], show: (thing: T, number: number) => Shown): Shown {
  const items = () => things.map((thing, index) => show(thing, index + 1));
  const value = things.length === 0 ? 'none' : String(things.length);
  return things.length === 0
    ? field(name, value)
    : { name, value, children: { kind: 'indexed', count: things.length, items } };
}

/** The children that a client has opened, by the number it was given. Numbers hold until the run moves. */
export class References {
  #open = new Map<number, Children>();
  #last = 0;

  /** The client's form of a variable. */
  variable(shown: Shown): DebugProtocol.Variable {
    const { name, value, type, children, edit, evaluateName } = shown;
    return {
      name,
      value,
      ...(type === undefined ? {} : { type }),
      ...(evaluateName === undefined ? {} : { evaluateName }),
      variablesReference: children === undefined ? 0 : this.open(children),
      ...(children?.kind === 'indexed' ? { indexedVariables: children.count } : {}),
      ...(edit === undefined ? { presentationHint: { attributes: ['readOnly'] } } : {}),
    };
  }

  open(children: Children): number {
    this.#last += 1;
    this.#open.set(this.#last, children);
    return this.#last;
  }

  children(reference: number): Children | undefined {
    return this.#open.get(reference);
  }

  forget(): void {
    this.#open = new Map();
  }
}

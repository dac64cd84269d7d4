import type { Selector } from '../controls/selector.ts';
import type { TraceValue } from '../trace/format.ts';

/** A value while a plan runs. A secret taints every text it is part of. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  /** A control a `for each` found or a routine was given. */
  | { readonly kind: 'control'; readonly selector: Selector; readonly text: string; readonly id?: string | undefined }
  /** A row of a CSV file, by column. */
  | { readonly kind: 'row'; readonly fields: Readonly<Record<string, string>>; readonly text: string }
  | { readonly kind: 'secret'; readonly text: string };

export const secretMark = '•••';

export function plainValue(plain: string | number | boolean): Value {
  if (typeof plain === 'string') return { kind: 'text', text: plain };
  return typeof plain === 'number' ? { kind: 'number', number: plain } : { kind: 'boolean', boolean: plain };
}

/** The text a value stands for where a text is wanted. */
export function textOfValue(value: Value): string {
  switch (value.kind) {
    case 'number':
      return String(value.number);
    case 'boolean':
      return value.boolean ? 'true' : 'false';
    default:
      return value.text;
  }
}

export function traceValue(value: Value): TraceValue {
  return value.kind === 'secret' ? { kind: 'secret' } : { kind: value.kind, text: textOfValue(value) };
}

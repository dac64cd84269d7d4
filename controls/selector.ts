import type { ControlType } from '../protocol/control-types.ts';
import type { PropertyName, StateName } from '../protocol/properties.ts';

/**
 * How a text is compared. `text`: the whole text, ignoring case, `&`, a trailing `…`, `...` or `:` and runs of spaces.
 * `regex`: searched for, ignoring case, by a linear-time engine (RE2 syntax).
 */
export type TextMatch =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'regex'; readonly source: string };

export type PropertyFilter =
  | { readonly kind: 'property'; readonly property: PropertyName; readonly match: TextMatch }
  | { readonly kind: 'state'; readonly state: StateName; readonly holds: boolean };

/**
 * Says which control is meant: `Button "Bold" [automationId="Bold"] #1 in ToolBar "Formatting"`. `index` counts from 1
 * in tree order among what the rest matches; `within` is any ancestor.
 */
export interface Selector {
  readonly type: ControlType | 'Any';
  readonly name?: TextMatch | undefined;
  readonly filters: readonly PropertyFilter[];
  readonly index?: number | undefined;
  readonly within?: Selector | undefined;
}

import type { Deed, FromInspector } from '../../protocol/inspector.ts';
import type { PlanRange } from '../../protocol/position.ts';
import type { ViewState } from './host.ts';
import type { Side } from './seen.ts';

/** A message about the run that is shown, by a part that does not know which one that is. */
export type Unsent = FromInspector extends infer M
  ? M extends { readonly run: string }
    ? Omit<M, 'run'>
    : never
  : never;

/** What is to be done, by a part that does not know which run it shows. */
export type UnsentDeed = Deed extends infer D ? (D extends Deed ? Omit<D, 'run'> : never) : never;

/** What parts of the page tell the one above them; all of them bubble to the root. */
interface PageEvents {
  /** A row of the timeline was picked, by its number. */
  'pick-row': number;
  /** A control was picked, by its id. */
  'pick-control': string;
  /** The pointer is over a control, or over none. */
  'point-at': string | undefined;
  /** Do this: the extension is asked. */
  do: UnsentDeed;
  /** Selectors for a control of a tree, please. */
  suggest: { readonly tree: string; readonly control: string };
  /** Which controls does this selector match? */
  match: string;
  /** Save the decision that is shown. */
  'save-decision': undefined;
  /** Show a place of the plan. */
  'reveal-plan': PlanRange;
  'show-tab': string;
  'show-side': Side;
  /** What is remembered of the view is different. */
  view: Partial<ViewState>;
  /** Page pixels a pixel of the picture; undefined: it fits. */
  zoom: number | undefined;
  /** How much of *before* is shown beside *after*, 0–1. */
  split: number;
}

export function tell<K extends keyof PageEvents>(from: EventTarget, name: K, detail: PageEvents[K]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** Listens for one of them. */
export function hear<K extends keyof PageEvents>(
  at: EventTarget,
  name: K,
  heard: (detail: PageEvents[K]) => void,
): void {
  at.addEventListener(name, event => {
    // An event without a detail has null for it.
    if (event instanceof CustomEvent) heard(event.detail ?? undefined);
  });
}

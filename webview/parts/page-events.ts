import type { PlanRange } from '../../protocol/position.ts';

/** What parts of the page tell the one above them; all of them bubble to the root. */
interface PageEvents {
  /** A row of the timeline was picked, by its number. */
  'pick-row': number;
  /** A control was picked, by its id. */
  'pick-control': string;
  /** The pointer is over a control, or over none. */
  'point-at': string | undefined;
  /** Take this control instead. */
  'choose-control': string;
  /** Show a place of the plan. */
  'reveal-plan': PlanRange;
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
    if (event instanceof CustomEvent) heard(event.detail);
  });
}

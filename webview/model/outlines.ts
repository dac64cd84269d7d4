import type { Rect } from '../../protocol/control-tree.ts';
import type { TreeChange } from '../../trace/format.ts';
import type { Decision } from '../../trace/state.ts';
import type { ControlList } from './control-list.ts';

/** The frame of one control on the picture. */
export interface Outline {
  readonly control: string;
  /** Pixels of the picture. */
  readonly rect: Rect;
  /** Of a candidate, 0–1. */
  readonly probability: number | undefined;
  /** Of a candidate, from 1. */
  readonly rank: number | undefined;
  readonly chosen: boolean;
  /** What the action did to it. */
  readonly change: TreeChange['kind'] | undefined;
}

/** What is worth more than a thin line. */
interface Marked {
  readonly decision?: Decision | undefined;
  readonly changes?: readonly TreeChange[] | undefined;
}

/** A candidate less probable than this is drawn like any other control. */
const worthShowing = 0.005;

/**
 * What is drawn over the picture, the choice last and so on top. Controls that are off the screen have no frame.
 * @param area what the picture shows, in pixels of the screen
 */
export function outlinesOf(list: ControlList, area: Rect, { decision, changes }: Marked = {}): readonly Outline[] {
  const ranks = new Map(decision?.ground.candidates.map((one, index) => [one.control, { ...one, rank: index + 1 }]));
  const changed = new Map(changes?.map(one => [one.control, one.kind]));
  const plain: Outline[] = [];
  const marked: Outline[] = [];
  for (const { id, rect, offscreen } of list.controls) {
    const chosen = id === decision?.chosen;
    if (rect === undefined || rect.width <= 0 || rect.height <= 0 || (offscreen && !chosen)) continue;
    const candidate = ranks.get(id);
    const counts = candidate !== undefined && (candidate.probability >= worthShowing || chosen);
    const change = changed.get(id);
    (chosen || counts || change !== undefined ? marked : plain).push({
      control: id,
      rect: { x: rect.x - area.x, y: rect.y - area.y, width: rect.width, height: rect.height },
      probability: counts ? candidate.probability : undefined,
      rank: counts ? candidate.rank : undefined,
      chosen,
      change,
    });
  }
  return [...plain, ...marked.sort((a, b) => weight(a) - weight(b))];
}

function weight({ chosen, probability, change }: Outline): number {
  return chosen ? 3 : change !== undefined ? 2 : (probability ?? 0);
}

/** The smallest control at a place of the picture; of equal ones, the last. */
export function outlineAt(outlines: readonly Outline[], x: number, y: number): Outline | undefined {
  let best: Outline | undefined;
  let bestArea = Number.POSITIVE_INFINITY;
  for (const outline of outlines) {
    const { rect } = outline;
    if (x < rect.x || y < rect.y || x >= rect.x + rect.width || y >= rect.y + rect.height) continue;
    const area = rect.width * rect.height;
    if (area > bestArea) continue;
    best = outline;
    bestArea = area;
  }
  return best;
}

/** What a picture of this tree would show, where there is none: the place of its window. */
export function areaOf(list: ControlList): Rect | undefined {
  return list.controls.find(one => one.rect !== undefined && one.rect.width > 0 && one.rect.height > 0)?.rect;
}

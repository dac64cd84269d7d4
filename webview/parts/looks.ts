import type { Rect } from '../../protocol/control-tree.ts';
import type { Observation } from '../../trace/state.ts';
import { type ControlList, noControls } from '../model/control-list.ts';
import { areaOf } from '../model/outlines.ts';
import type { BlobStore } from './blob-store.ts';

/** One look at the program, as far as its tree and picture are read. */
export interface Look {
  readonly seen: Observation;
  /** Its tree is on its way. */
  readonly isWaiting: boolean;
  readonly list: ControlList;
  /** What is missing or odd, in words. */
  readonly notes: readonly string[];
  readonly bitmap: ImageBitmap | undefined;
  /** What the picture shows, in pixels of the screen. */
  readonly area: Rect | undefined;
  /** Why there is no picture. */
  readonly missing: string | undefined;
}

const latest = new WeakMap<Observation, Look>();

/**
 * Reads tree and picture of an observation, or begins to: the store tells when they are there. As long as nothing of it
 * is different, it is the same object.
 * @param meanwhile the look that was shown before in its place: its tree and picture stay until those of this one are there
 */
export function lookAt(seen: Observation, blobs: BlobStore, meanwhile?: Look): Look {
  const now = read(seen, blobs, meanwhile);
  const before = latest.get(seen);
  const isSame =
    before?.list === now.list &&
    before.isWaiting === now.isWaiting &&
    before.bitmap === now.bitmap &&
    before.missing === now.missing;
  if (before !== undefined && isSame && before.notes.length === now.notes.length) return before;
  latest.set(seen, now);
  return now;
}

function read(seen: Observation, blobs: BlobStore, meanwhile: Look | undefined): Look {
  const tree = blobs.tree(seen.tree);
  const list = tree === undefined ? (meanwhile?.list ?? noControls) : tree.ok ? tree.value : noControls;
  const shot = seen.screenshot && blobs.picture(seen.screenshot.blob);
  return {
    seen,
    isWaiting: tree === undefined,
    list,
    notes: tree === undefined ? [] : tree.ok ? tree.value.notes : [tree.problem],
    bitmap: shot?.ok ? shot.value : seen.screenshot !== undefined && shot === undefined ? meanwhile?.bitmap : undefined,
    area: seen.screenshot?.rect ?? areaOf(list),
    missing:
      seen.screenshot === undefined
        ? 'No picture was taken: only the outlines are shown.'
        : shot?.ok === false
          ? shot.problem
          : undefined,
  };
}

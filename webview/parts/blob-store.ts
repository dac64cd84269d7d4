import { z } from 'zod';
import { Candidate } from '../../protocol/model.ts';
import type { ControlList } from '../model/control-list.ts';
import { readTreeFile, type TreeFile } from '../model/tree-file.ts';

/** A large thing of a run: it is there, it is not, or it is on its way (undefined). */
type Loaded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** How many of a kind are kept: enough to go back and forth between neighbours. */
const kept = 12;
/** Of the small pictures, of which many are seen at once. */
const keptThumbnails = 60;

/** Pixels. */
export const thumbnailWidth = 220;

/** The blobs of a run, read by URI when somebody wants to see them. */
export class BlobStore {
  /** URI of the folder, with a slash at its end. */
  readonly base: string;
  readonly #changed: () => void;
  readonly #trees = new Map<string, Loaded<ControlList> | 'loading'>();
  readonly #pictures = new Map<string, Loaded<ImageBitmap> | 'loading'>();
  readonly #thumbnails = new Map<string, Loaded<ImageBitmap> | 'loading'>();
  readonly #candidates = new Map<string, Loaded<readonly Candidate[]> | 'loading'>();
  readonly #texts = new Map<string, Loaded<string> | 'loading'>();
  #lastTree: TreeFile | undefined;

  /** @param changed something that was asked for is there now */
  constructor(base: string, changed: () => void) {
    this.base = base;
    this.#changed = changed;
  }

  tree(ref: string): Loaded<ControlList> | undefined {
    // Everything else waits for it.
    return this.#get(this.#trees, ref, 'control tree', async answer => this.#read(await answer.text()), kept, 'high');
  }

  #read(text: string): ControlList {
    this.#lastTree = readTreeFile(text, this.#lastTree);
    return this.#lastTree.list;
  }

  picture(ref: string): Loaded<ImageBitmap> | undefined {
    // The file's name tells nothing of its type, so it is said here.
    return this.#get(this.#pictures, ref, 'picture', async answer =>
      createImageBitmap(new Blob([await answer.arrayBuffer()], { type: 'image/png' })),
    );
  }

  /** A picture made small. What is looked at comes before. */
  thumbnail(ref: string): Loaded<ImageBitmap> | undefined {
    return this.#get(
      this.#thumbnails,
      ref,
      'picture',
      async answer => {
        const picture = new Blob([await answer.arrayBuffer()], { type: 'image/png' });
        return createImageBitmap(picture, { resizeWidth: thumbnailWidth, resizeQuality: 'medium' });
      },
      keptThumbnails,
      'idle',
    );
  }

  /** All candidates of a decision. */
  candidates(ref: string): Loaded<readonly Candidate[]> | undefined {
    return this.#get(this.#candidates, ref, 'list of candidates', async answer =>
      z.array(Candidate).parse(await answer.json()),
    );
  }

  text(ref: string): Loaded<string> | undefined {
    return this.#get(this.#texts, ref, 'text', answer => answer.text());
  }

  #get<T>(
    cache: Map<string, Loaded<T> | 'loading'>,
    ref: string,
    what: string,
    read: (answer: Response) => Promise<T>,
    most = kept,
    priority: RequestPriority | 'idle' = 'low',
  ): Loaded<T> | undefined {
    const known = cache.get(ref);
    if (known === 'loading') return undefined;
    if (known !== undefined) {
      cache.delete(ref);
      cache.set(ref, known);
      return known;
    }
    cache.set(ref, 'loading');
    void this.#load(ref, what, read, priority).then(loaded => {
      cache.set(ref, loaded);
      for (const oldest of cache.keys()) {
        if (cache.size <= most) break;
        cache.delete(oldest);
      }
      this.#changed();
    });
    return undefined;
  }

  async #load<T>(
    ref: string,
    what: string,
    read: (answer: Response) => Promise<T>,
    priority: RequestPriority | 'idle',
  ): Promise<Loaded<T>> {
    let answer: Response;
    if (priority === 'idle') await idle();
    try {
      answer = await fetch(this.base + ref, { priority: priority === 'idle' ? 'low' : priority });
    } catch {
      return { ok: false, problem: `The ${what} is not in the run’s folder any more.` };
    }
    if (!answer.ok) return { ok: false, problem: `The ${what} is not in the run’s folder any more.` };
    try {
      return { ok: true, value: await read(answer) };
    } catch {
      return { ok: false, problem: `The ${what} is damaged: it cannot be read.` };
    }
  }
}

/** Until there is nothing more urgent to do, or half a second is over. */
function idle(): Promise<unknown> {
  return new Promise(resolve => requestIdleCallback(resolve, { timeout: 500 }));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ControlTree } from '../../protocol/control-tree.ts';
import { Candidate } from '../../protocol/model.ts';
import { BlobRef } from '../../trace/format.ts';

/** The large things of a run, read from its folder when somebody wants to see them; nothing is kept. */
export class Blobs {
  readonly folder: string;
  constructor(runFolder: string) {
    this.folder = join(runFolder, 'blobs');
  }

  path(ref: string): string {
    return join(this.folder, BlobRef.parse(ref));
  }

  /** Undefined when it is not there any more. */
  text(ref: string): string | undefined {
    try {
      return readFileSync(this.path(ref), 'utf8');
    } catch {
      return undefined;
    }
  }

  tree(ref: string): ControlTree | undefined {
    return ControlTree.safeParse(this.#json(ref)).data;
  }

  candidates(ref: string): readonly Candidate[] | undefined {
    return Candidate.array().safeParse(this.#json(ref)).data;
  }

  #json(ref: string): unknown {
    try {
      return JSON.parse(this.text(ref) ?? '');
    } catch {
      return undefined;
    }
  }
}

import { createHash } from 'node:crypto';
import type { ControlIndex } from '../controls/control-index.ts';
import { normaliseWin32 } from '../controls/normalise/normalise.ts';
import type { ControlTree } from '../protocol/control-tree.ts';
import type { Capture, Screenshot } from '../protocol/target.ts';

/** What was seen of the program at one moment, secrets already taken out. */
export interface Observation {
  /** The target's name for it; actions refer to it. */
  readonly id: string;
  readonly index: ControlIndex;
  /** SHA-256 of the tree as JSON: equal trees have equal ones. */
  readonly treeHash: string;
  readonly treeJson: string;
  readonly screenshot?: (Screenshot & { readonly hash: string }) | undefined;
  readonly idle: boolean;
  /** Milliseconds the capture took. */
  readonly durationMs: number;
}

/** A capture of any backend as a control tree. */
export function treeOf(capture: Capture): ControlTree {
  switch (capture.backend) {
    case 'tree':
      return capture.tree;
    case 'win32':
      return normaliseWin32(capture);
  }
}

export function hashOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether both show the same controls in the same state. */
export function agree(one: Observation, other: Observation): boolean {
  return one.treeHash === other.treeHash && one.screenshot?.hash === other.screenshot?.hash;
}

import { ControlTree } from '../protocol/control-tree.ts';
import { normaliseWin32 } from './normalise/normalise.ts';
import { readBy, UnusableTree } from './unusable-tree.ts';

/**
 * A control tree from a file's JSON: a control tree as it is saved, a capture that holds one, or raw Win32 facts.
 * @throws UnusableTree
 */
export function readTree(json: unknown): ControlTree {
  if (typeof json !== 'object' || json === null) throw new UnusableTree('A control tree is a JSON object.');
  if ('format' in json) return readBy(ControlTree, json, 'The control tree');
  if ('backend' in json && json.backend === 'win32') return normaliseWin32(json);
  if ('backend' in json && json.backend === 'tree' && 'tree' in json) return readTree(json.tree);
  throw new UnusableTree(
    'This is neither a control tree (`"format": 1`) nor recorded Win32 facts (`"backend": "win32"`).',
  );
}

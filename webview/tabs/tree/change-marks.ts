import type { TreeChange } from '../../../trace/format.ts';

/** Say the same without colour. */
export const changeMarks = { appeared: '+', vanished: '−', changed: '~' } as const satisfies Record<
  TreeChange['kind'],
  string
>;

import { type ControlList, readControls, withChanged } from './control-list.ts';

/** The file of a control tree as text, and what was read of it. */
export interface TreeFile {
  readonly text: string;
  readonly list: ControlList;
  /** What stands before the root, and each control in tree order; where it was needed. */
  readonly pieces?: readonly string[] | undefined;
}

/** With more of them different, to read all is as fast. */
const mostChanged = 500;

// In JSON a quote that is not escaped begins or ends a text: neither of these can be part of a name.
const begin = '{"id":';
const children = '"children":[';

/**
 * Reads the file of a control tree. Where the last one had the same controls, only those are read that say something
 * else now: most of what a program shows stays as it is, and the JSON of ten thousand controls takes more than a frame.
 *
 * @throws SyntaxError it is no JSON
 */
export function readTreeFile(text: string, last?: TreeFile): TreeFile {
  return (last && readAsChanged(text, last)) ?? { text, list: readControls(JSON.parse(text)) };
}

function readAsChanged(text: string, last: TreeFile): TreeFile | undefined {
  const { list } = last;
  // What is odd about a tree is told by reading all of it.
  if (list.notes.length > 0) return undefined;
  const then = last.pieces ?? piecesOf(last);
  if (then === undefined) return undefined;
  const pieces = text.split(begin);
  if (pieces.length !== then.length) return undefined;
  const [head = ''] = pieces;
  if (head !== then[0] && !isWhole(objectIn(`${head}null}`))) return undefined;
  const changed = new Map<number, Record<string, unknown>>();
  for (let index = 1; index < pieces.length; index += 1) {
    const [was = '', is = ''] = [then[index], pieces[index]];
    if (was === is) continue;
    const own = ownEnd(is);
    // What is below it, and what comes after it, is where it was.
    if (own < 0 || is.slice(own) !== was.slice(ownEnd(was))) return undefined;
    const node = objectIn(`${begin}${is.slice(0, own)}${children}]}`);
    if (node === undefined || node.id !== list.controls[index - 1]?.id || changed.size === mostChanged)
      return undefined;
    changed.set(index - 1, node);
  }
  return { text, list: withChanged(list, changed), pieces };
}

/** @returns undefined where the file is not written so that what a control says of itself comes before what is below it */
function piecesOf({ text, list }: TreeFile): readonly string[] | undefined {
  const pieces = text.split(begin);
  if (pieces.length !== list.controls.length + 1) return undefined;
  return pieces.every((piece, index) => index === 0 || ownEnd(piece) >= 0) ? pieces : undefined;
}

/** Where a control's children begin, if after that controls only end; -1 if something else comes. */
function ownEnd(piece: string): number {
  let end = piece.length;
  while (end > 0 && ']},'.includes(piece.charAt(end - 1))) end -= 1;
  return piece.startsWith(children, end - children.length) ? end - children.length : -1;
}

function isWhole(file: Record<string, unknown> | undefined): boolean {
  return file !== undefined && file.root === null && file.partial !== true;
}

/** @returns undefined when it is no object */
function objectIn(json: string): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(json);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : undefined;
  } catch {
    return undefined;
  }
}

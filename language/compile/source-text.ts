import type { AstNode } from 'langium';
import type { PlanRange } from '../../protocol/position.ts';

/** The source of a node on one line. */
export function onOneLine(node: AstNode): string {
  return joined(node.$cstNode?.text ?? '');
}

/** The source of a statement up to its block, on one line. */
export function headerText(node: AstNode, block: AstNode | undefined): string {
  return joined(header(node, block));
}

/** The range of a statement up to its block. */
export function headerRange(node: AstNode, block: AstNode | undefined, whole: PlanRange): PlanRange {
  if (block === undefined) return whole;
  const lines = header(node, block).trimEnd().split(lineBreak);
  const last = lines.at(-1)?.length ?? 0;
  const endColumn = lines.length === 1 ? whole.column + last : last + 1;
  return { ...whole, endLine: whole.line + lines.length - 1, endColumn };
}

const lineBreak = /\r\n|\n|\r/;

function header(node: AstNode, block: AstNode | undefined): string {
  const { $cstNode: cst } = node;
  if (cst === undefined) return '';
  return block?.$cstNode === undefined ? cst.text : cst.text.slice(0, block.$cstNode.offset - cst.offset);
}

function joined(text: string): string {
  return text
    .split(lineBreak)
    .map((line, index, lines) => (index < lines.length - 1 ? line.replace(/(?:^|\s)\/\/.*$/, '') : line).trim())
    .join(' ')
    .trim();
}

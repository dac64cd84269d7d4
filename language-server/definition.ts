import type { Declaration } from '../language/bind/declaration.ts';
import { isUseDeclaration } from '../language/generated/ast.ts';
import type { Plan } from '../language/plan.ts';
import type { PlanRange } from '../protocol/position.ts';

/** Where the name at an offset is declared, or the beginning of the file that a `use` names. */
export function definitionAt(plan: Plan, offset: number): PlanRange | undefined {
  const { names, source } = plan;
  const item = source.pieceAt(offset)?.root.item;
  if (isUseDeclaration(item) && source.tokenAt(offset)) {
    const used = names.uses.find(({ node }) => node === item);
    return used?.names && { file: used.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  }
  const declaration = declarationAt(plan, offset);
  return declaration && names.rangeOf(declaration);
}

/** What the name at an offset means, also where its statement is broken. */
export function declarationAt({ names, source }: Plan, offset: number): Declaration | undefined {
  const found = source.tokenAt(offset);
  if (found?.token.tokenType.name !== 'NAME') return undefined;
  const { piece, token } = found;
  const before = piece.tokens[piece.tokens.indexOf(token) - 1]?.tokenType.name;
  // A property is no name, even when something is called like it.
  if (before === '.' || before === '[') return undefined;
  const node = source.nodeAt(offset);
  if (node) return names.resolve(node);
  return names.visibleAt(offset).find(({ name }) => name === token.image);
}

import type { AstNode } from 'langium';

/** Calls `visit` for the nodes directly below a node, in the order of its properties. */
export function eachChild(node: AstNode, visit: (child: AstNode) => void): void {
  // Langium keeps its own facts, the way upwards among them, under names with a `$`.
  for (const [key, value] of Object.entries(node)) {
    if (typeof value !== 'object' || value === null || key.charCodeAt(0) === dollar) continue;
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) visit(item);
    } else if (isNode(value)) {
      visit(value);
    }
  }
}

const dollar = 36;

/** Calls `visit` for the node and for everything below it, outer nodes first. */
export function walk(node: AstNode, visit: (node: AstNode) => void): void {
  visit(node);
  eachChild(node, child => walk(child, visit));
}

/** The node itself or the nearest one around it for which the test holds. */
export function enclosing<T extends AstNode>(
  node: AstNode | undefined,
  test: (node: AstNode) => node is T,
): T | undefined {
  for (let at = node; at !== undefined; at = at.$container) if (test(at)) return at;
  return undefined;
}

/** The root of the piece the node stands in. */
export function rootOf(node: AstNode): AstNode {
  let root = node;
  while (root.$container !== undefined) root = root.$container;
  return root;
}

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && '$type' in value && typeof value.$type === 'string';
}

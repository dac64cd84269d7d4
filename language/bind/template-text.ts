import type { Template } from '../generated/ast.ts';

/** The text of a template without holes; undefined when it has some. */
export function plainText(template: Template): string | undefined {
  return template.holes.length === 0 ? (template.chunks[0] ?? '') : undefined;
}

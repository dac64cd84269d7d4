import type { z } from 'zod';

/** Recorded controls that cannot be read. `message` is for people and says where in the data it is wrong. */
export class UnusableTree extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnusableTree';
  }
}

/** Reads data by a schema. @throws UnusableTree with the first problem and its place, `tree.children[3].rect` */
export function readBy<T>(schema: z.ZodType<T>, data: unknown, what: string): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = (issue?.path ?? [])
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
  const more = result.error.issues.length - 1;
  throw new UnusableTree(
    `${what} cannot be read: ${place === '' ? '' : `at ${place}: `}${issue?.message ?? 'not what was expected'}` +
      `${more > 0 ? ` (and ${more} more problems)` : ''}.`,
  );
}

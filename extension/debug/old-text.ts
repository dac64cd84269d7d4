import { createHash } from 'node:crypto';

/**
 * Whether a run works with another text of a file than this one.
 *
 * @param sources SHA-256 of every file of its plan, by path
 */
export function runsOldText(sources: Readonly<Record<string, string>>, file: string, text: string): boolean {
  const known = sources[file];
  return known !== undefined && known !== createHash('sha256').update(text).digest('hex');
}

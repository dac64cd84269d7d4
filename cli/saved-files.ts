import { existsSync, readFileSync } from 'node:fs';
import { readTree } from '../controls/read-tree.ts';
import { UnusableTree } from '../controls/unusable-tree.ts';
import type { ControlTree } from '../protocol/control-tree.ts';
import { UsageError } from './command.ts';

/** A control tree that was saved. @throws UsageError */
export function openTree(path: string): ControlTree {
  try {
    return readTree(parseJson(readText(path), path));
  } catch (error) {
    if (error instanceof UnusableTree) throw new UsageError(`${path}: ${error.message}`);
    throw error;
  }
}

/** @throws UsageError */
export function readText(path: string): string {
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`);
  return readFileSync(path, 'utf8');
}

/** `where` is for the message. @throws UsageError */
export function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${where} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

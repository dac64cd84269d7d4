import { printTree } from '../../controls/print.ts';
import type { ExitCode, Terminal } from '../command.ts';
import { lookOnce, theControl } from '../shown-window.ts';

export interface TreeOptions {
  readonly target: string;
  readonly launch?: string;
  readonly window?: string;
  readonly json?: boolean;
}

/** The control tree of a program, or of one control of it. */
export async function tree(options: TreeOptions, terminal: Terminal): Promise<ExitCode> {
  const { index } = await lookOnce(options);
  const top = options.window === undefined ? index.tree.root : theControl(options.window, index);
  if (options.json) terminal.out(`${JSON.stringify({ ...index.tree, root: top }, undefined, 2)}\n`);
  else terminal.out(`${printTree(index, {}, top)}\n`);
  if (index.tree.partial) terminal.err('Partial: a part of the program did not answer in time.\n');
  return 0;
}

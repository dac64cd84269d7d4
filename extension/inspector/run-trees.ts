import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ControlIndex } from '../../controls/control-index.ts';
import { readTree } from '../../controls/read-tree.ts';
import { suggestSelectors } from '../../controls/suggest.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';
import type { SuggestedSelector } from '../../protocol/inspector.ts';
import { BlobRef } from '../../trace/format.ts';

/** The control trees of a run's folder, for what the page asks of them. The last one is kept. */
export class RunTrees {
  readonly #folder: string;
  #latest: { readonly ref: string; readonly index: Promise<ControlIndex> } | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Selectors for a control, the most lasting first. @throws Error for people */
  async selectors(tree: string, control: string): Promise<readonly SuggestedSelector[]> {
    const { index, node } = await this.#find(tree, control);
    return suggestSelectors(node, index).map(({ text, matches, unique }) => ({ text, matches, unique }));
  }

  /** The selector that means a control and lasts longest. @throws Error for people */
  async selector(tree: string, control: string): Promise<string> {
    const selectors = await this.selectors(tree, control);
    const best = selectors.find(({ unique }) => unique) ?? selectors[0];
    if (best === undefined) throw new Error('No selector means this control.');
    return best.text;
  }

  /** @throws Error for people */
  async control(tree: string, control: string): Promise<ControlNode> {
    return (await this.#find(tree, control)).node;
  }

  async #find(tree: string, control: string): Promise<{ index: ControlIndex; node: ControlNode }> {
    const index = await this.#index(tree);
    const node = index.node(control);
    if (node === undefined) throw new Error('The control is not in this tree.');
    return { index, node };
  }

  async #index(ref: string): Promise<ControlIndex> {
    if (this.#latest?.ref === ref) return this.#latest.index;
    const index = this.#read(ref);
    this.#latest = { ref, index };
    return index;
  }

  async #read(ref: string): Promise<ControlIndex> {
    // The name of a blob is a hash: nothing else is read, wherever it comes from.
    const file = join(this.#folder, 'blobs', BlobRef.parse(ref));
    try {
      return new ControlIndex(readTree(JSON.parse(await readFile(file, 'utf8'))));
    } catch {
      throw new Error('The control tree is not in the run’s folder any more, or it is damaged.');
    }
  }
}

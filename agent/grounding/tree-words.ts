import { ControlIndex } from '../../controls/control-index.ts';
import { canonicalText } from '../../controls/text-match.ts';
import type { ControlNode, ControlTree } from '../../protocol/control-tree.ts';
import type { ControlType } from '../../protocol/control-types.ts';
import { wordsOf } from './words.ts';

/** What grounding asks of a control again and again. */
export interface NodeWords {
  readonly node: ControlNode;
  readonly parent: ControlNode | undefined;
  readonly canonical: string;
  /** Only its letters and digits. */
  readonly compact: string;
  readonly name: readonly string[];
  readonly automationId: readonly string[];
  readonly helpText: readonly string[];
  /** For a field without a name: the text just before it. */
  readonly label: string;
}

/** The words of one control tree, made once for each tree. The tree must not change afterwards. */
export class TreeWords {
  readonly index: ControlIndex;
  /** In tree order. */
  readonly all: readonly NodeWords[];
  /** The innermost open dialog or menu in front; absent when the main window itself is. */
  readonly front: ControlNode | undefined;
  readonly #frequency = new Map<string, number>();
  readonly #types: ReadonlySet<ControlType>;

  constructor(tree: ControlTree) {
    this.index = new ControlIndex(tree);
    const labels = labelsOf(this.index);
    this.all = this.index.nodes.map(node => this.#wordsOfNode(node, labels.get(node) ?? ''));
    this.front = frontOf(this.index);
    this.#types = new Set(this.index.nodes.map(({ controlType }) => controlType));
    for (const { name } of this.all) {
      for (const word of new Set(name)) this.#frequency.set(word, (this.#frequency.get(word) ?? 0) + 1);
    }
  }

  /** All words of names, each once. */
  get vocabulary(): Iterable<string> {
    return this.#frequency.keys();
  }

  hasType(type: ControlType): boolean {
    return this.#types.has(type);
  }

  /** How much a word tells one control from another: rare words much, common ones little. At least 0.5. */
  weightOf(word: string): number {
    const share = (1 + (this.#frequency.get(word) ?? 0)) / (1 + this.all.length);
    return Math.max(0.5, -Math.log(share));
  }

  #wordsOfNode(node: ControlNode, label: string): NodeWords {
    return {
      node,
      parent: this.index.parent(node),
      canonical: canonicalText(node.name),
      compact: compactText(node.name),
      name: node.name === '' ? [] : wordsOf(node.name),
      automationId: node.automationId && /\p{L}/u.test(node.automationId) ? wordsOf(node.automationId) : [],
      helpText: node.helpText ? wordsOf(node.helpText) : [],
      label,
    };
  }
}

/** Letters and digits only: `Print pre-view` is `printpreview`. */
export function compactText(text: string): string {
  return text === '' ? '' : text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function labelsOf(index: ControlIndex): Map<ControlNode, string> {
  const labels = new Map<ControlNode, string>();
  for (const parent of index.nodes) {
    let before: ControlNode | undefined;
    for (const child of parent.children) {
      if (before?.controlType === 'Text' && child.name === '' && isField(child)) labels.set(child, before.name);
      before = child;
    }
  }
  return labels;
}

function isField({ controlType }: ControlNode): boolean {
  return controlType === 'Edit' || controlType === 'ComboBox' || controlType === 'Spinner' || controlType === 'List';
}

/** The last open window below the root is the one in front: dialogs are children of the window that owns them. */
function frontOf(index: ControlIndex): ControlNode | undefined {
  return index.nodes.findLast(
    node => node !== index.tree.root && node.controlType === 'Window' && node.enabled && !node.offscreen,
  );
}

const known = new WeakMap<ControlTree, TreeWords>();

export function wordsOfTree(tree: ControlTree): TreeWords {
  let words = known.get(tree);
  if (!words) {
    words = new TreeWords(tree);
    known.set(tree, words);
  }
  return words;
}

import type { ControlIndex } from '../../../controls/control-index.ts';
import type { ControlNode } from '../../../protocol/control-tree.ts';
import type { GroundResult, InferRequest } from '../../../protocol/model.ts';
import { rank } from '../../grounding/rank.ts';
import { wordsOfTree } from '../../grounding/tree-words.ts';

/** What a description led to. */
export interface Found {
  readonly description: string;
  /** The control that is meant; absent when none is sure enough. */
  readonly node: ControlNode | undefined;
  readonly probability: number;
  /** Likelier to be here than not, even if it is not clear which one of several it is. */
  readonly isHere: boolean;
  /** The best one, sure or not, as far as it is at all like the description. */
  readonly nearest: ControlNode | undefined;
}

/** What there is to go by when the next action is decided: the observation, and what was done for the sentence. */
export class Situation {
  readonly index: ControlIndex;
  /** The dialog in front, if one is open. */
  readonly front: ControlNode | undefined;
  /** What was done for this sentence, in Task Plan syntax, oldest first. */
  readonly done: readonly string[];
  readonly #request: InferRequest;

  constructor(request: InferRequest) {
    this.#request = request;
    const words = wordsOfTree(request.tree);
    this.index = words.index;
    this.front = words.front;
    const { memory, actionsOfSentence } = request;
    this.done = actionsOfSentence === 0 ? [] : memory.slice(-actionsOfSentence).map(({ action }) => action);
  }

  /** Finds the control a description means, for a verb. */
  find(description: string, verb: string): Found {
    const { tree, scope } = this.#request;
    const result: GroundResult = rank({ description, verb, tree, ...(scope ? { scope } : {}) });
    const best = result.candidates[0];
    const node = best && this.index.node(best.control);
    const isAlike = best?.features.some(({ weight }) => weight > 2) ?? false;
    const isSure = best !== undefined && best.probability >= result.threshold;
    const probability = best?.probability ?? 0;
    return {
      description,
      node: isSure ? node : undefined,
      probability,
      isHere: probability >= result.notHere,
      nearest: isAlike ? node : undefined,
    };
  }

  /** Whether an action on a control of this name was done for this sentence. */
  wasUsed(name: string): boolean {
    return this.done.some(action => action.includes(`"${name}"`));
  }

  /** The field that the keyboard is in, if it is one. */
  focusedField(): ControlNode | undefined {
    return this.index.nodes.findLast(
      node => node.focused && ['Edit', 'Document', 'ComboBox', 'Spinner'].includes(node.controlType),
    );
  }

  /** The text of the document, as far as the observation holds it. */
  documentText(): string | undefined {
    const { node } = this.find('the document', 'select-text');
    return node?.value;
  }
}

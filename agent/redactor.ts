import type { ControlNode, ControlTree, Rect } from '../protocol/control-tree.ts';
import { secretMark } from './values.ts';

/**
 * The one redactor, between the target and everything else: live secrets become `•••` in trees, replies, errors and
 * output; a control that received one has no value for the rest of the run.
 */
export class Redactor {
  /** Longest first, so that a secret that holds another one goes whole. */
  #secrets: string[] = [];
  readonly #tainted = new Set<string>();

  /** Shorter values than four characters would blank ordinary text: their controls are still tainted. */
  addSecret(value: string): void {
    if (value.length >= 4 && !this.#secrets.includes(value)) {
      this.#secrets = [...this.#secrets, value].sort((a, b) => b.length - a.length);
    }
  }

  /** From now on the control shows no value. */
  taint(control: string): void {
    this.#tainted.add(control);
  }

  /** What it holds is not shown: an effect on it can't be seen. */
  isTainted(control: string | undefined): boolean {
    return control !== undefined && this.#tainted.has(control);
  }

  get isIdle(): boolean {
    return this.#secrets.length === 0 && this.#tainted.size === 0;
  }

  text(text: string): string {
    let redacted = text;
    for (const secret of this.#secrets) {
      if (redacted.includes(secret)) redacted = redacted.replaceAll(secret, secretMark);
    }
    return redacted;
  }

  /** As `text`, of a text that goes on: an end that is, or may become, a part of a secret is left out until it is clear. */
  begun(text: string): string {
    let whole = text.length;
    for (const secret of this.#secrets) {
      const longest = Math.min(secret.length - 1, text.length);
      for (let length = longest; length > text.length - whole; length--)
        if (text.endsWith(secret.slice(0, length))) whole = text.length - length;
    }
    // What is cut off may be the end of a secret that is there whole.
    for (let cut = -1; cut !== whole; ) {
      cut = whole;
      for (const secret of this.#secrets) {
        const at = text.lastIndexOf(secret, whole - 1);
        if (at >= 0 && at + secret.length > whole) whole = at;
      }
    }
    return this.text(text.slice(0, whole));
  }

  /** The same data with every text in it redacted; keys are left alone. */
  data<T>(data: T): T {
    if (this.#secrets.length === 0) return data;
    return this.#redact(data) as T;
  }

  /** The tree without secrets, and the places a picture has to hide. */
  tree(tree: ControlTree): { tree: ControlTree; blank: Rect[] } {
    if (this.isIdle) return { tree, blank: [] };
    const blank: Rect[] = [];
    const redact = (node: ControlNode): ControlNode => {
      const children = node.children.map(redact);
      const tainted = this.#tainted.has(node.id);
      const name = this.text(node.name);
      const value = node.value === undefined ? undefined : this.text(node.value);
      const shows = tainted || name !== node.name || value !== node.value;
      if (shows && node.rect !== undefined && !node.offscreen) blank.push(node.rect);
      const clean: ControlNode = { ...node, children, name };
      if (tainted) delete clean.value;
      else if (value !== undefined) clean.value = value;
      if (clean.helpText !== undefined) clean.helpText = this.text(clean.helpText);
      return clean;
    };
    return {
      tree: { ...tree, window: { ...tree.window, title: this.text(tree.window.title) }, root: redact(tree.root) },
      blank,
    };
  }

  #redact(data: unknown): unknown {
    if (typeof data === 'string') return this.text(data);
    if (Array.isArray(data)) return data.map(item => this.#redact(item));
    if (typeof data === 'object' && data !== null && !(data instanceof Uint8Array)) {
      return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, this.#redact(value)]));
    }
    return data;
  }
}

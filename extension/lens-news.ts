import * as vscode from 'vscode';
import { isPlan } from './open-plans.ts';

/** Longer than VS Code waits, at ease, before it asks for lenses that changed. In milliseconds. */
const patience = 1_000;
const tries = 10;

/**
 * Tells VS Code that lenses of plans changed, until it has asked for them.
 *
 * An editor that loses the focus forgets that it was told, and at a stop the focus goes its own ways: to the account of
 * a failure, to a view, to a page.
 */
export class LensNews implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #waitsFor = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  readonly event = this.#changed.event;

  tell(): void {
    this.#waitsFor.clear();
    for (const { document } of vscode.window.visibleTextEditors)
      if (isPlan(document)) this.#waitsFor.add(document.uri.toString());
    this.#tell(tries);
  }

  #tell(left: number): void {
    clearTimeout(this.#timer);
    this.#changed.fire();
    if (left > 0 && this.#waitsFor.size > 0) this.#timer = setTimeout(() => this.#tell(left - 1), patience);
  }

  /** To be called by the provider, for what it is asked for. */
  asked({ uri }: vscode.TextDocument): void {
    this.#waitsFor.delete(uri.toString());
    if (this.#waitsFor.size === 0) clearTimeout(this.#timer);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#changed.dispose();
  }
}

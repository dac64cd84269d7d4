import type { ControlTree } from '../../../../protocol/control-tree.ts';
import { type AppState, titleOf, topDialog } from '../model/app-state.ts';
import { addDialog, dialogId } from './dialogs.ts';
import { windowRect } from './geometry.ts';
import { addMainWindow } from './main-window.ts';
import { addPopup } from './popup.ts';
import { type Element, SceneBuilder } from './scene.ts';

/** What the program shows at one moment: the tree others see, and what each control does and looks like. */
export interface Scene {
  readonly tree: ControlTree;
  /** By id, in the order of drawing: what comes later lies in front. */
  readonly elements: ReadonlyMap<string, Element>;
}

/** The id of the control with the keyboard focus; empty when another program has it. */
export function focusOf(state: AppState): string {
  if (!state.active) return '';
  const dialog = topDialog(state);
  return dialog ? `${dialogId(dialog)}.${dialog.focus}` : state.focus;
}

/** Lays out a state. The same state gives the same tree, ids included. */
export function layOut(state: AppState, program: { process: string; processId: number }): Scene {
  const scene = new SceneBuilder(focusOf(state));
  scene.blocked = state.dialogs.length > 0;
  const root = addMainWindow(scene, state);
  for (const [depth, dialog] of state.dialogs.entries()) {
    scene.blocked = depth < state.dialogs.length - 1;
    addDialog(scene, state, root, dialog, depth);
  }
  scene.blocked = false;
  if (state.popup) addPopup(scene, state, root, state.popup);
  return {
    tree: {
      format: 1,
      backend: 'practice',
      window: { title: titleOf(state), ...program, rect: windowRect },
      partial: false,
      root,
    },
    elements: scene.elements,
  };
}

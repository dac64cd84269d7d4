import type { Screenshot } from '../../../../protocol/target.ts';
import { windowRect } from '../layout/geometry.ts';
import type { Scene } from '../layout/layout.ts';
import { popupId } from '../layout/popup.ts';
import type { AppState } from '../model/app-state.ts';
import { Canvas } from './canvas.ts';
import { paintElement } from './looks.ts';
import { encodePng } from './png.ts';
import { theme } from './theme.ts';

/** Draws the window as it shows a state. @param focus the id of the control with the keyboard focus */
export function paint(state: AppState, scene: Scene, focus: string): Screenshot {
  const canvas = new Canvas(windowRect.width, windowRect.height);
  const { popup } = state;
  const highlighted = popup ? `${popupId(popup)}.${popup.highlighted}` : '';
  for (const element of scene.elements.values()) {
    const { rect, offscreen, toggled, expanded, id } = element.node;
    if (offscreen || !rect || !element.look) continue;
    const box = { ...rect, x: rect.x - windowRect.x, y: rect.y - windowRect.y };
    const pressed = toggled === 'on' || toggled === 'mixed' || expanded === true;
    const focused = popup ? id === highlighted : id === focus;
    paintElement({ canvas, state, element, box, focused, pressed });
  }
  canvas.frame({ x: 0, y: 0, width: canvas.width, height: canvas.height }, theme.accent);
  return { png: encodePng(canvas.width, canvas.height, canvas.rows), rect: windowRect };
}

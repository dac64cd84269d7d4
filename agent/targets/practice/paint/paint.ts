import type { Screenshot } from '../../../../protocol/target.ts';
import { windowRect } from '../layout/geometry.ts';
import type { Scene } from '../layout/layout.ts';
import { popupId } from '../layout/popup.ts';
import type { AppState } from '../model/app-state.ts';
import { Canvas } from './canvas.ts';
import { paintElement } from './looks.ts';
import { Pixels } from './pixels.ts';
import { PngWriter } from './png.ts';
import { changed, type Drawn } from './strokes.ts';
import { theme } from './theme.ts';

const { width, height } = windowRect;

/**
 * Draws a window again and again. Every picture is what drawing it from scratch gives; only what changed since the last
 * one is drawn and compressed anew.
 */
export class WindowPainter {
  readonly #canvas = new Canvas(width, height);
  readonly #pixels = new Pixels(width, height);
  readonly #png = new PngWriter(width, height);
  #drawn: readonly Drawn[] = [];

  /** The window as it shows a state. @param focus the id of the control with the keyboard focus */
  paint(state: AppState, scene: Scene, focus: string): Screenshot {
    const drawn = this.#draw(state, scene, focus);
    const strokes = drawn.flatMap(one => one.strokes);
    for (const extent of changed(this.#drawn, drawn)) {
      this.#pixels.draw(strokes, extent);
      this.#png.forget(extent.top, extent.bottom);
    }
    this.#drawn = drawn;
    return { png: this.#png.write(this.#pixels.rows), rect: windowRect };
  }

  #draw(state: AppState, scene: Scene, focus: string): Drawn[] {
    const canvas = this.#canvas;
    const { popup } = state;
    const highlighted = popup ? `${popupId(popup)}.${popup.highlighted}` : '';
    const drawn: Drawn[] = [];
    for (const element of scene.elements.values()) {
      const { rect, offscreen, toggled, expanded, id } = element.node;
      if (offscreen || !rect || !element.look) continue;
      const box = { ...rect, x: rect.x - windowRect.x, y: rect.y - windowRect.y };
      const pressed = toggled === 'on' || toggled === 'mixed' || expanded === true;
      const focused = popup ? id === highlighted : id === focus;
      paintElement({ canvas, state, element, box, focused, pressed });
      drawn.push({ id, strokes: canvas.take() });
    }
    canvas.frame({ x: 0, y: 0, width, height }, theme.accent);
    drawn.push({ id: '', strokes: canvas.take() });
    return drawn;
  }
}

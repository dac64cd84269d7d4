import type { Element } from '../layout/scene.ts';
import type { AppState } from '../model/app-state.ts';
import type { Canvas } from './canvas.ts';
import type { Box, Color } from './strokes.ts';
import { theme } from './theme.ts';

/** What there is to draw of one control. */
export interface Subject {
  readonly canvas: Canvas;
  readonly state: AppState;
  readonly element: Element;
  readonly box: Box;
  readonly focused: boolean;
  /** Something it hangs on is open, or it is switched on. */
  readonly pressed: boolean;
}
export type Painter = (subject: Subject) => void;

export function background({ canvas, box, pressed }: Subject) {
  if (!pressed) return;
  canvas.fill(box, theme.toggled);
  canvas.frame(box, theme.toggledBorder);
}

export const inkOf = ({ element }: Subject): Color => (element.usable ? theme.text : theme.disabled);
export function downArrow(canvas: Canvas, x: number, y: number, color: Color) {
  for (let row = 0; row < 3; row += 1)
    canvas.fill({ x: x - 2 + row, y: y + row, width: 5 - row * 2, height: 1 }, color);
}

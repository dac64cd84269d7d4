import type { Screenshot } from '../../../../protocol/target.ts';
import { windowRect } from '../layout/geometry.ts';
import type { Scene } from '../layout/layout.ts';
import type { AppState } from '../model/app-state.ts';
import { encodePng } from './png.ts';

/** Draws the window as it shows a state. */
export function paint(_state: AppState, _scene: Scene, _focus: string): Screenshot {
  const { width, height } = windowRect;
  const rows = new Uint8Array((width * 3 + 1) * height).fill(255);
  for (let y = 0; y < height; y += 1) rows[y * (width * 3 + 1)] = 0;
  return { png: encodePng(width, height, rows), rect: windowRect };
}

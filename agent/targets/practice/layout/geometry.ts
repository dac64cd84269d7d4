import type { Rect } from '../../../../protocol/control-tree.ts';

/** Where the window lies on the virtual screen. */
export const windowRect: Rect = { x: 120, y: 80, width: 1024, height: 720 };

/** A rectangle given from the window's top left corner. */
export function within(x: number, y: number, width: number, height: number): Rect {
  return { x: windowRect.x + x, y: windowRect.y + y, width, height };
}

export function contains(rect: Rect, x: number, y: number): boolean {
  return x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height;
}

/** About how wide a label is at the size of the interface's font. */
export const labelWidth = (text: string) => Math.ceil([...text].length * 6.2);

/** Heights of the bands of the main window, from the top: title bar, tabs, ribbon; and the status bar at the bottom. */
export const bands = { title: 32, tabs: 28, ribbon: 94, status: 26, ruler: 20, scrollBar: 17 } as const;
export const workTop = bands.title + bands.tabs + bands.ribbon;
export const workBottom = windowRect.height - bands.status;

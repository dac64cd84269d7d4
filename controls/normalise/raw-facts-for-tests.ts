import { ControlIndex } from '../control-index.ts';
import { normaliseWin32 } from './normalise.ts';

const WS_CHILD = 0x40000000;
let handles = 0;

type Facts = Record<string, unknown>;

/** A raw child window; give it its own `style` bits, `WS_CHILD` is added. */
export function rawWindow(className: string, text: string, facts: Facts = {}, children: Facts[] = []): Facts {
  handles += 1;
  const { style, ...others } = facts;
  return {
    hwnd: handles,
    class: className,
    text,
    id: 0,
    rect: [10, 10, 100, 20],
    enabled: true,
    visible: true,
    style: WS_CHILD + (typeof style === 'number' ? style : 0),
    exstyle: 0,
    ...others,
    children,
  };
}

/** Normalises a program window of 400 × 300 pixels that holds these windows. */
export function normalised(children: Facts[], window: Facts = {}, capture: Facts = {}): ControlIndex {
  const tree = { ...rawWindow('App', 'Title', { rect: [0, 0, 400, 300] }, children), style: 0xc00000, ...window };
  return new ControlIndex(normaliseWin32({ backend: 'win32', program: 'app.exe', tree, ...capture }));
}

import { html } from 'lit';

/** The slider between before and after, by pointer and by keys. */
export function divider({
  split,
  box,
  shareAt,
  moved,
}: {
  /** How much of *before* is shown, 0–1. */
  readonly split: number;
  /** Where it is, in pixels of the frame. */
  readonly box: { readonly left: number; readonly top: number; readonly height: number };
  /** The share of the picture's width that lies left of this place of the window. */
  readonly shareAt: (clientX: number) => number;
  readonly moved: (to: number) => void;
}) {
  const move = (to: number) => moved(Math.min(1, Math.max(0, to)));
  const key = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -0.05, ArrowDown: -0.05, ArrowRight: 0.05, ArrowUp: 0.05, Home: -1, End: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(split + by);
  };
  return html`<div
    class="divider"
    role="slider"
    tabindex="0"
    aria-label="How much of before is shown"
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.round(split * 100)}
    aria-valuetext="${Math.round(split * 100)} percent"
    .style=${`left:${box.left}px;top:${box.top}px;height:${box.height}px`}
    @keydown=${key}
    @pointerdown=${(event: PointerEvent) => {
      if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
    }}
    @pointermove=${(event: PointerEvent) => event.buttons === 1 && move(shareAt(event.clientX))}
  ></div>`;
}

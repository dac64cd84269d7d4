import { html, nothing } from 'lit';
import { percent } from '../../../trace/percent.ts';
import type { Control } from '../../model/control-list.ts';
import type { Outline } from '../../model/outlines.ts';
import type { Lie } from '../../model/zoom.ts';
import { foreign } from '../foreign.ts';

const states: readonly string[] = ['value', 'toggled', 'selected', 'expanded', 'focused', 'readOnly'];

/** What is known of the control under the pointer, beside it and inside the frame. */
export function pointedFacts(
  control: Control,
  outline: Outline,
  lie: Lie,
  frame: { readonly width: number; readonly height: number },
) {
  const { scale } = lie;
  const [left, top] = [lie.x + outline.rect.x * scale, lie.y + outline.rect.y * scale];
  const [right, bottom] = [left + outline.rect.width * scale, top + outline.rect.height * scale];
  const isLow = bottom > frame.height * 0.75;
  const place = isLow
    ? `bottom:${Math.max(4, Math.min(frame.height - top + 6, frame.height - 60))}px`
    : `top:${Math.max(4, bottom + 6)}px`;
  const side = left > frame.width * 0.6 ? `right:${Math.max(4, frame.width - right)}px` : `left:${Math.max(4, left)}px`;
  const known = [
    control.enabled ? '' : 'disabled',
    ...control.facts.filter(([key]) => states.includes(key)).map(([key, value]) => `${key}: ${value}`),
  ];
  const size = control.rect && `${control.rect.width} × ${control.rect.height} at ${control.rect.x}, ${control.rect.y}`;
  return html`
    <div class="facts" .style=${`${place};${side}`}>
      <div><span class="quiet">${control.type}</span> ${foreign(control.name, 80)}</div>
      ${outline.probability === undefined ? nothing : html`<div>${percent(outline.probability)} probable, candidate ${outline.rank}</div>`}
      ${outline.change === undefined ? nothing : html`<div>${outline.change} by this action</div>`}
      <div class="quiet">${foreign([size, ...known].filter(Boolean).join(' · '), 300)}</div>
    </div>
  `;
}

import { html } from 'lit';
import { shownText } from '../model/shown-text.ts';

/** A text of a foreign program on one line, set apart so that its direction changes nothing around it. */
export function foreign(text: string, limit?: number) {
  return html`<bdi>${shownText(text, limit)}</bdi>`;
}

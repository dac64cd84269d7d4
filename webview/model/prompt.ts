import type { LabelledControl } from '../../protocol/model.ts';
import type { Control, ControlList } from './control-list.ts';
import { isInteractive } from './tree-rows.ts';

/** A control that the model was not offered, and why, as far as the tree tells. */
interface LeftOut {
  readonly control: Control;
  readonly why: string;
}

/** What of a control tree a prompt left out: what can be acted on first. */
export function leftOutOf(list: ControlList, labels: readonly LabelledControl[]): readonly LeftOut[] {
  const offered = new Set(labels.map(({ control }) => control));
  const found = list.controls
    .filter(one => !offered.has(one.id) && one.place > 0)
    .map(control => ({ control, why: whyLeftOut(control) }));
  return found.sort((a, b) => Number(isInteractive(b.control)) - Number(isInteractive(a.control)));
}

function whyLeftOut(control: Control): string {
  if (!isInteractive(control)) return `nobody acts on a ${control.type}`;
  return control.offscreen ? 'off the screen' : 'outside what the step may use';
}

/** A part of a prompt that can be folded. */
export interface PromptPart {
  /** Its first line, without what is shown below it. */
  readonly title: string;
  readonly text: string;
  readonly lines: number;
  /** About how many tokens it takes. */
  readonly tokens: number;
}

/** A field of the prompt begins at the start of a line: `task: …`, `## Controls`, `[system]`. */
const beginning = /^(?:[A-Za-z_][\w ]{0,40}:|#{1,4} |\[[a-z]+\]|<\|?[a-z_]+\|?>)/;

/**
 * A prompt in parts, in its order. Nothing is left out: the parts' texts joined by line breaks are the prompt.
 * @param tokens of the whole prompt, where they are known; each part gets its share
 */
export function promptParts(prompt: string, tokens: number | undefined): readonly PromptPart[] {
  const parts: string[][] = [];
  for (const line of prompt.split('\n')) {
    const last = parts.at(-1);
    if (last === undefined || beginning.test(line)) parts.push([line]);
    else last.push(line);
  }
  const perCharacter = tokens === undefined ? 1 / 4 : tokens / Math.max(1, prompt.length);
  return parts.map(lines => {
    const text = lines.join('\n');
    const title = (lines[0] ?? '').replace(/[[{]\s*$/, '').trim();
    return { title, text, lines: lines.length, tokens: Math.max(1, Math.round(text.length * perCharacter)) };
  });
}

import { percent } from '../../../trace/percent.ts';
import type { Outline } from '../../model/outlines.ts';
import { isPlain } from './plain-frames.ts';

/** Candidates with a number on the picture: more would hide it. */
const numbered = 3;
/** Of the picture. */
const largeShare = 0.08;

/** Where a picture lies on the canvas, in pixels of the page. */
interface Place {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
  /** Of the canvas. */
  readonly width: number;
  readonly height: number;
}

interface Colours {
  readonly chosen: string;
  readonly likely: string;
  readonly candidate: string;
  readonly changed: string;
  readonly ground: string;
}

/**
 * Draws what is more than a thin line: coloured by probability for candidates, dashed for what changed, and the choice
 * with a halo, so that it is seen on any ground. Lines are as wide at any scale.
 */
export function paintOutlines(
  drawing: CanvasRenderingContext2D,
  outlines: readonly Outline[],
  place: Place,
  colours: Colours,
  fontFamily: string,
): void {
  const marked = outlines.filter(outline => !isPlain(outline));
  drawing.font = `600 11px ${fontFamily}`;
  for (const outline of marked) {
    const box = boxOf(outline, place);
    // What fills much of the picture is framed only: a tint would hide what is in it.
    paintFrame(drawing, outline, box, colours, box[2] * box[3] < largeShare * place.width * place.height);
  }
  for (const outline of marked) {
    const text = labelOf(outline);
    if (text === undefined) continue;
    const colour = outline.chosen
      ? colours.chosen
      : outline.change === undefined
        ? likelihood(outline.probability ?? 0, colours)
        : colours.changed;
    label(drawing, boxOf(outline, place), place, text, colour, colours.ground);
  }
  drawing.globalAlpha = 1;
}

export function coloursOf(style: CSSStyleDeclaration): Colours {
  const colour = (...names: readonly string[]) =>
    names.map(name => style.getPropertyValue(name).trim()).find(value => value !== '') ?? style.color;
  return {
    chosen: colour('--vscode-charts-green', '--vscode-focusBorder'),
    likely: colour('--vscode-charts-purple', '--vscode-focusBorder'),
    candidate: colour('--vscode-charts-blue', '--vscode-focusBorder'),
    changed: colour('--vscode-charts-orange', '--vscode-editorWarning-foreground'),
    ground: colour('--vscode-editor-background'),
  };
}

/** From blue for what is hardly meant to purple for what surely is; the bars of the candidates have the same. */
function likelihood(probability: number, { likely, candidate }: Colours): string {
  return `color-mix(in oklab, ${likely} ${Math.round(probability * 100)}%, ${candidate})`;
}

function paintFrame(
  drawing: CanvasRenderingContext2D,
  outline: Outline,
  box: Box,
  colours: Colours,
  isTinted: boolean,
): void {
  if (outline.chosen) {
    frame(drawing, box, colours.ground, 5, 0.85);
    frame(drawing, box, colours.chosen, 2.5, 1);
    if (isTinted) fill(drawing, box, colours.chosen, 0.12);
  } else if (outline.change !== undefined) {
    frame(drawing, box, colours.ground, 4, 0.7);
    drawing.setLineDash([5, 3]);
    frame(drawing, box, colours.changed, 2, 1);
    drawing.setLineDash([]);
    if (isTinted) fill(drawing, box, colours.changed, 0.14);
  } else {
    const { probability = 0 } = outline;
    const colour = likelihood(probability, colours);
    frame(drawing, box, colour, 1.5, 0.6 + 0.4 * probability);
    if (isTinted) fill(drawing, box, colour, 0.08 + 0.2 * probability);
  }
}

const marks = { appeared: '+ new', vanished: '− gone', changed: '~ changed' } as const;

function labelOf({ chosen, change, rank, probability }: Outline): string | undefined {
  if (change !== undefined) return marks[change];
  if (rank === undefined || probability === undefined) return chosen ? '✓' : undefined;
  if (chosen) return `✓ ${percent(probability)}`;
  return rank <= numbered ? `${rank}  ${percent(probability)}` : undefined;
}

type Box = readonly [x: number, y: number, width: number, height: number];

function boxOf({ rect }: Outline, { scale, x, y }: Place): Box {
  return [x + rect.x * scale, y + rect.y * scale, rect.width * scale, rect.height * scale];
}

function frame(
  drawing: CanvasRenderingContext2D,
  [x, y, width, height]: Box,
  colour: string,
  line: number,
  alpha: number,
) {
  drawing.globalAlpha = alpha;
  drawing.strokeStyle = colour;
  drawing.lineWidth = line;
  drawing.strokeRect(x + 0.5, y + 0.5, Math.max(0, width - 1), Math.max(0, height - 1));
}

function fill(drawing: CanvasRenderingContext2D, [x, y, width, height]: Box, colour: string, alpha: number) {
  drawing.globalAlpha = alpha;
  drawing.fillStyle = colour;
  drawing.fillRect(x, y, width, height);
}

/** Above the control where there is room, else below it, and else at its top inside. */
function label(
  drawing: CanvasRenderingContext2D,
  box: Box,
  room: Place,
  text: string,
  colour: string,
  ground: string,
): void {
  const height = 17;
  const width = drawing.measureText(text).width + 10;
  const [left, top, , tall] = box;
  const x = Math.max(0, Math.min(left - 1, room.width - width));
  const above = top - height - 2;
  const below = top + tall + 2;
  const y = above >= 0 ? above : below + height <= room.height ? below : top + 2;
  drawing.globalAlpha = 1;
  drawing.fillStyle = ground;
  drawing.fillRect(x, y, width, height);
  drawing.strokeStyle = colour;
  drawing.lineWidth = 1;
  drawing.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  drawing.fillStyle = colour;
  drawing.textBaseline = 'middle';
  drawing.fillText(text, x + 5, y + height / 2 + 0.5);
}

import type { Outline } from '../model/outlines.ts';
import { percent } from '../model/shown-text.ts';

/** Candidates with a number on the picture: more would hide it. */
const numbered = 3;

/**
 * Draws the outlines: thin for any control, coloured by probability for candidates, and the choice with a halo, so that
 * it is seen on any ground.
 */
export function paintOutlines(
  drawing: CanvasRenderingContext2D,
  outlines: readonly Outline[],
  scale: number,
  style: CSSStyleDeclaration,
): void {
  const colour = (...names: readonly string[]) =>
    names.map(name => style.getPropertyValue(name).trim()).find(value => value !== '') ?? style.color;
  const chosen = colour('--vscode-charts-green', '--vscode-focusBorder');
  const candidate = colour('--vscode-charts-blue', '--vscode-focusBorder');
  const ground = colour('--vscode-editor-background');
  drawing.font = `600 11px ${style.fontFamily}`;

  for (const outline of outlines) {
    const { x, y, width, height } = outline.rect;
    const box = [x * scale, y * scale, width * scale, height * scale] as const;
    if (outline.chosen) {
      frame(drawing, box, ground, 5, 0.85);
      frame(drawing, box, chosen, 2.5, 1);
      fill(drawing, box, chosen, 0.12);
    } else if (outline.probability !== undefined) {
      frame(drawing, box, candidate, 1.5, 0.45 + 0.55 * outline.probability);
      fill(drawing, box, candidate, 0.06 + 0.2 * outline.probability);
    } else {
      frame(drawing, box, candidate, 1, 0.3);
    }
  }
  for (const outline of outlines) {
    if (outline.rank === undefined || outline.probability === undefined) continue;
    if (!outline.chosen && outline.rank > numbered) continue;
    const text = outline.chosen
      ? `✓ ${percent(outline.probability)}`
      : `${outline.rank}  ${percent(outline.probability)}`;
    label(drawing, outline, scale, text, outline.chosen ? chosen : candidate, ground);
  }
  drawing.globalAlpha = 1;
}

type Box = readonly [x: number, y: number, width: number, height: number];

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

/** Above the control where there is room, else at its top inside. */
function label(
  drawing: CanvasRenderingContext2D,
  { rect }: Outline,
  scale: number,
  text: string,
  colour: string,
  ground: string,
): void {
  const height = 17;
  const width = drawing.measureText(text).width + 10;
  const x = Math.max(0, Math.min(rect.x * scale - 1, drawing.canvas.width - width));
  const y = rect.y * scale >= height + 2 ? rect.y * scale - height - 2 : rect.y * scale + 2;
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

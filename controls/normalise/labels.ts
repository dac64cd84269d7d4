import type { ControlNode, Rect } from '../../protocol/control-tree.ts';
import type { ControlType } from '../../protocol/control-types.ts';
import { withoutEnding } from './screen-text.ts';

/** What has no text of its own to be called by. */
const fields: ReadonlySet<ControlType> = new Set([
  'Calendar',
  'ComboBox',
  'DataGrid',
  'Document',
  'Edit',
  'List',
  'ProgressBar',
  'Slider',
  'Spinner',
  'Tree',
]);

/** Pixels between a label and its field, at most. Dialogs line fields up in a column, so to the left it may be far. */
const farthestLeft = 160;
const farthestAbove = 16;
/** A label may reach this far into its field: boxes are often larger than what is drawn. */
const slack = 12;

/**
 * Names fields by the labels beside them, each label once: first by the label that comes right before the field, which
 * is what UI Automation does, then by the nearest one to the left or above.
 */
export function nameFieldsByLabels(siblings: readonly ControlNode[]): void {
  const labels = new Set(siblings.filter(node => node.controlType === 'Text' && node.name !== ''));
  if (labels.size === 0) return;
  const unnamed = siblings.filter(node => fields.has(node.controlType) && node.name === '');
  const previous = new Map(siblings.map((node, place) => [node, siblings[place - 1]]));
  const give = (field: ControlNode, label: ControlNode) => {
    labels.delete(label);
    nameField(field, withoutEnding(label.name));
  };
  for (const field of unnamed) {
    const label = previous.get(field);
    if (label && labels.has(label) && (field.offscreen || distance(label.rect, field.rect) !== undefined)) {
      give(field, label);
    }
  }
  const rows = byRow(labels);
  const near = unnamed
    .filter(field => field.name === '' && !field.offscreen)
    .flatMap(field =>
      labelsAround(field, rows).flatMap(label => {
        const away = distance(label.rect, field.rect);
        return away === undefined ? [] : [{ field, label, away }];
      }),
    )
    .sort((a, b) => a.away - b.away);
  for (const { field, label } of near) if (field.name === '' && labels.has(label)) give(field, label);
}

/** Windows with thousands of labels exist: only those of the rows around a field are looked at. */
const rowHeight = 100;
const rowOf = (y: number) => Math.floor(y / rowHeight);

function byRow(labels: Iterable<ControlNode>): Map<number, ControlNode[]> {
  const rows = new Map<number, ControlNode[]>();
  for (const label of labels) {
    if (label.offscreen || !label.rect) continue;
    const row = rowOf(label.rect.y);
    const others = rows.get(row);
    if (others) others.push(label);
    else rows.set(row, [label]);
  }
  return rows;
}

function labelsAround(field: ControlNode, rows: ReadonlyMap<number, ControlNode[]>): ControlNode[] {
  const row = rowOf(field.rect?.y ?? 0);
  return [row - 1, row, row + 1].flatMap(near => rows.get(near) ?? []);
}

/** The field of a combo box is called like the combo box. */
function nameField(field: ControlNode, name: string): void {
  field.name = name;
  if (field.controlType !== 'ComboBox') return;
  for (const child of field.children) if (child.controlType === 'Edit' && child.name === '') child.name = name;
}

/** How far a label is from the field it would name, in pixels; `undefined` when it stands elsewhere or too far. */
function distance(label: Rect | undefined, field: Rect | undefined): number | undefined {
  if (!label || !field) return undefined;
  const gapX = field.x - (label.x + label.width);
  const gapY = field.y - (label.y + label.height);
  const middle = label.y + label.height / 2;
  // Beside the first line of the field: of a list, its top.
  const besideTop = middle >= field.y - slack / 2 && middle <= field.y + Math.min(field.height, 40);
  if (besideTop && label.x < field.x && gapX >= -slack && gapX <= farthestLeft) return Math.max(gapX, 0);
  const startsAlike = Math.abs(label.x - field.x) <= slack;
  // Being beside counts more than being above at the same distance.
  if (startsAlike && gapY >= -slack / 2 && gapY <= farthestAbove) return Math.max(gapY, 0) + slack;
  return undefined;
}

import type { ControlNode } from '../protocol/control-tree.ts';
import type { ControlIndex } from './control-index.ts';
import type { PropertyFilter, Selector, TextMatch } from './selector.ts';

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '{': '\\{', '}': '\\}', '\n': '\\n' };

/** A text in Task Plan syntax. Control characters become spaces: the language has no way to write them. */
export function printText(text: string): string {
  return `"${withoutControlCharacters(text.replace(/\r\n?/g, '\n'), '\n').replace(/["\\{}\n]/g, mark => escapes[mark] ?? mark)}"`;
}

/** A selector in Task Plan syntax, on one line. */
export function printSelector(selector: Selector): string {
  const parts: string[] = [selector.type];
  if (selector.name) parts.push(printMatch(selector.name));
  for (const filter of selector.filters) parts.push(printFilter(filter));
  if (selector.index !== undefined) parts.push(`#${selector.index}`);
  if (selector.within) parts.push('in', printSelector(selector.within));
  return parts.join(' ');
}

function printMatch(match: TextMatch): string {
  if (match.kind === 'text') return printText(match.text);
  // A slash that is already escaped stays as it is.
  const source = match.source.replace(/\\[\s\S]|\//g, piece => (piece === '/' ? '\\/' : piece));
  return `/${source.replaceAll('\n', '\\n').replaceAll('\r', '\\r')}/`;
}

function printFilter(filter: PropertyFilter): string {
  if (filter.kind === 'state') return `[${filter.state}=${filter.holds}]`;
  return `[${filter.property}=${printMatch(filter.match)}]`;
}

const longestName = 60;

/** Type and name: `Button "Bold"`. Long names are cut. */
export function printBrief(node: ControlNode): string {
  if (node.name === '') return node.controlType;
  const name = withoutControlCharacters(node.name);
  return `${node.controlType} ${printText(name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name)}`;
}

/** For people: type, name and the nearest named ancestor but the root, `Button "Bold" in ToolBar "Formatting"`. */
export function printControl(node: ControlNode, index: ControlIndex): string {
  const named = index.ancestors(node).find(above => above.name !== '' && above !== index.tree.root);
  return named ? `${printBrief(node)} in ${printBrief(named)}` : printBrief(node);
}

/** What a tree shows of a control besides type and name. */
interface TreeStyle {
  /** Writes each control's id before it. */
  readonly ids?: boolean;
}

/**
 * A tree, or the part below one control, for terminals: a control a line, two spaces a level, then its value, key chord
 * and whatever is out of the ordinary. Ends without a line break.
 */
export function printTree(index: ControlIndex, style: TreeStyle = {}, top: ControlNode = index.tree.root): string {
  const base = index.depthOf(top);
  return index
    .subtree(top)
    .map(node => {
      const id = style.ids ? `${withoutControlCharacters(node.id)}  ` : '';
      return `${'  '.repeat(index.depthOf(node) - base)}${id}${printLine(node)}`;
    })
    .join('\n');
}

function printLine(node: ControlNode): string {
  const parts = [printBrief(node)];
  if (node.value === '' || (node.value !== undefined && node.value !== node.name))
    parts.push(`= ${quoteShort(node.value)}`);
  if (node.acceleratorKey) parts.push(withoutControlCharacters(node.acceleratorKey));
  const marks = stateMarks(node);
  if (marks.length > 0) parts.push(`(${marks.join(', ')})`);
  return parts.join(' ');
}

function stateMarks(node: ControlNode): string[] {
  const marks: string[] = [];
  if (node.toggled) marks.push(node.toggled);
  if (node.selected) marks.push('selected');
  if (node.expanded !== undefined) marks.push(node.expanded ? 'expanded' : 'collapsed');
  if (node.focused) marks.push('focused');
  if (node.password) marks.push('password');
  if (node.readOnly) marks.push('read-only');
  if (!node.enabled) marks.push('disabled');
  if (node.offscreen) marks.push('off screen');
  return marks;
}

/** A text in quotes for people: line breaks shown as ⏎, other control characters dropped, cut when long. */
export function quoteShort(text: string, longest = longestName): string {
  const line = withoutControlCharacters(text.replace(/\r\n?|\n/g, '⏎'));
  return `"${line.length > longest ? `${line.slice(0, longest - 1)}…` : line}"`;
}

/** Names come from other programs: nothing in them may move the cursor of a terminal or break a line. */
export function withoutControlCharacters(text: string, but = ''): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, mark =>
    mark === but ? mark : ' ',
  );
}

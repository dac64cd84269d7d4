import type { ControlNode } from '../protocol/control-tree.ts';
import type { ControlIndex } from './control-index.ts';
import type { PropertyFilter, Selector, TextMatch } from './selector.ts';

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '{': '\\{', '\n': '\\n' };

/** A text in Task Plan syntax. Control characters become spaces: the language has no way to write them. */
export function printText(text: string): string {
  return `"${withoutControlCharacters(text.replace(/\r\n?/g, '\n'), '\n').replace(/["\\{\n]/g, mark => escapes[mark] ?? mark)}"`;
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
  return `/${match.source.replace(/\\[\s\S]|\//g, piece => (piece === '/' ? '\\/' : piece))}/`;
}

function printFilter(filter: PropertyFilter): string {
  if (filter.kind === 'state') return `[${filter.state}=${filter.holds}]`;
  return `[${filter.property}=${printMatch(filter.match)}]`;
}

const longestName = 60;

/** Type and name: `Button "Bold"`. Long names are cut. */
export function printBrief(node: ControlNode): string {
  if (node.name === '') return node.controlType;
  const name = withoutControlCharacters(node.name).replaceAll('"', '\\"');
  return `${node.controlType} "${name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name}"`;
}

/** For people: type, name and the nearest named ancestor but the root, `Button "Bold" in ToolBar "Formatting"`. */
export function printControl(node: ControlNode, index: ControlIndex): string {
  const named = index.ancestors(node).find(above => above.name !== '' && above !== index.tree.root);
  return named ? `${printBrief(node)} in ${printBrief(named)}` : printBrief(node);
}

/** Names come from other programs: nothing in them may move the cursor of a terminal or break a line. */
export function withoutControlCharacters(text: string, but = ''): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, mark =>
    mark === but ? mark : ' ',
  );
}

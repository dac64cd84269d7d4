import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './paths.ts';

// The README's picture: the stop of the demo at which the model's mind is changed, as an SVG of the terminal.
const file = join(root, 'docs', 'pictures', 'stop.svg');
const cell = { width: 8.4, height: 19 };
const margin = 16;
const colours: Readonly<Record<string, string>> = { 31: '#f48771', 32: '#89d185', 33: '#e2c08d', 36: '#6fc3df' };

const demo = spawnSync(process.execPath, [join(root, 'scripts', 'demo.ts')], {
  encoding: 'utf8',
  env: { ...process.env, FORCE_COLOR: '1' },
});
if (demo.status !== 0) throw new Error(`The demo ended with ${demo.status}:\n${demo.stderr}`);
const lines = demo.stdout.split('\n');
const plain = lines.map(line => stripVTControlCharacters(line));
const from = plain.findIndex(
  (line, index) => line.startsWith('■') && plain.slice(index, index + 9).some(one => /decided +click/.test(one)),
);
const to = plain.findIndex((line, index) => index > from && line.trim().startsWith('chosen ='));
if (from < 0 || to < 0) throw new Error('The demo has no stop before a click whose choice is changed.');

// An SVG drops spaces that may break.
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(' ', '\u00a0');

/** A line of terminal output as SVG text; colours, bold and dim are all the codes it has. */
function textOf(line: string, row: number): string {
  let fill = '';
  let weight = '';
  let opacity = '';
  let column = 0;
  let spans = '';
  for (const part of line.split(/(\u001b\[\d+m)/)) {
    const code = /\[(\d+)m/.exec(part)?.[1];
    if (code === undefined) {
      if (part === '') continue;
      const style = `${fill}${weight}${opacity}`;
      const x = (margin + column * cell.width).toFixed(1);
      spans += `<tspan x="${x}"${style}>${escaped(part)}</tspan>`;
      column += part.length;
    } else if (code === '1') weight = ' font-weight="bold"';
    else if (code === '2') opacity = ' opacity="0.6"';
    else if (code === '22') weight = opacity = '';
    else fill = colours[code] === undefined ? '' : ` fill="${colours[code]}"`;
  }
  return `<text y="${margin + 14 + row * cell.height}">${spans}</text>`;
}

const shown = lines.slice(from, to + 1);
const width = Math.ceil(Math.max(...plain.slice(from, to + 1).map(line => line.length)) * cell.width + margin * 2);
const height = shown.length * cell.height + margin * 2;
mkdirSync(dirname(file), { recursive: true });
writeFileSync(
  file,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="A stop at a decision point: what was observed, what the model thought, and the ranked candidates">
<rect width="100%" height="100%" rx="8" fill="#1e1e1e"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#d4d4d4">
${shown.map(textOf).join('\n')}
</g>
</svg>
`,
);

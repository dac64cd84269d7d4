import { debuggerBench } from './bench/debugger.ts';
import { inspectorBench } from './bench/inspector.ts';
import { languageBench } from './bench/language.ts';
import type { Bench, Row } from './bench/measure.ts';
import { buildProduct } from './build.ts';

/** Every bench: a file of `bench/` and a line here. */
const benches: Readonly<Record<string, Bench>> = {
  language: languageBench,
  debugger: debuggerBench,
  inspector: inspectorBench,
};

// `npm run -s bench`, `npm run -s bench -- debugger --json`: rows on stdout, what is left out and why on stderr.
const words = process.argv.slice(2);
const names = words.filter(word => word !== '--json');
const unknown = names.filter(name => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}: there are ${Object.keys(benches).join(', ')}.\n`);
  process.exit(2);
}

await buildProduct({ force: false });
for (const ending of ['SIGINT', 'SIGTERM'] as const) process.once(ending, () => process.exit(1));
const asJson = words.includes('--json');
const rows: Row[] = [];
if (!asJson) print('measurement', 'size', 'ours', 'peer', 'ratio', '');
for (const [name, bench] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue;
  process.stderr.write(`── ${name}: ${bench.about}\n`);
  for await (const measured of bench.run(message => process.stderr.write(`${message}\n`))) {
    rows.push(...measured);
    if (!asJson) for (const row of measured) printRow(row);
  }
}
if (asJson) process.stdout.write(`${JSON.stringify(rows, undefined, 2)}\n`);
process.exit(0);

function printRow({ name, size, unit, ours, peer, ratio, peerName = '' }: Row): void {
  const figure = (value: number | undefined) => (value === undefined ? '' : `${digits(value)} ${unit}`);
  print(name, String(size), figure(ours), figure(peer), ratio === undefined ? '' : ratio.toFixed(3), peerName);
}

function print(name: string, ...rest: readonly [string, string, string, string, string]): void {
  const [size, ours, peer, ratio, peerName] = rest;
  const columns = [name.padEnd(28), size.padStart(6), ours.padStart(12), peer.padStart(12), ratio.padStart(8)];
  process.stdout.write(`${[...columns, peerName].join('  ').trimEnd()}\n`);
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3);
}

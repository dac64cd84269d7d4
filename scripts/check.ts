import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cruiseHouse } from './house.ts';
import { root } from './paths.ts';

// Types, lint and format, import rules, dead code. Everything runs even when something fails, so that one run shows all.
interface Step {
  readonly name: string;
  readonly run: () => Promise<string | undefined> | string | undefined;
}

function tool(script: string, ...args: string[]): () => string | undefined {
  return () => {
    const run = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    return run.status === 0 ? undefined : `${run.stdout}${run.stderr}`;
  };
}

const steps: readonly Step[] = [
  { name: 'types', run: tool('typescript/bin/tsc', '-p', '.') },
  { name: 'types of the webview', run: tool('typescript/bin/tsc', '-p', 'webview') },
  { name: 'lint and format', run: tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.') },
  {
    name: 'import rules',
    run: async () => {
      const report = await cruiseHouse(root);
      return report.problems.length === 0 ? undefined : report.problems.join('\n');
    },
  },
  { name: 'dead code', run: tool('knip/bin/knip.js', '--no-progress') },
];

let failures = 0;
for (const step of steps) {
  const began = performance.now();
  const problem = await step.run();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${problem === undefined ? 'ok  ' : 'FAIL'}  ${step.name} (${seconds} s)\n`);
  if (problem !== undefined) {
    failures += 1;
    process.stdout.write(`${problem.trim()}\n`);
  }
}
process.exit(failures === 0 ? 0 : 1);

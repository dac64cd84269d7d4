import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { chromiumPath } from './chromium.ts';
import { installSystem, type Need } from './install-system.ts';
import { missingForLiveWindows } from './live-windows.ts';
import { root } from './paths.ts';

/**
 * Every suite, one row each: how it is named, and what it needs that a machine may lack. `missing` says what is not
 * there; with `CI=true` leaving a suite out is a failure.
 */
interface Suite {
  readonly name: string;
  readonly about: string;
  /** What of the machine it needs, installed where that may be done. */
  readonly needs?: readonly Need[];
  readonly missing: () => string | undefined;
}
const suites: readonly Suite[] = [
  { name: 'unit', about: 'each file and each room by itself', missing: () => undefined },
  { name: 'protocol', about: 'language server, engine and command line over stdio', missing: () => undefined },
  {
    name: 'inspector',
    about: 'the inspector’s page in a real browser',
    needs: ['browser'],
    missing: () =>
      chromiumPath() === undefined ? 'there is no Chromium; the variable CHROMIUM may name one' : undefined,
  },
  {
    name: 'windows',
    about: 'live windows under the Windows host, on Windows or under Wine',
    needs: ['wine', 'screen', 'native'],
    missing: missingForLiveWindows,
  },
  {
    name: 'workbench',
    about: 'the extension in the real VS Code, in a real browser',
    needs: ['browser', 'wine', 'native'],
    missing: () =>
      process.platform === 'win32'
        ? 'code-server does not run on Windows'
        : chromiumPath() === undefined
          ? 'there is no Chromium; the variable CHROMIUM may name one'
          : undefined,
  },
];

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numFailedTestSuites: z.number(),
  success: z.boolean(),
});

// `npm test`, `npm run test:unit`, `npm run test:unit -- agent/run.test.ts`: suites, then what to pick from them.
const wanted = process.argv.slice(2);
const named = suites.filter(suite => wanted.includes(suite.name));
const chosen = named.length === 0 ? suites : named;
const picks = wanted.filter(word => !suites.some(suite => suite.name === word));

installSystem(chosen.flatMap(suite => suite.needs ?? []));

let passed = 0;
let failed = 0;
let skipped = 0;
const leftOut: string[] = [];
const reports = mkdtempSync(join(tmpdir(), 'groundwork-test-'));

for (const suite of chosen) {
  const missing = suite.missing();
  if (missing !== undefined) {
    leftOut.push(`${suite.name} (${suite.about}): ${missing}`);
    continue;
  }
  process.stdout.write(`\n── ${suite.name}: ${suite.about}\n`);
  const file = join(reports, `${suite.name}.json`);
  const run = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      `--project=${suite.name}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...picks,
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  try {
    const report = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
    passed += report.numPassedTests;
    failed += report.numFailedTests;
    skipped += report.numPendingTests + report.numTodoTests;
    // A suite that did not load, or an error outside a test, has no failed test of its own.
    if ((run.status !== 0 || !report.success) && report.numFailedTests === 0) failed += 1;
  } catch {
    process.stdout.write(`The suite ${suite.name} gave no report: it did not start or was ended.\n`);
    failed += 1;
  }
}
rmSync(reports, { recursive: true, force: true });

for (const line of leftOut) process.stdout.write(`Left out: ${line}\n`);
const leavingOutFails = process.env.CI === 'true' && leftOut.length > 0;
if (leavingOutFails) failed += leftOut.length;
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

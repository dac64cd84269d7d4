import { expect, it } from 'vitest';
import { buildDesktopSuite } from '../desktop/build.ts';
import { Workbench } from './workbench.ts';

it('runs the suite of the desktop VS Code in its extension host', async () => {
  const suite = await buildDesktopSuite();
  const workbench = await Workbench.start();
  try {
    const { code, said } = await workbench.runInHost(suite);
    // Before it the workbench tells of itself.
    const report = said.slice(said.indexOf('Groundwork in VS Code'));
    expect(report).toContain('2 passing');
    expect(code, report).toBe(0);
  } finally {
    await workbench.end();
  }
}, 120_000);

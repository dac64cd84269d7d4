import { defineConfig } from 'vitest/config';

const rooms = [
  'protocol',
  'controls',
  'trace',
  'language',
  'agent',
  'language-server',
  'debugger',
  'cli',
  'extension',
  'webview',
  'scripts',
];

export default defineConfig({
  test: {
    // No module keeps anything from one test to the next; to load all of them for every file takes longer than the tests.
    isolate: false,
    maxWorkers: 2,
    projects: [
      { test: { name: 'unit', include: rooms.map(room => `${room}/**/*.test.ts`).concat('test/house/**/*.test.ts') } },
      {
        test: {
          name: 'protocol',
          include: ['test/protocol/**/*.test.ts'],
          globalSetup: ['test/protocol/build.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'inspector',
          include: ['test/inspector/**/*.test.ts'],
          globalSetup: ['test/protocol/build.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'windows',
          include: ['test/windows/**/*.test.ts'],
          globalSetup: ['test/windows/build.ts'],
          testTimeout: 40_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'workbench',
          include: ['test/workbench/**/*.test.ts'],
          globalSetup: ['test/protocol/build.ts'],
          // Each step has a time of its own; a test of many may meet a machine with much else to do.
          testTimeout: 240_000,
          hookTimeout: 30_000,
          // Two windows at a time take nearly as long as one after the other, and each has less time than it is given.
          fileParallelism: false,
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});

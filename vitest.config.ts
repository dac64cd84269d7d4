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
  'scripts',
];

export default defineConfig({
  test: {
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
    ],
  },
});

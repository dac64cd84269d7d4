import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shippedProcess } from './shipped-process.ts';

it('runs on the Node of VS Code, or on another one', () => {
  const program = join('/extension', 'dist', 'groundwork.js');
  expect(shippedProcess('/extension', '', ['lsp'])).toEqual({
    command: process.execPath,
    args: [program, 'lsp'],
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  expect(shippedProcess('/extension', ' /usr/bin/node ', ['dap'])).toEqual({
    command: '/usr/bin/node',
    args: [program, 'dap'],
    env: {},
  });
});

import type { ControlTree } from '../../protocol/control-tree.ts';
import { readBy } from '../unusable-tree.ts';
import { knownNames, withKnownCommands } from './known-programs.ts';
import { menuCommands } from './menus.ts';
import { RawWin32 } from './raw-win32.ts';
import { nameText } from './screen-text.ts';
import { windowNode } from './window-node.ts';

/**
 * Makes a control tree of raw Win32 facts: UI Automation's types, labels tied to fields, items and menus in place. The
 * same facts give the same tree, ids included; they are made of window handles. @throws UnusableTree
 */
export function normaliseWin32(capture: unknown): ControlTree {
  const raw = readBy(RawWin32, capture, 'The recorded Win32 facts');
  const menu = raw.menu && raw.menu.length > 0 ? raw.menu : (raw.tree.menu ?? []);
  const facts = {
    commands: withKnownCommands(raw.tree, menuCommands(menu)),
    names: knownNames(raw.tree),
    focus: raw.focus,
  };
  const root = windowNode({ ...raw.tree, menu }, facts);
  return {
    format: 1,
    backend: raw.backend,
    window: {
      title: nameText(raw.tree.text),
      process: raw.program,
      ...(raw.processId === undefined ? {} : { processId: raw.processId }),
      ...(root.rect ? { rect: root.rect } : {}),
    },
    partial: raw.partial,
    root,
  };
}

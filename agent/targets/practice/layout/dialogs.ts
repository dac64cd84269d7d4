import type { ControlNode, Rect } from '../../../../protocol/control-tree.ts';
import type { ControlType } from '../../../../protocol/control-types.ts';
import { commandRow, isEnabled } from '../commands/commands.ts';
import type { AppState, Dialog } from '../model/app-state.ts';
import { fileTypes } from '../model/disk.ts';
import { dialogs, type Part } from './dialog-table.ts';
import { windowRect } from './geometry.ts';
import { compact } from './ribbon.ts';
import type { Facts, SceneBuilder } from './scene.ts';

const captionHeight = 32;

/** The id of a dialog's window; the ids of its parts begin with it. */
export const dialogId = (dialog: Dialog) => `${dialog.kind}~${dialog.serial}`;

type Of<K extends Part['kind']> = Extract<Part, { kind: K }>;
interface Room {
  readonly scene: SceneBuilder;
  readonly state: AppState;
  readonly dialog: Dialog;
  readonly window: ControlNode;
  readonly id: string;
}
/** The facts that every part has: id, name, automation id and place. */
type Common = Pick<Facts, 'id' | 'automationId'> & { rect: Rect };

const simple = (room: Room, common: Common, type: ControlType, name: string, rest: Partial<Facts>) =>
  room.scene.add(room.window, { ...common, type, name, ...rest });

const builders: { [K in Part['kind']]: (room: Room, part: Of<K>, common: Common) => void } = {
  text: (room, part, common) => {
    simple(room, common, 'Text', part.name, { className: 'Static', look: { kind: 'label' } });
  },
  edit: (room, part, common) => {
    simple(room, common, 'Edit', part.name, {
      className: 'Edit',
      value: room.dialog.fields[part.key]?.text ?? '',
      readOnly: false,
      deed: { kind: 'field', key: part.key },
      look: { kind: 'edit' },
    });
  },
  choice: (room, part, common) => {
    simple(room, common, 'ComboBox', part.name, {
      className: 'ComboBox',
      value: room.dialog.choices[part.key] ?? '',
      expanded: room.state.popup?.owner === common.id,
      deed: { kind: 'choice', key: part.key, menu: part.menu },
      look: { kind: 'combo' },
    });
  },
  check: (room, part, common) => {
    simple(room, common, 'CheckBox', part.name, {
      className: 'Button',
      toggled: room.dialog.checks[part.key] ? 'on' : 'off',
      deed: { kind: 'command', command: 'dialog.check', argument: part.key },
      look: { kind: 'check' },
    });
  },
  radio: (room, part, common) => {
    simple(room, common, 'RadioButton', part.name, {
      className: 'Button',
      selected: commandRow(part.does).value?.(room.state) === part.argument,
      deed: { kind: 'command', command: part.does, argument: part.argument },
      look: { kind: 'radio' },
    });
  },
  tab: (room, part, common) => {
    simple(room, common, 'TabItem', part.name, {
      selected: commandRow(part.does).value?.(room.state) === part.argument,
      deed: { kind: 'command', command: part.does, argument: part.argument },
      look: { kind: 'tab' },
    });
  },
  button: (room, part, common) => {
    simple(room, common, 'Button', part.name, {
      className: 'Button',
      enabled: isEnabled(part.does, room.state),
      deed: {
        kind: 'command',
        command: part.does,
        ...(part.argument === undefined ? {} : { argument: part.argument }),
      },
      look: { kind: 'push button' },
    });
  },
  tools: (room, part, common) => {
    const bar = simple(room, common, 'ToolBar', '', { className: 'ToolbarWindow32' });
    for (let index = 0; index < part.count; index += 1) {
      room.scene.add(bar, {
        id: `${common.id}.${index}`,
        type: 'Button',
        name: '',
        rect: { x: common.rect.x + index * 28, y: common.rect.y, width: 26, height: 24 },
        deed: { kind: 'command', command: 'nothing' },
        look: { kind: 'icon', icon: ['back', 'up', 'folder', 'views'][index] ?? '' },
      });
    }
  },
  files: addFiles,
};

function addFiles(room: Room, part: Of<'files'>, common: Common) {
  const { rect } = common;
  const list = simple(room, common, 'List', 'Items View', {
    className: 'SysListView32',
    patterns: ['Selection', 'Scroll'],
    look: { kind: 'list' },
  });
  const header = room.scene.add(list, {
    id: `${common.id}.header`,
    type: 'Header',
    name: 'Header',
    rect: { ...rect, height: 22 },
  });
  const columns: [string, number, number][] = [
    ['Name', 0, 300],
    ['Type', 300, 190],
    ['Size', 490, rect.width - 490],
  ];
  for (const [name, x, width] of columns) {
    room.scene.add(header, {
      id: `${common.id}.header.${name}`,
      type: 'HeaderItem',
      name,
      rect: { x: rect.x + x, y: rect.y, width, height: 22 },
      deed: { kind: 'command', command: 'nothing' },
      look: { kind: 'header' },
    });
  }
  const rows = Math.floor((rect.height - 24) / 22);
  for (const [index, name] of part.names.entries()) {
    const row = room.scene.add(list, {
      id: `${common.id}.file.${name}`,
      type: 'ListItem',
      name,
      rect: { x: rect.x + 2, y: rect.y + 23 + index * 22, width: rect.width - 4, height: 22 },
      offscreen: index >= rows,
      selected: commandRow('file-dialog.pick').value?.(room.state) === name,
      deed: { kind: 'command', command: 'file-dialog.pick', argument: name },
      look: { kind: 'list item', icon: 'page' },
    });
    for (const [column, x, width] of columns.slice(1)) {
      room.scene.add(row, {
        id: `${row.id}.${column}`,
        type: 'Text',
        name: column === 'Type' ? fileTypeOf(name) : '1 KB',
        rect: { x: rect.x + x + 8, y: rect.y + 23 + index * 22, width: width - 16, height: 22 },
        deed: { kind: 'command', command: 'file-dialog.pick', argument: name },
        look: { kind: 'label' },
      });
    }
  }
}

const fileTypeOf = (name: string) =>
  fileTypes.find(type => name.toLowerCase().endsWith(type.extension))?.name.replace(/ \(.*/, '') ?? 'File';

/** One function for a part of any kind; the table's type ties kind and builder together. */
function addPart<K extends Part['kind']>(room: Room, kind: K, part: Of<K>, common: Common) {
  builders[kind](room, part, common);
}

/** Adds a dialog in the middle of the window, a little lower for each one it lies over. */
export function addDialog(scene: SceneBuilder, state: AppState, root: ControlNode, dialog: Dialog, depth: number) {
  const row = dialogs[dialog.kind];
  const [width, inside] = row.size;
  const height = inside + captionHeight;
  const id = dialogId(dialog);
  const rect = {
    x: windowRect.x + Math.round((windowRect.width - width) / 2) + depth * 24,
    y: windowRect.y + Math.round((windowRect.height - height) / 2) - 20 + depth * 24,
    width,
    height,
  };
  const window = scene.addWindow(root, {
    id,
    type: 'Window',
    name: row.title,
    className: '#32770',
    rect,
    deed: { kind: 'window', close: 'dialog.close' },
    look: { kind: 'dialog' },
  });
  const room: Room = { scene, state, dialog, window, id };
  for (const part of row.parts(state, dialog)) {
    const [x, y, wide, tall] = part.at;
    const name = 'name' in part ? part.name : part.key;
    addPart(room, part.kind, part, {
      id: `${id}.${part.key}`,
      automationId: part.kind === 'text' ? part.key : compact(name),
      rect: { x: rect.x + x, y: rect.y + captionHeight + y, width: wide, height: tall },
    });
  }
  const bar = scene.add(window, {
    id: `${id}.title`,
    type: 'TitleBar',
    name: '',
    value: row.title,
    rect: { ...rect, height: captionHeight },
  });
  scene.add(bar, {
    id: `${id}.title.close`,
    type: 'Button',
    name: 'Close',
    automationId: 'Close',
    rect: { x: rect.x + width - 46, y: rect.y, width: 46, height: captionHeight },
    deed: { kind: 'command', command: 'dialog.close' },
    look: { kind: 'caption button', icon: 'Close-dark' },
  });
}

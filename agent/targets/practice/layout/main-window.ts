import type { ControlNode } from '../../../../protocol/control-tree.ts';
import type { CommandId } from '../commands/commands.ts';
import { type AppState, titleOf } from '../model/app-state.ts';
import { selectedText } from '../model/editing.ts';
import { paragraphAt, wordCount } from '../model/text-document.ts';
import { isCaret } from '../model/text-field.ts';
import { bands, labelWidth, windowRect, within, workBottom } from './geometry.ts';
import { addItem, addRibbon, commandFacts } from './ribbon.ts';
import { type RibbonItem, ribbon } from './ribbon-table.ts';
import type { SceneBuilder } from './scene.ts';
import { addWorkArea } from './work-area.ts';

const width = windowRect.width;

export function addMainWindow(scene: SceneBuilder, state: AppState): ControlNode {
  const root = scene.addWindow(undefined, {
    id: 'window',
    type: 'Window',
    name: titleOf(state),
    className: 'OpusApp',
    rect: windowRect,
    deed: { kind: 'window', close: 'exit' },
    look: { kind: 'window' },
  });
  addTitleBar(scene, state, root);
  addRibbon(scene, state, root);
  addWorkArea(scene, state, root);
  addStatusBar(scene, state, root);
  addMiniToolbar(scene, state, root);
  return root;
}

function addTitleBar(scene: SceneBuilder, state: AppState, root: ControlNode) {
  const bar = scene.add(root, {
    id: 'title',
    type: 'TitleBar',
    name: '',
    automationId: 'TitleBar',
    value: titleOf(state),
    rect: within(0, 0, width, bands.title),
    look: { kind: 'title bar' },
  });
  const menu = scene.add(bar, {
    id: 'title.system',
    type: 'MenuBar',
    name: 'System',
    automationId: 'SystemMenuBar',
    rect: within(6, 6, 20, 20),
  });
  scene.add(menu, { id: 'title.system.item', type: 'MenuItem', name: 'System', rect: within(6, 6, 20, 20) });
  const quick = scene.add(bar, {
    id: 'quick',
    type: 'ToolBar',
    name: 'Quick Access Toolbar',
    className: 'NetUIToolbar',
    rect: within(32, 3, 112, 26),
  });
  const commands: [string, CommandId][] = [
    ['New', 'new'],
    ['Save', 'save'],
    ['Undo', 'undo'],
    ['Redo', 'redo'],
  ];
  for (const [index, [name, command]] of commands.entries()) {
    scene.add(quick, {
      id: `quick.${name}`,
      type: 'Button',
      name,
      automationId: `FileOrEdit${name}`,
      className: 'NetUIRibbonButton',
      rect: within(34 + index * 28, 3, 26, 26),
      ...commandFacts(state, command),
      deed: { kind: 'command', command },
      look: { kind: 'icon', icon: `${command}-light` },
    });
  }
  const buttons: [string, CommandId][] = [
    ['Minimize', 'nothing'],
    ['Maximize', 'nothing'],
    ['Close', 'exit'],
  ];
  for (const [index, [name, command]] of buttons.entries()) {
    scene.add(bar, {
      id: `title.${name}`,
      type: 'Button',
      name,
      automationId: name,
      rect: within(width - 46 * (3 - index), 0, 46, bands.title),
      deed: { kind: 'command', command },
      look: { kind: 'caption button', icon: name },
    });
  }
}

function addStatusBar(scene: SceneBuilder, state: AppState, root: ControlNode) {
  const bar = scene.add(root, {
    id: 'status',
    type: 'StatusBar',
    name: 'Status Bar',
    className: 'MsoCommandBar',
    rect: within(0, workBottom, width, bands.status),
    look: { kind: 'status bar' },
  });
  const { document, selection, view } = state;
  const words = wordCount(document.text);
  const chosen = isCaret(selection) ? '' : `${wordCount(selectedText(state))} of `;
  const texts: [string, string][] = [
    ['page', 'Page 1 of 1'],
    ['words', `${chosen}${words} word${words === 1 ? '' : 's'}`],
    ['line', `Line ${paragraphAt(document, selection.head) + 1}`],
    ['message', state.message],
    ['changes', `Track Changes: ${view.trackChanges ? 'On' : 'Off'}`],
  ];
  let x = 8;
  for (const [key, text] of texts) {
    const wide = labelWidth(text) + 16;
    scene.add(bar, {
      id: `status.${key}`,
      type: 'Text',
      name: text,
      automationId: `StatusBar${key.charAt(0).toUpperCase()}${key.slice(1)}`,
      rect: within(x, workBottom, wide, bands.status),
      look: { kind: 'status text' },
    });
    x += wide;
  }
  const right = width - 210;
  scene.add(bar, {
    id: 'zoom.out',
    type: 'Button',
    name: 'Zoom Out',
    rect: within(right, workBottom + 2, 22, 22),
    ...commandFacts(state, 'zoom-out'),
    deed: { kind: 'command', command: 'zoom-out' },
    look: { kind: 'icon', icon: 'minus' },
  });
  const slider = scene.add(bar, {
    id: 'zoom.slider',
    type: 'Slider',
    name: 'Zoom',
    automationId: 'ZoomSlider',
    rect: within(right + 24, workBottom + 2, 104, 22),
    value: String(view.zoom),
    deed: { kind: 'range', command: 'zoom' },
    look: { kind: 'slider' },
  });
  scene.add(slider, {
    id: 'zoom.thumb',
    type: 'Thumb',
    name: '',
    rect: within(right + 24 + Math.round((Math.min(view.zoom, 200) / 200) * 96), workBottom + 5, 8, 16),
  });
  scene.add(bar, {
    id: 'zoom.in',
    type: 'Button',
    name: 'Zoom In',
    rect: within(right + 130, workBottom + 2, 22, 22),
    ...commandFacts(state, 'zoom-in'),
    deed: { kind: 'command', command: 'zoom-in' },
    look: { kind: 'icon', icon: 'plus' },
  });
  scene.add(bar, {
    id: 'zoom.level',
    type: 'Button',
    name: `Zoom ${view.zoom}%`,
    automationId: 'ZoomLevel',
    rect: within(right + 154, workBottom + 2, 48, 22),
    deed: { kind: 'command', command: 'zoom-dialog' },
    look: { kind: 'status text', icon: `${view.zoom}%` },
  });
}

/** The toolbar that floats over a selection in real programs: built, and hidden. A twin of the ribbon's controls. */
function addMiniToolbar(scene: SceneBuilder, state: AppState, root: ControlNode) {
  const frame = scene.add(root, { id: 'mini', type: 'Pane', name: '', className: 'MsoDockFloat', offscreen: true });
  const bar = scene.add(frame, { id: 'mini.bar', type: 'ToolBar', name: 'Mini Toolbar', className: 'NetUIToolbar' });
  const wanted = [
    'Font',
    'Font Size',
    'Bold',
    'Italic',
    'Underline',
    'Font Color',
    'Bullets',
    'Styles',
    'Format Painter',
  ];
  const items: RibbonItem[] = ribbon.Home.flatMap(group => group.columns.flat(2)).filter(
    item => item.kind !== 'gallery' && wanted.includes(item.name),
  );
  for (const item of items) addItem(scene, state, bar, 'mini', item, within(0, 0, 0, 0));
}

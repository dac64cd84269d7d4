import type { ControlNode } from '../../../../protocol/control-tree.ts';
import type { CommandId } from '../commands/commands.ts';
import { type AppState, documentId, titleOf } from '../model/app-state.ts';
import { selectedText } from '../model/editing.ts';
import { paragraphAt, wordCount } from '../model/text-document.ts';
import { isCaret } from '../model/text-field.ts';
import { bands, labelWidth, windowRect, within, workBottom, workTop } from './geometry.ts';
import { addItem, addRibbon, commandFacts } from './ribbon.ts';
import { type RibbonItem, ribbon } from './ribbon-table.ts';
import type { SceneBuilder } from './scene.ts';

/** How much of the document's text an observation holds; `read` gives the whole. In UTF-16 units, at most 4 KB. */
const observedText = 1365;
const width = windowRect.width;
const navigationWidth = 200;

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
    rect: within(32, 3, 84, 26),
  });
  const commands: [string, CommandId][] = [
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

function addWorkArea(scene: SceneBuilder, state: AppState, root: ControlNode) {
  const area = scene.add(root, {
    id: 'work',
    type: 'Pane',
    name: '',
    className: '_WwF',
    rect: within(0, workTop, width, workBottom - workTop),
    look: { kind: 'desk' },
  });
  addNavigationPane(scene, state, area);
  const left = state.view.navigation ? navigationWidth : 0;
  const top = workTop + (state.view.ruler ? bands.ruler : 0);
  const right = width - bands.scrollBar;
  scene.add(area, {
    id: 'ruler.horizontal',
    type: 'Pane',
    name: 'Horizontal Ruler',
    className: '_WwK',
    rect: within(left, workTop, right - left, bands.ruler),
    offscreen: !state.view.ruler,
    look: { kind: 'ruler' },
  });
  scene.add(area, {
    id: 'ruler.vertical',
    type: 'Pane',
    name: 'Vertical Ruler',
    className: '_WwL',
    rect: within(left, top, bands.ruler, workBottom - top),
    offscreen: !state.view.ruler,
    look: { kind: 'side ruler' },
  });
  const page = within(left + bands.ruler, top, right - left - bands.ruler, workBottom - top);
  const container = scene.add(area, { id: 'work.view', type: 'Pane', name: '', className: '_WwB', rect: page });
  scene.add(container, {
    id: documentId,
    type: 'Document',
    name: 'Document',
    automationId: 'DocumentText',
    className: '_WwG',
    rect: page,
    value: state.document.text.slice(0, observedText),
    readOnly: false,
    deed: { kind: 'document' },
    look: { kind: 'document' },
  });
  addScrollBar(scene, state, container, right, workTop, workBottom - workTop);
}

function addScrollBar(scene: SceneBuilder, state: AppState, parent: ControlNode, x: number, y: number, height: number) {
  const bar = scene.add(parent, {
    id: 'scroll',
    type: 'ScrollBar',
    name: 'Vertical Scroll Bar',
    automationId: 'VerticalScrollBar',
    className: 'NUIScrollbar',
    rect: within(x, y, bands.scrollBar, height),
    value: String(state.view.scroll),
    deed: { kind: 'range', command: 'scroll' },
    look: { kind: 'scroll bar' },
  });
  const parts: [string, number, number, string][] = [
    ['Line up', 0, 17, '-1'],
    ['Page up', 17, 20, '-20'],
    ['Page down', 37, height - 54, '20'],
    ['Line down', height - 17, 17, '1'],
  ];
  for (const [name, top, tall, lines] of parts) {
    scene.add(bar, {
      id: `scroll.${name}`,
      type: 'Button',
      name,
      rect: within(x, y + top, bands.scrollBar, tall),
      deed: { kind: 'command', command: 'scroll', argument: lines },
      ...(name.startsWith('Line') ? { look: { kind: 'arrow', icon: name } } : {}),
    });
  }
  const share = Math.min(1, state.view.scroll / Math.max(20, state.document.paragraphs.length));
  scene.add(bar, {
    id: 'scroll.thumb',
    type: 'Thumb',
    name: 'Position',
    rect: within(x + 3, y + 20 + Math.round(share * (height - 160)), bands.scrollBar - 6, 110),
    look: { kind: 'thumb' },
  });
}

function addNavigationPane(scene: SceneBuilder, state: AppState, area: ControlNode) {
  const pane = scene.add(area, {
    id: 'navigation',
    type: 'Pane',
    name: 'Navigation',
    className: 'MsoWorkPane',
    rect: within(0, workTop, navigationWidth, workBottom - workTop),
    offscreen: !state.view.navigation,
    look: { kind: 'pane' },
  });
  scene.add(pane, {
    id: 'navigation.close',
    type: 'Button',
    name: 'Close',
    rect: within(navigationWidth - 28, workTop + 4, 24, 22),
    deed: { kind: 'command', command: 'navigation' },
    look: { kind: 'icon', icon: 'close' },
  });
  const tree = scene.add(pane, {
    id: 'navigation.headings',
    type: 'Tree',
    name: 'Headings',
    rect: within(8, workTop + 34, navigationWidth - 16, 400),
  });
  const lines = state.document.text.split('\n');
  const headings = lines.flatMap((text, index) => {
    const style = state.document.paragraphs[index]?.style ?? '';
    return /^(Heading|Title)/.test(style) && text.trim() !== '' ? [{ text: text.trim(), index }] : [];
  });
  for (const [row, { text, index }] of headings.slice(0, 16).entries()) {
    scene.add(tree, {
      id: `navigation.heading.${index}`,
      type: 'TreeItem',
      name: text.slice(0, 80),
      rect: within(8, workTop + 34 + row * 24, navigationWidth - 16, 24),
      deed: { kind: 'command', command: 'nothing' },
      look: { kind: 'list item' },
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
      automationId: `StatusBar${key}`,
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

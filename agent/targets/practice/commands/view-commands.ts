import { type AppState, ribbonTabs, type ViewState } from '../model/app-state.ts';
import type { Command, CommandTable } from './command.ts';

type Switch = {
  [K in keyof ViewState]: ViewState[K] extends boolean ? K : never;
}[keyof ViewState];
type Choice = {
  [K in keyof ViewState]: ViewState[K] extends string ? K : never;
}[keyof ViewState];

const changed = (state: AppState, view: Partial<ViewState>): AppState => ({
  ...state,
  view: { ...state.view, ...view },
});

const toggle = (key: Switch, help: string, keys?: string): Command => ({
  run: state => changed(state, { [key]: !state.view[key] }),
  toggled: state => (state.view[key] ? 'on' : 'off'),
  help,
  ...(keys === undefined ? {} : { keys }),
});

const choice = (key: Choice, help: string): Command => ({
  run: (state, value) => changed(state, { [key]: value || state.view[key] }),
  value: state => state.view[key],
  help,
});

export const zoomLimits = { least: 10, most: 500 };

function zoomTo(state: AppState, percent: number): AppState {
  const zoom = Math.round(percent);
  return zoom >= zoomLimits.least && zoom <= zoomLimits.most ? changed(state, { zoom }) : state;
}

export const viewCommands = {
  tab: {
    run: (state, name) => ({ ...state, tab: ribbonTabs.find(tab => tab === name) ?? state.tab, editing: undefined }),
    value: state => state.tab,
  },
  ruler: toggle('ruler', 'Show the rulers next to your document.'),
  gridlines: toggle('gridlines', 'Show gridlines in the background of your document.'),
  navigation: toggle('navigation', 'A guide to the headings of your document.'),
  'track-changes': toggle('trackChanges', 'Keep track of changes made to this document.', 'Ctrl+Shift+E'),
  header: toggle('header', 'Repeat content at the top of every page.'),
  footer: toggle('footer', 'Repeat content at the bottom of every page.'),
  'page-number': toggle('pageNumber', 'Number the pages in your document.'),
  margins: choice('margins', 'Set the margin sizes for the whole document.'),
  orientation: choice('orientation', 'Give your pages a portrait or landscape layout.'),
  'page-size': choice('pageSize', 'Choose a paper size for your document.'),
  columns: choice('columns', 'Split your text into two or more columns.'),
  'new-comment': {
    run: state => ({
      ...changed(state, { comments: state.view.comments + 1 }),
      message: `Comment ${state.view.comments + 1} added`,
    }),
    help: 'Add a note about this part of the document.',
  },
  'delete-comment': {
    run: state => changed(state, { comments: Math.max(0, state.view.comments - 1) }),
    enabled: state => state.view.comments > 0,
    help: 'Delete the selected comment.',
  },
  zoom: {
    run: (state, percent) => zoomTo(state, Number.parseFloat(percent)),
    value: state => String(state.view.zoom),
    help: 'Zoom to the level that is right for you.',
  },
  'zoom-in': { run: state => zoomTo(state, state.view.zoom + 10), help: 'Zoom in.' },
  'zoom-out': { run: state => zoomTo(state, state.view.zoom - 10), help: 'Zoom out.' },
  scroll: {
    run: (state, lines) => {
      const most = Math.max(0, state.document.paragraphs.length - 1);
      return changed(state, { scroll: Math.min(most, Math.max(0, state.view.scroll + Number(lines))) });
    },
    value: state => String(state.view.scroll),
  },
  nothing: { run: state => state },
} satisfies CommandTable;

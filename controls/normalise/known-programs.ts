import type { Command } from './menus.ts';
import type { RawWindow } from './raw-win32.ts';

/**
 * What programs leave unsaid. Some give no name at all to what people know by its picture; screen readers keep such
 * tables too. Used only where the program itself gives no name.
 */
interface KnownProgram {
  /** By the command id of a tool-bar button. */
  readonly commands: Readonly<Record<number, string>>;
  /** By control id. */
  readonly controls: Readonly<Record<number, string>>;
}

/** By the class of the program's window. */
const programs: Readonly<Record<string, KnownProgram>> = {
  // Wine's WordPad; ids as in its resources.
  WORDPADTOP: {
    commands: {
      1013: 'Print',
      1100: 'Align left',
      1101: 'Center',
      1102: 'Align right',
      1314: 'Bullets',
      1400: 'Bold',
      1401: 'Italic',
      1402: 'Underline',
      1403: 'Font color',
    },
    controls: {
      2001: 'Document',
      2002: 'Standard',
      2003: 'Formatting',
      2013: 'Font',
      2014: 'Font size',
      2015: 'Ruler',
    },
  },
};

/** The commands of a window's menu, and those its program is known to have. */
export function withKnownCommands(window: RawWindow, commands: ReadonlyMap<number, Command>): Map<number, Command> {
  const all = new Map(commands);
  for (const [id, name] of Object.entries(programs[window.class]?.commands ?? {})) {
    if (!all.has(Number(id))) all.set(Number(id), { name, acceleratorKey: undefined, path: '' });
  }
  return all;
}

/** What the controls of a window are known to be called, by control id. */
export function knownNames(window: RawWindow): ReadonlyMap<number, string> {
  return new Map(Object.entries(programs[window.class]?.controls ?? {}).map(([id, name]) => [Number(id), name]));
}

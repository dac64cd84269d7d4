import type { AppState } from '../model/app-state.ts';

/**
 * Something the program can do. A ribbon button, a menu item, a key chord and a dialog's button all name one by its
 * key in the table, with an argument for those that need one.
 */
export interface Command {
  readonly run: (state: AppState, argument: string) => AppState;
  /** Absent: always. */
  readonly enabled?: (state: AppState) => boolean;
  /** Present for what can be on or off. */
  readonly toggled?: (state: AppState) => 'on' | 'off' | 'mixed';
  /** What is chosen now, for what offers a choice: compared with an item's argument. */
  readonly value?: (state: AppState) => string;
  /** The chord that does the same. */
  readonly keys?: string;
  /** What a tooltip says. */
  readonly help?: string;
}
export type CommandTable = Readonly<Record<string, Command>>;

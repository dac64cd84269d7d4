import type { AppState } from '../model/app-state.ts';
import type { Command } from './command.ts';
import { dialogCommands } from './dialog-commands.ts';
import { editCommands } from './edit-commands.ts';
import { fileCommands } from './file-commands.ts';
import { formatCommands } from './format-commands.ts';
import { viewCommands } from './view-commands.ts';

const commands = { ...fileCommands, ...editCommands, ...formatCommands, ...viewCommands, ...dialogCommands };
export type CommandId = keyof typeof commands;

export function commandRow(id: CommandId): Command {
  return commands[id];
}

export const isEnabled = (id: CommandId, state: AppState) => commandRow(id).enabled?.(state) ?? true;

/** Does it; a command that is not enabled changes nothing. */
export function runCommand(id: CommandId, state: AppState, argument = ''): AppState {
  return isEnabled(id, state) ? commandRow(id).run(state, argument) : state;
}

const ids = Object.keys(commands) as CommandId[];
const byKeys = new Map(ids.flatMap(id => (commandRow(id).keys ? [[commandRow(id).keys, id] as const] : [])));

/** The command of a chord such as `Ctrl+B`. */
export function commandOfKeys(chord: string): CommandId | undefined {
  return byKeys.get(chord);
}

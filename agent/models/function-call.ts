import { z } from 'zod';
import { Action, actionRow, unsupportedFunctions, type Verb, verbs } from '../../protocol/actions.ts';
import type { LabelledControl } from '../../protocol/model.ts';
import { readFieldKeys } from './field-keys.ts';

/** What a reply's function means. */
export type FunctionCall =
  | { readonly kind: 'action'; readonly action: Action }
  /** No function: the reply only has a status. */
  | { readonly kind: 'nothing' }
  /** A function of the field that has no verb of ours. */
  | { readonly kind: 'unsupported'; readonly function: string }
  | { readonly kind: 'invalid'; readonly problem: string };

type Args = Readonly<Record<string, unknown>>;

class BadArgument extends Error {}

/** Functions of the field whose name is not the verb's, by name. */
const verbOfFunction = new Map<string, Verb>(
  verbs.flatMap(verb => actionRow(verb).fieldNames.map(name => [name.function, verb] as const)),
);

/**
 * Reads a reply's function and arguments: the functions of the field in its three generations, and our own verbs.
 * `labels` turn the label that `drag` ends on into a control. Coordinates are fractions, 0–1; `click_on_coordinates` is
 * measured on the window when the reply names no control.
 */
export function readCall(name: string, args: Args, labels: readonly LabelledControl[] = []): FunctionCall {
  const bare = name.trim();
  if (bare === '' || /^(?:none|null|no_?op)$/i.test(bare)) return { kind: 'nothing' };
  const lower = bare.toLowerCase();
  if (unsupportedFunctions.some(known => known === lower)) return { kind: 'unsupported', function: bare };
  // `drag_on_coordinates` has places where our `drag` has controls.
  if (lower === 'drag_on_coordinates') return { kind: 'unsupported', function: bare };
  const own = lower.replaceAll('_', '-');
  const verb = verbOfFunction.get(lower) ?? verbs.find(known => known === own);
  if (!verb) return { kind: 'invalid', problem: `There is no function "${bare}".` };
  try {
    return checked(bare, actionOf(verb, args, labels));
  } catch (error) {
    if (error instanceof BadArgument) return { kind: 'invalid', problem: `${bare}: ${error.message}` };
    throw error;
  }
}

function checked(name: string, action: unknown): FunctionCall {
  const result = Action.safeParse(action);
  if (result.success) return { kind: 'action', action: result.data };
  const issue = result.error.issues[0];
  return { kind: 'invalid', problem: `${name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not an action'}.` };
}

function actionOf(verb: Verb, args: Args, labels: readonly LabelledControl[]): unknown {
  switch (verb) {
    case 'click':
      return { verb, ...buttonAndCount(args), holding: optionalText(args, 'holding') ?? '' };
    case 'click-at':
      return { verb, ...buttonAndCount(args), x: number(args, 'x'), y: number(args, 'y') };
    case 'type':
      return { verb, text: text(args, 'text') };
    case 'set':
      return setOrType(args);
    case 'press':
      return press(args);
    case 'select':
      return { verb, ...optional('item', optionalText(args, 'item')) };
    case 'select-text':
      return { verb, text: text(args, 'text') };
    case 'scroll':
      return scroll(args);
    case 'drag': {
      const to = text(args, 'to');
      return { verb, to: labels.find(({ label }) => label === to)?.control ?? to };
    }
    case 'launch':
      return { verb, program: text(args, 'program'), ...optional('document', optionalText(args, 'document')) };
    case 'wait':
      return { verb, durationMs: wait(args) };
    default:
      return { verb };
  }
}

function optional(key: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [key]: value };
}

function optionalText(args: Args, key: string): string | undefined {
  const value = args[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new BadArgument(`"${key}" is not a text.`);
}

function text(args: Args, ...keys: readonly string[]): string {
  for (const key of keys) {
    const value = optionalText(args, key);
    if (value !== undefined) return value;
  }
  throw new BadArgument(`"${keys[0]}" is missing.`);
}

function number(args: Args, key: string): number {
  const value = z.coerce.number().safeParse(args[key] ?? undefined);
  if (!value.success) throw new BadArgument(`"${key}" is not a number.`);
  return value.data;
}

function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

function buttonAndCount(args: Args): { button: 'left' | 'right'; count: 1 | 2 } {
  const button = (optionalText(args, 'button') ?? 'left').toLowerCase();
  if (button !== 'left' && button !== 'right') throw new BadArgument(`there is no mouse button "${button}" here.`);
  return { button, count: isTrue(args.double) || args.count === 2 ? 2 : 1 };
}

/** UFO types at the caret unless `clear_current_text` is true; the paper's records have no such argument and mean the value. */
function setOrType(args: Args): unknown {
  const clear = args.clear_current_text;
  const keeps = clear !== undefined && clear !== null && !isTrue(clear);
  const value = text(args, 'text', 'value');
  return keeps ? { verb: 'type', text: value } : { verb: 'set', value };
}

function press(args: Args): unknown {
  const keys = text(args, 'keys', 'key', 'text');
  const read = readFieldKeys(keys);
  if (!read) throw new BadArgument(`the keys "${keys}" cannot be read.`);
  return read.kind === 'press' ? { verb: 'press', keys: read.keys } : { verb: 'type', text: read.text };
}

function scroll(args: Args): unknown {
  const direction = optionalText(args, 'direction');
  if (direction !== undefined) return { verb: 'scroll', direction, notches: args.notches ?? 1 };
  // As the wheel turns: positive is up.
  const distance = number(args, 'wheel_dist');
  return {
    verb: 'scroll',
    direction: distance < 0 ? 'down' : 'up',
    notches: Math.max(1, Math.round(Math.abs(distance))),
  };
}

function wait(args: Args): number {
  return args.durationMs === undefined ? number(args, 'seconds') * 1000 : number(args, 'durationMs');
}

import { LamReply } from '../../protocol/lam-reply.ts';

export type ReadReply =
  | { readonly ok: true; readonly reply: LamReply }
  /** What is wrong with it, in a sentence. */
  | { readonly ok: false; readonly problem: string };

type Fields = ReadonlyMap<string, unknown>;

class Unreadable extends Error {}

/**
 * Reads a LAM's reply as it came: the seven keys of the paper, in the spellings of its three generations (UFO 0:
 * `ControlLabel`; UFO 1–2: also `ActionList`; UFO 3: `action` with `arguments`), alone, in a code fence or with text around it.
 * Of several actions in one reply, the first is read: the others would act on a window that nobody has looked at.
 */
export function readReply(raw: string): ReadReply {
  try {
    const fields = fieldsOf(parseObject(raw));
    const actions = actionsIn(fields);
    const action = actions[0] ?? fields;
    const args = argsIn(action);
    const { id, name, ...rest } = args;
    // In generation 3 the control travels among the arguments of `click_input` and the like.
    const nested = !action.has('controllabel') && action.has('arguments');
    const name3 = textIn(action, 'function');
    const isControl = nested && name3 !== 'select_application_window';
    const reply = {
      thought: textIn(fields, 'thought', 'thoughts'),
      control_label: isControl ? textOf(id) : textIn(action, 'controllabel', 'label'),
      control_name: isControl ? textOf(name) : textIn(action, 'controlname', 'controltext'),
      function: name3,
      args: isControl ? rest : args,
      status: actions.length > 1 ? 'CONTINUE' : statusIn(action, fields),
      plan: planIn(fields),
    };
    const checked = LamReply.safeParse(reply);
    return checked.success
      ? { ok: true, reply: checked.data }
      : { ok: false, problem: checked.error.issues[0]?.message ?? '' };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.message };
    throw error;
  }
}

/** The first JSON object in the text, wherever it stands. */
function parseObject(raw: string): object {
  const begin = raw.indexOf('{');
  if (begin < 0) {
    throw new Unreadable(raw.trim() === '' ? 'The reply is empty.' : 'There is no JSON object in the reply.');
  }
  const end = endOfObject(raw, begin);
  if (end === undefined) throw new Unreadable('The JSON object of the reply does not end: it was cut off.');
  try {
    const value: unknown = JSON.parse(raw.slice(begin, end));
    if (isObject(value)) return value;
  } catch (error) {
    throw new Unreadable(`The reply is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  throw new Unreadable('There is no JSON object in the reply.');
}

function endOfObject(text: string, begin: number): number | undefined {
  let depth = 0;
  let inText = false;
  for (let at = begin; at < text.length; at++) {
    const char = text[at];
    if (inText) {
      if (char === '\\') at += 1;
      else if (char === '"') inText = false;
    } else if (char === '"') inText = true;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `ControlLabel`, `control_label` and `Control Label` are one key. */
function fieldsOf(object: object): Fields {
  return new Map(Object.entries(object).map(([key, value]) => [key.toLowerCase().replace(/[^a-z]/g, ''), value]));
}

function actionsIn(fields: Fields): Fields[] {
  const given = fields.get('actionlist') ?? fields.get('action');
  const list = Array.isArray(given) ? given : [given];
  return list.filter(isObject).map(fieldsOf);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function textIn(fields: Fields, ...keys: readonly string[]): string {
  for (const key of keys) {
    const value = fields.get(key);
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new Unreadable(`The reply's "${key}" is not a text.`);
    }
    return String(value).trim();
  }
  return '';
}

function argsIn(action: Fields): Record<string, unknown> {
  let value = action.get('args') ?? action.get('arguments');
  if (typeof value === 'string' && value.trim() !== '') {
    try {
      value = JSON.parse(value);
    } catch {
      throw new Unreadable(`The reply's arguments are a text that is not JSON: ${value}`);
    }
  }
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return {};
  if (!isObject(value)) throw new Unreadable("The reply's arguments are not given by name.");
  return Object.fromEntries(Object.entries(value));
}

const statuses = LamReply.shape.status.options;

function statusIn(action: Fields, fields: Fields): LamReply['status'] {
  const given = (textIn(action, 'status') || textIn(fields, 'status')).toUpperCase();
  if (given === '') {
    if (textIn(action, 'function') !== '') return 'CONTINUE';
    throw new Unreadable('The reply has neither a function nor a status.');
  }
  const status = statuses.find(known => known === given || `${known}ED` === given);
  if (!status) throw new Unreadable(`The reply's status is ${given}; known are ${statuses.join(', ')}.`);
  return status;
}

/** A list, a text with a line each, or `<FINISH>`; numbers before the lines are dropped. */
function planIn(fields: Fields): string[] {
  const given = fields.get('plan');
  const lines = Array.isArray(given) ? given.map(textOf) : textOf(given).split(/\r?\n/);
  return lines
    .map(line => line.trim().replace(/^(?:\(\d+\)|\d+[.)])\s*/, ''))
    .filter(line => line !== '' && !/^<?finish>?$/i.test(line));
}

import { readFileSync } from 'node:fs';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { Ajv, type ValidateFunction } from 'ajv';
import { z } from 'zod';
import { Answer, Ask, TraceNews } from '../../protocol/debug.ts';
import { TraceEvent } from '../../trace/format.ts';

/** The protocol's own JSON schema; `fixtures/README.md` says where it comes from. */
const schemaFile = new URL('./fixtures/debugAdapterProtocol.json', import.meta.url);

type Json = { [key: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Arguments whose keys are the debugger's own affair. */
const openTypes = new Set(['LaunchRequestArguments', 'AttachRequestArguments', 'InitializeRequestArguments']);

/**
 * The schema lets every object have further keys, so a misspelt one would pass. Here only the messages themselves may,
 * since they are put together from parts.
 */
function closed(definitions: Json): Json {
  const close = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(close);
    if (!isObject(value)) return value;
    const inside = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, close(part)]));
    return isObject(value.properties) && value.additionalProperties === undefined
      ? { ...inside, additionalProperties: false }
      : inside;
  };
  return Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => {
      if (!isObject(definition) || openTypes.has(name) || definition.title === 'Base Protocol')
        return [name, definition];
      if (!Array.isArray(definition.allOf)) return [name, close(definition)];
      // Of a message only what is inside `body` and `arguments` is closed.
      const parts = definition.allOf.map(part =>
        isObject(part) && isObject(part.properties)
          ? {
              ...part,
              properties: Object.fromEntries(Object.entries(part.properties).map(([key, of]) => [key, close(of)])),
            }
          : part,
      );
      return [name, { ...definition, allOf: parts }];
    }),
  );
}

const schema: Json = JSON.parse(readFileSync(schemaFile, 'utf8'));
const definitions = closed(isObject(schema.definitions) ? schema.definitions : {});
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: 'dap', definitions });

const validators = new Map<string, ValidateFunction>();
function validator(name: string): ValidateFunction {
  const known = validators.get(name) ?? ajv.compile({ $ref: `dap#/definitions/${name}` });
  validators.set(name, known);
  return known;
}

/** The definition of the message with this command or event: `NextRequest` of `next`. */
function definitionOf(kind: 'command' | 'event', word: string): string | undefined {
  const suffix = kind === 'command' ? 'Request' : 'Event';
  return Object.keys(definitions).find(name => name.toLowerCase() === `${word}${suffix}`.toLowerCase());
}

/** Our own messages, by name; `protocol/debug.ts` has their shapes. */
const ownEvents: Readonly<Record<string, z.ZodType>> = {
  'groundwork/ask': Ask,
  'groundwork/trace': TraceNews.extend({ events: z.array(TraceEvent) }),
};
const ownRequests: Readonly<Record<string, z.ZodType>> = { 'groundwork/answer': Answer };

/** What is wrong with a message, by the protocol's schema; empty when nothing is. */
export function problemsOf(message: DebugProtocol.ProtocolMessage): string[] {
  if (isRequest(message)) {
    const own = ownRequests[message.command];
    if (own !== undefined) return [...judge(message, 'Request'), ...judgeOwn(own, message.arguments)];
    return judge(message, definitionOf('command', message.command) ?? 'Request');
  }
  if (isResponse(message)) {
    if (!message.success) return judge(message, 'ErrorResponse');
    const name = definitionOf('command', message.command)?.replace(/Request$/, 'Response');
    return judge(message, name ?? 'Response');
  }
  if (isEvent(message)) {
    const own = ownEvents[message.event];
    if (own !== undefined) return [...judge(message, 'Event'), ...judgeOwn(own, message.body)];
    const name = definitionOf('event', message.event);
    return name === undefined ? [`There is no event ${message.event}.`] : judge(message, name);
  }
  return [`There are no messages of type ${message.type}.`];
}

function judge(message: unknown, definition: string): string[] {
  const validate = validator(definition);
  if (validate(message)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message: text, params }) => `${definition}${instancePath} ${text} ${JSON.stringify(params)}`,
  );
}

function judgeOwn(shape: z.ZodType, value: unknown): string[] {
  const checked = shape.safeParse(value);
  return checked.success ? [] : checked.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`);
}

export const isRequest = (message: DebugProtocol.ProtocolMessage): message is DebugProtocol.Request =>
  message.type === 'request';
export const isResponse = (message: DebugProtocol.ProtocolMessage): message is DebugProtocol.Response =>
  message.type === 'response';
export const isEvent = (message: DebugProtocol.ProtocolMessage): message is DebugProtocol.Event =>
  message.type === 'event';

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { Ajv, type ValidateFunction } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';
import { z } from 'zod';
import { Answer, Ask, AskOver, ShownMoment, TraceNews } from '../../protocol/debug.ts';
import { TraceEvent } from '../../trace/format.ts';

const require = createRequire(import.meta.url);
const types = join(dirname(require.resolve('@vscode/debugprotocol/package.json')), 'lib', 'debugProtocol.d.ts');

/**
 * The JSON schema of the protocol, made from its published types. Objects are closed, so that a misspelt key is found,
 * but for those the types leave open.
 */
const { definitions = {} } = createGenerator({
  path: types,
  type: '*',
  expose: 'all',
  skipTypeCheck: true,
  additionalProperties: false,
}).createSchema('*');

/** Arguments whose keys are the debugger's own affair. */
for (const name of ['LaunchRequestArguments', 'AttachRequestArguments', 'InitializeRequestArguments']) {
  const definition = definitions[`DebugProtocol.${name}`];
  if (typeof definition === 'object') definition.additionalProperties = true;
}

const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: 'dap', definitions });

const validators = new Map<string, ValidateFunction>();
function validator(name: string): ValidateFunction {
  const known = validators.get(name) ?? ajv.compile({ $ref: `dap#/definitions/DebugProtocol.${name}` });
  validators.set(name, known);
  return known;
}

/** The definition of the message with this command or event: `NextRequest` of `next`. */
function definitionOf(kind: 'command' | 'event', word: string): string | undefined {
  const suffix = kind === 'command' ? 'Request' : 'Event';
  return Object.keys(definitions)
    .map(name => name.replace('DebugProtocol.', ''))
    .find(name => name.toLowerCase() === `${word}${suffix}`.toLowerCase());
}

/** Our own messages, by name; `protocol/debug.ts` has their shapes. */
const ownEvents: Readonly<Record<string, z.ZodType>> = {
  'groundwork/ask': Ask,
  'groundwork/askOver': AskOver,
  'groundwork/shown': ShownMoment,
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

import type { DebugProtocol } from '@vscode/debugprotocol';
import type { DapClient } from '../../debugger/dap-client.ts';
import { TraceNews } from '../../protocol/debug.ts';
import { TraceEvent } from '../../trace/format.ts';
import { isEvent, isRequest, isResponse } from './dap-schema.ts';

/** What stands for the places of this machine, by what they are here. */
export type Places = Readonly<Record<string, string>>;

const width = 118;

/**
 * A conversation as people read it: `→` what the client said, `←` what the engine said. Sequence numbers, times, blobs
 * and places are left out or replaced, and so are probabilities, which change with the model.
 */
export function transcriptOf(log: DapClient['log'], places: Places): string {
  const lines: string[] = [];
  let traced: string[] = [];
  const flush = () => {
    if (traced.length > 0) lines.push(...wrapped(`← groundwork/trace  ${traced.join(' · ')}`));
    traced = [];
  };
  for (const { message } of log) {
    if (isEvent(message) && message.event === 'groundwork/trace') {
      const { events } = TraceNews.parse(message.body);
      traced.push(...events.map(event => TraceEvent.parse(event)).map(({ seq, type }) => `${seq} ${type}`));
      continue;
    }
    flush();
    if (isRequest(message) && lines.length > 0) lines.push('');
    lines.push(...linesOf(message));
  }
  flush();
  return stable(`${lines.join('\n')}\n`, places);
}

function linesOf(message: DebugProtocol.ProtocolMessage): string[] {
  if (isRequest(message)) return shown(`→ ${message.command}`, message.arguments);
  if (isEvent(message)) {
    const { event, body } = message;
    const brief = event === 'output' ? brieflyOutput(body) : undefined;
    return brief ?? shown(`← ${event}`, body, ' ·');
  }
  if (isResponse(message)) {
    const { command, success, body } = message;
    if (!success) return shown(`← ${command} refused`, message.message, ':');
    const head = `← ${command} ✓`;
    const brief = briefly[command]?.(body as never);
    return brief === undefined ? shown(head, body) : [head, ...brief.map(line => `    ${line}`)];
  }
  return [`? ${JSON.stringify(message)}`];
}

/** Answers that come again and again, a line a row; what they leave out is checked by the schema all the same. */
const briefly: Readonly<Record<string, (body: never) => string[]>> = {
  // Said in full by a file of its own.
  initialize: () => [],
  stackTrace: ({ stackFrames }: DebugProtocol.StackTraceResponse['body']) =>
    stackFrames.map(frame => `${frame.id}  ${`:${frame.line}`.padEnd(4)} ${frame.name}${sourceNote(frame.source)}`),
  scopes: ({ scopes }: DebugProtocol.ScopesResponse['body']) => [
    scopes.map(({ name, variablesReference }) => `${name} (${variablesReference})`).join('  '),
  ],
  variables: ({ variables }: DebugProtocol.VariablesResponse['body']) => variables.flatMap(variableLines),
  setBreakpoints: ({ breakpoints }: DebugProtocol.SetBreakpointsResponse['body']) =>
    breakpoints.map(
      ({ id, line, verified, message }) => `${id}  :${line} ${verified ? 'verified' : `not verified: ${message}`}`,
    ),
};

function sourceNote(source: DebugProtocol.Source | undefined): string {
  return source?.sourceReference === undefined ? '' : `  (${source.name}, text ${source.sourceReference})`;
}

function variableLines({ name, value, variablesReference, presentationHint }: DebugProtocol.Variable): string[] {
  const settable = presentationHint?.attributes?.includes('readOnly') ? '' : '  ✎';
  const inside = variablesReference === 0 ? '' : `  (${variablesReference})`;
  const [first = '', ...rest] = value.split('\n');
  return [`${name} = ${first}${inside}${settable}`, ...rest.map(line => `      ${line}`)];
}

function brieflyOutput({ category, output }: DebugProtocol.OutputEvent['body']): string[] {
  const [first = '', ...rest] = output.trimEnd().split('\n');
  return [`← output ${category} · ${first}`, ...rest.map(line => `    ${line}`)];
}

function shown(head: string, value: unknown, mark = ''): string[] {
  const text = value === undefined ? [] : readable(value);
  const [first = '', ...rest] = text;
  const line = text.length === 0 ? head : `${head}${mark} ${first}`;
  return [line, ...rest.map(one => (one === '' ? one : `  ${one}`))];
}

/** A value in JSON's likeness: without quotes around keys, on one line where it fits, texts of several lines as lines. */
function readable(value: unknown): string[] {
  if (typeof value === 'string')
    return value.includes('\n') ? ['"""', ...value.split('\n'), '"""'] : [JSON.stringify(value)];
  if (typeof value !== 'object' || value === null) return [String(value)];
  const list = Array.isArray(value);
  const entries: [string, string[]][] = list
    ? value.map(item => ['', readable(item)])
    : Object.entries(value).map(([key, item]) => [`${key}: `, readable(item)]);
  const [open, close] = list ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) return [`${open}${close}`];
  const single = entries.map(([key, text]) => `${key}${text.join(' ')}`);
  const inline = list ? `[${single.join(', ')}]` : `{ ${single.join(', ')} }`;
  if (inline.length < width - 20 && entries.every(([, text]) => text.length === 1)) return [inline];
  return [
    open,
    ...entries.flatMap(([key, [first = '', ...rest]]) => [`  ${key}${first}`, ...rest.map(one => `  ${one}`)]),
    close,
  ];
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' · ')) {
    if (line !== '' && line.length + word.length > width) {
      lines.push(line);
      line = `    ${word}`;
    } else {
      line = line === '' ? word : `${line} · ${word}`;
    }
  }
  return [...lines, line];
}

function stable(text: string, places: Places): string {
  let result = text;
  for (const [place, name] of Object.entries(places)) result = result.replaceAll(place, name);
  return result
    .replace(/\b[0-9a-f]{64}\b/g, '<blob>')
    .replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replace(/(<runs>)\/[\dTZ-]+-[\w-]+/g, '<run>')
    .replace(/\b\d+(\.\d+)? %/g, '‥ %');
}

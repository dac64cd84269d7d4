// Runs js-debug's extension outside of VS Code: gives it a `vscode` that answers everything with nothing, and asks it for
// the server of a debug session, as VS Code does. Standard input: a launch configuration. Each line of standard output:
// where a session's server listens, and its configuration; first that of the starter, then that of the program.
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

// Nobody provides what one of its services is made of here, and it says so.
console.assert = () => undefined;
const folder = process.env.JS_DEBUG_EXTENSION ?? '';
type Settings = Record<string, { readonly default?: unknown }>;
const manifest: { contributes: { configuration: { properties: Settings } } } = JSON.parse(
  readFileSync(join(folder, 'package.json'), 'utf8'),
);
const settings = manifest.contributes.configuration.properties;

interface Factory {
  createDebugAdapterDescriptor(session: object): Promise<{ readonly address: string | number }>;
}
interface Provider {
  resolveDebugConfiguration?(folder: undefined, configuration: object): Promise<object | undefined>;
  resolveDebugConfigurationWithSubstitutedVariables?(folder: undefined, config: object): Promise<object | undefined>;
}
let factory: Factory | undefined;
const providers: Provider[] = [];

/** Answers to every name, call and `new`; it is no promise, and has no text. */
function nothing(known: Record<PropertyKey, unknown> = {}): object {
  const names = new Map<PropertyKey, unknown>(Reflect.ownKeys(known).map(name => [name, known[name as string]]));
  return new Proxy(function nobody() {}, {
    get: (target, name) => {
      if (name === 'then' || name === Symbol.iterator) return undefined;
      if (name === Symbol.toPrimitive) return () => '';
      if (name === 'prototype') return target.prototype;
      if (!names.has(name)) names.set(name, nothing());
      return names.get(name);
    },
    apply: () => nothing(),
    construct: () => nothing(),
  });
}

class Address {
  readonly address: string | number;
  constructor(address: string | number) {
    this.address = address;
  }
}
const vscode = nothing({
  DebugAdapterServer: Address,
  DebugAdapterNamedPipeServer: Address,
  EventEmitter: class {
    readonly event = () => ({ dispose: () => undefined });
    fire() {}
    dispose() {}
  },
  debug: nothing({
    registerDebugAdapterDescriptorFactory: (_: string, made: Factory) => {
      factory = made;
      return nothing();
    },
    startDebugging: async (_: unknown, configuration: object) => {
      await serve('program', configuration);
      return true;
    },
    registerDebugConfigurationProvider: (type: string, provider: Provider) => {
      if (type === 'pwa-node') providers.push(provider);
      return nothing();
    },
  }),
  l10n: nothing({ bundle: undefined, t: (text: string) => text }),
  workspace: nothing({
    workspaceFolders: undefined,
    getConfiguration: (section?: string) => ({
      get: (name: string) => settings[section === undefined ? name : `${section}.${name}`]?.default,
    }),
  }),
});

// The extension copies the names of the module into an object with the same prototype: so they are found there.
const shared = globalThis as { vscodeForJsDebug?: object };
shared.vscodeForJsDebug = Object.create(vscode);
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode' ? { url: 'groundwork:vscode', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === 'groundwork:vscode'
      ? { format: 'commonjs', source: 'module.exports = globalThis.vscodeForJsDebug', shortCircuit: true }
      : next(url, context),
});

const extension: { activate(context: object): void } = createRequire(import.meta.url)(
  join(folder, 'src', 'extension.js'),
);
extension.activate({
  subscriptions: [],
  extensionPath: folder,
  storagePath: tmpdir(),
  logPath: tmpdir(),
  workspaceState: { get: (_: string, value: unknown) => value, update: async () => undefined },
  globalState: { get: (_: string, value: unknown) => value, update: async () => undefined },
  extension: nothing(),
  extensionUri: nothing(),
});

let configuration: object = {
  type: 'pwa-node',
  request: 'launch',
  name: 'bench',
  console: 'internalConsole',
  ...(JSON.parse(await text(process.stdin)) as object),
};
for (const provider of providers)
  configuration = (await provider.resolveDebugConfiguration?.(undefined, configuration)) ?? configuration;
for (const provider of providers)
  configuration =
    (await provider.resolveDebugConfigurationWithSubstitutedVariables?.(undefined, configuration)) ?? configuration;
await serve('starter', configuration);

async function serve(id: string, configuration: object): Promise<void> {
  const session = { id, type: 'pwa-node', name: id, workspaceFolder: undefined, configuration };
  const descriptor = await factory?.createDebugAdapterDescriptor(session);
  process.stdout.write(`${JSON.stringify({ address: descriptor?.address, configuration })}\n`);
}

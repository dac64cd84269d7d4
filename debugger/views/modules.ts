import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import type { RunState } from '../../trace/state.ts';
import { type Reply, request } from '../request-table.ts';

const Modules = z.object({
  startModule: z.number().int().min(0).default(0),
  moduleCount: z.number().int().min(0).default(0),
});

export const moduleRequests = {
  modules: request(Modules, (session, { startModule, moduleCount }): Reply<DebugProtocol.ModulesResponse> => {
    const all = modulesOf(session.debuggee.shown);
    const wanted = all.slice(startModule, moduleCount === 0 ? undefined : startModule + moduleCount);
    return { body: { modules: wanted, totalModules: all.length } };
  }),
};

/** What takes part in a run, with names and versions: as far as its trace tells by now. */
function modulesOf({ header, observation }: RunState): readonly DebugProtocol.Module[] {
  if (header === undefined) return [];
  const { groundwork, target, model } = header;
  const part = (id: string, name: string, version: string, symbolStatus: string): DebugProtocol.Module => ({
    id,
    name,
    ...(version === '' ? {} : { version }),
    symbolStatus,
  });
  return [
    part('groundwork', 'Groundwork', groundwork, 'the engine'),
    part('target', target.name, target.version, 'the target: it drives the program'),
    part('model', model.name, model.version, `the model: ${model.id}`),
    ...(observation === undefined
      ? []
      : [
          part('backend', observation.backend, '', 'the backend: it reads controls'),
          part('program', observation.window.process, '', `the program: ${observation.window.title}`),
        ]),
  ];
}

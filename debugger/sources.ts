import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import { type Reply, RequestError, request } from './request-table.ts';
import type { Session } from './session.ts';

/**
 * The files of a plan as a client sees them. A recorded run whose file has changed since shows the text it ran with;
 * that text has no path, so the client asks for it by number.
 */
export class Sources {
  readonly #texts = new Map<number, { readonly file: string; readonly ref: string }>();
  readonly #known = new Map<string, DebugProtocol.Source>();

  source(file: string, session: Session): DebugProtocol.Source {
    const ref = session.isLaunched && session.debuggee.kind === 'recorded' ? recordedAs(file, session) : undefined;
    // A plan that was edited while its run stood still has several texts.
    const key = `${ref ?? ''} ${file}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const source: DebugProtocol.Source =
      ref === undefined || hashOfFile(file) === ref
        ? { name: basename(file), path: file }
        : {
            name: `${basename(file)} (as recorded)`,
            path: file,
            sourceReference: this.#remember(file, ref),
            origin: 'recorded',
          };
    if (session.isLaunched) this.#known.set(key, source);
    return source;
  }

  ref(reference: number): string | undefined {
    return this.#texts.get(reference)?.ref;
  }

  #remember(file: string, ref: string): number {
    const reference = this.#texts.size + 1;
    this.#texts.set(reference, { file, ref });
    return reference;
  }
}

function recordedAs(file: string, session: Session): string | undefined {
  return session.debuggee.shown.header?.sources[file];
}

function hashOfFile(file: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return undefined;
  }
}

const SourceArguments = z.object({
  source: z.object({ path: z.string().optional(), sourceReference: z.number().int().optional() }).optional(),
  sourceReference: z.number().int().optional(),
});

export const sourceRequests = {
  source: request(SourceArguments, (session, args): Reply<DebugProtocol.SourceResponse> => {
    const reference = args.source?.sourceReference ?? args.sourceReference ?? 0;
    const ref = session.sources.ref(reference);
    const content = ref === undefined ? undefined : session.blobs.text(ref);
    if (content === undefined) throw new RequestError('The run’s folder does not hold this file.');
    return { body: { content } };
  }),

  loadedSources: request(z.unknown(), (session): Reply<DebugProtocol.LoadedSourcesResponse> => {
    const files = [...new Set(session.debuggee.ranges.map(({ file }) => file))];
    return { body: { sources: files.map(file => session.sources.source(file, session)) } };
  }),
};

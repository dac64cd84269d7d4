import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import { type Reply, RequestError, request } from '../request-table.ts';
import type { Session } from '../session.ts';

/**
 * The files of a plan as a client sees them. A recorded run whose file has changed since shows the text it ran with;
 * that text has no path, so the client asks for it by number.
 */
export class Sources {
  readonly #texts = new Map<number, () => string | undefined>();
  readonly #known = new Map<string, DebugProtocol.Source>();

  source(file: string, session: Session): DebugProtocol.Source {
    if (session.isLaunched && session.lam.isOwn(file)) return this.#lamSource(file, session);
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
            sourceReference: this.#remember(() => session.blobs.text(ref)),
            origin: 'recorded',
          };
    if (session.isLaunched) this.#known.set(key, source);
    return source;
  }

  /** The text of a source without a file. */
  text(reference: number): string | undefined {
    return this.#texts.get(reference)?.();
  }

  /** What the LAM did: the file in the run's folder, or its text where the folder does not hold it. */
  #lamSource(file: string, session: Session): DebugProtocol.Source {
    const about = { name: basename(file), path: file, origin: 'what the LAM did' };
    const known = this.#known.get(file);
    if (known !== undefined) return known;
    const text = () => session.lam.text(file);
    // It is still to come: a breakpoint may wait in it.
    if (text() === undefined) return about;
    const source = session.lam.isOnDisk(file) ? about : { ...about, sourceReference: this.#remember(text) };
    this.#known.set(file, source);
    return source;
  }

  #remember(text: () => string | undefined): number {
    const reference = this.#texts.size + 1;
    this.#texts.set(reference, text);
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
    const content = session.sources.text(reference);
    if (content === undefined) throw new RequestError('The run’s folder does not hold this file.');
    return { body: { content } };
  }),

  loadedSources: request(z.unknown(), (session): Reply<DebugProtocol.LoadedSourcesResponse> => {
    const files = [...new Set(session.debuggee.ranges.map(({ file }) => file)), ...session.lam.files];
    return { body: { sources: files.map(file => session.sources.source(file, session)) } };
  }),
};

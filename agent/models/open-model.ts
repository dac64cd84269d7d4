import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Model } from '../../protocol/model.ts';
import { readTrace } from '../../trace/reader.ts';
import { createEmbeddedModel } from './embedded.ts';
import { createReplayModel } from './replay.ts';

const usable = 'Use "embedded", or "replay:FOLDER" with the folder of a recorded run.';

/** No model is opened by this name; `message` says which there are. */
export class UnknownModel extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnknownModel';
  }
}

/**
 * Opens a model by its name: `embedded`, or `replay:FOLDER` for the replies of a recorded run.
 * @throws UnknownModel, for people, when there is no such model or it cannot be opened.
 */
export async function openModel(spec: string): Promise<Model> {
  const [kind = '', place] = split(spec.trim());
  switch (kind) {
    case 'embedded':
      if (place === undefined) return createEmbeddedModel();
      break;
    case 'replay':
      if (place) return createReplayModel(await repliesOf(place));
      throw new UnknownModel(`"${spec}" names no folder. ${usable}`);
    case 'onnx':
    case 'openai':
      throw new UnknownModel(`This version has no ${kind} models yet, so it cannot open "${spec}". ${usable}`);
  }
  throw new UnknownModel(`There is no model "${spec}". ${usable}`);
}

function split(spec: string): [kind: string, place?: string] {
  const at = spec.indexOf(':');
  return at < 0 ? [spec] : [spec.slice(0, at), spec.slice(at + 1)];
}

/** The replies of a recorded run, as they came, in order. */
async function repliesOf(folder: string): Promise<string[]> {
  const file = join(folder, 'run.gwtrace');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnknownModel(`The recorded run cannot be opened: ${reason}. ${usable}`);
  }
  return readTrace(text).events.flatMap(event => (event.type === 'infer' ? [event.raw] : []));
}

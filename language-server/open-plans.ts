import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { Plan, type ReadFile } from '../language/plan.ts';

/** A plan as the editor shows it. */
export interface OpenPlan {
  readonly uri: string;
  /** The editor's number of this text. */
  readonly version: number;
  readonly plan: Plan;
}

interface Entry {
  readonly document: TextDocument;
  readonly file: string;
  plan: Plan;
  isStale: boolean;
}

/** The plans that are open in the editor: all that the server remembers. */
export class OpenPlans {
  readonly #byUri = new Map<string, Entry>();
  readonly #byFile = new Map<string, Entry>();
  readonly #read: ReadFile = path => this.#byFile.get(path)?.document.getText() ?? readFromDisk(path);

  /** @param document is followed: its later texts are seen after `changed` */
  open(document: TextDocument): void {
    const file = fileOf(document.uri);
    const entry = { document, file, plan: Plan.open(file, document.getText(), this.#read), isStale: false };
    this.#byUri.set(document.uri, entry);
    this.#byFile.set(file, entry);
  }

  close(uri: string): void {
    const entry = this.#byUri.get(uri);
    if (entry === undefined) return;
    this.#byUri.delete(uri);
    if (this.#byFile.get(entry.file) === entry) this.#byFile.delete(entry.file);
  }

  /** Notes that a file has a new text, in the editor or on disk. Returns the open plans that this may change. */
  changed(uri: string): string[] {
    const file = fileOf(uri);
    const touched: string[] = [];
    for (const [other, entry] of this.#byUri) {
      if (entry.file !== file && !uses(entry.plan, file)) continue;
      entry.isStale = true;
      touched.push(other);
    }
    return touched;
  }

  /** The plan with its latest text; undefined when it is not open. */
  get(uri: string): OpenPlan | undefined {
    const entry = this.#byUri.get(uri);
    if (entry === undefined) return undefined;
    if (entry.isStale) entry.plan = entry.plan.edit(entry.document.getText());
    entry.isStale = false;
    return { uri, version: entry.document.version, plan: entry.plan };
  }

  /** The address of a file, as the editor writes it where the file is open. */
  uriOf(file: string): string {
    return this.#byFile.get(file)?.document.uri ?? pathToFileURL(file).href;
  }
}

/** Files that are used, directly or not, and those that are missing. */
function uses(plan: Plan, file: string): boolean {
  return [plan.names, ...plan.names.reachable].some(names => names.uses.some(({ path }) => path === file));
}

/** The path of a document. One that is on no disk gets a path nobody else has. */
function fileOf(uri: string): string {
  try {
    return fileURLToPath(uri);
  } catch {
    return `/${encodeURIComponent(uri)}`;
  }
}

function readFromDisk(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

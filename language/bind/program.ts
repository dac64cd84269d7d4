import { dirname, resolve } from 'node:path';
import { isUseDeclaration } from '../generated/ast.ts';
import { PlanSource } from '../syntax/plan-source.ts';
import { FileNames, type Use } from './file-names.ts';
import { plainText } from './template-text.ts';

/** Reads files for `use`: absolute path → text, or undefined when there is none. */
export type ReadFile = (path: string) => string | undefined;

/** A file with everything it uses, all names tied together. */
export class Program {
  readonly main: FileNames;
  /** By absolute path, the main file too. */
  readonly files: ReadonlyMap<string, FileNames>;

  /** The same object as long as no piece can notice a change of another one. */
  readonly signature: { readonly text: string };

  private constructor(main: FileNames, files: ReadonlyMap<string, FileNames>, before: Program | undefined) {
    this.main = main;
    this.files = files;
    const text = [...files.values()].map(names => `${names.source.file}\n${names.signature}`).join('\n\n');
    this.signature = before !== undefined && before.signature.text === text ? before.signature : { text };
  }

  /** Loads and binds. Files that have not changed since `before` are not parsed again. */
  static load(source: PlanSource, read: ReadFile, before?: Program): Program {
    const files = new Map<string, FileNames>();
    const pathsOf = new Map<FileNames, { node: Use['node']; path: string }[]>();
    const load = (loaded: PlanSource): FileNames => {
      const names = new FileNames(loaded);
      files.set(loaded.file, names);
      const paths = usesOf(loaded);
      pathsOf.set(names, paths);
      for (const { path } of paths) {
        if (files.has(path)) continue;
        const text = read(path);
        if (text === undefined) continue;
        const old = before?.files.get(path)?.source;
        load(old !== undefined && old.text === text ? old : PlanSource.parse(path, text));
      }
      return names;
    };
    const main = load(source);
    for (const [names, paths] of pathsOf) {
      names.connect(paths.map(({ node, path }) => ({ node, path, names: files.get(path) })));
    }
    return new Program(main, files, before);
  }
}

function usesOf(source: PlanSource): { node: Use['node']; path: string }[] {
  return source.pieces.flatMap(({ root: { item } }) => {
    if (!isUseDeclaration(item)) return [];
    const path = plainText(item.path);
    return path === undefined || path === '' ? [] : [{ node: item, path: resolve(dirname(source.file), path) }];
  });
}

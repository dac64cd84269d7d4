import type { AstNode } from 'langium';
import type { PlanRange } from '../../protocol/position.ts';
import {
  isCallStatement,
  isNameReference,
  isParameter,
  isStep,
  isTaskHeader,
  type Parameter,
  type UseDeclaration,
} from '../generated/ast.ts';
import type { Piece } from '../syntax/piece.ts';
import type { PlanSource } from '../syntax/plan-source.ts';
import type { Declaration } from './declaration.ts';
import { isVisibleAt, type NameUse, namesOfPiece, type PieceNames } from './piece-names.ts';
import { rootOf } from './walk.ts';

/** A `use` line and the file it means. */
export interface Use {
  readonly node: UseDeclaration;
  /** Absolute path. */
  readonly path: string;
  /** Undefined when there is no such file. */
  readonly names: FileNames | undefined;
}

/** A name that is declared twice. */
export interface Duplicate {
  readonly declaration: Declaration;
  readonly earlier: Declaration;
}

/** All names of one file: what it declares, what it sees of the files it uses, and where each use of a name leads. */
export class FileNames {
  readonly source: PlanSource;
  /** By piece, in order. */
  readonly pieces: readonly PieceNames[];
  readonly declared: ReadonlyMap<string, Declaration>;
  readonly duplicates: readonly Duplicate[];
  /** A change of this text means that other pieces may mean something else. */
  readonly signature: string;
  /** Variables of the task, and the piece that introduces each. */
  readonly #variables = new Map<string, { declaration: Declaration; piece: number }>();
  readonly #pieceOfRoot = new Map<AstNode, number>();
  #uses: readonly Use[] = [];
  #reachable: readonly FileNames[] | undefined;
  #imported: ReadonlyMap<string, Declaration> | undefined;
  #doubts: ReadonlySet<string> | 'all names' | undefined;

  constructor(source: PlanSource) {
    this.source = source;
    this.pieces = source.pieces.map(piece => namesOfPiece(piece, source.file));
    const declared = new Map<string, Declaration>();
    const duplicates: Duplicate[] = [];
    const signatures: string[] = [];
    for (const [index, piece] of source.pieces.entries()) {
      const names = this.pieces[index];
      if (names === undefined) continue;
      this.#pieceOfRoot.set(piece.root, index);
      if (names.signature !== '') signatures.push(names.signature);
      const { declared: declaration } = names;
      if (declaration) {
        const earlier = declared.get(declaration.name);
        if (earlier) duplicates.push({ declaration, earlier });
        else declared.set(declaration.name, declaration);
      }
      for (const variable of names.variables) {
        if (!this.#variables.has(variable.name))
          this.#variables.set(variable.name, { declaration: variable, piece: index });
      }
    }
    this.declared = declared;
    this.duplicates = duplicates;
    this.signature = signatures.join('\n');
  }

  /** Ties the file to those it uses; done once, when all of them are there. */
  connect(uses: readonly Use[]): void {
    this.#uses = uses;
  }

  /** Whether it is a plan, and not a library. */
  get hasTask(): boolean {
    return this.source.pieces.some(({ root }) => isTaskHeader(root.item));
  }

  get uses(): readonly Use[] {
    return this.#uses;
  }

  /** All files it uses, directly or through others, each once; never itself. */
  get reachable(): readonly FileNames[] {
    if (this.#reachable === undefined) {
      const found = new Set<FileNames>();
      const follow = (names: FileNames): void => {
        for (const { names: used } of names.uses) {
          if (used === undefined || used === this || found.has(used)) continue;
          found.add(used);
          follow(used);
        }
      };
      follow(this);
      this.#reachable = [...found];
    }
    return this.#reachable;
  }

  /** What the used files declare. The first file wins. */
  get imported(): ReadonlyMap<string, Declaration> {
    if (this.#imported === undefined) {
      const imported = new Map<string, Declaration>();
      for (const file of this.reachable) {
        for (const [name, declaration] of file.declared) if (!imported.has(name)) imported.set(name, declaration);
      }
      this.#imported = imported;
    }
    return this.#imported;
  }

  /**
   * Whether a name that is not known may well be declared: where a faulty declaration introduces it, or in a file that
   * is not there. To say that it is unknown would be one error too many.
   */
  isDoubtful(name: string): boolean {
    this.#doubts ??= doubtsOf([this, ...this.reachable]);
    return this.#doubts === 'all names' || this.#doubts.has(name);
  }

  /** A name of the whole file: its own, else one of the files it uses. */
  lookup(name: string): Declaration | undefined {
    return this.declared.get(name) ?? this.imported.get(name);
  }

  /** The names of one of its pieces. */
  namesOf(piece: Piece): PieceNames {
    return namesOfPiece(piece, this.source.file);
  }

  taskVariables(): Iterable<string> {
    return this.#variables.keys();
  }

  /** What had the name already inside the piece, where a parameter or variable introduces it. */
  clashOf(node: Parameter): Declaration | undefined {
    const piece = this.source.pieceOf(node);
    return piece && this.namesOf(piece).clashes.find(({ declaration }) => declaration.node === node)?.earlier;
  }

  /** A variable of that name that an earlier step introduces. */
  variableBefore(node: Parameter): Declaration | undefined {
    const index = this.indexOf(node);
    const variable = this.#variables.get(node.name);
    const isBefore = index !== undefined && variable !== undefined && variable.piece < index;
    return isBefore && isStep(this.source.pieces[index]?.root.item) ? variable.declaration : undefined;
  }

  /** The variable of the task with that name, wherever it is introduced. */
  taskVariable(name: string): Declaration | undefined {
    return this.#variables.get(name)?.declaration;
  }

  /** The piece a node stands in, by its index; undefined for a node of another file or of an earlier state. */
  indexOf(node: AstNode): number | undefined {
    return this.#pieceOfRoot.get(rootOf(node));
  }

  /** What a name means in a piece, when it means nothing of the piece itself. */
  global(name: string, piece: number): Declaration | undefined {
    const global = this.lookup(name);
    if (global) return global;
    const variable = this.#variables.get(name);
    if (variable === undefined || variable.piece >= piece) return undefined;
    return isStep(this.source.pieces[piece]?.root.item) ? variable.declaration : undefined;
  }

  /**
   * What a name means where it stands: an operand, a hole, a call, or the place that introduces it. Undefined for a name
   * that is not known there.
   */
  resolve(node: AstNode): Declaration | undefined {
    const index = this.indexOf(node);
    const piece = index === undefined ? undefined : this.pieces[index];
    if (index === undefined || piece === undefined) return undefined;
    if (isParameter(node)) {
      const local = piece.bound.get(node) ?? piece.locals.find(declaration => declaration.node === node);
      return local && this.#first(local, index);
    }
    if (isNameReference(node)) {
      const local = piece.bound.get(node);
      return local ? this.#first(local, index) : this.global(node.name, index);
    }
    if (isCallStatement(node)) return this.global(node.routine, index);
    return piece.declared?.node === node ? piece.declared : undefined;
  }

  /** Every use of a declaration in this file, in order; not the declaration itself. */
  references(declaration: Declaration): (NameUse | Declaration['node'])[] {
    const found: (NameUse | Declaration['node'])[] = [];
    for (const piece of this.pieces) {
      const uses = [
        ...piece.open.filter(use => (isCallStatement(use) ? use.routine : use.name) === declaration.name),
        ...[...piece.bound.keys()].filter(use => !isCallStatement(use) && use.name === declaration.name),
        ...piece.locals.filter(({ name }) => name === declaration.name).map(({ node }) => node),
      ].filter(node => node !== declaration.node && this.resolve(node) === declaration);
      found.push(...uses.sort((a, b) => (a.$cstNode?.offset ?? 0) - (b.$cstNode?.offset ?? 0)));
    }
    return found;
  }

  /** The names that can be used at an offset of the file, innermost first. */
  visibleAt(offset: number): Declaration[] {
    const at = this.source.pieceAt(offset);
    const index = at === undefined ? -1 : this.source.pieces.indexOf(at);
    const start = at === undefined ? 0 : this.source.placeOf(at).offset;
    const piece = this.pieces[index];
    const visible = new Map<string, Declaration>();
    for (const local of (piece?.locals ?? []).toReversed()) {
      if (!visible.has(local.name) && isVisibleAt(local, offset - start)) visible.set(local.name, local);
    }
    if (at?.root.item === undefined || isStep(at.root.item)) {
      for (const [name, { declaration, piece: introduced }] of this.#variables) {
        if (introduced < index && !visible.has(name)) visible.set(name, declaration);
      }
    }
    for (const names of [this.declared, this.imported]) {
      for (const [name, declaration] of names) if (!visible.has(name)) visible.set(name, declaration);
    }
    return [...visible.values()];
  }

  /** The file a declaration stands in, of this one and the used ones. */
  fileOf(declaration: Declaration): FileNames {
    if (declaration.file === this.source.file) return this;
    return this.reachable.find(({ source }) => source.file === declaration.file) ?? this;
  }

  /** Where the name of a declaration stands. */
  rangeOf(declaration: Declaration): PlanRange {
    return this.fileOf(declaration).source.rangeOf(declaration.node, 'name');
  }

  /** A variable that several steps read into is one variable: the one of the first of them. */
  #first(declaration: Declaration, piece: number): Declaration {
    if (declaration.kind !== 'variable' || !isStep(this.source.pieces[piece]?.root.item)) return declaration;
    const first = this.#variables.get(declaration.name);
    return first !== undefined && first.piece < piece ? first.declaration : firstOf(this.pieces[piece], declaration);
  }
}

function doubtsOf(files: readonly FileNames[]): ReadonlySet<string> | 'all names' {
  const pieces = files.flatMap(file => file.pieces);
  const anyName = pieces.some(piece => piece.isFaultyUse) || files.some(({ uses }) => uses.some(use => !use.names));
  return anyName ? 'all names' : new Set(pieces.flatMap(({ doubtful }) => doubtful));
}

function firstOf(piece: PieceNames | undefined, declaration: Declaration): Declaration {
  return piece?.variables.find(({ name }) => name === declaration.name) ?? declaration;
}

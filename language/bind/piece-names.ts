import type { AstNode } from 'langium';
import {
  type CallStatement,
  isCallStatement,
  isControlDeclaration,
  isForEachStatement,
  isInputDeclaration,
  isNameReference,
  isReadAction,
  isRoutineDeclaration,
  isSecretDeclaration,
  isStep,
  isUseDeclaration,
  type NameReference,
  type Parameter,
} from '../generated/ast.ts';
import type { Piece } from '../syntax/piece.ts';
import type { Declaration } from './declaration.ts';
import { eachChild } from './walk.ts';

/** A place that uses a name: an operand, a hole of a text, or a call. */
export type NameUse = NameReference | CallStatement;

/** A `read … into name`, or a `for each name`, that meets a name which is there already. */
export interface Clash {
  readonly declaration: Declaration;
  readonly earlier: Declaration;
}

/**
 * The names of one piece. It depends on nothing outside the piece, so it is kept as long as the piece is.
 */
export interface PieceNames {
  /** The name that the whole file sees. */
  readonly declared: Declaration | undefined;
  /** Variables that later steps see, as `read … into` introduces them. A routine keeps its own. */
  readonly variables: readonly Declaration[];
  /** All names introduced inside the piece, in order. */
  readonly locals: readonly Declaration[];
  /** Uses of names from inside the piece. */
  readonly bound: ReadonlyMap<NameUse | Parameter, Declaration>;
  /** Uses of all other names, in order. */
  readonly open: readonly NameUse[];
  readonly clashes: readonly Clash[];
  /** Every name the piece mentions otherwise than to declare it; one that could not be parsed may use any of its words. */
  readonly used: ReadonlySet<string>;
  /** Names that stand where a faulty declaration would have introduced them. */
  readonly doubtful: readonly string[];
  /** A `use` that could not be read: any name may come from there. */
  readonly isFaultyUse: boolean;
  /** What other pieces can notice of it. */
  readonly signature: string;
}

const known = new WeakMap<Piece, PieceNames>();

export function namesOfPiece(piece: Piece, file: string): PieceNames {
  let names = known.get(piece);
  if (names === undefined || fileOf(names, file) !== file) {
    names = new PieceBinder(piece, file).run();
    known.set(piece, names);
  }
  return names;
}

function fileOf(names: PieceNames, otherwise: string): string {
  return (names.declared ?? names.locals[0])?.file ?? otherwise;
}

/** One pass over a piece in the order of its text: a name is visible behind the place that introduces it. */
class PieceBinder {
  readonly #piece: Piece;
  readonly #file: string;
  readonly #locals: Declaration[] = [];
  readonly #bound = new Map<NameUse | Parameter, Declaration>();
  readonly #open: NameUse[] = [];
  readonly #clashes: Clash[] = [];
  readonly #visible = new Map<string, Declaration>();

  constructor(piece: Piece, file: string) {
    this.#piece = piece;
    this.#file = file;
  }

  run(): PieceNames {
    const { item } = this.#piece.root;
    if (item !== undefined) this.#visit(item);
    const declared = item === undefined ? undefined : this.#declaredBy(item);
    const variables = isStep(item) ? firstOfEachName(this.#locals.filter(({ kind }) => kind === 'variable')) : [];
    return {
      declared,
      variables,
      locals: this.#locals,
      bound: this.#bound,
      open: this.#open,
      clashes: this.#clashes,
      used: this.#used(),
      doubtful: doubtfulNames(this.#piece),
      isFaultyUse: isFaultyUse(this.#piece),
      signature: signatureOf(this.#piece, declared, variables),
    };
  }

  #used(): ReadonlySet<string> {
    const used = new Set(this.#open.map(use => (isCallStatement(use) ? use.routine : use.name)));
    for (const use of this.#bound.keys()) if (isNameReference(use)) used.add(use.name);
    if (this.#piece.problems.length > 0) for (const { image } of this.#piece.tokens) used.add(image);
    return used;
  }

  #declaredBy(item: AstNode): Declaration | undefined {
    const file = this.#file;
    if (isInputDeclaration(item)) return { kind: 'input', name: item.name, node: item, file };
    if (isSecretDeclaration(item)) return { kind: 'secret', name: item.name, node: item, file };
    if (isControlDeclaration(item)) return { kind: 'control', name: item.name, node: item, file };
    if (isRoutineDeclaration(item)) return { kind: 'routine', name: item.name, node: item, file };
    return undefined;
  }

  #visit(node: AstNode): void {
    if (isRoutineDeclaration(node)) {
      for (const parameter of node.parameters) this.#introduce('parameter', parameter);
      this.#visit(node.block);
    } else if (isForEachStatement(node)) {
      this.#visit(node.source);
      const outer = this.#visible.get(node.variable.name);
      const round = this.#introduce('round', node.variable);
      this.#visit(node.block);
      if (this.#visible.get(round.name) === round) {
        if (outer) this.#visible.set(outer.name, outer);
        else this.#visible.delete(round.name);
      }
    } else if (isReadAction(node)) {
      this.#visit(node.control);
      this.#read(node.variable);
    } else {
      if (isNameReference(node)) this.#use(node, node.name);
      if (isCallStatement(node)) this.#open.push(node);
      eachChild(node, child => this.#visit(child));
    }
  }

  #introduce(kind: 'parameter' | 'round' | 'variable', node: Parameter): Declaration {
    const declaration: Declaration = { kind, name: node.name, node, file: this.#file };
    const earlier = this.#visible.get(node.name);
    if (earlier) this.#clashes.push({ declaration, earlier });
    this.#locals.push(declaration);
    this.#visible.set(node.name, declaration);
    return declaration;
  }

  /** Reading into a variable once more changes it; nothing new is introduced. */
  #read(node: Parameter): void {
    const earlier = this.#visible.get(node.name);
    if (earlier?.kind === 'variable') this.#bound.set(node, earlier);
    else this.#introduce('variable', node);
  }

  #use(node: NameReference, name: string): void {
    const declaration = this.#visible.get(name);
    if (declaration) this.#bound.set(node, declaration);
    else this.#open.push(node);
  }
}

function firstOfEachName(declarations: readonly Declaration[]): Declaration[] {
  const first = new Map<string, Declaration>();
  for (const declaration of declarations) if (!first.has(declaration.name)) first.set(declaration.name, declaration);
  return [...first.values()];
}

const introducing: ReadonlySet<string> = new Set(['control', 'input', 'secret', 'routine', 'into', 'each']);

function doubtfulNames(piece: Piece): string[] {
  if (piece.problems.length === 0) return [];
  return piece.tokens
    .filter((token, i) => token.tokenType.name === 'NAME' && introducing.has(piece.tokens[i - 1]?.image ?? ''))
    .map(token => token.image);
}

function isFaultyUse({ problems, tokens }: Piece): boolean {
  return problems.length > 0 && tokens[0]?.image === 'use';
}

/** A change of this text means that other pieces are to be looked at again. */
function signatureOf(piece: Piece, declared: Declaration | undefined, variables: readonly Declaration[]): string {
  const doubts = [...doubtfulNames(piece), ...(isFaultyUse(piece) ? ['use'] : [])].join(',');
  const { item } = piece.root;
  // What a control or a routine looks like matters to those who use it.
  const noticed = declared !== undefined || isUseDeclaration(item) ? piece.text.trim() : '';
  const introduced = variables.map(({ name }) => name).join(',');
  return noticed === '' && introduced === '' && doubts === '' ? '' : `${noticed}\n${introduced}\n${doubts}`;
}

/**
 * Whether a local name is visible at an offset of its piece: behind its introduction; the variable of a `for each` in
 * its block only.
 */
export function isVisibleAt(declaration: Declaration, offset: number): boolean {
  const introduced = declaration.node.$cstNode?.end ?? 0;
  if (declaration.kind !== 'round') return introduced <= offset;
  const loop = declaration.node.$container;
  const block = isForEachStatement(loop) ? loop.block.$cstNode : undefined;
  if (block === undefined || offset <= block.offset) return false;
  // A block that is not closed yet goes on.
  return offset < block.end || !block.text.endsWith('}');
}

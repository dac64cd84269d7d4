import { DefaultTokenBuilder, type LexerResult, type TokenBuilder } from 'langium';
import { TaskPlanGrammar } from '../generated/grammar.ts';

/** A token as Langium's parser takes it. Offsets, lines and columns are those of the piece. */
export type PlanToken = LexerResult['tokens'][number];
export type PlanTokenType = PlanToken['tokenType'];

/** The name of a token type: a keyword or symbol as written, or a terminal's name. */
export type TokenName = string;

/** All token types of the grammar by name, and `STRAY`: characters that belong to nothing. */
export const tokenTypes: Readonly<Record<TokenName, PlanTokenType>> = buildTokenTypes(new DefaultTokenBuilder());

/** The words with a meaning of their own, such as `click` or `is`. */
export const keywords: ReadonlySet<string> = new Set(Object.keys(tokenTypes).filter(name => /^[a-z]+$/.test(name)));

export function tokenType(name: TokenName): PlanTokenType {
  const type = tokenTypes[name];
  if (!type) throw new Error(`The grammar has no token '${name}'.`);
  return type;
}

/** A token without a place: the parser takes it and leaves no trace of it in the tree. */
export function unplacedToken(name: TokenName): PlanToken {
  return {
    image: name,
    startOffset: Number.NaN,
    endOffset: Number.NaN,
    startLine: Number.NaN,
    endLine: Number.NaN,
    startColumn: Number.NaN,
    endColumn: Number.NaN,
    tokenType: tokenType(name),
    tokenTypeIdx: 0,
  };
}

export function isPlaced(token: PlanToken): boolean {
  return !Number.isNaN(token.startOffset);
}

function buildTokenTypes(builder: TokenBuilder): Record<TokenName, PlanTokenType> {
  const types: Record<TokenName, PlanTokenType> = {};
  const built = builder.buildTokens(TaskPlanGrammar());
  for (const type of Array.isArray(built) ? built : []) types[type.name] = type;
  types.STRAY = { name: 'STRAY', PATTERN: /\S/ };
  return types;
}

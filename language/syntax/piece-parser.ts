import {
  type AstNode,
  type CstNode,
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  DefaultValueConverter,
  EmptyFileSystem,
  type GrammarAST,
  inject,
  type LangiumParser,
  type Lexer,
  type LexerResult,
  type ParseResult,
  type ValueType,
} from 'langium';
import { TaskPlanGeneratedModule, TaskPlanGeneratedSharedModule } from '../generated/module.ts';
import { type PlanToken, tokenTypes } from './plan-tokens.ts';
import { decodeRegex, decodeSentence, decodeText } from './text-values.ts';

/** The rules a parse can begin with. */
export type EntryRule = 'Piece' | 'Statement' | 'Action' | 'ControlOperand' | 'Expression';

/** The first syntax error of a token sequence. */
export interface SyntaxFault {
  /** The token that does not fit; absent at the end of the tokens. */
  readonly token?: PlanToken | undefined;
  /** Names of the grammar rules that were open, outermost first. */
  readonly rules: readonly string[];
}

export type ParsedTokens =
  | { readonly ok: true; readonly root: AstNode }
  | { readonly ok: false; readonly fault: SyntaxFault };

/**
 * Parses tokens with the Langium parser. It stops at the first error: recovery is ours (piece.ts), because Langium's
 * own lets one missing brace swallow all later steps.
 */
export function parseTokens(text: string, tokens: readonly PlanToken[], rule: EntryRule): ParsedTokens {
  const { lexer, parser } = machinery();
  lexer.tokens = tokens.map(numbered);
  let result: ParseResult;
  try {
    result = parser.parse(text, { rule });
  } catch {
    // A parser that was thrown out of keeps its stack: the next parse gets a new one.
    current = undefined;
    return { ok: false, fault: { token: tokens[0], rules: [rule] } };
  }
  const error = result.parserErrors[0];
  if (!error) return { ok: true, root: result.value };
  const token = Number.isNaN(error.token.startOffset) ? undefined : error.token;
  return { ok: false, fault: { token, rules: error.context.ruleStack.map(name => name.replace('\u200B', '')) } };
}

/** Token types get their numbers when the first parser is built, which may be after the text was cut. */
function numbered(token: PlanToken): PlanToken {
  token.tokenTypeIdx = token.tokenType.tokenTypeIdx ?? 0;
  return token;
}

/** Hands the parser tokens that were made elsewhere. */
class PreparedLexer implements Lexer {
  readonly definition = { ...tokenTypes };
  tokens: PlanToken[] = [];

  tokenize(): LexerResult {
    return { tokens: this.tokens, hidden: [], errors: [] };
  }
}

class PlanValueConverter extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cstNode: CstNode): ValueType {
    switch (rule.name) {
      case 'STRING':
        return decodeText(closed(input, '"') ? input.slice(1, -1) : input.slice(1));
      case 'TEXT_TAIL':
        return decodeText(closed(input, '"') ? input.slice(1, -1) : input.slice(1));
      case 'TEXT_HEAD':
      case 'TEXT_MIDDLE':
        return decodeText(input.slice(1, -1));
      case 'SENTENCE':
        return decodeSentence(input);
      case 'SENTENCE_HEAD':
        return decodeSentence(input.slice(0, -1));
      case 'SENTENCE_MIDDLE':
        return decodeSentence(input.slice(1, -1));
      case 'SENTENCE_TAIL':
        return decodeSentence(input.slice(1));
      case 'REGEX':
        return decodeRegex(closed(input, '/') ? input.slice(1, -1) : input.slice(1));
      case 'STEP_NUMBER':
        return input.slice(0, -1);
      case 'DURATION':
        return milliseconds(input);
      case 'PERCENT':
        return Number.parseFloat(input);
      case 'INDEX':
        return Number.parseInt(input.slice(1), 10);
      case 'Truth':
        return input === 'true';
      default:
        return super.runConverter(rule, input, cstNode);
    }
  }
}

/** Whether a text or regex token ends with its delimiter, and not with an escaped one. */
function closed(image: string, delimiter: string): boolean {
  if (image.length < 2 || !image.endsWith(delimiter)) return false;
  let slashes = 0;
  while (image[image.length - 2 - slashes] === '\\') slashes++;
  return slashes % 2 === 0;
}

function milliseconds(duration: string): number {
  const amount = Number.parseFloat(duration);
  if (duration.endsWith('ms')) return amount;
  return duration.endsWith('s') ? amount * 1000 : amount * 60_000;
}

interface Machinery {
  readonly lexer: PreparedLexer;
  readonly parser: LangiumParser;
}
let current: Machinery | undefined;

function machinery(): Machinery {
  current ??= buildMachinery();
  return current;
}

function buildMachinery(): Machinery {
  const lexer = new PreparedLexer();
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), TaskPlanGeneratedSharedModule);
  const services = inject(createDefaultCoreModule({ shared }), TaskPlanGeneratedModule, {
    parser: {
      Lexer: () => lexer,
      ValueConverter: () => new PlanValueConverter(),
      // Every choice of the grammar is made on one token, so the simple strategy does.
      ParserConfig: () => ({ recoveryEnabled: false, maxLookahead: 1 }),
    },
  });
  return { lexer, parser: services.parser.LangiumParser };
}

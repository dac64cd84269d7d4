import {
  AbstractParserErrorMessageProvider,
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
import { type PlanToken, type PlanTokenType, type TokenName, tokenTypes, unplacedToken } from './plan-tokens.ts';
import { decodeRegex, decodeSentence, decodeText } from './text-values.ts';

/** The rules a parse can begin with. */
export type EntryRule = 'Piece' | 'Statement' | 'Action' | 'ControlOperand' | 'Expression';

/** The first syntax error of a token sequence. */
export interface SyntaxFault {
  readonly entry: EntryRule;
  /** The token that does not fit; absent at the end of the tokens. */
  readonly token?: PlanToken | undefined;
  /** Names of the grammar rules that were open, outermost first. */
  readonly rules: readonly string[];
  /** What the innermost rule wanted instead; optional things that might also have stood there are not among them. */
  readonly expected: readonly TokenName[];
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
    return { ok: false, fault: { entry: rule, token: tokens[0], rules: [rule], expected: [] } };
  }
  const error = result.parserErrors[0];
  if (!error) return { ok: true, root: result.value };
  const token = tokens.includes(error.token) ? error.token : undefined;
  const rules = error.context.ruleStack.map(name => name.replace('\u200B', ''));
  return {
    ok: false,
    fault: { entry: rule, token, rules, expected: error.message.split(' ').filter(name => name !== '') },
  };
}

/** Whether a token of this name may follow the tokens. `before` must itself be the beginning of something right. */
export function fitsAfter(before: readonly PlanToken[], name: TokenName, rule: EntryRule): boolean {
  const candidate = unplacedToken(name);
  const parsed = parseTokens('', [...before, candidate], rule);
  return parsed.ok || parsed.fault.token !== candidate;
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

/**
 * Puts the names of the expected tokens where the parser keeps its message: syntax-messages.ts makes sentences of them,
 * once it is known which of the errors are shown.
 */
class ExpectedTokens extends AbstractParserErrorMessageProvider {
  override buildMismatchTokenMessage({ expected }: { expected: PlanTokenType }): string {
    return expected.name;
  }

  override buildNotAllInputParsedMessage(): string {
    return '';
  }

  override buildNoViableAltMessage({ expectedPathsPerAlt }: { expectedPathsPerAlt: PlanTokenType[][][] }): string {
    return firstNames(expectedPathsPerAlt.flat());
  }

  override buildEarlyExitMessage({ expectedIterationPaths }: { expectedIterationPaths: PlanTokenType[][] }): string {
    return firstNames(expectedIterationPaths);
  }
}

function firstNames(paths: PlanTokenType[][]): string {
  return [...new Set(paths.flatMap(path => path.slice(0, 1).map(type => type.name)))].join(' ');
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
  return Math.round(amount * (duration.endsWith('s') ? 1000 : 60_000));
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
      ParserErrorMessageProvider: () => new ExpectedTokens(),
      // Every choice of the grammar is made on one token, so the simple strategy does.
      ParserConfig: () => ({ recoveryEnabled: false, maxLookahead: 1 }),
    },
  });
  return { lexer, parser: services.parser.LangiumParser };
}

import type { Hover } from 'vscode-languageserver';
import { isAction } from '../language/generated/ast.ts';
import type { Plan } from '../language/plan.ts';
import type { Piece } from '../language/syntax/piece.ts';
import type { PlanToken } from '../language/syntax/plan-tokens.ts';
import { statementStart } from '../language/syntax/statement-bounds.ts';
import { type Verb, verbs } from '../protocol/actions.ts';
import { isControlType } from '../protocol/control-types.ts';
import { isPropertyName, isStateName, properties, states } from '../protocol/properties.ts';
import { declarationAt } from './definition.ts';
import { anyType, explainAction, explainName, explainType, explainWord } from './explain.ts';
import { rangeBetween } from './places.ts';
import { isVerb } from './words.ts';

/** What stands at an offset: a word of the language, a control type, a property, a state or a name. */
export function hoverAt(plan: Plan, offset: number): Hover | undefined {
  const { source } = plan;
  const found = source.tokenAt(offset);
  if (found === undefined) return undefined;
  const value = explanation(plan, offset, found.piece, found.token);
  if (value === undefined) return undefined;
  const from = source.placeOf(found.piece).offset + found.token.startOffset;
  return {
    contents: { kind: 'markdown', value },
    range: rangeBetween(source, from, from + found.token.image.length),
  };
}

function explanation(plan: Plan, offset: number, piece: Piece, token: PlanToken): string | undefined {
  const { image } = token;
  switch (token.tokenType.name) {
    case 'NAME':
      return explainNameOrProperty(plan, offset, piece, token);
    case 'CONTROL_TYPE':
      return isControlType(image) || image === anyType ? explainType(image) : undefined;
    case 'STATE':
      return isStateName(image) ? states[image].documentation : undefined;
    default: {
      const verb = verbOf(plan, offset, piece, token);
      return verb === undefined ? explainWord(image) : explainAction(verb);
    }
  }
}

function explainNameOrProperty(plan: Plan, offset: number, piece: Piece, token: PlanToken): string | undefined {
  const { image } = token;
  const before = piece.tokens[piece.tokens.indexOf(token) - 1]?.tokenType.name;
  if (before === '.' || before === '[') {
    if (isPropertyName(image)) return `\`${image}\`: ${properties[image].type}\n\n${properties[image].documentation}`;
    return isStateName(image) ? states[image].documentation : undefined;
  }
  const declaration = declarationAt(plan, offset);
  return declaration && explainName(plan, declaration);
}

/** Words that say what an action does: its verb and what belongs to it. */
const verbWords: ReadonlySet<string> = new Set([
  ...verbs,
  ...['double', 'right', 'at', 'holding', 'into', 'to', 'from', 'up', 'down', 'left', 'with', 'text'],
]);

/** The verb of the action that a word belongs to, from the tree, or from the words where the statement is broken. */
function verbOf({ source }: Plan, offset: number, piece: Piece, token: PlanToken): Verb | undefined {
  const word = token.tokenType.name;
  if (!verbWords.has(word)) return undefined;
  const node = source.nodeAt(offset);
  if (node && !isAction(node)) return undefined;
  const at = piece.tokens.indexOf(token);
  const words = piece.tokens.slice(statementStart(piece.tokens, at)).map(({ tokenType }) => tokenType.name);
  const next = words[words.findIndex(isVerb) + 1];
  const verb = words.find(isVerb);
  if (verb === 'click' && next === 'at') return 'click-at';
  if (verb === 'select' && next === 'text') return 'select-text';
  return verb;
}

import type { AstNode } from 'langium';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import { eachChild } from '../language/bind/walk.ts';
import { isStep, type Piece, type Step } from '../language/generated/ast.ts';
import type { PlanSource } from '../language/syntax/plan-source.ts';
import { rangeBetween, toRange } from './places.ts';

type Item = NonNullable<Piece['item']>;

/**
 * The outline of a plan: what stands before the task, then the task with its declarations, routines and steps, each step
 * with the steps in it.
 */
export function outlineOf(source: PlanSource): DocumentSymbol[] {
  const outline: DocumentSymbol[] = [];
  let members = outline;
  for (const piece of source.pieces) {
    const { item } = piece.root;
    if (item === undefined) continue;
    const symbol = symbolOf(item, source);
    // What is broken at its end belongs to it too.
    const last = piece.tokens.at(-1);
    if (last)
      symbol.range.end = toRange(source.rangeIn(piece, last.startOffset, last.startOffset + last.image.length)).end;
    members.push(symbol);
    if (item.$type !== 'TaskHeader' || members !== outline) continue;
    symbol.range.end = rangeBetween(source, source.text.length, source.text.length).end;
    members = symbol.children ??= [];
  }
  return outline;
}

function symbolOf(item: Item, source: PlanSource): DocumentSymbol {
  const symbol = (name: string, kind: SymbolKind, property: string, detail = ''): DocumentSymbol => ({
    name,
    detail,
    kind,
    range: toRange(source.rangeOf(item)),
    selectionRange: toRange(source.rangeOf(item, property)),
  });
  const quoted = (property: string) => withoutQuotes(source.textOf(item, property));
  switch (item.$type) {
    case 'UseDeclaration':
      return symbol(quoted('path') || 'use', SymbolKind.File, 'path', 'use');
    case 'TaskHeader':
      return symbol(quoted('title') || 'task', SymbolKind.Module, 'title', 'task');
    case 'AppDeclaration':
      return symbol(quoted('program') || 'app', SymbolKind.Package, 'program', 'app');
    case 'InputDeclaration':
      return symbol(item.name, SymbolKind.Variable, 'name', item.type);
    case 'SecretDeclaration':
      return symbol(item.name, SymbolKind.Key, 'name', 'secret');
    case 'ControlDeclaration':
      return symbol(item.name, SymbolKind.Field, 'name', source.textOf(item, 'control'));
    case 'RoutineDeclaration':
      return {
        ...symbol(item.name, SymbolKind.Function, 'name', `(${item.parameters.map(({ name }) => name).join(', ')})`),
        children: stepsBelow(item.block, source),
      };
    case 'Step':
      return {
        ...symbol(titleOf(item, source), SymbolKind.Event, 'sentence', item.block ? '' : 'for the LAM'),
        children: item.block ? stepsBelow(item.block, source) : [],
      };
  }
}

/** The steps below a node, but not those inside of them. */
function stepsBelow(node: AstNode, source: PlanSource): DocumentSymbol[] {
  const steps: DocumentSymbol[] = [];
  eachChild(node, child => {
    steps.push(...(isStep(child) ? [symbolOf(child, source)] : stepsBelow(child, source)));
  });
  return steps;
}

function titleOf(step: Step, source: PlanSource): string {
  const sentence = source.textOf(step, 'sentence');
  return step.number === undefined ? withoutQuotes(sentence) || 'step' : `${step.number}. ${sentence}`;
}

function withoutQuotes(text: string): string {
  return text.replace(/^"|"$/g, '');
}

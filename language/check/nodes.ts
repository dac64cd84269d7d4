import type { AstNode } from 'langium';
import { walk } from '../bind/walk.ts';
import * as ast from '../generated/ast.ts';
import * as actions from './actions.ts';
import { checkApp, checkControl, checkInput, checkParameter, checkTask } from './declarations.ts';
import * as expressions from './expressions.ts';
import type { CheckContext } from './finding.ts';
import { checkCall, checkName } from './names.ts';
import { checkFilter, checkRegex, checkSelector } from './selectors.ts';
import * as statements from './statements.ts';

type Check = (node: AstNode, context: CheckContext) => void;

function on<T extends AstNode>(
  { $type }: { readonly $type: string },
  is: (node: unknown) => node is T,
  ...checks: readonly ((node: T, context: CheckContext) => void)[]
): [string, Check] {
  return [
    $type,
    (node, context) => {
      if (is(node)) for (const check of checks) check(node, context);
    },
  ];
}

/** What is checked of each kind of node. A new check is a line here. */
const checks: ReadonlyMap<string, Check> = new Map([
  on(ast.TaskHeader, ast.isTaskHeader, checkTask),
  on(ast.AppDeclaration, ast.isAppDeclaration, checkApp),
  on(ast.InputDeclaration, ast.isInputDeclaration, checkInput),
  on(ast.ControlDeclaration, ast.isControlDeclaration, checkControl),
  on(ast.Parameter, ast.isParameter, checkParameter),

  on(ast.Step, ast.isStep, statements.checkStep),
  on(ast.LimitClause, ast.isLimitClause, statements.checkLimit),
  on(ast.RetryClause, ast.isRetryClause, statements.checkRetry),
  on(ast.Block, ast.isBlock, statements.checkBlock),
  on(ast.DoStatement, ast.isDoStatement, statements.checkDo),
  on(ast.IfStatement, ast.isIfStatement, statements.checkCondition),
  on(ast.ExpectStatement, ast.isExpectStatement, statements.checkCondition),
  on(ast.ConfirmStatement, ast.isConfirmStatement, statements.checkConfirm),
  on(ast.RepeatStatement, ast.isRepeatStatement, statements.checkRepeat),
  on(ast.ForEachStatement, ast.isForEachStatement, statements.checkForEach),
  on(ast.CallStatement, ast.isCallStatement, checkCall),

  on(ast.ClickAction, ast.isClickAction, actions.checkClick),
  on(ast.ControlAction, ast.isControlAction, actions.checkControlAction),
  on(ast.TypeAction, ast.isTypeAction, actions.checkType),
  on(ast.SetAction, ast.isSetAction, actions.checkSet),
  on(ast.PressAction, ast.isPressAction, actions.checkPress),
  on(ast.SelectAction, ast.isSelectAction, actions.checkSelect),
  on(ast.SelectTextAction, ast.isSelectTextAction, actions.checkSelectText),
  on(ast.ScrollAction, ast.isScrollAction, actions.checkScroll),
  on(ast.LaunchAction, ast.isLaunchAction, actions.checkLaunch),
  on(ast.WaitAction, ast.isWaitAction, actions.checkWait),

  on(ast.Selector, ast.isSelector, checkSelector),
  on(ast.Filter, ast.isFilter, checkFilter),
  on(ast.Regex, ast.isRegex, checkRegex),
  on(ast.NameReference, ast.isNameReference, checkName, statements.checkSecretUse),
  on(ast.Template, ast.isTemplate, expressions.checkTemplate),
  on(ast.PropertyAccess, ast.isPropertyAccess, expressions.checkProperty),
  on(ast.Not, ast.isNot, expressions.checkNot),
  on(ast.Negative, ast.isNegative, expressions.checkNegative),
  on(ast.Binary, ast.isBinary, expressions.checkBinary),
  on(ast.Comparison, ast.isComparison, expressions.checkComparison),
]);

/** Checks a node and everything below it. */
export function checkNodes(root: AstNode, context: CheckContext): void {
  walk(root, node => checks.get(node.$type)?.(node, context));
}

import * as vscode from 'vscode';
import { planLanguage } from '../open-plans.ts';
import { expressionAt } from './plan-words.ts';
import type { SessionRuns } from './session-runs.ts';
import { type ValueOfLine, valuesOfLines } from './values-of-lines.ts';

const plans: vscode.DocumentSelector = { language: planLanguage, scheme: 'file' };

/** At a stop: values behind the lines, and what a hover asks for. */
export function registerInlineValues(runs: SessionRuns): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerInlineValuesProvider(plans, {
      provideInlineValues: (document, viewport, { stoppedLocation }) => {
        const run = runs.of();
        if (run === undefined) return [];
        const lines = {
          text: document.getText(),
          first: viewport.start.line,
          stopped: Math.min(stoppedLocation.end.line, document.lineCount - 1),
        };
        return valuesOfLines(lines, run.now.state).map(inlineValue);
      },
    }),
    vscode.languages.registerEvaluatableExpressionProvider(plans, {
      provideEvaluatableExpression: (document, { line, character }) => {
        const found = expressionAt(document.lineAt(line).text, character);
        if (found === undefined) return undefined;
        return new vscode.EvaluatableExpression(new vscode.Range(line, found.start, line, found.end), found.text);
      },
    }),
  );
}

function inlineValue(value: ValueOfLine): vscode.InlineValue {
  const range = new vscode.Range(value.line, value.start, value.line, value.end);
  return value.kind === 'known'
    ? new vscode.InlineValueText(range, value.text)
    : new vscode.InlineValueEvaluatableExpression(range, value.expression);
}

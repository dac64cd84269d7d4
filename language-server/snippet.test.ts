import { describe, expect, it } from 'vitest';
import { PlanSource } from '../language/syntax/plan-source.ts';
import { actionRow, verbs } from '../protocol/actions.ts';
import { formsOf } from './snippet.ts';
import { declarationWords, statementWords } from './words.ts';

/** A snippet with its places filled in: a control and a condition by a name, all others as they are. */
const filled = (snippet: string) =>
  snippet
    .replace(/\$\{\d+:(?:control|condition)\}/g, 'editor')
    .replace(/\$\{\d+\|([a-z]+)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d/g, '');

const problems = (text: string) =>
  PlanSource.parse('/plans/a.taskplan', text).diagnostics.map(({ message }) => message);

describe('snippets', () => {
  it('come from the syntax that the tables tell', () => {
    const forms = (syntax: string) => formsOf(syntax).map(({ label, rest, snippet }) => `${label}|${rest}|${snippet}`);
    expect(forms('[double|right] click CONTROL [holding "KEYS"]')).toMatchInlineSnapshot(`
      [
        "click| CONTROL [holding "KEYS"]|click \${1:control}",
        "double click| CONTROL [holding "KEYS"]|double click \${1:control}",
        "right click| CONTROL [holding "KEYS"]|right click \${1:control}",
      ]
    `);
    expect(forms('wait 2s | wait until CONDITION [timeout 10s]')).toMatchInlineSnapshot(`
      [
        "wait| 2s|wait \${1:2s}",
        "wait until| CONDITION [timeout 10s]|wait until \${1:condition}",
      ]
    `);
    expect(forms('scroll up|down [N times] in CONTROL')).toMatchInlineSnapshot(`
      [
        "scroll| up|down [N times] in CONTROL|scroll \${1|up,down|} in \${2:control}",
      ]
    `);
    expect(forms('if CONDITION { … } [else { … }]')).toMatchInlineSnapshot(`
      [
        "if| CONDITION { … } [else { … }]|if \${1:condition} {
        $0
      }",
      ]
    `);
  });

  const statements = [
    ...verbs.map(verb => actionRow(verb).syntax),
    ...Object.values(statementWords).map(row => row.syntax),
  ];
  it.each(statements.flatMap(formsOf))('of the statement "$label" can be read', ({ snippet }) => {
    expect(problems(`1. Step {\n  ${filled(snippet)}\n}\n`)).toEqual([]);
  });

  const declarations = Object.values(declarationWords).flatMap(row => formsOf(row.syntax));
  it.each(declarations)('of the declaration "$label" can be read', ({ snippet }) => {
    expect(problems(`${filled(snippet)}\n`)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver';
import { PlanSource } from '../language/syntax/plan-source.ts';
import { outlineOf } from './outline.ts';

const outline = (text: string): string => print(outlineOf(PlanSource.parse('/plans/report.taskplan', text)), '');

function print(symbols: readonly DocumentSymbol[], indentation: string): string {
  return symbols
    .map(({ name, detail, range, children = [] }) => {
      const lines = `${range.start.line + 1}–${range.end.line + 1}`;
      return `${indentation}${name}${detail ? ` (${detail})` : ''} ${lines}\n${print(children, `${indentation}  `)}`;
    })
    .join('');
}

describe('outline', () => {
  it('has the task with its declarations, routines and steps, and steps in steps', () => {
    const text = `use "./office.taskplan"
task "Write the report"
app "wordpad.exe"
input title: text
secret pin
control editor = Document in Window /Word/
routine save(name, folder) {
  step "Open the dialog" { press "Ctrl+S" }
}

1. Open a new document
2. Type the title {
  if editor exists {
    step "Type {title}" {
      step "Deeper" { press "Tab" }
    }
  }
}
`;
    expect(outline(text)).toMatchInlineSnapshot(`
      "./office.taskplan (use) 1–1
      Write the report (task) 2–19
        wordpad.exe (app) 3–3
        title (text) 4–4
        pin (secret) 5–5
        editor (Document in Window /Word/) 6–6
        save ((name, folder)) 7–9
          Open the dialog 8–8
        1. Open a new document (for the LAM) 11–11
        2. Type the title 12–18
          Type {title} 14–16
            Deeper 15–15
      "
    `);
  });

  it('keeps what can be read of a broken plan', () => {
    expect(outline('task "a"\ncontrol = Button\n1. One {\n  clik x\n2. Two\n3. \n')).toMatchInlineSnapshot(`
      "a (task) 1–7
        1. One 3–4
        2. Two (for the LAM) 5–5
      "
    `);
  });

  it('has names for what has none', () => {
    expect(outline('task ""\nuse ""\nstep ""\n')).toMatchInlineSnapshot(`
      "task (task) 1–4
        use (use) 2–2
        step (for the LAM) 3–3
      "
    `);
  });

  it('keeps each name inside the range it names, and children inside their parents', () => {
    const text = 'task "a"\n\n1. One {\n  step "b" {\n    press "x"\n  }\n}\n// end';
    const check = (symbols: readonly DocumentSymbol[], within?: DocumentSymbol) => {
      for (const symbol of symbols) {
        for (const [inner, outer] of [
          [symbol.selectionRange, symbol.range] as const,
          [symbol.range, within?.range ?? symbol.range] as const,
        ]) {
          expect(inner.start.line * 1000 + inner.start.character).toBeGreaterThanOrEqual(
            outer.start.line * 1000 + outer.start.character,
          );
          expect(inner.end.line * 1000 + inner.end.character).toBeLessThanOrEqual(
            outer.end.line * 1000 + outer.end.character,
          );
        }
        check(symbol.children ?? [], symbol);
      }
    };
    check(outlineOf(PlanSource.parse('/plans/report.taskplan', text)));
  });
});

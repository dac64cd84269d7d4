import { Plan } from '../plan.ts';

/** What is said about a text: the text with «marks» around every place, and the messages, `code: message`. */
export interface Marked {
  readonly text: string;
  readonly messages: readonly string[];
}

/**
 * Checks a plan whose expected places are marked: `click «edtor»`. The marks are taken out first.
 * @param ignored codes that are left out of the answer
 */
export function checkMarked(
  marked: string,
  files: Readonly<Record<string, string>> = {},
  ignored: string[] = [],
): Marked {
  const text = marked.replace(/[«»]/g, '');
  const plan = Plan.open('/plans/report.taskplan', text, path => files[path]);
  const said = plan.diagnostics().filter(({ code }) => !ignored.includes(code));
  const { source } = plan;
  const places = said.map(({ range }) => ({
    from: source.offsetAt({ line: range.line, column: range.column }),
    to: source.offsetAt({ line: range.endLine, column: range.endColumn }),
  }));
  let result = '';
  for (let offset = 0; offset <= text.length; offset++) {
    result += '»'.repeat(places.filter(({ to, from }) => to === offset && from < to).length);
    result += '«'.repeat(places.filter(({ from }) => from === offset).length);
    result += '»'.repeat(places.filter(({ from, to }) => from === to && from === offset).length);
    result += text[offset] ?? '';
  }
  return { text: result, messages: said.map(({ code, message }) => `${code}: ${message}`) };
}

const prelude = `task "Write a report"
app "wordpad.exe"
input title: text = "Weekly report"
input size: number = 3
input sure: boolean = true
secret password
control editor = Document in Window /WordPad/
control bold = Button "Bold"
routine login(field, word) {
  type word into field
}

1. Do it {
  `;

/** Checks one statement in the block of a step, with some names around it; only it and its messages come back. */
export function checkStatement(statement: string): Marked {
  const { text, messages } = checkMarked(`${prelude}${statement}\n}\n`, {}, ['unused']);
  return { text: text.slice(prelude.length, -3), messages };
}

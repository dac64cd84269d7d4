/** What stands for an operand until its author writes one. */
const operands: Readonly<Record<string, string>> = {
  CONTROL: 'control',
  TEXT: '"text"',
  VALUE: '"value"',
  CONDITION: 'condition',
  NAME: 'name',
  SELECTOR: 'Button "name"',
  STATE: 'enabled',
  N: '3',
  'X%': '50%',
  'Y%': '50%',
  '"KEYS"': '"Ctrl+S"',
  '2s': '2s',
  '10s': '10s',
};

/** One way to write something. */
export interface Form {
  /** Its words up to the first operand: `select text`. */
  readonly label: string;
  /** What follows them, as the syntax has it. */
  readonly rest: string;
  /** In the snippet syntax of the protocol: the shortest way to write it. */
  readonly snippet: string;
}

/** The forms of a syntax as tables have it: `[double|right] click CONTROL [holding "KEYS"]` has three. */
export function formsOf(syntax: string): Form[] {
  return syntax.split(' | ').flatMap(withLeadingOptions).map(formOf);
}

/** `[double|right] click` is `click`, `double click` and `right click`. */
function withLeadingOptions(form: string): string[] {
  const found = /^\[([a-z|]+)\] /.exec(form);
  if (!found) return [form];
  const rest = form.slice(found[0].length);
  return [rest, ...(found[1] ?? '').split('|').map(option => `${option} ${rest}`)];
}

function formOf(form: string): Form {
  const label = /^[a-z]+(?: [a-z]+(?=\s|$))*/.exec(form)?.[0] ?? form;
  return { label, rest: form.slice(label.length), snippet: snippetOf(form) };
}

const part = /"[A-Z]+"|\{ … \}|\b[a-z]+(?:\|[a-z]+)+\b|\b[A-Z]+\b%?|\b\d+s\b/g;

function snippetOf(form: string): string {
  let stop = 0;
  return form.replace(/ ?\[[^\]]*\]/g, '').replace(part, found => {
    if (found.startsWith('{')) return '{\n  $0\n}';
    stop++;
    if (found.includes('|')) return `\${${stop}|${found.replaceAll('|', ',')}|}`;
    const operand = operands[found] ?? found.toLowerCase();
    // Between quotes only the text is the author's.
    const quoted = /^"(.*)"$/.exec(operand);
    return quoted && found.startsWith('"') ? `"\${${stop}:${quoted[1]}}"` : `\${${stop}:${operand}}`;
  });
}

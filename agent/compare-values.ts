import { textOfValue, type Value } from './values.ts';

/** Compares two numbers. */
export function compareNumbers(operator: '<' | '>' | '<=' | '>=', left: number, right: number): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
  }
}

export function calculate(operator: '+' | '-' | '*' | '/', left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
  }
}

/** Equal as people mean it: numbers by value, texts to the letter, line ends alike. */
export function sameValue(left: Value, right: Value): boolean {
  if (left.kind === 'number' || right.kind === 'number') {
    const [one, other] = [Number(textOfValue(left)), Number(textOfValue(right))];
    if (!Number.isNaN(one) && !Number.isNaN(other)) return one === other;
  }
  return linesOf(left) === linesOf(right);
}

/** The text of a value with `\n` for every line end: programs disagree on those. */
export function linesOf(value: Value): string {
  return textOfValue(value).replace(/\r\n?/g, '\n');
}

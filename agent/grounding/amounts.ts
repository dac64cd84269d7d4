const numbers = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** `3`, `three`, `twice`, `a couple`. */
export function readNumber(word: string): number | undefined {
  const lower = word.toLowerCase();
  if (/^\d+(?:[.,]\d+)?$/.test(lower)) return Number(lower.replace(',', '.'));
  if (lower === 'a' || lower === 'an' || lower === 'once') return 1;
  if (lower === 'twice' || lower === 'couple') return 2;
  if (lower === 'thrice' || lower === 'few' || lower === 'several') return 3;
  if (lower === 'half') return 0.5;
  const at = numbers.indexOf(lower);
  return at < 0 ? undefined : at;
}

/** Milliseconds; one second where the sentence says no time that is known here. */
export function readDuration(text: string): number {
  const match =
    /(\d+(?:[.,]\d+)?|\p{L}+)(?:\s+(?:a|an|of))?\s*(ms\b|milliseconds?|s\b|secs?\b|seconds?|min\b|minutes?)/iu.exec(
      text,
    );
  if (!match) return 1000;
  const [, count = '', unit = ''] = match;
  const factor = /^m(?:s|illi)/i.test(unit) ? 1 : /^s/i.test(unit) ? 1000 : 60_000;
  return Math.round((readNumber(count) ?? 1) * factor);
}

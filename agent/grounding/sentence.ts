import { readKeys } from './keys.ts';
import { type CommandId, commandRow, commands } from './lexicon.ts';
import { maskQuotes, type Phrase, pronouns, readPhrase, unquote } from './phrase.ts';
import { stemOf, wordsOf } from './words.ts';

/** One thing a sentence asks for. `text` is the clause that says so, and reads back to the same goal. */
export type Goal = { readonly text: string } & (
  | { readonly kind: 'click'; readonly target: Phrase; readonly button: 'left' | 'right'; readonly count: 1 | 2 }
  /** Without a target: into what has the focus, or the document. */
  | { readonly kind: 'type'; readonly value: string; readonly target?: Phrase }
  | { readonly kind: 'set'; readonly value: string; readonly target: Phrase }
  | { readonly kind: 'press'; readonly keys: string; readonly target?: Phrase }
  /** An item of a list, drop-down, menu …, which `target.within` names where the sentence does. */
  | { readonly kind: 'select'; readonly target: Phrase }
  /** `object` in quotes is meant to the letter; `the title` is a way to say which text. */
  | { readonly kind: 'select-text'; readonly object: string; readonly target?: Phrase }
  | { readonly kind: 'toggle'; readonly target: Phrase; readonly wanted: 'on' | 'off' | 'other' }
  | { readonly kind: 'expand' | 'collapse' | 'focus' | 'close'; readonly target: Phrase }
  | {
      readonly kind: 'scroll';
      readonly direction: 'up' | 'down' | 'left' | 'right';
      readonly notches: number;
      readonly target?: Phrase;
    }
  | { readonly kind: 'drag'; readonly target: Phrase; readonly to: Phrase }
  | { readonly kind: 'wait'; readonly durationMs: number }
  /** Save under a name, or open a file: a command, a name to type, a button to end it. */
  | { readonly kind: 'file'; readonly command: 'save-as' | 'open'; readonly name: string }
  /** Formats a text; without one, what is selected. */
  | { readonly kind: 'format'; readonly command: CommandId; readonly object?: string }
  /** Something by its purpose, or a sentence without a verb that is known here. */
  | { readonly kind: 'command'; readonly target: Phrase }
);
/** What a rule reads; the clause is added to it. */
type Read = Goal extends infer G ? (G extends { readonly text: string } ? Omit<G, 'text'> : never) : never;

const politeness =
  /^(?:\d+[.)]\s+|(?:please|now|then|next|first|finally|afterwards|and|just|also|ok|okay|kindly)\b,?\s+|(?:can|could|would) you (?:please )?|i(?:'d| would) (?:like|want) to |i want to |let us |let's |you should |you have to |we need to )+/i;
const splitVerbs =
  'click|double|right|type|enter|write|input|fill|put|set|change|press|hit|push|select|choose|pick|highlight|mark|toggle|check|tick|' +
  'uncheck|untick|enable|disable|turn|switch|open|close|save|scroll|drag|wait|pause|expand|collapse|focus|go|make|bold|' +
  'italicize|underline|center|centre|print|undo|redo|copy|paste|cut|delete|name|call|confirm|format|insert';
const between = new RegExp(
  `(?:\\s*[;.]\\s+(?=\\p{L})|(?:\\s*,)?\\s+and\\s+then\\s+(?=(?:${splitVerbs})\\b)|(?:\\s*,)?\\s+(?:and|then)\\s+(?=(?:${splitVerbs})\\b)|\\s*,\\s+(?=(?:${splitVerbs})\\b))`,
  'giu',
);
const afterContainer = new RegExp(
  `^(in|on|from|within|inside|under|at)\\s+(.+?),\\s*(?=(?:${splitVerbs}|use)\\b)(.+)$`,
  'i',
);

/** Where in a text: the caret goes there first. */
const atAnEdge =
  /^((?:type|write|enter|insert the text|add the text)\s+.+?)\s+(?:at|to)\s+the\s+(?:very\s+)?(beginning|start|top|end|bottom)\s+of\s+(.+)$/i;
const twoValues = /^(set|change)\s+(.+?)\s+to\s+(.+?)\s+and\s+(the\s+.+?)\s+to\s+(.+)$/i;
const twoFormats = /^(make|turn|set|format)\s+(.+?)\s+(\p{L}+)\s+and\s+(\p{L}+)$/iu;

/**
 * Reads an English sentence: what it asks for, in order. Deterministic. A sentence it cannot read becomes one `command`;
 * a text without words gives no goals.
 */
export function readSentence(sentence: string): Goal[] {
  return clausesOf(sentence).flatMap(clause => {
    const goal = readGoal(clause);
    return goal ? [goal] : [];
  });
}

function clausesOf(sentence: string): string[] {
  const text = sentence.trim().replace(politeness, '');
  const leading = groupsOf(afterContainer, text);
  if (leading) {
    const [preposition = '', place = '', rest = ''] = leading;
    // `In the File name box, type report.rtf` says the same as `type report.rtf in the File name box`.
    return clausesOf(rest).map((clause, at) =>
      at === 0 || !isPlace(clause) ? `${clause} ${preposition} ${place}` : clause,
    );
  }
  const edge = groupsOf(atAnEdge, text);
  if (edge) {
    const [what = '', which = '', place = ''] = edge;
    const keys = /^(?:beginning|start|top)$/i.test(which) ? 'Ctrl+Home' : 'Ctrl+End';
    return [`press ${keys}`, `${what} into ${place}`];
  }
  const formats = groupsOf(twoFormats, text);
  if (formats) {
    const [verb = '', object = '', first = '', second = ''] = formats;
    if (formatNamed(first) && formatNamed(second)) return [`${verb} ${object} ${first}`, `make it ${second}`];
  }
  const values = groupsOf(twoValues, text);
  if (values) {
    const [verb = '', target = '', value = '', second = '', other = ''] = values;
    return [`${verb} ${target} to ${value}`, `${verb} ${second} to ${other}`];
  }
  const masked = maskQuotes(text);
  const clauses: string[] = [];
  let from = 0;
  for (const match of masked.matchAll(between)) {
    const next = text.slice(match.index + match[0].length);
    // `click Find and Replace` is one name.
    if (/\sand\s/i.test(match[0]) && /^\p{Lu}/u.test(next) && /\b\p{Lu}\S*$/u.test(text.slice(0, match.index)))
      continue;
    clauses.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  clauses.push(text.slice(from));
  return clauses
    .map(clause =>
      clause
        .trim()
        .replace(politeness, '')
        .replace(/(?<=\S)[.!]$/, ''),
    )
    .filter(clause => clause !== '');
}

function isPlace(clause: string): boolean {
  return readPhrase(clause).within !== undefined;
}

/** The groups of a pattern, matched with quotes hidden but returned as written. */
function groupsOf(pattern: RegExp, text: string): string[] | undefined {
  const match = new RegExp(pattern.source, `${pattern.flags.replace('d', '')}d`).exec(maskQuotes(text));
  if (!match?.indices) return undefined;
  return match.indices.slice(1).map(range => (range ? text.slice(range[0], range[1]) : ''));
}

function readGoal(clause: string): Goal | undefined {
  if (!/[\p{L}\p{N}]/u.test(clause)) return undefined;
  for (const rule of rules) {
    const groups = groupsOf(rule.when, clause);
    const read = groups && rule.read(groups);
    if (read) return { text: clause, ...read };
  }
  return { text: clause, kind: 'command', target: readPhrase(clause) };
}

interface Rule {
  readonly when: RegExp;
  /** Undefined: another rule may read it. */
  readonly read: (groups: readonly string[]) => Read | undefined;
}

const rule = (when: RegExp, read: Rule['read']): Rule => ({ when, read });
const typeVerb = '(?:type|enter|write|input|key in|fill in|insert the (?:text|word)|add the (?:text|word))';
const selectVerb = '(?:select|choose|pick)';

/** Tried in this order; the first that reads the clause wins. */
const rules: readonly Rule[] = [
  rule(/^(?:wait|pause|sleep)\b(.*)$/i, ([time = '']) => ({ kind: 'wait', durationMs: readDuration(time) })),
  rule(/^(?:enter|return|escape|tab)$/i, () => undefined),
  rule(/^(double|right)[- ]?click\s+(?:on\s+)?(.+)$/i, ([how = '', target = '']) =>
    how.toLowerCase() === 'double' ? click(target, 2) : click(target, 1, 'right'),
  ),
  rule(/^(?:left[- ]?)?(?:click|tap)\s+(?:(?:on|onto)\s+)?(.+?)\s+twice$/i, ([target = '']) => click(target, 2)),
  rule(/^(?:(?:left[- ]?)?click|tap)\s+(?:(?:on|onto|in|inside)\s+)?(.+)$/i, ([target = '']) => click(target)),
  rule(/^(?:press|hit|push|use|strike)\s+(?:the )?(?:key combination |shortcut |keys? )?(.+)$/i, ([what = '']) =>
    readPress(what),
  ),
  rule(/^(?:press|hit|push)\s+(?:on\s+)?(.+)$/i, ([target = '']) => click(target)),

  rule(/^(?:put|place|set|move)\s+the\s+(?:cursor|caret|focus)\s+(?:in|into|on|to)\s+(.+)$/i, ([target = '']) =>
    focus(target),
  ),
  rule(/^focus\s+(?:on\s+)?(.+)$/i, ([target = '']) => focus(target)),
  rule(/^drag\s+(.+?)\s+(?:onto|into|to|over)\s+(.+)$/i, ([target = '', to = '']) => ({
    kind: 'drag',
    target: readPhrase(target),
    to: readPhrase(to),
  })),
  rule(/^scroll\b(.*)$/i, ([rest = '']) => readScroll(rest)),

  rule(
    /^(?:save|store)\b.*?\b(?:as|under the (?:file )?name(?: of)?|with the (?:file )?name|to)\s+(.+)$/i,
    ([name = '']) => saveAs(name),
  ),
  rule(/^(?:open|load)\s+(?:the\s+)?(?:file\s+|document\s+)?(\S+)$/i, ([name = '']) =>
    looksLikeFile(name) ? { kind: 'file', command: 'open', name: bareValue(name) } : undefined,
  ),
  rule(/^(?:name|call)\s+(?:it|the\s+(?:file|document))\s+(.+)$/i, ([name = '']) => fileName(name)),
  rule(/^the\s+(?:file|document)\s+(?:should|must|shall|has to)\s+be\s+(?:called|named)\s+(.+)$/i, ([name = '']) =>
    fileName(name),
  ),
  rule(
    /^replace\s+(the\s+.*\b(?:name|value|field|box|text in .+|text of .+))\s+(?:by|with)\s+(.+)$/i,
    ([target = '', value = '']) => set(target, value),
  ),
  rule(/^((?:write|save|put)\s+.*\bto\s+(?:the\s+)?(?:disk|drive))$/i, ([target = '']) => ({
    kind: 'command',
    target: readPhrase(target),
  })),
  rule(/^give\s+(?:it|the\s+(?:file|document))\s+the\s+name\s+(.+)$/i, ([name = '']) => fileName(name)),
  rule(/^use\s+(.+)\s+as\s+(the\s+.+)$/i, ([value = '', target = '']) => set(target, value)),

  rule(/^fill\s+(?:in\s+|out\s+)?(.+?)\s+with\s+(.+)$/i, ([target = '', value = '']) => set(target, value)),
  rule(/^put\s+("q*"|\d+|\S+\.\S+)\s+(?:into|in|on)\s+(.+)$/i, ([value = '', target = '']) => type(value, target)),
  rule(new RegExp(`^${typeVerb}\\s+(.+?)\\s+(?:as|for)\\s+(the\\s+.+)$`, 'i'), ([value = '', target = '']) =>
    type(value, target),
  ),
  rule(new RegExp(`^${typeVerb}\\s+(.+)\\s+(?:into|in to)\\s+(.+)$`, 'i'), ([value = '', target = '']) =>
    type(value, target),
  ),
  rule(new RegExp(`^${typeVerb}\\s+("q*"|\\S+)\\s+(?:in|on|at|to)\\s+(.+)$`, 'i'), ([value = '', target = '']) =>
    type(value, target),
  ),
  rule(new RegExp(`^${typeVerb}\\s+(.+)$`, 'i'), ([value = '']) => readTyping(value)),

  rule(/^(?:switch|turn)\s+(on|off)\s+(.+)$/i, ([wanted = '', target = '']) => toggle(target, wanted)),
  rule(/^(?:switch|turn)\s+(.+)\s+(on|off)$/i, ([target = '', wanted = '']) => toggle(target, wanted)),
  rule(
    /^(?:make|turn|set|put|render|format|show|write)\s+(.+?)\s+(?:(?:in|into|to|as|a)\s+)*((?:\p{L}|-)+(?:\s+(?:list|left|right|points?))?)$/iu,
    groups => readFormat(groups[0] ?? '', groups[1] ?? ''),
  ),
  rule(/^(bold|embolden|underline|italici[sz]e|cent(?:er|re)|justify|strike out|cross out)\s+(.+)$/i, groups =>
    readFormat(groups[1] ?? '', groups[0] ?? ''),
  ),
  rule(/^(?:align|move)\s+(.+?)\s+(?:to\s+the\s+)?(left|right|cent(?:er|re))$/i, ([object = '', side = '']) =>
    readFormat(object, `align ${side}`),
  ),
  rule(/^(?:set|change|adjust)\s+(.+?)\s+(?:to(?:\s+be)?|=|as)\s+(.+)$/i, ([target = '', value = '']) =>
    set(target, value),
  ),
  rule(/^(?:uncheck|untick|deselect|disable|deactivate)\s+(.+)$/i, ([target = '']) => toggle(target, 'off')),
  rule(/^clear\s+(.*\b(?:check ?box|tick box).*)$/i, ([target = '']) => toggle(target, 'off')),
  rule(/^(?:check|tick|enable|activate)\s+(.+)$/i, ([target = '']) => toggle(target, 'on')),
  rule(/^toggle\s+(.+)$/i, ([target = '']) => toggle(target, 'other')),

  rule(
    /^(?:select|highlight|mark)\s+(?:the\s+)?(?:text|words?|phrase|string|sentence)\s+(?!box|field)(.+?)(?:\s+in\s+(the\s+.+))?$/i,
    ([value = '', place = '']) => selectText(toTheLetter(value), place),
  ),
  rule(
    /^(?:select|highlight|mark)\s+("q*")\s+in\s+(the\s+(?:document|text|editor|page).*)$/i,
    ([value = '', place = '']) => selectText(toTheLetter(value), place),
  ),
  rule(/^(?:select|highlight|mark)\s+(?:the\s+)?(title|heading|headline|first line)$/i, ([value = '']) =>
    selectText(value, ''),
  ),
  rule(new RegExp(`^${selectVerb}\\s+(.+)\\s+as\\s+(the\\s+.+)$`, 'i'), ([item = '', place = '']) =>
    select(`${item} in ${place}`),
  ),
  rule(new RegExp(`^${selectVerb}\\s+(?:all|everything)\\b`, 'i'), () => undefined),
  rule(new RegExp(`^${selectVerb}\\s+(?!all\\b|everything\\b|the whole\\b)(.+)$`, 'i'), ([item = '']) => select(item)),

  rule(/^(?:expand|unfold)\s+(.+)$/i, ([target = '']) => ({ kind: 'expand', target: readPhrase(target) })),
  rule(/^(?:collapse|fold)\s+(.+)$/i, ([target = '']) => ({ kind: 'collapse', target: readPhrase(target) })),
  rule(/^(?:open|show)\s+(.*\b(?:drop-?down|drop down|combo ?box)(?: list)?)$/i, ([target = '']) => ({
    kind: 'expand',
    target: readPhrase(target),
  })),
  rule(
    /^(?:open|go\s+to|switch\s+to|navigate\s+to|show|bring\s+up|pull\s+down|view|display|activate)\s+(.*\b(?:tab|menu)\b.*)$/i,
    ([target = '']) => click(target),
  ),
  rule(/^(?:[Oo]pen|[Gg]o\s+to|[Ss]witch\s+to|[Nn]avigate\s+to)\s+(?:the\s+)?(["“\p{Lu}].*)$/u, ([target = '']) =>
    click(target),
  ),
  rule(
    /^(?:show|display|view|insert|add|apply|run|start|create|open|bring up|go to|use|hide)\s+(?:me\s+)?(.+)$/i,
    ([target = '']) => ({ kind: 'command', target: readPhrase(target) }),
  ),
  rule(/^(?:close|dismiss)\s+(.*\b(?:dialog|dialogue|window|dialog box)\b.*)$/i, ([target = '']) => ({
    kind: 'close',
    target: readPhrase(target),
  })),
];

function click(target: string, count: 1 | 2 = 1, button: 'left' | 'right' = 'left'): Read {
  return { kind: 'click', target: readTarget(target), button, count };
}

/** `File > Save as` is Save as in File; `Save to keep the changes` is Save. */
function readTarget(text: string): Phrase {
  const masked = maskQuotes(text);
  const purpose = new RegExp(
    `\\s+(?:in order to|so that|to)\\s+(?:${splitVerbs}|start|create|keep|get|finish|have|be|see)\\b`,
    'i',
  ).exec(masked);
  const own = purpose ? text.slice(0, purpose.index) : text;
  const path = maskQuotes(own).includes('"') ? [own] : own.split(/\s*(?:>|→|»|\|)\s*/).filter(part => part !== '');
  const [last = own, ...above] = path.reverse();
  return readPhrase(above.reduce((description, part) => `${description} in "${part}"`, last));
}

function focus(target: string): Read {
  return { kind: 'focus', target: readPhrase(target) };
}

function set(target: string, value: string): Read {
  const field = target.replace(/^(?:the\s+)?(?:text|value|contents?)\s+(?:of|in)\s+/i, '');
  return { kind: 'set', target: readPhrase(field), value: bareValue(value) };
}

function type(value: string, target: string): Read | undefined {
  if (/^(?:a|an|the)\s+(?:table|picture|link|header|footer|date|cursor)\b/i.test(value)) return undefined;
  return pronouns.test(target)
    ? { kind: 'type', value: bareValue(value) }
    : { kind: 'type', value: bareValue(value), target: readPhrase(target) };
}

/** Without `into`: the last `in the …` that names a field is where it goes, unless the value is in quotes. */
function readTyping(text: string): Read | undefined {
  const whole = readPhrase(text);
  if (whole.within) {
    const place = whole.within;
    const at = text.lastIndexOf(place.text);
    const before = text
      .slice(0, at)
      .replace(/\s+(?:inside|within|in|on|at|from|of|under|below)\s+(?:(?:the|a|an)\s+)?$/i, '');
    if (at > 0 && before !== '') return { kind: 'type', value: bareValue(before), target: place };
  }
  return type(text, 'there');
}

function fileName(name: string): Read {
  return { kind: 'type', value: bareValue(name), target: readPhrase('the file name') };
}

function toggle(target: string, wanted: string): Read {
  const state = wanted.toLowerCase();
  return { kind: 'toggle', target: readPhrase(target), wanted: state === 'on' || state === 'off' ? state : 'other' };
}

function selectText(object: string, place: string): Read {
  return place === '' ? { kind: 'select-text', object } : { kind: 'select-text', object, target: readPhrase(place) };
}

function toTheLetter(text: string): string {
  return `"${bareValue(text)}"`;
}

function select(item: string): Read | undefined {
  return { kind: 'select', target: readTarget(item) };
}

function looksLikeFile(text: string): boolean {
  return /\.[a-z0-9]{1,5}["”'’]?$/i.test(text.trim()) || unquote(text).quoted;
}

function saveAs(name: string): Read | undefined {
  if (/^(?:a copy|a different|another|a new|something|type\b)/i.test(name)) return undefined;
  const bare = name.replace(/^(?:the\s+)?file\s+name\s+/i, '');
  return looksLikeFile(bare) || /^\S+$/.test(bare.trim())
    ? { kind: 'file', command: 'save-as', name: bareValue(bare) }
    : undefined;
}

/** A value as it is meant: without quotes, and without `the text` before it. */
function bareValue(text: string): string {
  const bare = text
    .trim()
    .replace(/^(?:(?:the|a)\s+)?(?:text|words?|value|string|phrase|name|number|sentence|line)\s+(?=\S)/i, '');
  return unquote(bare).text;
}

function readPress(text: string): Read | undefined {
  const [, chord = text, count = ''] = /^(.+?)\s+(once|twice|thrice|\w+\s+times)$/i.exec(text) ?? [];
  const times = count === '' ? 1 : (readNumber(count.split(' ')[0] ?? '') ?? 1);
  const keys = readKeys(chord);
  if (keys) return { kind: 'press', keys: Array.from({ length: times }, () => keys).join(', ') };
  const place = /^(.+?)\s+(?:in|on)\s+(.+)$/i.exec(chord);
  const inPlace = place && readKeys(place[1] ?? '');
  return inPlace ? { kind: 'press', keys: inPlace, target: readPhrase(place?.[2] ?? '') } : undefined;
}

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

function readNumber(word: string): number | undefined {
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
function readDuration(text: string): number {
  const match =
    /(\d+(?:[.,]\d+)?|\p{L}+)(?:\s+(?:a|an|of))?\s*(ms\b|milliseconds?|s\b|secs?\b|seconds?|min\b|minutes?)/iu.exec(
      text,
    );
  if (!match) return 1000;
  const [, count = '', unit = ''] = match;
  const factor = /^m(?:s|illi)/i.test(unit) ? 1 : /^s/i.test(unit) ? 1000 : 60_000;
  return Math.round((readNumber(count) ?? 1) * factor);
}

function readScroll(rest: string): Read {
  const direction = /\b(up|down|left|right)\b/i.exec(rest)?.[1]?.toLowerCase();
  const count = /\b(\w+)\s+(?:times|notch(?:es)?|lines?|clicks?|steps?)\b|\b(twice|thrice|once)\b/i.exec(rest);
  const [, place = ''] = /\b(?:in|inside|of|on)\s+(.+)$/i.exec(rest) ?? [];
  const named = place === '' ? (/^\s+(the\s+.+?)\s+(?:up|down|left|right)\b/i.exec(rest)?.[1] ?? '') : place;
  const target = readPhrase(named);
  return {
    kind: 'scroll',
    direction: direction === 'up' || direction === 'left' || direction === 'right' ? direction : 'down',
    notches: Math.max(1, Math.round((count && readNumber(count[1] ?? count[2] ?? '')) ?? 3)),
    ...(named === '' ? {} : { target }),
  };
}

/** `make the title bold`: only when the last words are a format that is known here. */
function readFormat(object: string, format: string): Read | undefined {
  const command = formatNamed(format);
  if (!command) return undefined;
  return pronouns.test(object.trim())
    ? { kind: 'format', command }
    : { kind: 'format', command, object: object.trim() };
}

function formatNamed(text: string): CommandId | undefined {
  const wanted = wordsOf(text).map(stemOf).join(' ');
  for (const id of Object.keys(commands) as CommandId[]) {
    const { format, names, says } = commandRow(id);
    if (format && [...names, ...says].some(name => wordsOf(name).map(stemOf).join(' ') === wanted)) return id;
  }
  return undefined;
}

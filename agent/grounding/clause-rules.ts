import { readDuration, readNumber } from './amounts.ts';
import { splitVerbs } from './clauses.ts';
import type { GoalParts } from './goal.ts';
import { readKeys } from './keys.ts';
import { maskQuotes, type Phrase, pronouns, readPhrase, unquote } from './phrase.ts';
import { formatNamed } from './purpose.ts';

/** How one form of clause is read. */
export interface Rule {
  readonly when: RegExp;
  /** Undefined: another rule may read it. */
  readonly read: (groups: readonly string[]) => GoalParts | undefined;
}

const rule = (when: RegExp, read: Rule['read']): Rule => ({ when, read });
const typeVerb = '(?:type|enter|write|input|key in|fill in|(?:insert|add) the (?:text|words?|sentence|line|phrase))';
const selectVerb = '(?:select|choose|pick)';

/** Tried in this order; the first that reads the clause wins. */
export const rules: readonly Rule[] = [
  rule(/^(?:wait|pause|sleep)\b(.*)$/i, ([time = '']) => ({ kind: 'wait', durationMs: readDuration(time) })),
  rule(/^(enter|return|escape)$/i, ([key = '']) => readPress(key)),
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
  rule(
    /^(?:select|highlight|mark)\s+(?:all\s+)?(?:of\s+)?(?:the\s+)?(title|heading|headline|first line|text|(?:whole|entire|full)\s+(?:text|document|page))$/i,
    ([value = '']) => selectText(value, ''),
  ),
  rule(new RegExp(`^${selectVerb}\\s+(.+)\\s+as\\s+(the\\s+.+)$`, 'i'), ([item = '', place = '']) => set(place, item)),
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

function click(target: string, count: 1 | 2 = 1, button: 'left' | 'right' = 'left'): GoalParts {
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

function focus(target: string): GoalParts {
  return { kind: 'focus', target: readPhrase(target) };
}

function set(target: string, value: string): GoalParts {
  const field = target.replace(/^(?:the\s+)?(?:text|value|contents?)\s+(?:of|in)\s+/i, '');
  return { kind: 'set', target: readPhrase(field), value: bareValue(value) };
}

function type(value: string, target: string): GoalParts | undefined {
  if (/^(?:a|an|the)\s+(?:table|picture|link|header|footer|date|cursor)\b/i.test(value)) return undefined;
  return pronouns.test(target)
    ? { kind: 'type', value: bareValue(value) }
    : { kind: 'type', value: bareValue(value), target: readPhrase(target) };
}

/** Without `into`: the last `in the …` that names a field is where it goes, unless the value is in quotes. */
function readTyping(text: string): GoalParts | undefined {
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

function fileName(name: string): GoalParts {
  return { kind: 'type', value: bareValue(name), target: readPhrase('the file name') };
}

function toggle(target: string, wanted: string): GoalParts {
  const state = wanted.toLowerCase();
  return { kind: 'toggle', target: readPhrase(target), wanted: state === 'on' || state === 'off' ? state : 'other' };
}

function selectText(object: string, place: string): GoalParts {
  return place === '' ? { kind: 'select-text', object } : { kind: 'select-text', object, target: readPhrase(place) };
}

function toTheLetter(text: string): string {
  return `"${bareValue(text)}"`;
}

function select(item: string): GoalParts | undefined {
  return { kind: 'select', target: readTarget(item) };
}

function looksLikeFile(text: string): boolean {
  return /\.[a-z0-9]{1,5}["”'’]?$/i.test(text.trim()) || unquote(text).quoted;
}

function saveAs(name: string): GoalParts | undefined {
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

function readPress(text: string): GoalParts | undefined {
  const [, chord = text, count = ''] = /^(.+?)\s+(once|twice|thrice|\w+\s+times)$/i.exec(text) ?? [];
  const times = count === '' ? 1 : (readNumber(count.split(' ')[0] ?? '') ?? 1);
  const keys = readKeys(chord);
  if (keys) return { kind: 'press', keys: Array.from({ length: times }, () => keys).join(', ') };
  const place = /^(.+?)\s+(?:in|on)\s+(.+)$/i.exec(chord);
  const inPlace = place && readKeys(place[1] ?? '');
  return inPlace ? { kind: 'press', keys: inPlace, target: readPhrase(place?.[2] ?? '') } : undefined;
}

function readScroll(rest: string): GoalParts {
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
function readFormat(object: string, format: string): GoalParts | undefined {
  const command = formatNamed(format);
  if (!command) return undefined;
  return pronouns.test(object.trim())
    ? { kind: 'format', command }
    : { kind: 'format', command, object: object.trim() };
}

import type { Change, ChangedProperty } from './difference.ts';
import { quoteShort } from './print.ts';

const phrases = {
  name: change => `${change.text} was named ${quoteShort(change.before ?? '')}`,
  value: change =>
    change.after === undefined
      ? `${change.text} has no known value`
      : `${change.text} is now ${quoteShort(change.after)}`,
  toggled: change => `${change.text} is ${change.after ? `now ${change.after}` : 'no longer on'}`,
  selected: change => `${change.text} is ${change.after === 'true' ? 'now' : 'no longer'} selected`,
  expanded: change => `${change.text} is now ${change.after === 'true' ? 'expanded' : 'collapsed'}`,
  enabled: (change, be) => `${change.text} ${be} now ${change.after === 'true' ? 'enabled' : 'disabled'}`,
  offscreen: (change, be) => `${change.text} ${be} ${change.after === 'true' ? 'no longer' : 'now'} visible`,
  focused: change => `${change.text} ${change.after === 'true' ? 'has' : 'lost'} the focus`,
  readOnly: change => `${change.text} is now ${change.after === 'true' ? 'read-only' : 'editable'}`,
  rect: change => `${change.text} moved`,
} satisfies Record<ChangedProperty, (change: Change, be: string) => string>;

/** What tells most comes first: what came and went, then what it says, then where it is. */
const rankOfProperty = {
  value: 2,
  toggled: 3,
  selected: 4,
  expanded: 5,
  name: 6,
  enabled: 7,
  offscreen: 8,
  readOnly: 9,
  focused: 10,
  rect: 11,
} satisfies Record<ChangedProperty, number>;

/** One change as a clause: `Button "Bold" in ToolBar "Formatting" is now on`. */
export function describeChange(change: Change): string {
  if (change.kind !== 'changed' || !change.property) return `${change.text} ${change.kind}`;
  return phrases[change.property](change, /^\d+ controls in /.test(change.text) ? 'are' : 'is');
}

/** The most telling changes in a line, those of `control` first; the others are counted. */
export function describeChanges(changes: readonly Change[], max = 3, control?: string): string {
  if (changes.length === 0) return 'nothing changed';
  const focusWent = changes.some(change => change.property === 'focused' && change.after === 'true');
  const told = changes.filter(change => !(focusWent && change.property === 'focused' && change.after !== 'true'));
  const ranked = mostTellingFirst(told, control);
  const shown = ranked.slice(0, max).map(describeChange);
  if (ranked.length > max) shown.push(`and ${ranked.length - max} more`);
  return shown.join('; ');
}

/** Changes of `control` first; then what came and went, what controls say, where they are; else in tree order. */
export function mostTellingFirst(changes: readonly Change[], control?: string): Change[] {
  const rank = (change: Change) => (change.control === control ? -1 : rankOf(change));
  return [...changes].sort((a, b) => rank(a) - rank(b));
}

function rankOf(change: Change): number {
  if (change.kind === 'appeared') return 0;
  if (change.kind === 'vanished') return 1;
  return change.property ? rankOfProperty[change.property] : 1;
}

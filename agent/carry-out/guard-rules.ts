import { printControl } from '../../controls/print.ts';
import { actionRow } from '../../protocol/actions.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';
import type { ControlType } from '../../protocol/control-types.ts';
import { type GuardRule, guardRuleNames, guardRules } from '../../protocol/guard-rules.ts';
import { isAnswer, rulesOfAnswer, rulesOfName } from './guard-names.ts';
import {
  chordsOf,
  type GuardedAction,
  isButton,
  isDialog,
  nameOf,
  type Reached,
  reachedControls,
  takesText,
  windowOf,
  withKeyboard,
} from './reached-controls.ts';

/** A rule that an action matches. */
export interface GuardMatch {
  /** A built-in rule's name or a workspace rule's id. */
  readonly rule: string;
  /** What the action would do, for the question; without a full stop. */
  readonly says: string;
  /** The control it is about: the action's own, or one that the action sets off. */
  readonly control: ControlNode | undefined;
}

/** A rule of the workspace, ready to be asked. */
export interface WorkspaceRule {
  readonly id: string;
  readonly question: string | undefined;
  readonly matches: (guarded: GuardedAction, reached: readonly Reached[]) => boolean;
}

/** Every rule that an action matches, built-in ones first. Looks at nothing but what was observed. */
export function guardMatches(guarded: GuardedAction, workspace: readonly WorkspaceRule[]): GuardMatch[] {
  const reached = reachedControls(guarded);
  const found = new Map<GuardRule, ControlNode | undefined>();
  const add = (rule: GuardRule, control: ControlNode | undefined) => {
    if (!found.has(rule)) found.set(rule, control);
  };
  for (const one of reached) for (const rule of rulesOfControl(one, guarded)) add(rule, one.control);
  for (const { rule, control } of rulesOfKeys(guarded)) add(rule, control);
  if (actionRow(guarded.action.verb).risk === 'high') add('high-risk', guarded.control);
  return [
    ...guardRuleNames.flatMap(rule =>
      found.has(rule) ? [{ rule, says: guardRules[rule].says, control: found.get(rule) ?? guarded.control }] : [],
    ),
    ...workspace
      .filter(({ matches }) => matches(guarded, reached))
      .map(({ id, question }) => ({
        rule: id,
        says: question ?? `The workspace's rule ${id} asks first`,
        control: guarded.control,
      })),
  ];
}

/** Fixed texts and pictures that a program may have made clickable: only their whole name counts. */
const clickable: readonly ControlType[] = ['Text', 'Image', 'Custom'];
const items: readonly ControlType[] = ['ListItem', 'TreeItem', 'DataItem'];

function rulesOfControl({ control, name, twice }: Reached, { index, action }: GuardedAction): GuardRule[] {
  if (items.includes(control.controlType)) {
    if (!twice) return [];
    return /\.(exe|com|bat|cmd|ps1|vbs|js|scr|lnk|reg|jar)$/i.test(name)
      ? ['run']
      : /\.(msi|msix|msixbundle|appx|msp)$/i.test(name)
        ? ['install']
        : [];
  }
  const isMenu = ['Menu', 'MenuBar', 'ToolBar'].includes(control.controlType) && action.verb === 'select';
  if (clickable.includes(control.controlType)) return rulesOfName(name, 'whole');
  if (!isButton(control) && !isMenu) return [];
  if (opensSubmenu(control) && action.verb !== 'select') return [];
  const byName = rulesOfName(name, 'verb');
  const dialog = isAnswer(name) ? windowOf(control, index) : undefined;
  if (dialog === undefined || !isDialog(dialog, index)) return byName;
  const said = index.subtree(dialog).flatMap(node => (isButton(node) || takesText(node) ? [] : [nameOf(node)]));
  return [...byName, ...rulesOfAnswer(name, said)];
}

/** `Send to ▸`, which only shows more. */
function opensSubmenu({ controlType, expanded, children }: ControlNode): boolean {
  return controlType === 'MenuItem' && (expanded !== undefined || children.some(one => one.controlType === 'MenuItem'));
}

interface KeyMatch {
  readonly rule: GuardRule;
  readonly control: ControlNode | undefined;
}

/** Chords that mean the same in every program. */
function rulesOfKeys(guarded: GuardedAction): KeyMatch[] {
  const target = withKeyboard(guarded);
  const inItems = target !== undefined && ['ListItem', 'TreeItem', 'List', 'Tree'].includes(target.controlType);
  const { root } = guarded.index.tree;
  const window = target === undefined ? root : (windowOf(target, guarded.index) ?? root);
  return chordsOf(guarded).flatMap(({ modifiers, key }): KeyMatch[] => {
    const held = modifiers.join('+');
    // In a text Shift+Delete cuts, and Delete is a key among others.
    const forGood = held === 'Shift' && !takesText(target);
    if (key === 'Delete' && (forGood || (held === '' && inItems))) return [{ rule: 'delete', control: target }];
    return key === 'F4' && held === 'Alt' ? [{ rule: 'high-risk', control: window }] : [];
  });
}

/** A match as a sentence: what would happen, on which control. */
export function guardQuestion(match: GuardMatch, action: string, guarded: GuardedAction): string {
  const { control } = match;
  const elsewhere =
    control === undefined || control === guarded.control ? '' : `, on ${printControl(control, guarded.index)}`;
  const says = match.says.replace(/[.?!\s]+$/, '');
  return `${says}: ${action}${elsewhere}. Carry it out?`;
}

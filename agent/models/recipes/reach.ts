import { isInClosedMenu } from '../../../controls/control-index.ts';
import type { ControlNode } from '../../../protocol/control-tree.ts';
import { percent } from '../../../trace/percent.ts';
import { type CommandId, commandRow } from '../../grounding/lexicon.ts';
import type { Phrase } from '../../grounding/phrase.ts';
import { type Purpose, purposesOf } from '../../grounding/purpose.ts';
import { act, type Move } from './move.ts';
import type { Found, Situation } from './situation.ts';

/** A phrase as a text that reads back to it. The article keeps `the Open button` from being read as a sentence. */
export function describe(phrase: Phrase): string {
  const own = `the ${phrase.text}`;
  return phrase.within ? `${own} in ${describe(phrase.within)}` : own;
}

/** A phrase as a thought quotes it. */
export function quote(phrase: Phrase): string {
  return `"${describe(phrase).replace(/^the /, '')}"`;
}

/** How a thought names a control. */
export function nameOf(node: ControlNode): string {
  return node.name === '' ? `the ${node.controlType}` : `${node.controlType} "${node.name}"`;
}

/** Clicks it; an item of a closed menu is invoked as it is. */
export function click(situation: Situation, found: Found, why: string, rest: readonly string[] = []): Move {
  const { node } = found;
  if (node && isInClosedMenu(node, situation.index)) {
    return act('invoke', `${why} It is in a closed menu and can be invoked without opening that.`, { on: found, rest });
  }
  const list = node && listAround(node, situation);
  if (node && list) return selectFrom(situation.find(`the "${list.name}" list`, 'select'), node.name, rest);
  return act('click_input', why, { args: { button: 'left', double: false }, on: found, rest });
}

/** An item that is scrolled away or in a closed drop-down cannot be clicked; its list can be told to take it. */
function listAround(node: ControlNode, { index }: Situation): ControlNode | undefined {
  if (node.controlType !== 'ListItem' || !node.offscreen) return undefined;
  const list = index.ancestors(node).find(({ controlType }) => controlType === 'ComboBox' || controlType === 'List');
  return list && !list.offscreen && list.name !== '' ? list : undefined;
}

export function selectFrom(list: Found, words: string, rest: readonly string[] = []): Move {
  const where = list.node ? nameOf(list.node) : list.description;
  const items =
    list.node?.children.filter(({ controlType }) => controlType === 'ListItem').map(({ name }) => name) ?? [];
  const wanted = words.toLowerCase();
  const item =
    items.find(name => name.toLowerCase() === wanted) ??
    items.find(name => name.toLowerCase().includes(wanted)) ??
    words;
  return act('select', `The sentence asks for "${item}" from ${where}.`, { args: { item }, on: list, rest });
}

/** Nothing sure enough was found: the click goes out with its description only, and grounding says what it found. */
export function clickAnyway(found: Found, what: string): Move {
  return act('click_input', notFound(what, found), { args: { button: 'left', double: false }, on: found });
}

/** Opens the tab or menu that the sentence says it is in. */
export function openPlace(situation: Situation, phrase: Phrase, sentence: string): Move | undefined {
  const place = phrase.within && openable(situation, describe(phrase.within));
  if (!place?.node) return undefined;
  const why = `"${phrase.name || phrase.text}" is not in sight. It should be in ${nameOf(place.node)}, so I open that first.`;
  return click(situation, place, why, [sentence]);
}

/**
 * The way to a control that is not in sight: the place that the sentence names, the tab or menu that usually holds such
 * a command, or the tabs one after another. Undefined when it is in sight already, or when there is no way.
 */
export function uncover(situation: Situation, phrase: Phrase, sentence: string, found: Found): Move | undefined {
  const likely = found.node ?? (found.isHere ? found.nearest : undefined);
  const isHidden = likely !== undefined && isOnHiddenPage(likely, situation);
  if (found.node && !isHidden) return undefined;
  const way = openPlace(situation, phrase, sentence);
  if (way) return way;
  // Something like it is in sight: whether that is meant is grounding's to say, or the user's.
  if (likely && !isHidden) return undefined;
  const [purpose] = purposesOf(found.node?.name ?? phrase.name, false);
  const holder = (purpose && holderOf(situation, purpose.command)) ?? (isHidden ? nextTab(situation) : undefined);
  if (!holder?.node) return undefined;
  const what = likely
    ? `${nameOf(likely)} is not in sight now`
    : `No "${purpose ? commandRow(purpose.command).names[0] : phrase.name}" is in sight`;
  return click(situation, holder, `${what}. I look in ${nameOf(holder.node)}.`, [sentence]);
}

/** The usual keys of a command, or the menu or tab it is usually in, whichever was not tried yet. */
export function byUsualWay(
  situation: Situation,
  { command, said }: Pick<Purpose, 'command' | 'said'>,
  sentence: string,
): Move | undefined {
  const { keys, names } = commandRow(command);
  const means = said === names[0] ? `No "${said}" is in sight.` : `"${said}" means ${names[0]}, which is not in sight.`;
  if (keys !== undefined && !situation.wasUsed(keys)) {
    return act('keyboard_input', `${means} I press its usual keys, ${keys}.`, { args: { keys } });
  }
  const holder = holderOf(situation, command);
  return holder?.node && click(situation, holder, `${means} I look in ${nameOf(holder.node)}.`, [sentence]);
}

/** Below something that is off screen itself: not scrolled away, but on a page that is not shown. */
export function isOnHiddenPage(node: ControlNode, { index }: Situation): boolean {
  return node.offscreen && !isInClosedMenu(node, index) && index.parent(node)?.offscreen === true;
}

/** The tab or menu that usually holds a command, if it is there and not open. */
function holderOf(situation: Situation, command: CommandId): Found | undefined {
  for (const name of commandRow(command).under ?? []) {
    const place = openable(situation, `the ${name} tab`);
    if (place) return place;
  }
  return undefined;
}

/** Where the program has tabs, the next one that was not looked at for this sentence. */
function nextTab(situation: Situation): Found | undefined {
  for (const { controlType, name } of situation.index.nodes) {
    const place = controlType === 'TabItem' && name !== '' ? openable(situation, `the "${name}" tab`) : undefined;
    if (place) return place;
  }
  return undefined;
}

/** A tab, menu or drop-down of this description that is not open yet and was not tried for this sentence. */
function openable(situation: Situation, description: string): Found | undefined {
  const found = situation.find(description, 'click');
  const { node } = found;
  if (!node || node.offscreen || !node.enabled || node.selected || node.expanded) return undefined;
  const opens = ['TabItem', 'MenuItem', 'SplitButton', 'Button', 'TreeItem', 'ComboBox'];
  return opens.includes(node.controlType) && !situation.wasUsed(node.name) ? found : undefined;
}

/** Why nothing was found, with the nearest. */
export function notFound(text: string, { nearest, probability, isHere }: Found): string {
  const what = text.replace(/^"(.*)"$/, '$1');
  if (!nearest) return `I find no control for "${what}".`;
  return isHere
    ? `"${what}" may be ${nameOf(nearest)}, but I am only ${percent(probability)} sure.`
    : `I find no control for "${what}". The nearest is ${nameOf(nearest)}, and I do not think that is it.`;
}

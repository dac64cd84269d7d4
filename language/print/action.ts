import { printText } from '../../controls/print.ts';
import type { Action } from '../../protocol/actions.ts';

/** What an action needs to be written out besides its arguments. */
export interface Written {
  /** The control a drag ends on, in Task Plan syntax. */
  readonly to?: string | undefined;
  /** The variable a `read` fills. */
  readonly into?: string | undefined;
  /** An expression that stands for the action's text, item or value. */
  readonly text?: string | undefined;
}

/**
 * A finished action in Task Plan syntax: `type "Weekly report" into Document "Document"`.
 * @param control in Task Plan syntax, as controls/print.ts writes it; where there is none and the action needs one, `Any`
 */
export function printAction(action: Action, control: string | undefined, written: Written = {}): string {
  const on = control ?? 'Any';
  switch (action.verb) {
    case 'click': {
      const holding = action.holding === '' ? '' : ` holding ${printText(action.holding)}`;
      return `${clickWord(action)} ${on}${holding}`;
    }
    case 'click-at':
      return `${clickWord(action)} at ${percent(action.x)} ${percent(action.y)} in ${on}`;
    case 'type':
      return `type ${written.text ?? printText(action.text)} into ${on}`;
    case 'set':
      return `set ${on} to ${written.text ?? printText(action.value)}`;
    case 'press':
      return `press ${printText(action.keys)}${control === undefined ? '' : ` in ${control}`}`;
    case 'select':
      return action.item === undefined ? `select ${on}` : `select ${written.text ?? printText(action.item)} from ${on}`;
    case 'select-text':
      return `select text ${written.text ?? printText(action.text)} in ${on}`;
    case 'scroll': {
      const times = action.notches === 1 ? '' : ` ${action.notches} times`;
      return `scroll ${action.direction}${times} in ${on}`;
    }
    case 'drag':
      return `drag ${on} to ${written.to ?? 'Any'}`;
    case 'launch': {
      const document = action.document === undefined ? '' : ` with ${printText(action.document)}`;
      return `launch ${printText(action.program)}${document}`;
    }
    case 'wait':
      return `wait ${duration(action.durationMs)}`;
    case 'read':
      return `read ${on} into ${written.into ?? 'text'}`;
    case 'invoke':
    case 'toggle':
    case 'expand':
    case 'collapse':
    case 'focus':
    case 'activate':
    case 'close':
      return `${action.verb} ${on}`;
  }
}

function clickWord({ button, count }: { readonly button: 'left' | 'right'; readonly count: 1 | 2 }): string {
  return `${count === 2 ? 'double ' : ''}${button === 'right' ? 'right ' : ''}click`;
}

/** At most four decimals: a ten-thousandth of a percent is less than a pixel. */
function percent(fraction: number): string {
  return `${decimal(fraction * 100, 4)}%`;
}

function duration(milliseconds: number): string {
  return milliseconds >= 1000 && milliseconds % 100 === 0
    ? `${decimal(milliseconds / 1000, 1)}s`
    : `${decimal(milliseconds, 3)}ms`;
}

/** A number as the language reads it: no exponent, no zeros behind the last digit. */
function decimal(value: number, digits: number): string {
  const [whole = '0', fraction = ''] = value.toFixed(digits).split('.');
  const kept = fraction.replace(/0+$/, '');
  return kept === '' ? whole : `${whole}.${kept}`;
}

import type { ControlType } from '../../protocol/control-types.ts';
import type { RawWindow } from './raw-win32.ts';

/** What a Button window is, by the low four bits of its style (`BS_TYPEMASK`, winuser.h). */
const kinds = [
  'push',
  'push', // BS_DEFPUSHBUTTON
  'check',
  'check', // BS_AUTOCHECKBOX
  'radio',
  'check', // BS_3STATE
  'check', // BS_AUTO3STATE
  'group',
  'push', // BS_USERBUTTON
  'radio', // BS_AUTORADIOBUTTON
  'push', // BS_PUSHBOX
  'push', // BS_OWNERDRAW
  'split',
  'split', // BS_DEFSPLITBUTTON
  'push', // BS_COMMANDLINK
  'push', // BS_DEFCOMMANDLINK
] as const;
const BS_PUSHLIKE = 0x1000;

const kindOf = (style: number) => kinds[style & 0xf] ?? 'push';

export function buttonType({ style }: RawWindow): ControlType {
  switch (kindOf(style)) {
    case 'check':
      // It looks and reads like a button that stays down.
      return style & BS_PUSHLIKE ? 'Button' : 'CheckBox';
    case 'radio':
      return 'RadioButton';
    case 'group':
      return 'Group';
    case 'split':
      return 'SplitButton';
    case 'push':
      return 'Button';
  }
}

export function buttonState({ style, check }: RawWindow): {
  toggled?: 'on' | 'off' | 'mixed';
  selected?: boolean;
} {
  if (check === undefined) return {};
  switch (kindOf(style)) {
    case 'check':
      return { toggled: check === 1 ? 'on' : check === 2 ? 'mixed' : 'off' };
    case 'radio':
      return { selected: check === 1 };
    default:
      return {};
  }
}

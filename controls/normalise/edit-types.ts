import type { ControlType } from '../../protocol/control-types.ts';
import type { RawWindow } from './raw-win32.ts';
import { valueText } from './screen-text.ts';

const ES_MULTILINE = 0x4;
const ES_PASSWORD = 0x20;
const ES_READONLY = 0x800;

/** UI Automation calls a field of several lines a document. */
export function editType({ style }: RawWindow): ControlType {
  return style & ES_MULTILINE ? 'Document' : 'Edit';
}

/** A password has no value here even if a recording holds one. */
export function editState({ style, text }: RawWindow): { value?: string; readOnly: boolean; password?: boolean } {
  const readOnly = (style & ES_READONLY) !== 0;
  return style & ES_PASSWORD ? { readOnly, password: true } : { readOnly, value: valueText(text) };
}

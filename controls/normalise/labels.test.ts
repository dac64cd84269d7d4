import { describe, expect, it } from 'vitest';
import { normalised, rawWindow } from './raw-facts-for-tests.ts';
import type { RawRect } from './raw-win32.ts';

const label = (text: string, rect: RawRect) => rawWindow('Static', text, { rect });
const field = (rect: RawRect, facts = {}) => rawWindow('Edit', '', { rect, ...facts });
/** The names of the fields of a window, in order. */
const names = (...windows: ReturnType<typeof rawWindow>[]) =>
  normalised(windows)
    .nodes.filter(node => node.controlType === 'Edit')
    .map(node => node.name);

describe('labels', () => {
  it('name the field that comes next, without mnemonic and colon', () => {
    expect(names(label('File &name:', [10, 10, 60, 20]), field([80, 10, 90, 20]))).toEqual(['File name']);
  });

  it('name a field by place where the order says nothing', () => {
    expect(
      names(
        field([80, 10, 90, 20]),
        field([80, 60, 90, 20]),
        label('Above:', [80, 42, 60, 16]),
        label('Left:', [10, 12, 60, 16]),
      ),
    ).toEqual(['Left', 'Above']);
  });

  it('name one field each, the nearest', () => {
    expect(names(field([150, 10, 90, 20]), field([80, 10, 60, 20]), label('Size', [10, 10, 60, 20]))).toEqual([
      '',
      'Size',
    ]);
  });

  it('name nothing that stands elsewhere', () => {
    expect(names(label('Right of it', [200, 10, 60, 20]), field([80, 10, 90, 20]))).toEqual(['']);
    expect(names(label('Far below', [80, 200, 60, 20]), field([80, 10, 90, 20]))).toEqual(['']);
  });

  it('that are hidden name no visible field by place', () => {
    const hidden = rawWindow('Static', 'Old', { rect: [10, 10, 60, 20], visible: false });
    expect(names(field([80, 10, 90, 20]), hidden)).toEqual(['']);
  });

  it('follow their hidden field', () => {
    expect(names(label('Later:', [10, 10, 60, 20]), field([80, 10, 0, 0], { visible: false }))).toEqual(['Later']);
  });
});

import { describe, expect, it } from 'vitest';
import { readProperty } from './property.ts';
import { judgeState } from './state.ts';
import { control } from './tree-for-tests.ts';

describe('states', () => {
  it('answers yes, no or not known', () => {
    expect(judgeState(control('Button', 'Bold', { toggled: 'on' }), 'toggled')).toBe(true);
    expect(judgeState(control('Button', 'Bold', { toggled: 'mixed' }), 'toggled')).toBe(false);
    expect(judgeState(control('Button', 'Bold'), 'toggled')).toBeUndefined();
    expect(judgeState(control('TreeItem', 'Root', { expanded: false }), 'collapsed')).toBe(true);
    expect(judgeState(control('TreeItem', 'Leaf'), 'collapsed')).toBeUndefined();
    expect(judgeState(control('Button', 'Bold', { offscreen: true }), 'visible')).toBe(false);
  });

  it('calls a field empty by its value, and other controls by their name', () => {
    expect(judgeState(control('Edit', 'File name', { value: '' }), 'empty')).toBe(true);
    expect(judgeState(control('Edit', 'File name', { value: 'a' }), 'empty')).toBe(false);
    expect(judgeState(control('Edit', 'File name'), 'empty')).toBeUndefined();
    expect(judgeState(control('Edit', 'Password', { password: true }), 'empty')).toBeUndefined();
    expect(judgeState(control('Text', ''), 'empty')).toBe(true);
  });
});

describe('properties', () => {
  it('reads the text as value, else name, and never of a password field', () => {
    expect(readProperty(control('Edit', 'File name', { value: 'a.rtf' }), 'text')).toBe('a.rtf');
    expect(readProperty(control('Text', 'Ready'), 'text')).toBe('Ready');
    expect(readProperty(control('Edit', 'Password', { password: true }), 'text')).toBeUndefined();
  });

  it('reads places as numbers, and what is absent as not known', () => {
    const button = control('Button', 'Bold', { rect: { x: -5, y: 2, width: 30, height: 20 } });
    expect(readProperty(button, 'x')).toBe(-5);
    expect(readProperty(button, 'helpText')).toBeUndefined();
    expect(readProperty(button, 'type')).toBe('Button');
  });
});

import { describe, expect, it } from 'vitest';
import { expressionAt, wordsOf } from './plan-words.ts';

const names = (line: string) => wordsOf(line).map(({ name, property }) => (property ? `${name}.${property}` : name));
/** The expression at `|`. */
const at = (marked: string) => expressionAt(marked.replace('|', ''), marked.indexOf('|'))?.text;

describe('the names of a line', () => {
  it('are those of code', () => {
    expect(names('  type title into editor   // the editor of it')).toEqual(['type', 'title', 'into', 'editor']);
    expect(names('  expect editor.text contains title')).toEqual(['expect', 'editor.text', 'contains', 'title']);
  });

  it('stand in the holes of texts and sentences', () => {
    expect(names('  set Edit "File name" to "{title}.rtf"')).toEqual(['set', 'Edit', 'to', 'title']);
    expect(names('5. Save it as {title}.rtf {')).toEqual(['title']);
    expect(names('2. Click the Bold button')).toEqual([]);
    expect(names('  do "Press title" limit 5')).toEqual(['do', 'limit']);
    expect(names('  click Button /title/')).toEqual(['click', 'Button']);
  });

  it('keep their columns', () => {
    const line = '  type "{title} and more" into editor';
    for (const { name, start, nameEnd } of wordsOf(line)) expect(line.slice(start, nameEnd)).toBe(name);
  });
});

describe('a hover', () => {
  it('asks for a name, or for its property', () => {
    expect(at('  expect ed|itor.text contains title')).toBe('editor');
    expect(at('  expect editor.te|xt contains title')).toBe('editor.text');
  });

  it('asks for a selector, from the control under the pointer on', () => {
    const line = (mark: string) => `  click ${mark} in mini`;
    expect(at(line('But|ton "Bold" in Group "Font"'))).toBe('Button "Bold" in Group "Font" in mini');
    expect(at(line('Button "Bo|ld" in Group "Font"'))).toBe('Button "Bold" in Group "Font" in mini');
    expect(at(line('Button "Bold" in Gr|oup "Font"'))).toBe('Group "Font" in mini');
    expect(at('  click Button [automationId="B|old"] #2')).toBe('Button [automationId="Bold"] #2');
    expect(at('  click Button "Bold" in mi|ni')).toBe('mini');
    expect(at('  expect Window /Save A|s/ exists')).toBe('Window /Save As/');
  });

  it('asks nothing in a sentence, a text or a comment', () => {
    expect(at('2. Click the Bo|ld Button "x"')).toBeUndefined();
    expect(at('  type "He|llo" into editor')).toBeUndefined();
    expect(at('  press "Ctrl+Z" // Button "Bo|ld"')).toBeUndefined();
  });

  it('is quick, whatever the line is', () => {
    for (const part of ['a ', '"', '"\\', '/', '{', 'Button in ', 'a / ']) {
      const line = `  click ${part.repeat(200_000)}`;
      const began = performance.now();
      for (const column of [10, 100_000]) expressionAt(line, column);
      for (const column of [10, 1_000]) expressionAt(line.slice(0, 2_000), column);
      expect(performance.now() - began).toBeLessThan(500);
    }
  });
});

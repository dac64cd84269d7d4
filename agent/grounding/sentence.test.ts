import { describe, expect, it } from 'vitest';
import type { Goal } from './goal.ts';
import type { Phrase } from './phrase.ts';
import { readSentence } from './sentence.ts';

/** A goal on one line: `click Bold (button) in Font (group)`. */
function show(goal: Goal): string {
  const { kind, text, ...parts } = goal;
  const shown = Object.values(parts).map(part => (typeof part === 'object' ? showPhrase(part) : String(part)));
  return [kind, ...shown].join(' | ');
}

function showPhrase({ name, typeWord, quoted, ordinal, within }: Phrase): string {
  const own = [ordinal ? `#${ordinal}` : '', quoted ? `"${name}"` : name, typeWord ? `(${typeWord})` : ''];
  return [...own.filter(part => part !== ''), ...(within ? ['in', showPhrase(within)] : [])].join(' ');
}

const read = (sentence: string) => readSentence(sentence).map(show);

describe('readSentence', () => {
  it.each([
    ['click the Bold button', 'click | Bold (button) | left | 1'],
    ['Please click on "Save as" in the File menu.', 'click | "Save as" in File (menu) | left | 1'],
    ['On the Home tab, click Bold', 'click | Bold in Home (tab) | left | 1'],
    ['double-click report.rtf', 'click | report.rtf | left | 2'],
    ['right click the second OK button', 'click | #2 OK (button) | right | 1'],
    ['click OK of the Save As dialog', 'click | OK in Save As (dialog) | left | 1'],
    ['go to File > Options', 'click | Options in "File" | left | 1'],
    ['Click Save to keep the changes', 'click | Save | left | 1'],
    ['type report.rtf as the file name', 'type | report.rtf | file name'],
    ['Type "a, then b" into the Name field.', 'type | a, then b | Name (field)'],
    ['Type Hello world', 'type | Hello world'],
    ['fill in the Name field with Ann', 'set | Name (field) | Ann'],
    ['set the font size to 14', 'set | font size | 14'],
    ['press Ctrl+Shift+S', 'press | Ctrl+Shift+S'],
    ['press control s', 'press | Ctrl+S'],
    ['hit the Enter key twice', 'press | Enter, Enter'],
    ['press the Delete button', 'click | Delete (button) | left | 1'],
    ['choose Blue from the Color list', 'select | Blue in Color (list)'],
    ['select the word title', 'select-text | "title"'],
    ['select the text', 'select-text | text'],
    ['select the whole document', 'select-text | whole document'],
    ['turn on Show ruler', 'toggle | Show ruler | on'],
    ['uncheck the Ruler box', 'toggle | Ruler (box) | off'],
    ['scroll down twice in the document', 'scroll | down | 2 | (document)'],
    ['drag file1.txt to the Archive folder', 'drag | file1.txt | Archive (folder)'],
    ['wait two seconds', 'wait | 2000'],
    ['wait for half a minute', 'wait | 30000'],
    ['Save the document as "My report.rtf"', 'file | save-as | My report.rtf'],
    ['make the title bold', 'format | bold | the title'],
    ['make it heavier', 'format | bold'],
    ['close the Find dialog', 'close | Find (dialog)'],
    ['undo the last change', 'command | undo the last change'],
  ])('%s', (sentence, goal) => {
    expect(read(sentence)).toEqual([goal]);
  });

  it('takes a sentence with several actions apart, in order', () => {
    expect(read('Open the Insert tab and click Table, then press Enter')).toEqual([
      'click | Insert (tab) | left | 1',
      'click | Table | left | 1',
      'press | Enter',
    ]);
    expect(read('Make the title bold and italic')).toEqual(['format | bold | the title', 'format | italic']);
  });

  it('leaves values in quotes and names with "and" whole', () => {
    expect(read('type "open it and save" into the document')).toEqual(['type | open it and save | (document)']);
    expect(read('click Find and Replace')).toEqual(['click | Find and Replace | left | 1']);
  });

  it('gives nothing for a text without words', () => {
    expect(read(' … ')).toEqual([]);
  });

  it('reads back what it says: the text of a goal gives the same goal', () => {
    for (const sentence of [
      'In the Font group, click Bold and then press Enter',
      'Save it as a.rtf and close the window',
    ]) {
      for (const goal of readSentence(sentence)) expect(readSentence(goal.text)).toEqual([goal]);
    }
  });
});

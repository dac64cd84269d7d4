import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ControlIndex } from '../../controls/control-index.ts';
import { normaliseWin32 } from '../../controls/normalise/normalise.ts';
import type { ControlTree } from '../../protocol/control-tree.ts';
import { drive } from '../targets/practice/practice-for-tests.ts';
import { cases, type GroundingCase } from './cases.ts';
import { rank } from './rank.ts';
import { menuEditor, saveAsDialog, settingsForm, wordProcessor } from './trees-for-tests.ts';

const recorded = (name: string): ControlTree =>
  normaliseWin32(
    JSON.parse(readFileSync(new URL(`../../controls/normalise/fixtures/${name}.raw.json`, import.meta.url), 'utf8')),
  );

const practice = async (...keys: string[]): Promise<ControlTree> => {
  const driver = await drive();
  for (const chord of keys) await driver.press(chord);
  const { capture } = await driver.observe();
  if (capture.backend !== 'tree') throw new Error('the practice app answers with control trees');
  return capture.tree;
};

const trees: Readonly<Record<string, ControlTree>> = {
  writer: wordProcessor(),
  'writer-insert': wordProcessor({ tab: 'Insert' }),
  'writer-save': wordProcessor({ dialog: saveAsDialog() }),
  pad: menuEditor(),
  form: settingsForm(),
  practice: await practice(),
  'practice-menu': await practice('Alt+F'),
  'practice-save': await practice('F12'),
  'practice-find': await practice('Ctrl+F'),
  notepad: recorded('notepad'),
  wordpad: recorded('wordpad'),
  'save-as': recorded('save-as'),
  testapp: recorded('testapp'),
};

/** The path of the control that is surely meant, or what speaks against one. */
function answer({ on, sentence }: GroundingCase): string {
  const tree = trees[on];
  if (!tree) throw new Error(`There is no tree "${on}".`);
  const { candidates, notHere, threshold } = rank({ description: sentence, tree });
  const best = candidates[0];
  if (!best || notHere > best.probability) return 'not here';
  const index = new ControlIndex(tree);
  const node = index.node(best.control);
  return `${best.probability < threshold ? 'perhaps ' : ''}${node ? index.path(node) : ''}`;
}

describe('grounding', () => {
  it.each(cases)('$kind: "$sentence" on $on', oneCase => {
    const got = answer(oneCase);
    if (oneCase.control === null) expect(got).toMatch(/^not here$|^perhaps /);
    else
      expect(got.endsWith(oneCase.control) && !got.startsWith('perhaps'), `wanted ${oneCase.control}, got ${got}`).toBe(
        true,
      );
  });
});

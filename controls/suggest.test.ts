import { describe, expect, it } from 'vitest';
import { resolve } from './match.ts';
import { suggestSelectors } from './suggest.ts';
import { control, indexOf } from './tree-for-tests.ts';

const index = indexOf(
  control('Window', 'Report 7 - WordPad', { id: 'window' }, [
    control('ToolBar', 'Formatting', {}, [
      control('Button', 'Bold', { id: 'bold', automationId: 'Bold', value: 'volatile' }),
      control('Button', 'More', { id: 'more-1' }),
      control('Button', '', { id: 'unnamed-1' }),
      control('Button', '', { id: 'unnamed-2' }),
    ]),
    control('ToolBar', 'Standard', {}, [
      control('Button', 'More', { id: 'more-2', automationId: '1312345' }),
      control('Button', '', { id: 'hinted', helpText: 'Print' }),
    ]),
    control('Pane', '', {}, [control('Edit', '', { id: 'edit', value: 'typed' })]),
  ]),
);
const suggested = (id: string) => {
  const node = index.node(id);
  return node
    ? suggestSelectors(node, index).map(({ text, matches, unique }) => `${text} ×${matches}${unique ? ' ✓' : ''}`)
    : [];
};

describe('suggesting selectors', () => {
  it('takes type and name first', () => {
    expect(suggested('bold')).toEqual([
      'Button "Bold" ×1 ✓',
      'Button [automationId="Bold"] ×1 ✓',
      'Button "Bold" in ToolBar "Formatting" ×1 ✓',
      'Button ×6',
      'Button in ToolBar "Formatting" ×4',
    ]);
  });

  it('adds the place where the name is not enough, and distrusts ids that are made anew', () => {
    expect(suggested('more-2')).toEqual([
      'Button "More" in ToolBar "Standard" ×1 ✓',
      'Button "More" ×2',
      'Button ×6',
      'Button in ToolBar "Standard" ×2',
    ]);
  });

  it('counts only where nothing else tells the control', () => {
    expect(suggested('unnamed-2')[0]).toBe('Button #4 ×1 ✓');
    expect(suggested('hinted')[0]).toBe('Button [helpText="Print"] ×1 ✓');
    expect(suggested('edit')[0]).toBe('Edit ×1 ✓');
  });

  it('leaves the document out of a window title', () => {
    expect(suggested('window')).toEqual(['Window /WordPad$/ ×1 ✓', 'Window "Report 7 - WordPad" ×1 ✓', 'Window ×1 ✓']);
  });

  it('prefers one without hidden twins, which may be shown later', () => {
    const menus = indexOf(
      control('MenuBar', '', {}, [
        control('MenuItem', 'Search', { id: 'top' }, [
          control('MenuItem', 'Search...', { id: 'item', offscreen: true }),
        ]),
      ]),
    );
    const item = menus.node('item');
    expect(item && suggestSelectors(item, menus)[0]?.text).toBe('MenuItem "Search..." in MenuItem "Search"');
  });

  it('has for every control one that means it', () => {
    for (const node of index.nodes) {
      const [best] = suggestSelectors(node, index);
      expect(best && resolve(best.selector, index)).toEqual({ kind: 'one', control: node });
    }
  });
});

import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../trace/sample-trace.ts';
import { momentOf } from '../model/moment.ts';
import { RunModel } from '../model/run-model.ts';
import { decisionPage } from './decision-page.ts';

const png = 'data:image/png;base64,iVBORw0KGgo=';
const nasty = '</script><img src=x onerror=alert(1)>\u202egnp.exe"\' & more';

function pageOf(events: readonly unknown[]): string {
  const model = new RunModel({ id: 'r', recorded: true });
  model.append(events);
  const row = model.timeline.rowOfAction(2);
  if (row === undefined) throw new Error('Action 2 has no row.');
  const outline = {
    control: 'b',
    rect: { x: 1, y: 2, width: 3, height: 4 },
    probability: 0.9,
    rank: 1,
    chosen: true,
    change: undefined,
  };
  return decisionPage({
    header: model.history.latest.header,
    moment: momentOf(model, row),
    pictures: [{ title: 'Before', image: png, width: 100, height: 50, outlines: [outline] }],
    prompt: nasty,
    notes: [nasty],
  });
}

describe('a saved decision', () => {
  it('tells all of it in one file that loads nothing and runs nothing', () => {
    const page = pageOf(sampleRun);
    for (const told of [
      'click Button &quot;Italic&quot;',
      'The Bold button does it.',
      png,
      'class="chosen"',
      'expectation failed',
      'You chose another control.',
    ])
      expect(page).toContain(told);
    expect(page).not.toMatch(/<script|src=(?!x)|https?:|url\(|@import/);
    expect(page).toContain("default-src 'none'");
  });

  it('shows markup of a foreign program as text', () => {
    const page = pageOf(
      JSON.parse(JSON.stringify(sampleRun).replaceAll('The Bold button does it.', JSON.stringify(nasty).slice(1, -1))),
    );
    expect(page).toContain('&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;·gnp.exe&quot;&#39; &amp; more');
    expect(page).not.toContain('<img');
    expect(page).not.toContain('\u202e');
  });

  it('takes for a picture only what is one', () => {
    const model = new RunModel({ id: 'r', recorded: true });
    model.append(sampleRun);
    const [row] = model.timeline.rows;
    if (row === undefined) throw new Error('There is no row.');
    const picture = { title: 'Before', image: 'https://elsewhere/x.png', width: 1, height: 1, outlines: [] };
    const page = decisionPage({
      header: undefined,
      moment: momentOf(model, row),
      pictures: [picture],
      prompt: undefined,
      notes: [],
    });
    expect(page).not.toContain('elsewhere');
  });
});

import { expect, it } from 'vitest';
import { sampleRun } from './sample-trace.ts';
import { type StoppingPlace, stoppingPlaces } from './stopping-places.ts';

function describePlace(place: StoppingPlace): string {
  const after = `after ${place.index + 1} ${sampleRun[place.index]?.type}`;
  if (place.kind === 'enter') return `${after}: ${place.frame}${place.isAction ? ' (action)' : ''} :${place.at?.line}`;
  if (place.kind === 'phase') return `${after}: before ${place.phase} :${place.at?.line}`;
  return `${after}: ${place.kind}`;
}

it('finds every place a live debugger could have stopped at', () => {
  expect(stoppingPlaces(sampleRun).map(describePlace)).toMatchInlineSnapshot(`
    [
      "after 3 variable: task :1",
      "after 4 enter: step :4",
      "after 5 enter: statement (action) :5",
      "after 5 enter: before observe :5",
      "after 6 observe: before ground :5",
      "after 7 ground: before guard :5",
      "after 8 guard: before act :5",
      "after 9 act: before verify :5",
      "after 13 enter: step :8",
      "after 14 enter: lam-action (action) :8",
      "after 14 enter: before observe :8",
      "after 15 observe: before infer :8",
      "after 16 infer: before ground :8",
      "after 17 ground: before guard :8",
      "after 19 override: before guard :8",
      "after 20 guard: before act :8",
      "after 21 act: before verify :8",
      "after 28 blame: failure",
      "after 32 ended: ended",
    ]
  `);
});

it('has the decision point even where the run ended at it', () => {
  const cut = sampleRun.slice(0, sampleRun.findIndex(event => event.type === 'ground') + 1);
  expect(stoppingPlaces(cut).at(-1)).toMatchObject({ kind: 'phase', phase: 'guard', index: cut.length - 1 });
});

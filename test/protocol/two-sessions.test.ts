import { afterEach, beforeEach, expect, it } from 'vitest';
import { said, type TestSession } from '../../debugger/test-session.ts';
import { isEvent } from './dap-schema.ts';
import { Workshop } from './engine.ts';

let workshop: Workshop;
beforeEach(() => {
  workshop = new Workshop();
});
afterEach(() => workshop.close());

const planOf = (name: string) => `task "${name}"
app "practice.exe"
input word: text = "${name}"
control editor = Document

1. Write {
  type word into editor
  read editor into seen
  type "!" into editor
  read editor into seen
}
`;

/** The bodies of everything the engine sent. */
const heard = (session: TestSession): string =>
  JSON.stringify(session.client.log.filter(({ from }) => from === 'engine').map(({ message }) => message));

const stopsOf = (session: TestSession): number =>
  session.client.log.filter(({ message }) => isEvent(message) && message.event === 'stopped').length;

it('keeps two sessions of one engine apart: runs, breakpoints, steps, variables', async () => {
  const engine = await workshop.engineOnPipe();
  const [one, other] = [engine.connect(), engine.connect()];
  const plans = {
    one: workshop.write('one.taskplan', planOf('mango')),
    other: workshop.write('o.taskplan', planOf('kiwi')),
  };
  // Both know both files; each has its breakpoints in its own.
  await one.launch({ program: plans.one, runs: workshop.runs }, { [plans.one]: [7], [plans.other]: [] });
  await other.launch({ program: plans.other, runs: workshop.runs }, { [plans.one]: [7], [plans.other]: [9] });
  expect(await one.stopped()).toContain('decided: type "mango" into');
  expect(await other.stopped()).toContain('decided: type "!" into');

  // Alternately: what one does, the other does not hear.
  expect(await one.go('next')).toContain('decided: read');
  expect([stopsOf(one), stopsOf(other)]).toEqual([2, 1]);
  expect(await other.go('next')).toContain('decided: read');
  expect([stopsOf(one), stopsOf(other)]).toEqual([2, 2]);
  expect(await one.go('next')).toContain('decided: type "!" into');
  expect(await one.evaluate('editor.text')).toBe('"mango"');
  expect(await other.evaluate('editor.text')).toBe('"kiwi!"');
  expect(said(await one.scope('Inputs'))).toEqual(['word = "mango"']);
  expect(said(await other.scope('Inputs'))).toEqual(['word = "kiwi"']);
  expect(said(await one.scope('Variables'))).toEqual(['seen = "mango"']);
  expect(said(await other.scope('Variables'))).toEqual(['seen = "kiwi"']);

  // One is ended in the middle; the other goes on to its end.
  await one.client.request('disconnect');
  expect(await other.go('next')).toBe('terminated');
  expect(heard(one)).not.toContain('kiwi');
  expect(heard(other)).not.toContain('mango');
  const endings = workshop.recorded().map(folder => {
    const { events } = workshop.trace(folder);
    const [first, last] = [events[0], events.at(-1)];
    return [first?.type === 'run' && first.plan.task, last?.type === 'ended' && last.result];
  });
  expect(endings).toEqual([
    ['mango', 'stopped'],
    ['kiwi', 'passed'],
  ]);
});

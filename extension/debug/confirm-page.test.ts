import { expect, it } from 'vitest';
import { confirmPage } from './confirm-page.ts';

const ask = {
  id: 1,
  kind: 'confirm' as const,
  question: 'This deletes something: click Button "Delete". Carry it out?',
  detail: '',
  rule: 'delete',
  action: 'click Button "Delete"',
  control: 'Button "Delete" in ToolBar "Mail"',
};
const page = confirmPage(ask, Uint8Array.from([1, 2, 3]), 'NONCE');

it('shows what would happen, on which control, with its picture', () => {
  expect(page).toContain('<h1 id="question">This deletes something: click Button &#34;Delete&#34;. Carry it out?</h1>');
  expect(page).toContain('<dt>Control</dt><dd>Button &#34;Delete&#34; in ToolBar &#34;Mail&#34;</dd>');
  expect(page).toContain('src="data:image/png;base64,AQID"');
});

it('has its focus on No, and No comes first', () => {
  expect(
    [...page.matchAll(/<button id="(\w+)"( autofocus)?/g)].map(([, id, focus]) => [id, focus !== undefined]),
  ).toEqual([
    ['no', true],
    ['yes', false],
  ]);
});

it('loads nothing, and runs only its own script', () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
  expect(policy).toBe("default-src 'none'; img-src data:; style-src 'nonce-NONCE'; script-src 'nonce-NONCE'");
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toMatch(/(src|href)="https?:/);
});

it('takes the names of foreign controls as text', () => {
  const hostile = `<img src=x onerror="say('yes')">\u202e`;
  const shown = confirmPage({ ...ask, question: hostile, control: hostile, action: hostile }, new Uint8Array(), 'N');
  expect(shown).not.toContain('<img src=x');
  expect(shown).not.toContain('\u202e');
  expect(shown.match(/<img /g)).toHaveLength(1);
});

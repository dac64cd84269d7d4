import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { OpenPlans } from './open-plans.ts';

const document = (uri: string, text: string) => TextDocument.create(uri, 'taskplan', 1, text);
const codes = (plans: OpenPlans, uri: string) =>
  plans
    .get(uri)
    ?.plan.diagnostics()
    .map(({ code }) => code);

describe('open plans', () => {
  it('follow the text of their documents', () => {
    const plans = new OpenPlans();
    const open = document('file:///plans/a.taskplan', 'task "a"\n');
    plans.open(open);
    expect(plans.get(open.uri)).toMatchObject({ version: 1, uri: open.uri });
    TextDocument.update(open, [{ text: 'task "b"\n' }], 2);
    expect(plans.changed(open.uri)).toEqual([open.uri]);
    expect(plans.get(open.uri)?.version).toBe(2);
    expect(plans.get(open.uri)?.plan.source.text).toBe('task "b"\n');
    plans.close(open.uri);
    expect(plans.get(open.uri)).toBeUndefined();
  });

  it('see used files as the editor shows them, and as they are on disk when they are closed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'groundwork-open-plans-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const uri = (name: string) => pathToFileURL(join(folder, name)).href;
    const plans = new OpenPlans();
    const user = document(uri('a.taskplan'), 'use "./b.taskplan"\ntask "a"\napp "x.exe"\n1. Go {\n  click ok\n}\n');
    plans.open(user);
    expect(codes(plans, user.uri)).toContain('no-such-file');

    writeFileSync(join(folder, 'b.taskplan'), 'control ok = Button "OK"\n');
    expect(plans.changed(uri('b.taskplan'))).toEqual([user.uri]);
    expect(codes(plans, user.uri)).toEqual([]);

    plans.open(document(uri('b.taskplan'), 'control no = Button "No"\n'));
    expect(plans.changed(uri('b.taskplan')).sort()).toEqual([user.uri, uri('b.taskplan')]);
    expect(codes(plans, user.uri)).toContain('unknown-name');

    plans.close(uri('b.taskplan'));
    expect(plans.changed(uri('b.taskplan'))).toEqual([user.uri]);
    expect(codes(plans, user.uri)).toEqual([]);
  });

  it('write the address of an open file as the editor does', () => {
    const plans = new OpenPlans();
    plans.open(document('file:///plans/a%20b%2B.taskplan', ''));
    expect(plans.uriOf('/plans/a b+.taskplan')).toBe('file:///plans/a%20b%2B.taskplan');
    expect(plans.uriOf('/plans/c d.taskplan')).toBe('file:///plans/c%20d.taskplan');
  });

  it('may be on no disk', () => {
    const plans = new OpenPlans();
    const untitled = document('untitled:Untitled-1', 'task "a"\n1. Go {\n  clik\n}\n');
    plans.open(untitled);
    expect(codes(plans, untitled.uri)).toEqual(['unknown-action']);
    expect(plans.uriOf(plans.get(untitled.uri)?.plan.source.file ?? '')).toBe(untitled.uri);
  });
});

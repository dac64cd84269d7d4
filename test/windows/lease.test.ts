import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LiveProgram, refusal, testProgram, until } from './live-program.ts';

let live: LiveProgram;
beforeAll(async () => {
  live = await LiveProgram.start(testProgram);
});
afterAll(async () => {
  await live?.end();
});

describe('the lease', () => {
  it('covers the programs it names, and no other', async () => {
    expect(await refusal(live.api.launch({ lease: live.lease, program: 'notepad.exe', timeoutMs: 5_000 }))).toEqual({
      kind: 'out-of-scope',
      message: 'The plan does not name notepad.exe as its program.',
    });
    expect((await live.api.windows({})).apps.map(app => app.program)).toEqual(['test-program.exe']);
  });

  it('is needed for everything that touches a program', async () => {
    await live.look();
    const stranger = await refusal(live.api.launch({ lease: 'lease-0', program: testProgram, timeoutMs: 5_000 }));
    expect(stranger.kind).toBe('out-of-scope');
  });

  it('is one for a desktop', async () => {
    expect(await refusal(live.api.lease({ programs: ['notepad.exe'] }))).toMatchObject({ kind: 'out-of-scope' });
  });

  it('is refused while it is suspended, and looking is not', async () => {
    await live.api.suspend({ lease: live.lease, suspended: true });
    await live.look();
    expect(await refusal(live.click(live.the('Button', 'Say hello')))).toMatchObject({ kind: 'suspended' });
    await live.api.suspend({ lease: live.lease, suspended: false });
    await live.click(live.the('Button', 'Say hello'));
    await live.appears('Text', 'Hello');
  });

  it('brakes in the middle of an action', async () => {
    await live.look();
    const text = 'x'.repeat(20_000);
    const typing = refusal(live.act({ verb: 'type', text }, live.the('Document')));
    await live.api.suspend({ lease: live.lease, suspended: true });
    expect(await typing).toMatchObject({ kind: 'suspended' });
    await live.api.suspend({ lease: live.lease, suspended: false });
    await live.look();
    const { text: typed } = await live.act({ verb: 'read' }, live.the('Document'));
    expect(typed?.length).toBeLessThan(text.length);
  });

  it('acts on the program it was taken for even when another is in front', async () => {
    await until('the field has the text', async () => {
      await live.look();
      await live.act({ verb: 'set', value: 'again' }, live.the('Edit', 'Name'));
      return live.the('Edit', 'Name').value === 'again' ? true : undefined;
    });
  });
});

import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { PinReply, TraceNews } from '../../protocol/debug.ts';
import { SessionFolder } from '../session-folder-for-tests.ts';
import type { TestSession } from '../test-session.ts';

const report = `task "Write the weekly report"
app "practice.exe"

1. Type "Weekly report" into the document
2. Click the Bold button in the Font group
3. Go on {
  press "Ctrl+End"
}
`;

let at: SessionFolder;
let folder: string;
let plan: string;
let session: TestSession;

beforeEach(() => {
  at = new SessionFolder(report);
  ({ folder, plan, session } = at);
  return () => at.end();
});

const runFolder = () => {
  const news = session.client.log.find(
    ({ message }) => message.type === 'event' && 'event' in message && message.event === 'groundwork/trace',
  );
  return TraceNews.parse(news && 'body' in news.message ? news.message.body : undefined).folder;
};
const pin = async (args: object) => PinReply.parse(await session.client.request('groundwork/pin', args));
const written = ({ edits }: PinReply) => edits.map(({ range, newText }) => `${range.line}:${newText}`);
const bold = '5: {\n  click Button "Bold" in Group "Font"\n}';
const typed = '4: {\n  type "Weekly report" into Document "Document"\n}';

describe('groundwork/pin', () => {
  it('pins a live run as far as it is, and a recorded one', async () => {
    await session.launch(at.configuration(), { [plan]: [5, 7] });
    await session.stopped();
    expect(written(await pin({}))).toEqual([typed]);
    expect((await pin({ step: { file: plan, line: 5 } })).problem).toBe('For line 5 the LAM did nothing in this run.');
    await session.go('continue');
    expect((await pin({ step: { file: plan, line: 5 } })).problem).toContain('The LAM did nothing for "Click the Bold');
    await session.go('continue');
    expect(written(await pin({}))).toEqual([typed, bold]);
    expect(written(await pin({ step: { file: plan, line: 5 } }))).toEqual([bold]);
    const recorded = runFolder();
    await session.client.send('disconnect');
    session = at.connect();
    await session.launch({ trace: recorded });
    await session.stopped();
    expect(written(await pin({}))).toEqual([typed, bold]);
    const lam = join(recorded, 'lam', '2-click-the-bold-button-in-the-font-group.taskplan');
    expect(written(await pin({ step: { file: lam, line: 1 } }))).toEqual([bold]);
  });

  it('pins the control that somebody said would have been right', async () => {
    await session.launch(at.configuration(), { [plan]: [5, 7] });
    await session.stopped();
    await session.go('continue');
    await session.client.request('groundwork/correct', { control: 'Button "Italic" in Group "Font"' });
    await session.go('continue');
    const reply = await pin({ step: { file: plan, line: 5 } });
    expect(written(reply)).toEqual([bold.replace('Bold', 'Italic')]);
    expect(reply.notes.join(' ')).toContain('Italic');
  });

  it('pins a run that nobody debugs, and says what it cannot', async () => {
    expect((await session.client.send('groundwork/pin')).message).toBe('Nothing was launched yet.');
    expect(await pin({ folder })).toEqual({
      edits: [],
      notes: [],
      problem: `${folder} is no recorded run: it has no run.gwtrace.`,
    });
    expect((await session.client.send('groundwork/pin', { step: 3 })).message).toContain('arguments are wrong at step');
  });
});

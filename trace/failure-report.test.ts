import { describe, expect, it } from 'vitest';
import { failureReport, stateAtFailure } from './failure-report.ts';
import { header, numbered, sampleRun } from './sample-trace.ts';

const plan = ['task "Write the weekly report"', ...Array.from({ length: 7 }, () => ''), '  expect bold is toggled'];
const source = (file: string) => (file === '/plans/report.taskplan' ? plan.join('\n') : undefined);

function reportOf(events: typeof sampleRun): string {
  const state = stateAtFailure(events);
  return (state && failureReport(state, source)) ?? '';
}

describe('a failure as Markdown', () => {
  it('tells what was tried, what was seen, and why it failed', () => {
    expect(`\n${reportOf(sampleRun)}`).toMatchInlineSnapshot(`
      "
      ## Expectation failed: bold is toggled: Button "Bold" was off.

      Task “Write the weekly report”, \`report.taskplan:9\`

      \`\`\`taskplan
      9    expect bold is toggled
      \`\`\`

      **Statement** \`expect bold is toggled\`

      **Symptom** expectation failed: An \`expect\` is false after its time-out.

      **Cause** ranked lower: Button "Bold" was ranked 2nd with 6 %.

      - \`Button "Bold"\` the right control, 6 %

      **Right control**, said the user: \`Button "Bold"\`, by \`Button "Bold"\`

      **What to do** Use the words the program shows, say where the control is, or keep the correction as a test case.

      **Decision** \`click Button "Italic"\`, chosen by the user, wanted \`the Bold button\`; not here 3 %, threshold 50 %, margin 85 %

      | # | Candidate | | Why |
      |--:|---|--:|---|
      | 1 | Button "Bold" | 91 % | the name is the one in the sentence (+2.5) |
      | 2 | → Button "Italic" | 6 % | the name is the one in the sentence (+2.5) |

      **Carried out** left click at 25, 40

      **Effect** seen: Button "Italic" toggled: off → on

      **Thought** The Bold button does it.

      **Reply**, of a model that was offered 2 controls

      \`\`\`json
      {"thought":"…"}
      \`\`\`

      **Groundwork** 0.1.0, **target** practice 1, **model** embedded 1 (embedded), **recorded** 2025-01-01T12:00:00.000Z

      **Program** practice.exe, “Report - Word Practice”: 148 controls by tree
      "
    `);
  });

  it('is there only where something failed', () => {
    expect(stateAtFailure(sampleRun.filter(event => event.type !== 'failure'))).toBeUndefined();
  });

  it('names no place of the machine, and lets no foreign text be Markdown', () => {
    const failure = sampleRun.find(event => event.type === 'failure');
    if (failure?.type !== 'failure') throw new Error('The sample has no failure.');
    const text = reportOf(
      numbered([
        header,
        {
          ...failure,
          failure: {
            ...failure.failure,
            message:
              'see /plans/sub/x.csv, /home/ann/secret/a.txt C:\\Users\\ann lee\\b.rtf, /home/ann lee/c and C:\\Users\\ann\\b.rtf | <img src=x> `now`',
            statement: 'click Button "`` ` ``"',
            controls: [{ text: 'Button "a\n# b\u202e"', note: '[x](https://example.com/a/b)' }],
          },
        },
      ]),
    );
    expect(text).not.toMatch(/ann|lee|\/plans|\n# b|\u202e/);
    expect(text).toContain('see sub/x.csv, …/a.txt …/b.rtf, …/c and …/b.rtf \\| \\<img src=x\\> \\`now\\`');
    expect(text).toContain('```click Button "`` ` ``"```');
    expect(text).toContain('- `Button "a # b·"` \\[x\\](https://example.com/a/b)');
  });
});

import { describe, expect, it } from 'vitest';
import { History } from './history.ts';
import { header, numbered, sampleRun } from './sample-trace.ts';
import { initialState } from './state.ts';
import { transcript } from './transcript.ts';

describe('transcript', () => {
  it('reads like a story', () => {
    const history = new History();
    const lines = sampleRun.flatMap(event => transcript(event, history.append(event)));
    expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      Write the weekly report  /plans/report.taskplan, on practice, with embedded
      title = "Weekly report"
        1. Type the title  :4
          type title into editor  :5
            observe  Report - Word Practice, 148 controls  12 ms
            decide   type "Weekly report" into Document "Page 1"  1 ms
            act      13 characters typed  4 ms
            verify   effect seen  20 ms
                     Document "Page 1" value: "" → "Weekly report"
        2. Make the title bold  :8
          action 1  :8
            observe  Report - Word Practice, 148 controls  12 ms
            infer    “The Bold button does it.”  30 ms
                     click_input · CONTINUE
            decide   click Button "Bold"  3 ms
                      1  91 % Button "Bold"  ← chosen
                      2   6 % Button "Italic"
            ‖ Decided, nothing done yet
            changed  control: Button "Bold" → Button "Italic"
            act      left click at 25, 40  5 ms
            verify   effect seen  18 ms
                     Button "Italic" toggled: "off" → "on"
            ✗ bold is toggled  Button "Bold" was off
            ✗ expectation failed: bold is toggled: Button "Bold" was off.
                     expect bold is toggled  :9
            cause    unknown: point at the right control: Which control would have been the right one is not known.
            ‖ Failure: expectation failed
            right    Button "Bold", said the user
            cause    ranked lower: Button "Bold" was ranked 2nd with 6 %.
                     Button "Bold"  the right control, 6 %
      failed  2 actions, 310 ms
      "
    `);
  });

  it('lets no foreign name drive the terminal', () => {
    const [event] = numbered([{ ...header, plan: { file: 'a', task: 'Bold\u001b[2Jgone\u202e' } } as typeof header]);
    expect(event && transcript(event, initialState)[0]).toContain('Bold·[2Jgone·');
  });
});

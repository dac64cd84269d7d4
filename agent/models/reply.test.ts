import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReply } from './reply.ts';

const paper = {
  thought: 'Bold is what is asked for.',
  control_label: '12',
  control_name: 'Bold',
  function: 'click_input',
  args: { button: 'left', double: false },
  status: 'CONTINUE',
  plan: ['press Enter'],
};

describe('readReply', () => {
  it("reads the paper's seven keys", () => {
    expect(readReply(JSON.stringify(paper))).toEqual({ ok: true, reply: paper });
  });

  it('reads UFO 0: capital keys, a plan in one text', () => {
    const raw = JSON.stringify({
      Observation: 'A window.',
      Thought: paper.thought,
      ControlLabel: 12,
      ControlText: 'Bold',
      Function: 'click_input',
      Args: paper.args,
      Status: 'continue',
      Plan: '(1) press Enter\n(2) Save it',
      Comment: '',
    });
    expect(readReply(raw)).toEqual({ ok: true, reply: { ...paper, plan: ['press Enter', 'Save it'] } });
  });

  it('reads UFO 2: the first of several actions, and goes on', () => {
    const first = {
      Function: 'set_edit_text',
      Args: { text: 'a' },
      ControlLabel: '3',
      ControlText: 'Name',
      Status: 'CONTINUE',
    };
    const raw = JSON.stringify({
      Thought: 't',
      ActionList: [first, { Function: 'click_input', Status: 'FINISH' }],
      Plan: [],
    });
    expect(readReply(raw)).toEqual({
      ok: true,
      reply: {
        thought: 't',
        control_label: '3',
        control_name: 'Name',
        function: 'set_edit_text',
        args: { text: 'a' },
        status: 'CONTINUE',
        plan: [],
      },
    });
  });

  it('reads UFO 3: the control among the arguments', () => {
    const raw = JSON.stringify({
      thought: paper.thought,
      action: { function: 'click_input', arguments: { id: '12', name: 'Bold', ...paper.args }, status: 'CONTINUE' },
      plan: ['1. press Enter'],
    });
    expect(readReply(raw)).toEqual({ ok: true, reply: paper });
  });

  it('reads JSON in a code fence with text around it', () => {
    const raw = `Here is my answer:\n\`\`\`json\n${JSON.stringify(paper, null, 2)}\n\`\`\`\nDone {really}.`;
    expect(readReply(raw)).toEqual({ ok: true, reply: paper });
  });

  it('takes <FINISH> for an empty plan, and no function for nothing to do', () => {
    const raw = '{"Thought":"All done.","ControlLabel":"","Function":"","Args":{},"Status":"FINISH","Plan":"<FINISH>"}';
    expect(readReply(raw)).toMatchObject({ ok: true, reply: { status: 'FINISH', function: '', plan: [] } });
  });

  it.each([
    ['', 'The reply is empty.'],
    ['I would click Bold.', 'There is no JSON object in the reply.'],
    ['{"thought": "cut off', 'The JSON object of the reply does not end: it was cut off.'],
    ['{"thought": "t"}', 'The reply has neither a function nor a status.'],
    [
      '{"function": "click_input", "status": "MAYBE"}',
      "The reply's status is MAYBE; known are CONTINUE, FINISH, FAIL, PENDING, CONFIRM, ERROR, SCREENSHOT.",
    ],
    ['{"function": "click_input", "args": [1]}', "The reply's arguments are not given by name."],
    ['{"function": {"name": "click"}, "status": "CONTINUE"}', 'The reply\'s "function" is not a text.'],
  ])('says what is wrong with %j', (raw, problem) => {
    expect(readReply(raw)).toEqual({ ok: false, problem });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map(text => `{"function":"x","args":${text},"plan":${text}}`),
        ),
        raw => {
          const read = readReply(raw);
          if (!read.ok) expect(read.problem).not.toBe('');
        },
      ),
      { numRuns: 300 },
    );
  });
});

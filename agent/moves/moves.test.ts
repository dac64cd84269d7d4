import { afterEach, describe, expect, it } from 'vitest';
import { Machine } from '../machine.ts';
import { begin, compiled, removeRuns } from '../run-for-tests.ts';
import { behind, canEnter, pcAtLine, placeAtLine, stepsAround } from './move.ts';
import { findAgain } from './replan.ts';

afterEach(removeRuns);

const head = 'task "Test"\napp "practice.exe"\ncontrol editor = Document in Window /Practice/\n';

/** A machine that stands at the first instruction of a line, without having run. */
function standing(text: string, line: number): Machine {
  const plan = compiled(head + text);
  const machine = new Machine(plan);
  machine.call(0, 1, undefined, new Map());
  machine.current.pc = pcAtLine(machine.current.unit, plan.file, line) ?? -1;
  return machine;
}

const textAt = (machine: Machine, pc: number | undefined) =>
  pc === undefined ? undefined : machine.current.unit.code[pc]?.text;

describe('behind a statement', () => {
  const steps = `1. Choose {
  if editor.text is "" {
    type "a" into editor
  } else if editor.text is "b" {
    type "c" into editor
  } else {
    type "d" into editor
  }
  repeat 2 times {
    press "Ctrl+End"
  }
  repeat until editor.text is "x" limit 3 {
    type "x" into editor
  }
  expect editor.text is "x"
}
2. Next {
  expect editor.text is "y"
}
`;
  it.each([
    [4, '2. Next'],
    [5, 'repeat 2 times'],
    [6, 'if editor.text is "" '],
    [12, 'repeat until editor.text is "x" limit 3'],
    [15, 'expect editor.text is "x"'],
    [18, '1. Choose'],
  ])('line %i', (line, text) => {
    const machine = standing(steps, line);
    // A loop is left out where a run stands at it: at its rounds or its condition, not at its making.
    const { code } = machine.current.unit;
    while (code[machine.current.pc]?.op === 'loop') machine.current.pc += 1;
    expect(textAt(machine, behind(machine)?.pc)).toBe(text.trim());
  });
});

describe('a place at a line', () => {
  const steps =
    '1. A {\n  step "B" {\n    type "x" into editor\n  }\n\n  repeat 2 times {\n    press "Ctrl+End"\n  }\n}\n';

  it('is the statement there, else the next one', () => {
    const machine = standing(steps, 4);
    const { file } = machine.plan;
    expect(textAt(machine, placeAtLine(machine, file, 6)?.pc)).toBe('type "x" into editor');
    expect(textAt(machine, placeAtLine(machine, file, 8)?.pc)).toBe('repeat 2 times');
    expect(placeAtLine(machine, file, 99)).toBeUndefined();
    expect(placeAtLine(machine, '/elsewhere', 6)).toBeUndefined();
  });

  it('lies in its steps, and in no loop that has not begun', () => {
    const machine = standing(steps, 6);
    const { unit, pc } = machine.current;
    expect(stepsAround(unit, pc).map(({ step }) => step)).toEqual([0, 1]);
    const inLoop = pcAtLine(unit, machine.plan.file, 10) ?? -1;
    expect(textAt(machine, inLoop)).toBe('press "Ctrl+End"');
    expect(canEnter(machine.current, inLoop)).toBe(false);
  });
});

describe('an edited plan', () => {
  const before =
    '1. First {\n  type "a" into editor\n  type "b" into editor\n}\n2. Second {\n  expect editor.text is "ab"\n}\n';
  const found = (after: string, line: number, at?: number) => {
    const machine = standing(before, line);
    const plan = compiled(head + after);
    const again = findAgain(machine, plan, at === undefined ? undefined : { file: plan.file, line: at });
    if (again.kind === 'lost') return `lost: ${again.lines.map(one => one.line).join(' ')}`;
    const [place] = again.replan.activations;
    return plan.units[0]?.code[place?.pc ?? -1]?.text;
  };

  it.each([
    ['a line before it', `control x = Button "X"\n${before}`, 6, 'type "b" into editor'],
    ['a statement before it', before.replace('  type "b"', '  press "End"\n  type "b"'), 6, 'type "b" into editor'],
    ['the statement itself', before.replace('type "b"', 'type "c"'), 6, 'type "c" into editor'],
    ['the step’s sentence', before.replace('First', 'Begin'), 6, 'type "b" into editor'],
    ['the step’s number', before.replace('1. First', '3. First'), 6, 'type "b" into editor'],
    ['the step’s line it stands at', before.replace('First', 'Begin'), 4, '1. Begin'],
    ['steps before it', `7. Zeroth {\n  press "End"\n}\n${before}`, 6, 'type "b" into editor'],
  ])('is gone on with after an edit of %s', (_what, after, line, text) => {
    expect(found(after, line)).toContain(text);
  });

  it('asks for a line where the statement is gone, and takes it', () => {
    const after = '2. Second {\n  expect editor.text is "ab"\n}\n';
    expect(found(after, 6)).toBe('lost: 2 4 5');
    expect(found(after, 6, 5)).toBe('expect editor.text is "ab"');
    expect(found(after, 6, 40)).toBe('lost: 2 4 5');
  });
});

describe('a statement of an edited plan is decided as before', () => {
  const before =
    'control bold = Button "Bold"\n1. First {\n  click bold\n}\n2. Make the title bold\n3. Third {\n  expect editor.text is "a"\n}\n';
  const isAlike = (after: string, line: number, at?: number) => {
    const machine = standing(before, line);
    // A sentence of the LAM is the instruction behind its title.
    if (machine.instruction?.op === 'enter-step') machine.current.pc += 1;
    const plan = compiled(head + after);
    const again = findAgain(machine, plan, at === undefined ? undefined : { file: plan.file, line: at });
    return again.kind === 'found' && again.isDecidedAlike;
  };
  const step2 = '2. Make the title bold';

  it.each([
    ['lines were added around it', 6, before.replace('  click bold', '  // A\n  click   bold\n  expect bold exists')],
    ['a declaration was added', 6, `control other = Button "Other"\n${before}`],
    ['another statement was edited', 6, before.replace('is "a"', 'is "b"')],
    ['the sentence got a block', 8, before.replace(step2, `${step2} {\n  do\n  expect bold exists\n}`)],
    ['the sentence got a limit', 8, before.replace(step2, `${step2} {\n  do limit 3\n}`)],
  ])('where %s', (_what, line, after) => {
    expect(isAlike(after, line)).toBe(true);
  });

  it.each([
    ['it was edited', 6, before.replace('click bold', 'double click bold')],
    ['what it names was edited', 6, before.replace('Button "Bold"', 'Button "Bolder"')],
    ['the sentence was edited', 8, before.replace(step2, '2. Make the title italic')],
    ['where to look was edited', 8, before.replace(step2, `${step2} {\n  within Group "Font" {\n    do\n  }\n}`)],
    ['nothing is decided at all', 10, `// A\n${before}`],
  ])('but not where %s', (_what, line, after) => {
    expect(isAlike(after, line)).toBe(false);
  });

  it('but not at a line that was chosen', () => {
    expect(isAlike(before, 6)).toBe(true);
    expect(isAlike(before, 6, 6)).toBe(false);
  });
});

describe('a run', () => {
  it('starts at a line, on a program of the plan that is there', async () => {
    const text = `${head}1. First {\n  type "a" into editor\n}\n2. Second {\n  type "b" into editor\n}\n`;
    const first = begin(text);
    await first.run.finished;
    const opened = { target: 'practice', model: 'embedded' };
    const second = begin(text, { target: first.app, opened, startAt: { file: '/plans/test.taskplan', line: 7 } });
    expect(await second.run.finished).toMatchObject({ result: 'passed', actions: 1 });
    expect(second.of('run')).toMatchObject([{ opened: { ...opened, startAt: 7 } }]);
    expect(second.of('moved')).toMatchObject([{ why: 'start here', at: { line: 7 } }]);
    expect(second.of('ground').map(({ actionText }) => actionText)).toEqual(['type "b" into Document "Document"']);
    expect(second.of('verify')[0]?.memory.change).toContain('"abb"');
  });

  it('cannot start where nothing is', async () => {
    const { run, of } = begin(`${head}1. First {\n  type "a" into editor\n}\n`, {
      startAt: { file: '/plans/test.taskplan', line: 70 },
    });
    expect(await run.finished).toMatchObject({ result: 'failed', failure: { symptom: 'refused' } });
    expect(of('act')).toEqual([]);
  });

  it('takes back what it did when it fails, if it is told to', async () => {
    const text = `${head}1. First {\n  type "a" into editor\n  undo { press "Ctrl+A" press "Delete" }\n}\n2. Second {\n  click Button "None"\n}\n`;
    const { run, of } = begin(text, { rollBackOnFailure: true });
    expect(await run.finished).toMatchObject({ result: 'failed', failure: { symptom: 'not-found' } });
    expect(of('undo').map(({ step, verdict }) => `${step}: ${verdict}`)).toEqual([
      '1. First: begins',
      '1. First: done',
    ]);
    expect(of('verify').at(-1)?.memory.change).toContain('Document "Document" is now ""');
  });

  it('stops taking back where an undo fails', async () => {
    const text = `${head}1. First {\n  type "a" into editor\n  undo { press "Ctrl+A" }\n}\n2. Second {\n  type "b" into editor\n  undo { click Button "None" }\n}\n3. Third {\n  click Button "Nowhere"\n}\n`;
    const { run, of } = begin(text, { rollBackOnFailure: true });
    expect(await run.finished).toMatchObject({ result: 'failed', failure: { statement: 'click Button "Nowhere"' } });
    expect(of('undo').map(({ step, verdict }) => `${step}: ${verdict}`)).toEqual([
      '2. Second: begins',
      '2. Second: failed',
    ]);
  });
});

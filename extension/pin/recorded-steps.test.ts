import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../trace/sample-trace.ts';
import { actionsOfScript, countOf, recordedSteps } from './recorded-steps.ts';

const file = '/plans/report.taskplan';
const plan = `task "Write the weekly report"


1. Type the title {
  type title into editor
}

2. Make the title bold   // by the LAM
`;
const steps = (now: string) => recordedSteps(sampleRun, file, plan, now).map(({ line, actions }) => [line, actions]);

describe('the steps that the LAM worked on', () => {
  it('are found where they were, and where they went', () => {
    expect(recordedSteps(sampleRun, file, plan, plan)).toEqual([
      { line: 8, titleLine: 8, sentence: 'Make the title bold', actions: 1 },
    ]);
    expect(steps(plan.replaceAll('\n', '\r\n'))).toEqual([[8, 1]]);
    expect(steps(plan.replace('\n\n\n', '\n').replace('2. Make', '3.  Make'))).toEqual([[6, 1]]);
  });

  it('are not found when they were changed, or are there twice', () => {
    expect(steps(plan.replace('bold', 'italic'))).toEqual([]);
    expect(steps(plan.replace('// by the LAM', '{'))).toEqual([]);
    expect(steps(`${plan}3. Make the title bold   // by the LAM\n`)).toEqual([]);
    expect(recordedSteps(sampleRun, '/plans/other.taskplan', plan, plan)).toEqual([]);
  });

  it('are told of a file in the run’s folder', () => {
    expect(actionsOfScript(sampleRun, 'lam/2-make-the-title-bold.taskplan')).toEqual({ actions: 1, plan: file });
    expect(actionsOfScript(sampleRun, 'lam/other.taskplan')).toBeUndefined();
    expect([countOf(1), countOf(2)]).toEqual(['1 action', '2 actions']);
  });
});

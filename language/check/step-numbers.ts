import type { Step } from '../generated/ast.ts';
import { type Finding, warning } from './finding.ts';

/** Numbers of steps one after another rise. */
export function checkStepNumbers(steps: readonly Step[]): Finding[] {
  const findings: Finding[] = [];
  let before: string | undefined;
  for (const step of steps) {
    if (step.number === undefined) continue;
    const order = before === undefined ? 1 : compareNumbers(step.number, before);
    if (order === 0) {
      const message = `There is a step ${step.number} already.`;
      findings.push(warning(step, 'step-number', message, { property: 'number' }));
    } else if (order < 0) {
      const message = `Step ${step.number} stands behind step ${before}. Steps run in the order of the text.`;
      findings.push(warning(step, 'step-number', message, { property: 'number' }));
    }
    before = step.number;
  }
  return findings;
}

/** `2` before `10`, `2` before `2.1`. */
function compareNumbers(left: string, right: string): number {
  const [a, b] = [left.split('.').map(Number), right.split('.').map(Number)];
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? -1) - (b[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

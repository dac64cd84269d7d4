type Comparison = (hits: number, wanted: number) => boolean;

const comparisons: Readonly<Record<string, Comparison>> = {
  '==': (hits, wanted) => hits === wanted,
  '>': (hits, wanted) => hits > wanted,
  '>=': (hits, wanted) => hits >= wanted,
  '<': (hits, wanted) => hits < wanted,
  '<=': (hits, wanted) => hits <= wanted,
  '%': (hits, wanted) => wanted > 0 && hits % wanted === 0,
};

/** Whether to stop at the so-manieth hit, counted from 1. */
export type HitCondition = (hits: number) => boolean;

/** Reads `5`, `== 5`, `> 5`, `>= 5`, `< 5`, `<= 5` or `% 5`. @returns undefined for anything else */
export function readHitCondition(text: string): HitCondition | undefined {
  const [, operator = '==', digits = ''] = /^(==|>=|<=|>|<|%)?\s*(\d+)$/.exec(text.trim()) ?? [];
  const compare = comparisons[operator];
  const wanted = Number(digits);
  if (digits === '' || compare === undefined || (operator === '%' && wanted === 0)) return undefined;
  return hits => compare(hits, wanted);
}

export const hitConditionHelp =
  'A hit count is written 5 or == 5 (the fifth time), > 5, >= 5, < 5, <= 5, or % 5 (every fifth time).';

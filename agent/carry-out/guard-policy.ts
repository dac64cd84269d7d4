import { guardRuleNames } from '../../protocol/guard-rules.ts';
import type { WorkspaceRule } from './guard-rules.ts';

/** What a launch says about the guard: the workspace's own rules, and which rules need no question in this run. */
export interface GuardPolicy {
  readonly rules: readonly WorkspaceRule[];
  /** Names of rules. */
  readonly allow: ReadonlySet<string>;
}

/** Only the built-in rules, and every one of them asks. */
export const builtInGuard: GuardPolicy = { rules: [], allow: new Set() };

/** A launch allows a rule that there is not. `message` names those there are. */
export class UnknownGuardRule extends Error {
  constructor(name: string, known: readonly string[]) {
    super(`There is no guard rule "${name}". There are: ${known.join(', ')}; or all of them: all.`);
    this.name = 'UnknownGuardRule';
  }
}

/** @param allow names of rules, or `all` @throws UnknownGuardRule */
export function guardPolicy(rules: readonly WorkspaceRule[], allow: readonly string[]): GuardPolicy {
  const known = [...guardRuleNames, ...rules.map(({ id }) => id)];
  const unknown = allow.find(name => name !== 'all' && !known.includes(name));
  if (unknown !== undefined) throw new UnknownGuardRule(unknown, known);
  return { rules, allow: new Set(allow.includes('all') ? known : allow) };
}

import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/** The rooms whose imports are checked, in the order of their floors. */
export const rooms = [
  'protocol',
  'controls',
  'trace',
  'language',
  'agent',
  'formats',
  'language-server',
  'native',
  'debugger',
  'cli',
  'extension',
  'webview',
  'test',
  'scripts',
] as const;

export interface HouseReport {
  readonly cruised: number;
  readonly sources: number;
  /** One line a problem: the rule, and the import that breaks it. */
  readonly problems: readonly string[];
}

/** Checks every import of a checkout against the rules of `.dependency-cruiser.mjs`. */
export async function cruiseHouse(checkout: string): Promise<HouseReport> {
  const present = rooms.filter(room => existsSync(join(checkout, room)));
  const sources = present.flatMap(room =>
    readdirSync(join(checkout, room), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
      .map(entry => relative(checkout, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  );
  const config = await extractConfig(join(checkout, '.dependency-cruiser.mjs'));
  const result = await cruise(
    [...present],
    { ...config.options, ruleSet: { forbidden: config.forbidden ?? [] }, validate: true, baseDir: checkout },
    {},
    { tsConfig: extractTsConfig(join(checkout, 'tsconfig.json')) },
  );
  if (typeof result.output === 'string') throw new Error('dependency-cruiser answered a text instead of its result.');
  const problems = result.output.summary.violations.map(
    violation => `${violation.rule.name}: ${violation.from} → ${violation.to}`,
  );
  const seen = new Set(result.output.modules.map(module => module.source));
  const missed = sources.filter(source => !seen.has(source));
  // A cruiser that cannot read the sources sees no modules and passes: that has to fail.
  if (missed.length > 0)
    problems.push(`not cruised: ${missed.length} of ${sources.length} sources, such as ${missed[0]}`);
  return { cruised: seen.size, sources: sources.length, problems };
}

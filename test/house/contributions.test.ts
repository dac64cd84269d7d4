import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keywords } from '../../language/syntax/plan-tokens.ts';
import { LaunchArguments } from '../../protocol/debug.ts';
import { PracticeFaults } from '../../protocol/target.ts';
import { root } from '../../scripts/paths.ts';

const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

const Properties = z.record(z.string(), z.object({ properties: z.record(z.string(), z.unknown()).optional() }));
const Manifest = z.object({
  contributes: z.object({
    commands: z.array(z.object({ command: z.string() })),
    menus: z.record(z.string(), z.array(z.object({ command: z.string() }))),
    keybindings: z.array(z.object({ command: z.string() })),
    debuggers: z.tuple([
      z.object({ configurationAttributes: z.object({ launch: z.object({ properties: Properties }) }) }),
    ]),
  }),
});
const { contributes } = Manifest.parse(read('package.json'));

describe('what package.json tells VS Code', () => {
  it('explains every launch attribute that is for people', () => {
    const attributes = contributes.debuggers[0].configurationAttributes.launch.properties;
    // VS Code has its own `noDebug`; the others are between the parts of Groundwork.
    const internal = ['noDebug', 'token', 'answersQuestions'];
    const known = Object.keys(LaunchArguments.shape).filter(name => !internal.includes(name));
    expect(Object.keys(attributes).sort()).toEqual(known.sort());
    expect(Object.keys(attributes.faults?.properties ?? {}).sort()).toEqual(Object.keys(PracticeFaults.shape).sort());
  });

  it('puts only commands into menus and on keys that there are', () => {
    const commands = contributes.commands.map(({ command }) => command);
    const used = [...Object.values(contributes.menus).flat(), ...contributes.keybindings].map(({ command }) => command);
    expect(used.filter(command => !commands.includes(command))).toEqual([]);
  });
});

describe('the colouring', () => {
  const Rule = z.object({ match: z.string() });
  const grammar = z
    .object({ repository: z.object({ keyword: z.object({ patterns: z.array(Rule) }), state: Rule }) })
    .parse(read('extension/media/task-plan.tmLanguage.json'));
  const patterns = grammar.repository.keyword.patterns.map(({ match }) => new RegExp(`${match}`));
  const isColoured = (word: string) =>
    ['true', 'false'].includes(word) || patterns.some(pattern => pattern.exec(word)?.[0] === word);

  it('knows every word of the language', () => {
    expect([...keywords].filter(word => !isColoured(word))).toEqual([]);
  });
});

import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AttachArguments, LaunchArguments } from '../../protocol/debug.ts';
import { completed, configurationOf, configurationOfRun, withDefaults } from './configuration.ts';

const defaults = { target: 'wine', model: 'embedded' };

it('makes a plan a whole configuration, which the engine takes', () => {
  const plan = join('/project', 'plans', 'note.taskplan');
  const whole = completed(withDefaults(configurationOf(plan), defaults), '/project');
  expect(whole).toMatchObject({ name: 'note', program: plan, cwd: '/project', target: 'wine', model: 'embedded' });
  expect(LaunchArguments.parse(whole)).toMatchObject({
    runs: join('/project', '.groundwork', 'runs'),
    answersQuestions: true,
  });
});

it('leaves what a configuration says', () => {
  const given = { ...configurationOf('a.taskplan'), target: 'practice', cwd: '/elsewhere', runs: '/runs' };
  expect(completed(withDefaults(given, defaults), '/project')).toMatchObject(given);
});

it('starts beside a plan that lies in no workspace', () => {
  const whole = completed(configurationOf(join('/tmp', 'note.taskplan')), undefined);
  expect(whole).toMatchObject({ cwd: '/tmp' });
  expect(whole).not.toHaveProperty('runs');
});

it('gives a recorded run no plan and no target', () => {
  const whole = completed(withDefaults(configurationOfRun('Write a note', '/runs/1'), defaults), '/project');
  expect(LaunchArguments.parse(whole)).toMatchObject({ trace: '/runs/1' });
  expect(whole).not.toHaveProperty('program');
  expect(whole).not.toHaveProperty('target');
});

it('gives an attach no plan', () => {
  const given = { type: 'groundwork', request: 'attach', name: 'Inspect', start: 'wordpad.exe' };
  const whole = completed(withDefaults(given, defaults), '/project');
  expect(AttachArguments.parse(whole)).toMatchObject({ start: 'wordpad.exe', target: 'wine', answersQuestions: true });
  expect(whole).not.toHaveProperty('program');
});

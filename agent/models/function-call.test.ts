import { describe, expect, it } from 'vitest';
import { actionRow, unsupportedFunctions, verbs } from '../../protocol/actions.ts';
import { readCall } from './function-call.ts';

describe('readCall', () => {
  it.each([
    ['click_input', { button: 'left', double: false }, { verb: 'click', button: 'left', count: 1, holding: '' }],
    ['click_input', {}, { verb: 'click', button: 'left', count: 1, holding: '' }],
    ['click_input', { button: 'right', double: 'True' }, { verb: 'click', button: 'right', count: 2, holding: '' }],
    ['click_on_coordinates', { x: 0.5, y: '0.25' }, { verb: 'click-at', button: 'left', count: 1, x: 0.5, y: 0.25 }],
    ['set_edit_text', { text: 'a' }, { verb: 'set', value: 'a' }],
    ['set_edit_text', { text: 'a', clear_current_text: true }, { verb: 'set', value: 'a' }],
    ['set_edit_text', { text: 'a', clear_current_text: false }, { verb: 'type', text: 'a' }],
    ['keyboard_input', { keys: '{VK_CONTROL}s' }, { verb: 'press', keys: 'Ctrl+S' }],
    ['keyboard_input', { keys: '^s' }, { verb: 'press', keys: 'Ctrl+S' }],
    ['keyboard_input', { keys: 'Ctrl+S', control_focus: true }, { verb: 'press', keys: 'Ctrl+S' }],
    ['keyboard_input', { keys: '%{F4}' }, { verb: 'press', keys: 'Alt+F4' }],
    ['keyboard_input', { keys: '^+{END}' }, { verb: 'press', keys: 'Ctrl+Shift+End' }],
    ['keyboard_input', { keys: '{TAB 2}{ENTER}' }, { verb: 'press', keys: 'Tab, Tab, Enter' }],
    ['keyboard_input', { keys: '{Enter}' }, { verb: 'press', keys: 'Enter' }],
    ['keyboard_input', { keys: 'Hello world' }, { verb: 'type', text: 'Hello world' }],
    ['wheel_mouse_input', { wheel_dist: -3 }, { verb: 'scroll', direction: 'down', notches: 3 }],
    ['wheel_mouse_input', { wheel_dist: '2' }, { verb: 'scroll', direction: 'up', notches: 2 }],
    ['select_text', { text: 'title' }, { verb: 'select-text', text: 'title' }],
    ['select_application_window', {}, { verb: 'activate' }],
    ['texts', {}, { verb: 'read' }],
    ['wait', { seconds: 2 }, { verb: 'wait', durationMs: 2000 }],
    ['select', { item: 'Red' }, { verb: 'select', item: 'Red' }],
    ['select-text', { text: 'title' }, { verb: 'select-text', text: 'title' }],
    ['toggle', {}, { verb: 'toggle' }],
    ['scroll', { direction: 'left', notches: 2 }, { verb: 'scroll', direction: 'left', notches: 2 }],
  ])('%s %j', (name, args, action) => {
    expect(readCall(name, args)).toEqual({ kind: 'action', action });
  });

  it('knows every function and every verb of the table', () => {
    const names = verbs.flatMap(verb => [verb, ...actionRow(verb).fieldNames.map(field => field.function)]);
    for (const name of names) {
      const call = readCall(name, {});
      expect(call.kind === 'invalid' ? call.problem : '', name).not.toContain('There is no function');
    }
    for (const name of unsupportedFunctions)
      expect(readCall(name, {})).toEqual({ kind: 'unsupported', function: name });
  });

  it('turns the label a drag ends on into a control', () => {
    const labels = [{ label: '7', control: 'tree-1' }];
    expect(readCall('drag', { to: '7' }, labels)).toEqual({ kind: 'action', action: { verb: 'drag', to: 'tree-1' } });
    expect(readCall('drag_on_coordinates', { start_x: 0, start_y: 0, end_x: 1, end_y: 1 }).kind).toBe('unsupported');
  });

  it('takes no function for nothing to do', () => {
    expect(readCall('', {})).toEqual({ kind: 'nothing' });
  });

  it.each([
    ['teleport', {}, 'There is no function "teleport".'],
    ['set_edit_text', {}, 'set_edit_text: "text" is missing.'],
    ['click_input', { button: 'middle' }, 'click_input: there is no mouse button "middle" here.'],
    ['wheel_mouse_input', { wheel_dist: 'far' }, 'wheel_mouse_input: "wheel_dist" is not a number.'],
    ['keyboard_input', { keys: '{NOSUCHKEY}' }, 'keyboard_input: the keys "{NOSUCHKEY}" cannot be read.'],
  ])('says what is wrong with %s %j', (name, args, problem) => {
    expect(readCall(name, args)).toEqual({ kind: 'invalid', problem });
  });

  it('refuses places outside the window', () => {
    expect(readCall('click_on_coordinates', { x: 3, y: 0 })).toMatchObject({ kind: 'invalid' });
  });
});

import { describe, expect, it } from 'vitest';
import { compileActionText, compileExpressionText, compileSelectorText } from './console.ts';

const names = {
  controls: new Map([
    ['bold', { type: 'Button' as const, name: { kind: 'text' as const, text: ['Bold'] }, filters: [] }],
  ]),
  variables: ['title'],
  controlVariables: ['item'],
};

describe('the debug console', () => {
  it('compiles selectors, with the names of the running plan', () => {
    expect(compileSelectorText('Button "Save" in Window "Save As"', names)).toMatchObject({
      ok: true,
      reference: { kind: 'selector', selector: { type: 'Button', within: { type: 'Window' } } },
    });
    expect(compileSelectorText('bold', names)).toMatchObject({ ok: true, reference: { selector: { type: 'Button' } } });
    expect(compileSelectorText('item', names)).toMatchObject({
      ok: true,
      reference: { kind: 'variable', name: 'item' },
    });
  });

  it('compiles expressions and actions', () => {
    expect(compileExpressionText('bold is toggled and title contains "x"', names)).toMatchObject({
      ok: true,
      expression: { kind: 'binary', operator: 'and', left: { kind: 'state' } },
    });
    expect(compileActionText('click Button "OK" in item', names)).toMatchObject({
      ok: true,
      intent: { verb: 'click', control: { selector: { withinVariable: 'item' } } },
    });
  });

  it.each([
    [compileSelectorText('bld', names), "There is no 'bld' here. Did you mean 'bold'?"],
    [compileSelectorText('title', names), "'title' is a value, not a control."],
    [compileSelectorText('Buton', names), "'Buton' is no control type. Did you mean 'Button'?"],
    [compileExpressionText('bold.txt', names), "A control has no property 'txt'. Did you mean 'text'?"],
    [compileExpressionText('titel', names), "There is no 'titel' here. Did you mean 'title'?"],
    [compileActionText('press "Ctrll+S"', names), "'Ctrll' is no key. Did you mean 'Ctrl'?"],
    [compileActionText('', names), 'Here comes an action, such as click Button "OK".'],
  ])('says what is wrong: %j', (result, message) => {
    expect(result).toEqual({ ok: false, message });
  });
});

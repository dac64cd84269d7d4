import { actions, type Verb } from '../../protocol/actions.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';
import { type ControlType, controlTypes } from '../../protocol/control-types.ts';
import type { Feature } from '../../protocol/model.ts';

/** For verbs whose row in `actions.ts` allows more types than people usually mean, or any type at all. */
const usual: Partial<Record<Verb, readonly ControlType[]>> = {
  type: ['Edit', 'Document', 'ComboBox', 'Spinner'],
  toggle: ['CheckBox', 'Button', 'MenuItem', 'RadioButton'],
  scroll: ['Document', 'List', 'ScrollBar', 'Tree', 'DataGrid', 'Pane', 'Edit', 'Table'],
  close: ['Window'],
};

const fits = 1;
const mostlyFits = 0.3;
const hardlyFits = -2;
const notForUsers = -4;
const doesNotFit = -6;

function isVerb(verb: string): verb is Verb {
  return Object.hasOwn(actions, verb);
}

/** Whether one acts so on such a control. An unknown verb says nothing. */
export function agreementWithVerb(verb: string, node: ControlNode): Feature | undefined {
  if (!isVerb(verb)) return undefined;
  const { controlType } = node;
  const allowed: readonly ControlType[] = actions[verb].controlTypes;
  const feature = (value: number, weight: number, because: string): Feature => ({
    name: 'verb',
    value,
    weight,
    because,
  });
  const article = /^[AEIOU]/.test(controlType) ? 'an' : 'a';
  if (usual[verb]?.includes(controlType)) return feature(1, fits, `${verb} suits ${article} ${controlType}`);
  if (allowed.length > 0) {
    if (!allowed.includes(controlType)) {
      // Clicking a button is how people "select" it.
      if (verb === 'select' && controlTypes[controlType].interactive) return undefined;
      return feature(-1, doesNotFit, `${verb} does not suit ${article} ${controlType}`);
    }
    if (usual[verb]) return feature(-0.3, hardlyFits, `${verb} seldom suits ${article} ${controlType}`);
    return feature(1, fits, `${verb} suits ${article} ${controlType}`);
  }
  if (controlTypes[controlType].interactive)
    return feature(0.5, mostlyFits, `${article} ${controlType} can be acted on`);
  return feature(-1, notForUsers, `${article} ${controlType} is not something to ${verb}`);
}

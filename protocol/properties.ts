/** What an expression can ask of a control: `editor.text`, `bold is toggled`. One row each. */
interface PropertyRow {
  readonly type: 'text' | 'number' | 'boolean';
  /** Usable as a selector filter, `[automationId="Bold"]`. */
  readonly filter: boolean;
  readonly documentation: string;
}

export const properties = {
  text: { type: 'text', filter: false, documentation: 'What the control says: its value, else its name.' },
  value: { type: 'text', filter: true, documentation: 'The value of a field; not known for controls without one.' },
  name: { type: 'text', filter: true, documentation: 'The name that a screen reader would say.' },
  type: { type: 'text', filter: false, documentation: 'The UI Automation control type.' },
  automationId: { type: 'text', filter: true, documentation: "The program's own identifier of the control." },
  className: { type: 'text', filter: true, documentation: 'The window class or framework class.' },
  helpText: { type: 'text', filter: true, documentation: 'The tooltip or help text.' },
  acceleratorKey: { type: 'text', filter: true, documentation: 'The key chord that does the same, such as Ctrl+S.' },
  count: { type: 'number', filter: false, documentation: 'How many controls the selector matches.' },
  x: { type: 'number', filter: false, documentation: 'Left edge, in physical pixels of the virtual screen.' },
  y: { type: 'number', filter: false, documentation: 'Top edge, in physical pixels of the virtual screen.' },
  width: { type: 'number', filter: false, documentation: 'Width, in physical pixels.' },
  height: { type: 'number', filter: false, documentation: 'Height, in physical pixels.' },
} as const satisfies Record<string, PropertyRow>;

export type PropertyName = keyof typeof properties;
export const propertyNames = Object.keys(properties) as PropertyName[];
export function isPropertyName(name: string): name is PropertyName {
  return Object.hasOwn(properties, name);
}

/** Words after `is`: `bold is toggled`, `Button "Save" is not enabled`; also selector filters, `[selected=true]`. */
interface StateRow {
  readonly documentation: string;
}

export const states = {
  enabled: { documentation: 'It can be used.' },
  disabled: { documentation: 'It is greyed out.' },
  visible: { documentation: 'It is on the screen, as far as the program says.' },
  offscreen: { documentation: 'It is scrolled away or hidden.' },
  focused: { documentation: 'Keyboard input goes to it.' },
  toggled: { documentation: 'It is switched on.' },
  selected: { documentation: 'It is the chosen item.' },
  expanded: { documentation: 'It shows its children.' },
  collapsed: { documentation: 'It hides its children.' },
  empty: { documentation: 'It has no text.' },
} as const satisfies Record<string, StateRow>;

export type StateName = keyof typeof states;
export const stateNames = Object.keys(states) as StateName[];
export function isStateName(name: string): name is StateName {
  return Object.hasOwn(states, name);
}

/** One built-in rule of the guard: what it asks about before an action is carried out. */
interface GuardRuleRow {
  readonly title: string;
  /** The beginning of the question: what the action would do. */
  readonly says: string;
  /** How an action is recognised. */
  readonly matched: string;
}

/**
 * The built-in rules, in the order in which they are asked. They hold for every action, whoever decided it: the model,
 * the user, the plan. A workspace adds rules of its own (`guard-file.ts`); nothing takes one away but the launch that
 * allows it by name.
 */
export const guardRules = {
  delete: {
    title: 'Delete',
    says: 'This deletes something',
    matched:
      'A button or menu item called Delete, alone or as the verb of its name (“Delete message”); Yes in a dialog that asks whether to delete; Shift+Delete outside of a text, and Delete on an item of a list or tree.',
  },
  send: {
    title: 'Send',
    says: 'This sends something',
    matched: 'A button or menu item called Send, alone or as the verb of its name; not Send to and Send to back.',
  },
  overwrite: {
    title: 'Overwrite',
    says: 'This overwrites something that is there',
    matched:
      'A button called Overwrite or Replace existing file; Yes or Replace in a dialog that says something exists already.',
  },
  discard: {
    title: 'Close without saving',
    says: 'This closes without saving: changes are lost',
    matched: "A button called Don't Save or Discard; No in a dialog that asks whether to save.",
  },
  run: {
    title: 'Run',
    says: 'This runs a program or a macro',
    matched:
      'A button or menu item called Run, Run as administrator, Enable content; a double click on a program file in a list.',
  },
  install: {
    title: 'Install',
    says: 'This installs or removes a program',
    matched: 'A button or menu item called Install or Uninstall, alone or as the verb of its name.',
  },
  pay: {
    title: 'Pay',
    says: 'This pays or orders something',
    matched: 'A button called Pay, Buy, Place order.',
  },
  'high-risk': {
    title: 'High risk',
    says: 'This can do harm',
    matched: 'An action whose risk is high in the table of actions, which is `close`; Alt+F4, which does the same.',
  },
} as const satisfies Record<string, GuardRuleRow>;

export type GuardRule = keyof typeof guardRules;
export const guardRuleNames = Object.keys(guardRules) as GuardRule[];

/**
 * Everything that speaks for or against a control. Weights are shares of a score in nats: *not here* has 12
 * (`rank.ts`), an exact name brings 16, so that a name alone is enough and half a name is not. They were set by hand on
 * the sentences of `cases.ts` and on recorded windows.
 */
export const weights = {
  exactName: 16,
  sameLetters: 15,
  exactLabel: 15.2,
  exactId: 14.5,
  /** What words of an automation id or a help text count, compared with words of a name. */
  shareOfId: 0.8,
  quoted: 1.5,
  overlap: 15,
  purpose: 15,
  /** Without a name, the only visible control of the wanted type. */
  typeAlone: 14.5,
  /** A name that only looks like it: enough to be the nearest, never enough to be chosen. */
  lookAlike: 1,
  /** What the best of name and purpose leaves to the other. */
  second: 0.1,
  type: 2,
  typeAlso: 1.2,
  otherType: -3,
  inside: 3,
  outside: -5,
  containerUnknown: -3,
  dialogUnknown: -7,
  offscreen: -2.5,
  closedMenu: -0.5,
  disabled: -0.7,
  front: 1.5,
  behind: -2.5,
  focus: 1,
  textPart: 1.5,
  notTextPart: -3,
  counted: 5,
  /** All words that the name leaves over are in the names around it. */
  context: 2.5,
  /** The same for half a name, as a share of its overlap. */
  contextOfWords: 0.85,
} as const;

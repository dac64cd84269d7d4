/** The colours of the interface, as 0xRRGGBB. */
export const theme = {
  accent: 0x2b579a,
  accentText: 0xffffff,
  bar: 0xf3f2f1,
  surface: 0xffffff,
  desk: 0xe4e3e2,
  border: 0xd2d0ce,
  strongBorder: 0x9a9896,
  text: 0x323130,
  quiet: 0x605e5c,
  disabled: 0xb3b0ad,
  toggled: 0xcfdff4,
  toggledBorder: 0x8fb0dc,
  selected: 0xb4d2f4,
  focus: 0x2b6cb8,
} as const;

/** The line of a plan that names its task, counted from 0; undefined for a library. */
export function taskLine(text: string): number | undefined {
  const at = /^task(?=\s|"|$)/m.exec(text)?.index;
  return at === undefined ? undefined : text.slice(0, at).split('\n').length - 1;
}

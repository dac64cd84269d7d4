import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { applyEdits, unifiedDiff } from './unified-diff.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-diff-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = Array.from({ length: 30 }, (_, index) => `${index + 1}. line\n`).join('');
const edit = (line: number, column: number, endLine: number, endColumn: number, newText: string) => ({
  file: 'a',
  range: { file: 'a', line, column, endLine, endColumn },
  newText,
});

it.each([
  ['one line', text, [edit(5, 8, 5, 8, ' {\n  x\n}')]],
  ['the ends', text, [edit(1, 1, 1, 1, 'x\n'), edit(30, 9, 30, 9, ' {\n  x\n}')]],
  ['several, near and far', text, [edit(3, 1, 4, 3, 'x'), edit(8, 1, 8, 3, ''), edit(20, 1, 20, 1, 'a\nb\n')]],
  ['twice in a line', text, [edit(5, 1, 5, 3, 'a\n'), edit(5, 4, 5, 5, '\nb')]],
  ['no line break at the end', 'a\nb', [edit(2, 2, 2, 2, ' {\n}')]],
])('shows what patch makes of the text: %s', (_what, before, edits) => {
  const file = join(folder, 'plan');
  writeFileSync(file, before);
  execFileSync('git', ['apply', '-p0', '--whitespace=nowarn', '-'], {
    cwd: folder,
    input: unifiedDiff('plan', before, edits),
  });
  expect(readFileSync(file, 'utf8')).toBe(applyEdits(before, edits));
});

it('is short', () => {
  expect(unifiedDiff('plan', text, [edit(5, 8, 5, 8, ' {\n  x\n}')])).toBe(
    `--- plan
+++ plan
@@ -2,7 +2,9 @@
 2. line
 3. line
 4. line
-5. line
+5. line {
+  x
+}
 6. line
 7. line
 8. line
`,
  );
});

import { type AstNode, AstUtils } from 'langium';
import { describe, expect, it } from 'vitest';
import { PlanSource } from './plan-source.ts';

const text = `// The plan
task "Write"
input title: text = "1" + "2"

1. Type {title} {
  type title into editor
  expect (editor.text contains "a {title.name} b") and bold is not toggled
}\r
2. End`;
const source = PlanSource.parse('/plan.taskplan', text);

/** The nodes of a type, in the order of the text. */
function nodes(type: string): AstNode[] {
  return source.pieces
    .flatMap(({ root }) => AstUtils.streamAst(root).toArray())
    .filter(({ $type }) => $type === type)
    .sort((a, b) => (a.$cstNode?.offset ?? 0) - (b.$cstNode?.offset ?? 0));
}

describe('a plan source', () => {
  it('has a piece for each word of column 0, and one for what stands before', () => {
    expect(source.pieces.map(piece => [piece.root.item?.$type, source.placeOf(piece).line])).toEqual([
      [undefined, 1],
      ['TaskHeader', 2],
      ['InputDeclaration', 3],
      ['Step', 5],
      ['Step', 9],
    ]);
    expect(source.pieces[0]?.comments.map(({ image }) => image)).toEqual(['// The plan']);
    expect(PlanSource.parse('/p', '').pieces).toEqual([]);
  });

  it('knows how a node is written', () => {
    const binaries = nodes('Binary').map(node => source.textOf(node));
    expect(binaries).toEqual(['"1" + "2"', '(editor.text contains "a {title.name} b") and bold is not toggled']);
    expect(nodes('Comparison').map(node => source.textOf(node))).toEqual([
      'editor.text contains "a {title.name} b"',
      'bold is not toggled',
    ]);
    expect(nodes('PropertyAccess').map(node => source.textOf(node))).toEqual(['editor.text', 'title.name']);
  });

  it('knows where a node is, and its properties', () => {
    const [sum] = nodes('Binary');
    const [first, hole] = nodes('PropertyAccess');
    if (!sum || !first || !hole) throw new Error('The plan did not parse.');
    expect(source.rangeOf(sum)).toEqual({ file: '/plan.taskplan', line: 3, column: 21, endLine: 3, endColumn: 30 });
    expect(source.rangeOf(hole)).toMatchObject({ line: 7, column: 36, endColumn: 46 });
    expect(source.rangeOf(hole, 'property')).toMatchObject({ line: 7, column: 42, endColumn: 46 });
    expect(source.pieceOf(first)).toBe(source.pieces[3]);
    expect(() => PlanSource.parse('/other', text).rangeOf(first)).toThrow('another source');
  });

  it('finds the innermost node and the token at an offset', () => {
    const here = (words: string, into = 0) => text.indexOf(words) + into;
    expect(source.nodeAt(here('title into', 2))?.$type).toBe('NameReference');
    expect(source.nodeAt(here('editor\n', 6))).toMatchObject({ name: 'editor' });
    expect(source.nodeAt(here('.name', 3))).toMatchObject({ $type: 'PropertyAccess', property: 'name' });
    expect(source.nodeAt(here('title} {', 5))).toMatchObject({ $type: 'NameReference', name: 'title' });
    expect(source.tokenAt(here('(editor', 1))?.token.image).toBe('editor');
    expect(source.tokenAt(here('(editor'))?.token.image).toBe('(');
    expect(source.tokenAt(here('editor.text', 6))?.token.image).toBe('editor');
    expect(source.tokenAt(here('\n\n1.', 1))).toBeUndefined();
    expect(source.pieceAt(text.length)).toBe(source.pieces[4]);
  });

  it('turns offsets into positions and back, at every kind of line end', () => {
    expect(source.positionAt(text.length)).toEqual({ line: 9, column: 7 });
    expect(source.positionAt(text.indexOf('2. End'))).toEqual({ line: 9, column: 1 });
    expect(source.offsetAt({ line: 8, column: 99 })).toBe(text.indexOf('}\r\n') + 1);
    expect(source.offsetAt({ line: 99, column: 1 })).toBe(text.length);
    const [first, second] = PlanSource.parse('/p', 'use "a"\ruse "b"').pieces;
    expect([first?.text, second?.text]).toEqual(['use "a"\r', 'use "b"']);
  });

  it('remembers the names of faulty declarations', () => {
    const broken = PlanSource.parse('/p', 'control bold = "B"\n1. A {\n  read editor into text into x\n}\n');
    expect(broken.pieces.map(({ lostNames }) => [...lostNames])).toEqual([['bold'], ['text', 'x']]);
    expect(source.pieces.every(({ lostNames }) => lostNames.size === 0)).toBe(true);
  });

  it('reads a file with a byte order mark', () => {
    const marked = PlanSource.parse('/p', '\ufeff1. Open {a}\n');
    expect(marked.diagnostics).toEqual([]);
    expect(marked.pieces[0]?.root.item?.$type).toBe('Step');
  });
});

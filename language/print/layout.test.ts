import fc from 'fast-check';
import type { AstNode } from 'langium';
import { describe, expect, it } from 'vitest';
import { PlanSource } from '../syntax/plan-source.ts';
import { laidOut } from './layout.ts';

const layout = (text: string): string => laidOut(PlanSource.parse('/plan.taskplan', text));

const untidy = `use   "./office.taskplan"


task "Write the  weekly   report"   // two   spaces
app "wordpad.exe" with"draft.rtf"
input title:text="Weekly report"
control editor = Document  in Window /Word  Pad/
control bold   = Button "Bold"[ automationId = "Bold" ][ enabled=true ]#2
   in ToolBar "Formatting"

  // of the first step
1.   Open a  new document
2. Type the title limit 3  { // column 0 would begin a step
 type title into editor
}
3. Save it as {title}.rtf {
      press "Ctrl+S"   \t
    within Window "Save As" {
    // the name
       set Edit "File name" to "{title}.rtf"



    if editor . count>-1 and( 2*3 ) >= 4 { press "Enter" } else {
  fill ( title ,title )
     type title + " "
           + title into editor
      }
  }
undo { press "Ctrl+Z"}
}`;

describe('layout', () => {
  it('indents by blocks and leaves single spaces, but for comments that are aligned', () => {
    expect(layout(untidy)).toMatchInlineSnapshot(`
      "use "./office.taskplan"

      task "Write the  weekly   report"   // two   spaces
      app "wordpad.exe" with "draft.rtf"
      input title: text = "Weekly report"
      control editor = Document in Window /Word  Pad/
      control bold = Button "Bold" [automationId="Bold"] [enabled=true] #2
        in ToolBar "Formatting"

      // of the first step
      1. Open a  new document
      2. Type the title limit 3 { // column 0 would begin a step
        type title into editor
      }
      3. Save it as {title}.rtf {
        press "Ctrl+S"
        within Window "Save As" {
          // the name
          set Edit "File name" to "{title}.rtf"

          if editor.count > -1 and (2 * 3) >= 4 { press "Enter" } else {
            fill(title, title)
            type title + " "
              + title into editor
          }
        }
      undo { press "Ctrl+Z" }
      }
      "
    `);
  });

  it('lays a broken plan out as far as its words go', () => {
    const broken = '1. Save it {\n   clik   Button "Save\n  type  into\n\n\n\n2. Close it {\n      close\n}\n   }';
    expect(layout(broken)).toMatchInlineSnapshot(`
      "1. Save it {
        clik Button "Save
        type into

      2. Close it {
        close
      }
      }
      "
    `);
  });

  it('keeps the line breaks of the file', () => {
    expect(layout('task "a"\r\n\r\n\r\n\r\n1. Do it {\r\nexpect true\r\n}')).toBe(
      'task "a"\r\n\r\n1. Do it {\r\nexpect true\r\n}\r\n',
    );
  });

  it('leaves an empty file empty', () => {
    expect(layout(' \n\n ')).toBe('');
  });

  it('changes white space only, and nothing that a plan means', () => {
    fc.assert(
      fc.property(plans, text => {
        const after = layout(text);
        expect(meaning(after)).toEqual(meaning(text));
        expect(after.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
      { numRuns: 200 },
    );
  });

  it('is done after once', () => {
    fc.assert(
      fc.property(plans, text => {
        const once = layout(text);
        expect(layout(once)).toBe(once);
      }),
      { numRuns: 200 },
    );
  });
});

/** Good and broken plans: pieces of plans, words and signs, with any white space between them. */
const white = fc.constantFrom('', ' ', '  ', '\n', '\n', '\n  ', '\n      ', '\r\n', '\n\n\n', '\t', '\u00a0', ' \n');
const words = fc.constantFrom(
  ...untidy.split(/\s+/),
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '.',
    ',',
    ':',
    '=',
    '<',
    '>',
    '<=',
    '-',
    '+',
    '/',
    '//',
    '"',
    '#1',
    '1',
    '2.',
    '5s',
  ],
  ...[
    'limit',
    'times',
    'select',
    'text',
    'else',
    'not',
    '50%',
    '\\',
    '§',
    'step "a"',
    '"{title}"',
    '/a b/',
    'on failure',
  ],
);
const plans = fc.oneof(
  fc
    .array(
      fc.tuple(words, white).map(pair => pair.join('')),
      { maxLength: 40 },
    )
    .map(parts => parts.join('')),
  fc
    .tuple(
      fc.nat(untidy.length),
      fc.nat(12),
      fc.array(
        fc.tuple(words, white).map(pair => pair.join('')),
        { maxLength: 3 },
      ),
    )
    .map(([at, cut, put]) => untidy.slice(0, at) + put.join('') + untidy.slice(at + cut)),
);

/** What a plan says, without the places of its words. */
function meaning(text: string): unknown {
  const { pieces } = PlanSource.parse('/plan.taskplan', text);
  return {
    tokens: pieces.flatMap(piece => piece.tokens.map(token => [token.tokenType.name, token.image])),
    comments: pieces.flatMap(piece => piece.comments.map(({ image }) => image.trimEnd())),
    trees: pieces.map(piece => plain(piece.root.item)).filter(tree => tree !== undefined),
  };
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const node: Partial<AstNode> = value;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !key.startsWith('$') || key === '$type')
      .map(([key, inner]) => [key, plain(inner)]),
  );
}

/** A formatted text as immutable data: characters, runs of character format, and one format a paragraph. */

export interface CharacterFormat {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strikethrough: boolean;
  readonly script: 'none' | 'sub' | 'super';
  readonly font: string;
  /** In points. */
  readonly size: number;
  /** A name of the palette; `Automatic` and `No Color` are the plain ones. */
  readonly color: string;
  readonly highlight: string;
}

export interface ParagraphFormat {
  readonly style: string;
  readonly align: 'left' | 'center' | 'right' | 'justify';
  readonly list: 'none' | 'bullets' | 'numbers';
  readonly indent: number;
  readonly spacing: number;
}

/** `length` is in UTF-16 units; neighbouring runs differ. */
export interface Run {
  readonly length: number;
  readonly format: CharacterFormat;
}

/** `text` uses `\n` between paragraphs; there is one entry in `paragraphs` for each of them. */
export interface TextDocument {
  readonly text: string;
  readonly runs: readonly Run[];
  readonly paragraphs: readonly ParagraphFormat[];
}

export const plainCharacters: CharacterFormat = {
  bold: false,
  italic: false,
  underline: false,
  strikethrough: false,
  script: 'none',
  font: 'Calibri',
  size: 11,
  color: 'Automatic',
  highlight: 'No Color',
};
export const plainParagraph: ParagraphFormat = { style: 'Normal', align: 'left', list: 'none', indent: 0, spacing: 1 };

export function plainDocument(text: string): TextDocument {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  return {
    text: lines,
    runs: lines === '' ? [] : [{ length: lines.length, format: plainCharacters }],
    paragraphs: lines.split('\n').map(() => plainParagraph),
  };
}

/** The paragraph that the character at `offset` is in, counted from 0. */
export function paragraphAt(document: TextDocument, offset: number): number {
  let count = 0;
  for (let at = document.text.indexOf('\n'); at !== -1 && at < offset; at = document.text.indexOf('\n', at + 1)) {
    count += 1;
  }
  return count;
}

const sameFormat = (a: CharacterFormat, b: CharacterFormat) =>
  a === b || (Object.keys(a) as (keyof CharacterFormat)[]).every(key => a[key] === b[key]);

function merged(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (run.length === 0) continue;
    if (last && sameFormat(last.format, run.format)) {
      result[result.length - 1] = { length: last.length + run.length, format: last.format };
    } else result.push(run);
  }
  return result;
}

/** The runs of a stretch of the document. */
export function runsBetween(document: TextDocument, from: number, to: number): Run[] {
  const result: Run[] = [];
  let start = 0;
  for (const run of document.runs) {
    const length = Math.min(start + run.length, to) - Math.max(start, from);
    if (length > 0) result.push({ length, format: run.format });
    start += run.length;
  }
  return result;
}

/** The format that typing at `offset` continues: that of the character before it in its paragraph, else after it. */
export function formatAt(document: TextDocument, offset: number): CharacterFormat {
  const startsParagraph = offset === 0 || document.text[offset - 1] === '\n';
  const [after] = runsBetween(document, offset, offset + 1);
  const [before] = runsBetween(document, offset - 1, offset);
  const paragraphIsEmpty = startsParagraph && (document.text[offset] ?? '\n') === '\n';
  return ((startsParagraph && !paragraphIsEmpty ? after : before) ?? after)?.format ?? plainCharacters;
}

/** A stretch of the document as a document of its own. */
export function slice(document: TextDocument, from: number, to: number): TextDocument {
  return {
    text: document.text.slice(from, to),
    runs: runsBetween(document, from, to),
    paragraphs: document.paragraphs.slice(paragraphAt(document, from), paragraphAt(document, to) + 1),
  };
}

/** Puts `piece` where `from`–`to` was. A piece of one paragraph takes the paragraph format of where it lands. */
export function replaceRange(document: TextDocument, from: number, to: number, piece: TextDocument): TextDocument {
  const first = paragraphAt(document, from);
  const last = paragraphAt(document, to);
  const here = document.paragraphs[first] ?? plainParagraph;
  const arriving = piece.paragraphs.length === 1 ? [here] : [here, ...piece.paragraphs.slice(1)];
  return {
    text: document.text.slice(0, from) + piece.text + document.text.slice(to),
    runs: merged([
      ...runsBetween(document, 0, from),
      ...piece.runs,
      ...runsBetween(document, to, document.text.length),
    ]),
    paragraphs: [...document.paragraphs.slice(0, first), ...arriving, ...document.paragraphs.slice(last + 1)],
  };
}

/** A piece of plain text in one format; every paragraph of it looks like `paragraph`. */
export function piece(text: string, format: CharacterFormat, paragraph: ParagraphFormat): TextDocument {
  return {
    text,
    runs: text === '' ? [] : [{ length: text.length, format }],
    paragraphs: text.split('\n').map(() => paragraph),
  };
}

export function formatCharacters(
  document: TextDocument,
  from: number,
  to: number,
  change: Partial<CharacterFormat>,
): TextDocument {
  const runs = merged([
    ...runsBetween(document, 0, from),
    ...runsBetween(document, from, to).map(run => ({ length: run.length, format: { ...run.format, ...change } })),
    ...runsBetween(document, to, document.text.length),
  ]);
  return { ...document, runs };
}

/** Changes the format of every paragraph that `from`–`to` touches. */
export function formatParagraphs(
  document: TextDocument,
  from: number,
  to: number,
  change: (format: ParagraphFormat) => ParagraphFormat,
): TextDocument {
  const first = paragraphAt(document, from);
  const last = paragraphAt(document, to);
  return {
    ...document,
    paragraphs: document.paragraphs.map((format, index) => (index >= first && index <= last ? change(format) : format)),
  };
}

/** Words as a word count counts them: stretches without white space. */
export function wordCount(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}

import { isRoutineDeclaration, isStep } from '../language/generated/ast.ts';
import { actionRow, verbs } from '../protocol/actions.ts';
import type { Cursor } from './cursor.ts';
import { explainAction, explainWord } from './explain.ts';
import type { Offer } from './offer.ts';
import { formsOf } from './snippet.ts';
import { declarationWords, statementWords, type WordRow, wordRow } from './words.ts';

/** What may begin at the beginning of a line: the next step, then the declarations. */
export function offeredDeclarations(cursor: Cursor): Offer[] {
  const number = nextStepNumber(cursor);
  const step: Offer = {
    label: `${number}.`,
    rest: ' SENTENCE',
    kind: 'step',
    insert: `${number}. `,
    snippet: `${number}. \${1:sentence}`,
    documentation: 'A step. Without a block, the LAM works out what to do; a block `{ … }` says it exactly.',
  };
  return [step, ...Object.entries(declarationWords).flatMap(([word, row]) => offersOf(word, row))];
}

/** What may begin a statement: actions, then the other words, then calls of routines. */
export function offeredStatements(cursor: Cursor): Offer[] {
  const actions = verbs.flatMap(verb =>
    formsOf(actionRow(verb).syntax).map(
      ({ label, rest, snippet }): Offer => ({
        label,
        rest,
        kind: 'action',
        snippet,
        insert: `${label} `,
        documentation: explainAction(verb),
      }),
    ),
  );
  const others = { ...statementWords, step: declarationWords.step };
  return [
    ...actions,
    ...Object.entries(others).flatMap(([word, row]) => offersOf(word, row)),
    ...cursor.plan.names.visibleAt(cursor.offset).flatMap(({ name, node }): Offer[] => {
      if (!isRoutineDeclaration(node)) return [];
      const parameters = node.parameters.map(parameter => parameter.name);
      const places = parameters.map((parameter, i) => `\${${i + 1}:${parameter}}`);
      return [
        {
          label: name,
          rest: `(${parameters.join(', ')})`,
          kind: 'routine',
          detail: 'routine',
          insert: `${name}(`,
          snippet: `${name}(${places.join(', ')})`,
        },
      ];
    }),
  ];
}

/** Words that go on with a statement: what belongs to it, what compares and combines, what may be added. */
export function offeredWords({ words, before }: Cursor): Offer[] {
  const rank = (word: string) => later.indexOf(word) + 1;
  const needsNoTruth = neverTruth.test(before.at(-1)?.tokenType.name ?? '');
  return words
    .filter(word => !(needsNoTruth && truthWords.includes(word)))
    .sort((a, b) => rank(a) - rank(b))
    .map(word => ({ label: word, kind: 'word', documentation: explainWord(word) }));
}

const truthWords = ['true', 'false', 'not'];
/** Behind these words comes a text or a number. */
const neverTruth = /^(press|launch|limit|retry|repeat|with|up|down|left|right)$/;
const later = [
  'holding',
  'is',
  'contains',
  'matches',
  'exists',
  'does',
  'and',
  'or',
  'timeout',
  'true',
  'false',
  'not',
];

function offersOf(word: string, row: WordRow): Offer[] {
  return formsOf(row.syntax).map(({ label, rest, snippet }) => ({
    label,
    rest,
    kind: 'word',
    snippet,
    insert: wordRow(word) && rest === '' ? label : `${label} `,
    documentation: explainWord(word),
  }));
}

/** The number behind that of the last numbered step before the cursor: `3` behind `2`, `1.3` behind `1.2`. */
function nextStepNumber({ plan: { source }, offset }: Cursor): string {
  let last = '0';
  for (const piece of source.pieces) {
    const { item } = piece.root;
    if (source.placeOf(piece).offset >= offset) break;
    if (isStep(item) && item.number !== undefined) last = item.number;
  }
  const parts = last.split('.');
  const end = Number(parts.pop());
  return [...parts, end + 1].join('.');
}

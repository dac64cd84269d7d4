import { canonicalText } from '../../controls/text-match.ts';
import type { GuardRule } from '../../protocol/guard-rules.ts';
import { asian } from './guard-words/asian.ts';
import { germanic } from './guard-words/germanic.ts';
import { otherEuropean } from './guard-words/other-european.ts';
import { romance } from './guard-words/romance.ts';
import { slavic } from './guard-words/slavic.ts';
import type { GuardWords } from './guard-words/words.ts';

/** Every language's words: a program may speak another language than the system. */
export const guardWords: readonly GuardWords[] = [...germanic, ...romance, ...slavic, ...otherEuropean, ...asian];

/** The rules that words recognise. */
const namedRules = ['delete', 'send', 'overwrite', 'discard', 'run', 'install', 'pay'] as const satisfies GuardRule[];
type NamedRule = (typeof namedRules)[number];

/** Rules about the answer to a question that a dialog asks. */
const askedRules = ['delete', 'overwrite', 'discard'] as const satisfies NamedRule[];

type Test = (name: string) => boolean;

/**
 * A name as it is compared here: as selectors compare names, without an access key in brackets (`削除(D)`), with one
 * kind of apostrophe and one kind of Romanian letters.
 */
function comparable(name: string): string {
  return canonicalText(name.replace(/\s*\(&?[\p{L}\p{N}]\)\s*(?=$|…|\.\.\.|:)/u, ''))
    .replace(/[’‘`´]/g, "'")
    .replaceAll('ş', 'ș')
    .replaceAll('ţ', 'ț');
}

function alternatives(text: string | undefined): string[] {
  return text === undefined ? [] : text.split('|').map(comparable);
}

/** Whether a longer name has one of these phrases where the language puts its verb. */
function verbTest(phrases: readonly string[], place: GuardWords['verb']): Test {
  switch (place) {
    case 'first':
      return name => phrases.some(phrase => name.startsWith(`${phrase} `));
    case 'last':
      return name => phrases.some(phrase => name.endsWith(` ${phrase}`));
    case 'joined first':
      return name => phrases.some(phrase => name.startsWith(phrase));
    case 'joined last':
      return name => phrases.some(phrase => name.endsWith(phrase));
  }
}

/** A rule's words in one language. */
interface NameTest {
  readonly whole: ReadonlySet<string>;
  readonly isVerb: Test;
}

interface RuleTests {
  readonly languages: readonly NameTest[];
  /** Of any language: these names mean something else. */
  readonly exceptions: readonly Test[];
}

const tests = new Map<NamedRule, RuleTests>(
  namedRules.map(rule => [
    rule,
    {
      languages: guardWords.map(words => {
        const { names, verbs } = words[rule];
        return {
          whole: new Set([...alternatives(names), ...alternatives(verbs)]),
          isVerb: verbTest(alternatives(verbs), words.verb),
        };
      }),
      exceptions: guardWords.flatMap(words => {
        const phrases = alternatives(words[rule].not);
        const begins = verbTest(phrases, words.verb);
        return phrases.length === 0 ? [] : [(name: string) => phrases.includes(name) || begins(name)];
      }),
    },
  ]),
);

/** The rules that the name of a button or menu item matches. `whole`: only as a whole, not by the verb in it. */
export function rulesOfName(name: string, extent: 'whole' | 'verb'): GuardRule[] {
  const text = comparable(name);
  if (text === '') return [];
  return namedRules.filter(rule => {
    const { languages = [], exceptions = [] } = tests.get(rule) ?? {};
    if (exceptions.some(isException => isException(text))) return false;
    return languages.some(({ whole, isVerb }) => whole.has(text) || (extent === 'verb' && isVerb(text)));
  });
}

const answers = guardWords.map(words => {
  const yes = alternatives(words.yes);
  return {
    delete: new Set(yes),
    overwrite: new Set([...yes, ...alternatives(words.overwrite.answers)]),
    discard: new Set(alternatives(words.no)),
    asks: {
      delete: alternatives(words.delete.asks),
      overwrite: alternatives(words.overwrite.asks),
      discard: alternatives(words.discard.asks),
    },
  };
});

/** Whether any question of a dialog could be answered by a button of this name. */
export function isAnswer(name: string): boolean {
  const text = comparable(name);
  return answers.some(language => askedRules.some(rule => language[rule].has(text)));
}

/** The rules that an answer to a dialog matches: *Yes* where it says that a file already exists. */
export function rulesOfAnswer(name: string, dialogTexts: readonly string[]): GuardRule[] {
  const text = comparable(name);
  const said = comparable(dialogTexts.join(' '));
  return askedRules.filter(rule =>
    answers.some(language => language[rule].has(text) && language.asks[rule].some(phrase => said.includes(phrase))),
  );
}

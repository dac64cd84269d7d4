/**
 * The words that Windows, Office and their like show on buttons and menu items which the guard asks about, a language a
 * row. Alternatives are parted by `|`. Compared as names of controls are: without case, `&` and a trailing `…`.
 */
export interface GuardWords {
  readonly language: string;
  /** Where the verb stands in a name of several words. `joined`: the language writes no spaces. */
  readonly verb: 'first' | 'last' | 'joined first' | 'joined last';
  readonly yes: string;
  readonly no: string;
  readonly delete: NamesAndVerbs & { readonly asks: string };
  readonly send: NamesAndVerbs;
  /** `answers`: what else means yes in a dialog that asks whether to overwrite. */
  readonly overwrite: NamesAndVerbs & { readonly answers: string; readonly asks: string };
  /** `asks`: a dialog that asks whether to save; *no* loses the changes. */
  readonly discard: NamesAndVerbs & { readonly asks: string };
  readonly run: NamesAndVerbs;
  readonly install: NamesAndVerbs;
  readonly pay: NamesAndVerbs;
}

interface NamesAndVerbs {
  /** Whole names. */
  readonly names?: string;
  /** Whole names, and the verb of longer ones: `Delete` in `Delete message`. */
  readonly verbs?: string;
  /** What begins (or, where verbs stand last, ends) like this is something else: `Send to back`. */
  readonly not?: string;
}

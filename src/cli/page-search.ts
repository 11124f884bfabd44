import MiniSearch from "minisearch";
import type { Rule } from "../rule.js";

/** A rule's page as a whole, or one of the texts on it that Teams or Graph answers with. */
interface Entry {
  readonly id: number;
  readonly rule: Rule;
  readonly text: string;
  readonly isErrorText: boolean;
}

/** The bullets below this heading are texts as people see them. */
const ERROR_TEXTS = /^## Error texts\n+((?:- `.*`\n)+)/m;

/** Rules in a list of hits: nobody tries more. */
const MOST = 5;

/** Of the words that were asked for, the part that an answer has to hold. */
const ENOUGH = 0.5;

/**
 * The rules whose pages speak of a text, the best first: values, numbers and what stands before or behind
 * the text itself may be others than on the page. None where no page holds half of the words.
 */
export function searchPages(
  asked: string,
  rules: readonly Rule[],
  pageOf: (id: string) => string | undefined,
): readonly Rule[] {
  const entries = rules.flatMap((rule) => entriesOf(rule, pageOf(rule.id) ?? rule.summary));
  const index = new MiniSearch<Entry>({ fields: ["text"], tokenize: wordsOf });
  const all = entries.map((entry, id) => ({ ...entry, id }));
  index.addAll(all);
  const words = new Set(wordsOf(asked));
  const hits = index.search(asked, {
    boostDocument: (id) => (all[id as number]!.isErrorText ? 2 : 1),
    filter: ({ queryTerms }) => new Set(queryTerms).size >= ENOUGH * words.size,
  });
  return [...new Set(hits.map(({ id }) => all[id as number]!.rule))].slice(0, MOST);
}

function entriesOf(rule: Rule, page: string): Omit<Entry, "id">[] {
  const texts = ERROR_TEXTS.exec(page)?.[1]?.match(/(?<=^- `).*(?=`$)/gm) ?? [];
  return [
    { rule, text: page, isErrorText: false },
    ...texts.map((text) => ({ rule, text, isErrorText: true })),
  ];
}

/** Words that tell nothing of what a text is about. */
const FILLERS = new Set(
  "the and for not with that this you your are was has have been can may".split(" "),
);

/** Of three letters or more, in lower case. Numbers and ids are left out: these are other ones each time. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return words.filter((word) => !FILLERS.has(word));
}

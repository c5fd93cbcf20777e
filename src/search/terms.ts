import { searchTerms } from "../arabic/stem.ts";
import { eachWord } from "../arabic/tokens.ts";

/** Longer words are cut: nobody looks for them, and both databases bound the size of a word. */
const LONGEST_TERM = 40;
/** Words of a body past this are not indexed; PostgreSQL holds no more than a megabyte of an item. */
const MOST_TERMS = 10_000;
/** A query is read up to here, in UTF-16 units, and up to so many different words. */
const LONGEST_QUERY = 400;
const MOST_QUERY_TERMS = 12;

/** Words that were stemmed before: most words of an archive are the same few thousand. */
export type KnownWords = Map<string, string[]>;

/** The stems that a text is found by, in order and with repeats. `known` is filled, and spares the second stemming of a word. */
export function textTerms(text: string, known: KnownWords = new Map()): string[] {
  const terms: string[] = [];
  eachWord(text, (start, end) => {
    if (terms.length >= MOST_TERMS) return;
    const word = text.slice(start, end);
    let found = known.get(word);
    if (!found) known.set(word, (found = searchTerms(word).map(shorten).filter(Boolean)));
    terms.push(...found);
  });
  return terms.slice(0, MOST_TERMS);
}

/** The stems that a reader's query asks for, each once, at most twelve. Any string will do. */
export function queryTerms(query: string): string[] {
  return [...new Set(textTerms(query.slice(0, LONGEST_QUERY)))].slice(0, MOST_QUERY_TERMS);
}

const shorten = (term: string) =>
  term.length <= LONGEST_TERM ? term : term.slice(0, LONGEST_TERM).replace(/[\uD800-\uDBFF]$/, "");

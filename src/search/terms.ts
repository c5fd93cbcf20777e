import { searchTerms } from "../arabic/stem.ts";

/** Longer words are cut: nobody looks for them, and both databases bound the size of a word. */
const LONGEST_TERM = 40;
/** Words of a body past this are not indexed; PostgreSQL holds no more than a megabyte of an item. */
const MOST_TERMS = 10_000;
/** A query is read up to here, in UTF-16 units, and up to so many different words. */
const LONGEST_QUERY = 400;
const MOST_QUERY_TERMS = 12;

/** The stems that a text is found by, in order and with repeats. */
export function textTerms(text: string): string[] {
  return searchTerms(text).map(shorten).filter(Boolean).slice(0, MOST_TERMS);
}

/** The stems that a reader's query asks for, each once, at most twelve. Any string will do. */
export function queryTerms(query: string): string[] {
  return [...new Set(textTerms(query.slice(0, LONGEST_QUERY)))].slice(0, MOST_QUERY_TERMS);
}

const shorten = (term: string) =>
  term.length <= LONGEST_TERM ? term : term.slice(0, LONGEST_TERM).replace(/[\uD800-\uDBFF]$/, "");

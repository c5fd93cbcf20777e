import { tokens } from "../arabic/tokens.ts";
import { queryTerms, textTerms } from "./terms.ts";

/** A stretch of a text as it was written; `marked` where the reader's words stand in it. */
export interface Stretch {
  text: string;
  marked: boolean;
}

/** Splits a text so that the words which a query finds can be marked: whole words in their own letters, never a part. */
export function highlight(text: string, query: string): Stretch[] {
  const wanted = new Set(queryTerms(query));
  const stretches: Stretch[] = [];
  let from = 0;
  const push = (to: number, marked: boolean) => {
    if (to > from) stretches.push({ text: text.slice(from, to), marked });
    from = to;
  };
  if (wanted.size > 0)
    for (const { word, start, end } of tokens(text)) {
      if (!textTerms(word).some((term) => wanted.has(term))) continue;
      push(start, false);
      push(end, true);
    }
  push(text.length, false);
  return stretches;
}

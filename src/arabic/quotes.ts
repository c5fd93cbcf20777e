import type { Edit } from "./edits.ts";
import type { Language } from "./language.ts";
import { latin, scriptsAround } from "./characters.ts";

type Kind = "guillemet" | "straight" | "curly";

/** A quotation mark of a text, in UTF-16 units, and the index of the one it is matched with. */
export interface QuoteMark {
  start: number;
  end: number;
  mark: string;
  kind: Kind;
  opens: boolean;
  partner: number | undefined;
}

/** The longest paragraph the typographer reads, in UTF-16 units: what is longer was written by no person. */
export const maxParagraph = 200_000;

/** Once so many findings are listed no further paragraph is read: nobody would look at more. */
export const maxFindings = 100_000;

const quoteRun = /(?:["“”„‟«»]|<<|>>)+/g;
const singleMark = /["“”„‟«»]|<<|>>/g;

function kindOf(mark: string): Kind {
  if (mark === '"') return "straight";
  return /[“”„‟]/.test(mark) ? "curly" : "guillemet";
}

/** True, false or undefined as the characters around say that a mark opens, closes or may do either. */
function opensBetween(before: string, after: string): boolean | undefined {
  const afterGap = before === "" || /[\s([{ـ\-–—/*_:،؛,;]/.test(before);
  const beforeGap = after === "" || /[\s)\]}،؛؟.,;:!?…\-–—/*_]/.test(after);
  if (afterGap === beforeGap) return undefined;
  return afterGap;
}

/** Every quotation mark of a paragraph in order, matched where it can be; runs of four and more are no quotes. */
export function matchQuotes(text: string): QuoteMark[] {
  const marks: QuoteMark[] = [];
  const open: number[] = [];
  const openOf: Record<Kind, number> = { guillemet: 0, straight: 0, curly: 0 };
  const close = (mark: QuoteMark, index: number): void => {
    // Marks opened since and never closed are left unmatched.
    for (let top = open.pop(); top !== undefined; top = open.pop()) {
      const opener = marks[top];
      if (!opener) return;
      openOf[opener.kind]--;
      if (opener.kind !== mark.kind) continue;
      opener.partner = index;
      mark.partner = top;
      return;
    }
  };
  for (const run of text.matchAll(quoteRun)) {
    const parts = run[0].length > 8 ? [] : [...run[0].matchAll(singleMark)];
    if (parts.length === 0 || parts.length > 3) continue;
    const end = run.index + run[0].length;
    const byPlace = opensBetween(text.charAt(run.index - 1), text.charAt(end));
    for (const part of parts) {
      const mark = part[0];
      const kind = kindOf(mark);
      const start = run.index + part.index;
      const byForm = kind === "guillemet" ? mark === "«" || mark === "<<" : byPlace;
      const opens = byForm ?? openOf[kind] === 0;
      const quote: QuoteMark = { start, end: start + mark.length, mark, kind, opens, partner: undefined };
      const index = marks.push(quote) - 1;
      if (opens) {
        open.push(index);
        openOf[kind]++;
      } else if (openOf[kind] > 0) close(quote, index);
    }
  }
  return marks;
}

const shapes: Record<Language, readonly [string, string, string, string]> = {
  ar: ["«", "»", "“", "”"],
  fr: ["«", "»", "“", "”"],
  en: ["“", "”", "‘", "’"],
};

/** Matched marks in the newsroom's shapes: outer «…», inner “…” (English “…” and ‘…’), inner spaces as each language has them. */
export function quoteEdits(text: string, language: Language): Edit[] {
  const marks = matchQuotes(text);
  if (marks.length === 0) return [];
  const scripts = language === "ar" ? scriptsAround(text) : undefined;
  const edits: Edit[] = [];
  const [outerOpen, outerClose, innerOpen, innerClose] = shapes[language];
  let depth = 0;
  for (const quote of marks) {
    if (quote.partner === undefined) continue;
    const partner = marks[quote.partner];
    if (!partner) continue;
    if (!quote.opens) depth--;
    const isOuter = depth === 0;
    if (quote.opens) depth++;
    const opener = quote.opens ? quote : partner;
    const closer = quote.opens ? partner : quote;
    const isForeign = scripts?.before[opener.start] === latin && scripts.after[closer.end] === latin;
    if (isForeign || isBlank(text, opener.end, closer.start)) continue;
    const opening = isOuter ? outerOpen : innerOpen;
    const closing = isOuter ? outerClose : innerClose;
    const gap = language === "fr" && isOuter ? "\u202F" : "";
    const edit = quote.opens
      ? openingEdit(text, quote, opening + gap)
      : closingEdit(text, quote, gap + closing);
    if (text.slice(edit.start, edit.end) !== edit.after) edits.push(edit);
  }
  return edits;
}

/** Nothing but spaces and other quotes is no quotation; at most the first few units are looked at. */
function isBlank(text: string, from: number, to: number): boolean {
  return /^[\s"“”„‟«»<>]*$/.test(text.slice(from, Math.min(to, from + 64)));
}

const maxSpaces = 8;

function openingEdit(text: string, quote: QuoteMark, after: string): Edit {
  let end = quote.end;
  while (end < quote.end + maxSpaces && /[ \u00A0\u202F]/.test(text.charAt(end))) end++;
  return { start: quote.start, end, after, rule: "quotes" };
}

function closingEdit(text: string, quote: QuoteMark, after: string): Edit {
  let start = quote.start;
  while (start > quote.start - maxSpaces && /[ \u00A0\u202F]/.test(text.charAt(start - 1))) start--;
  return { start, end: quote.end, after, rule: "quotes" };
}

/** A quotation mark that has no partner in its paragraph. */
export interface UnbalancedQuote {
  start: number;
  end: number;
  mark: string;
}

/** The quotation marks without a partner, paragraph by paragraph up to `maxFindings`, for the writer to look at. */
export function unbalancedQuotes(text: string): UnbalancedQuote[] {
  const found: UnbalancedQuote[] = [];
  let from = 0;
  for (const paragraph of text.split("\n")) {
    if (found.length >= maxFindings) break;
    for (const { start, end, mark, partner } of paragraph.length > maxParagraph
      ? []
      : matchQuotes(paragraph)) {
      if (partner === undefined) found.push({ start: from + start, end: from + end, mark });
    }
    from += paragraph.length + 1;
  }
  return found;
}

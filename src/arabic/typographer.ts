import { hasArabic } from "./characters.ts";
import { applyEdits, composeEdits, type Edit } from "./edits.ts";
import type { Language } from "./language.ts";
import { maxFindings, maxParagraph, quoteEdits } from "./quotes.ts";
import {
  addSpaceAfter,
  dropSpaceBefore,
  joinDots,
  joinSpaces,
  removeInvisible,
  removeMessageMarkers,
  removeTatweel,
  type Rule,
  spaceEnglish,
  spaceFrench,
  useArabicSigns,
} from "./typography-rules.ts";

export { unbalancedQuotes } from "./quotes.ts";

/** A change offered to the writer: UTF-16 offsets on the original text, what stands there, what should, and the rule's name. */
export interface Proposal {
  start: number;
  end: number;
  before: string;
  after: string;
  rule: string;
}

const everywhere: Rule[] = [removeInvisible, removeMessageMarkers, joinSpaces, joinDots];

const rules: Record<Language, Rule[]> = {
  ar: [
    ...everywhere,
    removeTatweel,
    useArabicSigns,
    dropSpaceBefore,
    addSpaceAfter,
    (text) => quoteEdits(text, "ar"),
  ],
  fr: [...everywhere, spaceFrench, (text) => quoteEdits(text, "fr")],
  en: [...everywhere, spaceEnglish, (text) => quoteEdits(text, "en")],
};

// One rule may make room for another; real text is at rest after two rounds.
const maxRounds = 24;

interface Span {
  start: number;
  end: number;
}

/** Web and mail addresses and handles, without the punctuation around them: no rule touches their inside. */
function findAddresses(text: string): Span[] {
  if (!/@|:\/\/|www\./i.test(text)) return [];
  const spans: Span[] = [];
  for (const match of text.matchAll(/\S+/g)) {
    const chunk = match[0];
    if (!/@|:\/\/|www\./i.test(chunk)) continue;
    let from = 0;
    let to = chunk.length;
    while (from < to && /["“”«»([{،؛]/.test(chunk.charAt(from))) from++;
    while (to > from && /["“”«»)\]}،؛؟.,;:!?…]/.test(chunk.charAt(to - 1))) to--;
    spans.push({ start: match.index + from, end: match.index + to });
  }
  return spans;
}

function outsideAddresses(text: string, edits: Edit[]): Edit[] {
  if (edits.length === 0) return edits;
  const spans = findAddresses(text);
  let next = 0;
  return edits.filter((edit) => {
    while (next < spans.length && (spans[next]?.end ?? 0) <= edit.start) next++;
    const span = spans[next];
    return span === undefined || edit.end <= span.start;
  });
}

function editParagraph(text: string, language: Language): Edit[] {
  if (text.length > maxParagraph) return [];
  const chosen = language === "ar" && !hasArabic(text) ? everywhere : rules[language];
  let edits: Edit[] = [];
  let current = text;
  for (let round = 0; round < maxRounds; round++) {
    const before = current;
    for (const rule of chosen) {
      const found = outsideAddresses(current, rule(current));
      if (found.length === 0) continue;
      edits = composeEdits(edits, current, found);
      current = applyEdits(current, found);
    }
    if (current === before) break;
  }
  return edits;
}

/**
 * What the typographer would change, in order and without overlap: quotation marks, spaces around punctuation, Arabic
 * signs, tatweel, ellipsis and remnants of pasting. Letters and numbers never change; paragraphs over `maxParagraph`
 * are left as they are, and no paragraph is read once `maxFindings` proposals are there.
 */
export function proposeTypography(text: string, language: Language = "ar"): Proposal[] {
  const proposals: Proposal[] = [];
  let from = 0;
  for (const paragraph of text.split("\n")) {
    if (proposals.length >= maxFindings) break;
    for (const { start, end, after, rule } of editParagraph(paragraph, language)) {
      const before = paragraph.slice(start, end);
      if (before !== after) proposals.push({ start: from + start, end: from + end, before, after, rule });
    }
    from += paragraph.length + 1;
  }
  return proposals;
}

/** The text with the given proposals, which are in order; without any, with all that would be proposed for Arabic. */
export function applyTypography(text: string, proposals?: readonly Proposal[]): string {
  if (proposals) return applyEdits(text, proposals);
  return text
    .split("\n")
    .map((paragraph) => applyEdits(paragraph, editParagraph(paragraph, "ar")))
    .join("\n");
}

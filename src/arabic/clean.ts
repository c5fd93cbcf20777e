import { balanceIsolates } from "./bidi.ts";

// Lone surrogates, controls but tab and line feed, embeddings and overrides, deprecated format
// characters, the byte order mark and noncharacters (Unicode, chapter 23).
const unwanted = /(?:[\p{Cs}\p{NChar}\u202A-\u202E\u206A-\u206F\uFEFF]|(?![\t\n])\p{Cc})+/gu;
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const allBidi = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g;

// Of each run of combining marks, what Unicode's Stream-Safe Text Format allows, and what a letter needs:
// shadda, vowel, small alef and a Quranic mark.
const overlongMarks = /(\p{M}{30})\p{M}+/gu;
const needlessMarks = /(\p{M}{4})\p{M}+/gu;

/**
 * NFC in linear time: reordering marks costs the square of a run of them, so runs are first cut
 * at 30 (the Stream-Safe Text Format of UAX #15, section 13).
 */
export function normalizeNfc(text: string): string {
  return text.replace(overlongMarks, "$1").normalize("NFC");
}

/** Text fit to be stored: NFC, at most four marks a letter, no controls, overrides or broken characters; line ends become \n (UAX #9, #15). */
export function cleanText(text: string): string {
  const kept = text.replace(lineEnds, "\n").replace(unwanted, "");
  return normalizeNfc(balanceIsolates(kept)).replace(needlessMarks, "$1");
}

/**
 * `cleanText` on one line: white space runs become a space, the ends are trimmed, no bidi control stays. A no-break space
 * that stands alone is kept: French typography needs it.
 */
export function cleanLine(text: string): string {
  const kept = text.replace(lineEnds, "\n").replace(unwanted, "").replace(allBidi, "");
  return normalizeNfc(kept).replace(needlessMarks, "$1").replace(/\s+/g, oneSpace).trim();
}

const oneSpace = (run: string): string => (run === "\u00A0" || run === "\u202F" ? run : " ");

/** Text without Arabic vowel signs and Quranic marks (Unicode block Arabic, general category Mn). */
export function stripTashkeel(text: string): string {
  return text.replace(
    /[\u0610-\u061A\u064B-\u0652\u0656-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u0898-\u089F\u08CA-\u08E1\u08E3-\u08FF]+/g,
    "",
  );
}

/** Text without bidi marks and controls, zero-width characters, soft hyphens and byte order marks. */
export function stripInvisible(text: string): string {
  return text.replace(/[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]+/g, "");
}

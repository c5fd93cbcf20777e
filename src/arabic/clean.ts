import { balanceIsolates } from "./bidi.ts";

// Lone surrogates, controls but tab and line feed, embeddings and overrides, deprecated format
// characters, the byte order mark and noncharacters (Unicode, chapter 23).
// eslint-disable-next-line no-control-regex
const unwanted = /[\p{Cs}\u0000-\u0008\u000E-\u001F\u007F-\u009F\u202A-\u202E\u206A-\u206F\uFEFF\p{NChar}]+/gu;
const lineEnds = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g;
const allBidi = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g;

/** The most combining marks one letter keeps; shadda, vowel, small alef and a Quranic mark fit. */
export const maxMarks = 4;

function capMarks(text: string, max: 4 | 30): string {
  if (max === 30) return text.replace(/(\p{M}{30})\p{M}+/gu, "$1");
  return text.replace(/(\p{M}{4})\p{M}+/gu, "$1");
}

/**
 * NFC in linear time: reordering marks costs the square of a run of them, so runs are first cut
 * at 30 (the Stream-Safe Text Format of UAX #15, section 13).
 */
export function normalizeNfc(text: string): string {
  return capMarks(text, 30).normalize("NFC");
}

/** Text fit to be stored: NFC, without controls, overrides and broken characters; line ends become \n (UAX #9, #15). */
export function cleanText(text: string): string {
  const kept = text.replace(lineEnds, "\n").replace(unwanted, "");
  return capMarks(normalizeNfc(balanceIsolates(kept)), maxMarks);
}

/** `cleanText` on one line: white space runs become a space, the ends are trimmed, no bidi control stays. */
export function cleanLine(text: string): string {
  const kept = text.replace(lineEnds, "\n").replace(unwanted, "").replace(allBidi, "");
  return capMarks(normalizeNfc(kept), maxMarks).replace(/\s+/g, " ").trim();
}

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

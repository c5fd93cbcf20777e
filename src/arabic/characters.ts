/** The class of what stands between words: spaces, signs, symbols. */
export const separator = 0;
/** The class of letters of the Arabic script. */
export const arabicLetter = 1;
/** The class of letters of every other script. */
export const otherLetter = 2;
/** The class of digits and other numbers (general category N). */
export const digit = 3;
/** The class of combining marks (general category M) and tatweel. */
export const mark = 4;
/** The class of invisible characters that do not part a word: soft hyphen, joiners, direction marks. */
export const joiner = 5;
const unknown = 255;

// The class of each UTF-16 unit, found the first time it is met.
const classes = new Uint8Array(65_536).fill(unknown);

/** The class of one character; tatweel counts as a mark, for it belongs to the word around it but begins none. */
export function classify(char: string): number {
  if (char === "ـ") return mark;
  if (/[\u00AD\u200B-\u200F\u061C\u2060\uFEFF]/.test(char)) return joiner;
  if (/\p{M}/u.test(char)) return mark;
  if (/\p{N}/u.test(char)) return digit;
  if (!/\p{L}/u.test(char)) return separator;
  return /\p{Script=Arabic}/u.test(char) ? arabicLetter : otherLetter;
}

/** `classify` for a UTF-16 unit by its code, from a table. */
export function classOfUnit(code: number): number {
  let found = classes[code] ?? separator;
  if (found === unknown) {
    found = classify(String.fromCharCode(code));
    classes[code] = found;
  }
  return found;
}

/** True for a letter or vowel sign of the Arabic script at this place of a text; false outside the text. */
export function isArabicAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const code = text.charCodeAt(at);
  const kind = classOfUnit(code);
  return kind === arabicLetter || (kind === mark && code >= 0x0610 && code <= 0x08ff && code !== 0x0640);
}

/** Marks a place whose nearest letter is Arabic. */
export const arabic = 1;
/** Marks a place whose nearest letter is of another script. */
export const latin = 2;

/** For each UTF-16 offset, the script of the last letter before it and of the first one from it on: 0, `arabic` or `latin`. */
export interface ScriptsAround {
  before: Uint8Array;
  after: Uint8Array;
}

/** True when the text holds a letter of the Arabic script. */
export function hasArabic(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (classOfUnit(text.charCodeAt(at)) === arabicLetter) return true;
  return false;
}

function scriptAt(text: string, at: number): number {
  const kind = classOfUnit(text.charCodeAt(at));
  return kind === arabicLetter ? arabic : kind === otherLetter ? latin : 0;
}

/** The scripts of the letters around every offset of a text, in one pass each way. */
export function scriptsAround(text: string): ScriptsAround {
  const before = new Uint8Array(text.length + 1);
  const after = new Uint8Array(text.length + 1);
  for (let at = 0; at < text.length; at++) before[at + 1] = scriptAt(text, at) || (before[at] ?? 0);
  for (let at = text.length - 1; at >= 0; at--) after[at] = scriptAt(text, at) || (after[at + 1] ?? 0);
  return { before, after };
}

import {
  arabicLetter,
  classify,
  classOfUnit,
  digit,
  joiner,
  mark,
  otherLetter,
  separator,
} from "./characters.ts";
import type { Language } from "./language.ts";

/** A word as written and where it stands in the original text, in UTF-16 units. */
export interface Token {
  word: string;
  start: number;
  end: number;
}

function classAt(text: string, at: number): { kind: number; size: number } {
  const code = text.codePointAt(at) ?? 0;
  return code > 0xffff
    ? { kind: classify(String.fromCodePoint(code)), size: 2 }
    : { kind: classOfUnit(code), size: 1 };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function goesOn(word: number, next: number): boolean {
  // «63مليون» and «الـCNSS» are two words each; «covid19» and «5G» are one.
  return next === word || (word !== arabicLetter && next !== arabicLetter && next !== separator);
}

/** Digits may hold one separator between two of them: 14.000, 3,5, ١٤٬٠٠٠ (UAX #29, MidNum). */
function joinsDigits(text: string, at: number): boolean {
  return /[.,٫٬]/.test(text.charAt(at)) && classOfUnit(text.charCodeAt(at + 1)) === digit;
}

function wordEnd(text: string, start: number, first: number): number {
  let word = first;
  let last = first;
  let end = start;
  let at = start;
  while (at < text.length) {
    let kind = classOfUnit(text.charCodeAt(at));
    let size = 1;
    if (kind === separator && isHighSurrogate(text.charCodeAt(at))) ({ kind, size } = classAt(text, at));
    if (kind === separator) {
      if (last !== digit || !joinsDigits(text, at)) break;
    } else if (kind === mark) end = at + size;
    else if (kind !== joiner) {
      if (!goesOn(word, kind)) break;
      if (kind !== digit) word = kind;
      last = kind;
      end = at + size;
    }
    at += size;
  }
  return end;
}

/** Calls `visit` with the bounds of each word, in order; vowel signs and tatweel never split a word (after UAX #29). */
export function eachWord(text: string, visit: (start: number, end: number) => void): void {
  let at = 0;
  while (at < text.length) {
    const { kind, size } = classAt(text, at);
    if (kind !== arabicLetter && kind !== otherLetter && kind !== digit) {
      at += size;
      continue;
    }
    const end = wordEnd(text, at, kind);
    visit(at, end);
    at = end;
  }
}

/** The words of a text: runs of Arabic letters, of other letters with digits, and numbers. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  eachWord(text, (start, end) => found.push({ word: text.slice(start, end), start, end }));
  return found;
}

/** How many words a text has. */
export function countWords(text: string): number {
  let count = 0;
  eachWord(text, () => count++);
  return count;
}

// Words a minute of silent reading: S. Trauzettel-Klosinski and K. Dietz, IOVS 53 (2012), rounded.
const pace: Record<Language, number> = { ar: 140, fr: 195, en: 230 };

/** Whole minutes that a grown reader needs for so many words, at least one unless there are none. */
export function readingMinutes(words: number, language: Language): number {
  return words > 0 ? Math.max(1, Math.round(words / pace[language])) : 0;
}

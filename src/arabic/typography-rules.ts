import type { Edit } from "./edits.ts";
import { arabic, isArabicAt, scriptsAround } from "./characters.ts";

/** A rule of typography: the edits it proposes on one paragraph, in order and apart from each other. */
export type Rule = (text: string) => Edit[];

function isSpace(char: string): boolean {
  return /[ \u00A0\u2000-\u200A\u202F\u3000]/.test(char);
}

function isDigit(char: string): boolean {
  return /[0-9٠-٩۰-۹]/.test(char);
}

function removal(start: number, end: number, rule: string): Edit {
  return { start, end, after: "", rule };
}

/** Soft hyphens, zero-width spaces, joiners that join nothing and object placeholders, left behind by pasting. */
export function removeInvisible(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(/[\u00AD\u200B-\u200D\u2060\uFEFF\uFFFC]/g)) {
    const at = match.index;
    const before = text.charAt(at - 1);
    const isJoining =
      match[0] === "\u200C"
        ? isArabicAt(text, at - 1) && isArabicAt(text, at + 1)
        : match[0] === "\u200D" && before !== "" && !/[\s\u200B-\u200D]/.test(before);
    if (!isJoining) edits.push(removal(at, at + 1, "invisible"));
  }
  return edits;
}

/** The signs around *bold* and _italic_ words of WhatsApp messages. */
export function removeMessageMarkers(text: string): Edit[] {
  const edits: Edit[] = [];
  const pending: Record<string, number | undefined> = {};
  let lastWord = -1;
  for (const match of text.matchAll(/[*_]|[\p{L}\p{N}]+/gu)) {
    const marker = match[0];
    const at = match.index;
    if (marker !== "*" && marker !== "_") {
      lastWord = at;
      continue;
    }
    const before = text.charAt(at - 1);
    const after = text.charAt(at + 1);
    const opened = pending[marker];
    const closes = /\S/.test(before) && before !== marker && after !== marker && !/[\p{L}\p{N}]/u.test(after);
    const opens =
      /\S/.test(after) && after !== marker && before !== marker && !/[\p{L}\p{M}\p{N}]/u.test(before);
    if (opened !== undefined && closes && lastWord > opened) {
      edits.push(removal(opened, opened + 1, "messageMarkers"), removal(at, at + 1, "messageMarkers"));
      pending[marker] = undefined;
    } else if (opens) pending[marker] = at;
  }
  return edits.sort((a, b) => a.start - b.start);
}

/** Two spaces and more, of whatever width, become one. */
export function joinSpaces(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(/[ \u00A0\u2000-\u200A\u202F\u3000]{2,}/g)) {
    edits.push({ start: match.index, end: match.index + match[0].length, after: " ", rule: "spaces" });
  }
  return edits;
}

/** Three dots become the ellipsis; longer rows of dots are left to forms and tables. */
export function joinDots(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(/(?<![.…])\.{3}(?![.…])/g)) {
    edits.push({ start: match.index, end: match.index + 3, after: "…", rule: "ellipsis" });
  }
  return edits;
}

// What is written with a tatweel before a number, a Latin word or a quotation: «الـ63», «بـCNSS».
const prefixes = new Set([
  "ال",
  "بال",
  "وال",
  "فال",
  "كال",
  "لل",
  "ولل",
  "ب",
  "ل",
  "و",
  "ف",
  "ك",
  "س",
  "وب",
  "ول",
]);

function lettersBefore(text: string, at: number): string {
  let from = at;
  while (from > 0 && from > at - 12 && isArabicAt(text, from - 1)) from--;
  return text.slice(from, at).replace(/\p{M}/gu, "");
}

/** Tatweel inside and after words goes; a prefix keeps one and loses the space after it: «الـ 63» is «الـ63». */
export function removeTatweel(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(/ـ+/g)) {
    const start = match.index;
    let end = start + match[0].length;
    const next = text.charAt(end);
    // A tatweel may carry a vowel sign shown by itself, or stand for a letter as in «ـه».
    if (/\p{M}/u.test(next) || !isArabicAt(text, start - 1)) continue;
    const word = isArabicAt(text, end) ? "" : lettersBefore(text, start);
    let kept = "";
    if (word.length === 1 || prefixes.has(word)) {
      kept = "ـ";
      const afterSpaces = skipSpaces(text, end);
      if (prefixes.has(word) && /[0-9٠-٩A-Za-z«“"]/.test(text.charAt(afterSpaces))) end = afterSpaces;
    }
    if (text.slice(start, end) !== kept) edits.push({ start, end, after: kept, rule: "tatweel" });
  }
  return edits;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at < from + 8 && isSpace(text.charAt(at))) at++;
  return at;
}

const arabicSigns: Record<string, string> = { ",": "،", ";": "؛", "?": "؟" };

/** Comma, semicolon and question mark between Arabic words take their Arabic form; numbers and Latin passages keep theirs. */
export function useArabicSigns(text: string): Edit[] {
  if (!/[,;?]/.test(text)) return [];
  const edits: Edit[] = [];
  const { before, after } = scriptsAround(text);
  for (const match of text.matchAll(/[,;?]/g)) {
    const at = match.index;
    const next = text.charAt(at + 1);
    const isNumber = isDigit(text.charAt(at - 1)) && isDigit(next);
    const isFace = match[0] === ";" && /[-()DP]/.test(next);
    const following = after[at + 1];
    if (isNumber || isFace || before[at] !== arabic || (following !== arabic && following !== 0)) continue;
    edits.push({ start: at, end: at + 1, after: arabicSigns[match[0]] ?? match[0], rule: "arabicSigns" });
  }
  return edits;
}

/** No space before a sign that ends an Arabic word or a number. */
export function dropSpaceBefore(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(/(?<=[ \u00A0\u2000-\u200A\u202F\u3000])[،؛.:!؟]/g)) {
    const at = match.index;
    const start = skipSpacesBack(text, at);
    const before = text.charAt(start - 1);
    const next = text.charAt(at + 1);
    const isAfterWord = isArabicAt(text, start - 1) || isDigit(before) || /[»”)\]]/.test(before);
    const isFace = match[0] === ":" && next === ")";
    const isBeforeGap = next === "" || isArabicAt(text, at + 1) || /[\s»”")\]،؛!؟]/.test(next);
    if (isAfterWord && isBeforeGap && !isFace) edits.push(removal(start, at, "spaceBefore"));
  }
  return edits;
}

function skipSpacesBack(text: string, from: number): number {
  let at = from;
  while (at > 0 && isSpace(text.charAt(at - 1))) at--;
  return at;
}

function needsSpace(text: string, at: number): boolean {
  const sign = text.charAt(at);
  const before = text.charAt(at - 1);
  const next = text.charAt(at + 1);
  const isWordNext = isArabicAt(text, at + 1) || /[«“(]/.test(next);
  switch (sign) {
    case "،":
    case "؛":
      return isWordNext || (/\p{L}/u.test(next) && next !== "ـ") || (isDigit(next) && !isDigit(before));
    case "؟":
    case "!":
      return isWordNext;
    case ":":
      return isWordNext && next !== "(" && isArabicAt(text, at - 1);
    default:
      // «د.محمد» and «أ.ف.ب» are abbreviations: a sentence ends and begins with longer words.
      return [-2, -1, 1, 2].every((step) => isArabicAt(text, at + step));
  }
}

/** One space after a sign that another word follows. */
export function addSpaceAfter(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(/[،؛.:!؟](?=\S)/g)) {
    const at = match.index + 1;
    if (needsSpace(text, match.index)) edits.push({ start: at, end: at, after: " ", rule: "spaceAfter" });
  }
  return edits;
}

function latinSpaces(text: string, signs: RegExp, gapFor: (sign: string) => string): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(signs)) {
    const at = match.index;
    const start = skipSpacesBack(text, at);
    if (!/[\p{L}\p{M}\p{N}»”)\]]/u.test(text.charAt(start - 1)) || /\S/.test(text.charAt(at + 1))) continue;
    const gap = gapFor(match[0]);
    if (text.slice(start, at) !== gap) edits.push({ start, end: at, after: gap, rule: "spaceBefore" });
  }
  return edits;
}

/** French: a narrow no-break space before ; ! ? and a no-break space before : (Imprimerie nationale); none before , and . */
export function spaceFrench(text: string): Edit[] {
  return latinSpaces(text, /[;:!?,.]/g, (sign) =>
    /[,.]/.test(sign) ? "" : sign === ":" ? "\u00A0" : "\u202F",
  );
}

/** English: no space before , . ; : ! ? at the end of a word. */
export function spaceEnglish(text: string): Edit[] {
  return latinSpaces(text, /[;:!?,.]/g, () => "");
}

import { cleanLine, normalizeNfc, stripInvisible, stripTashkeel } from "./clean.ts";
import { fold } from "./fold.ts";
import { toLatinDigits } from "./numerals.ts";

const maxWords = 8;
const maxLength = 80;

// Latin letters lose their accents; the letters of other scripts keep their marks, which may be vowels.
function plainWord(word: string): string {
  const bare = word.normalize("NFKD").replace(/(?<=[\p{Script=Latin}\p{Mn}])[\u0300-\u036F]+/gu, "");
  return normalizeNfc(bare.toLowerCase()).replace(/\u0307/g, "");
}

function cutWord(word: string): string {
  return word.length <= maxLength ? word : word.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, "");
}

/**
 * A permalink people can read: Arabic as written without vowel signs and tatweel, Latin in lower case without accents,
 * words joined by "-", at most 8 words and 80 UTF-16 units; "" only for text without a letter or digit.
 */
export function slugify(text: string): string {
  // Presentation forms may hide vowel signs and tatweel, so they are undone first.
  const bare = stripTashkeel(stripInvisible(cleanLine(text).normalize("NFKC"))).replace(/ـ+/g, "");
  const line = toLatinDigits(bare).replace(/(?<=\d)[.,٬](?=\d{3}(?!\d))/g, "");
  const words: string[] = [];
  let length = 0;
  for (const match of line.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)) {
    for (const word of plainWord(match[0].slice(0, 4 * maxLength)).match(
      /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu,
    ) ?? []) {
      const next = words.length === 0 ? cutWord(word) : word;
      if (words.length === maxWords || length + next.length > maxLength) return words.join("-");
      words.push(next);
      length += next.length + 1;
    }
  }
  return words.join("-");
}

/** True when two slugs, or a slug and a title, lead to the same place: equal once folded for search. */
export function sameSlug(a: string, b: string): boolean {
  return fold(slugify(a)) === fold(slugify(b));
}

// Crockford's base 32: no i, l, o or u, so a code read aloud or copied by hand is not mistaken.
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** A short ASCII code for a whole number from 0 to 2^53 - 1 (D. Crockford, Base 32); throws RangeError for others. */
export function shortCode(id: number): string {
  if (!Number.isSafeInteger(id) || id < 0) throw new RangeError("not an id");
  let code = "";
  let rest = id;
  do {
    code = alphabet.charAt(rest % 32) + code;
    rest = Math.floor(rest / 32);
  } while (rest > 0);
  return code;
}

/** The id of a short code in either case, with o read as 0 and i, l as 1; undefined for anything else. */
export function parseShortCode(code: string): number | undefined {
  if (!/^[0-9a-z]{1,11}$/i.test(code)) return undefined;
  const exact = code.toLowerCase().replace(/o/g, "0").replace(/[il]/g, "1");
  if (exact.length > 1 && exact.startsWith("0")) return undefined;
  let id = 0;
  for (const char of exact) {
    const value = alphabet.indexOf(char);
    if (value < 0) return undefined;
    id = id * 32 + value;
  }
  return Number.isSafeInteger(id) ? id : undefined;
}

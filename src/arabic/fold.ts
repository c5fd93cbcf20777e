/**
 * Search folding: one letter stands for every way of writing it. Each code point is folded by itself, so that
 * a folded text can be mapped back to the original one.
 */
const letters: Record<string, string> = {
  // Alef and hamza seats; NFKD has already taken the hamza off أ إ آ ؤ ئ.
  ٱ: "ا",
  ٲ: "ا",
  ٳ: "ا",
  ى: "ي",
  ة: "ه",
  // Persian, Urdu and Kurdish shapes of Arabic letters.
  ی: "ي",
  ې: "ي",
  ۍ: "ي",
  ێ: "ي",
  ے: "ي",
  ک: "ك",
  ڪ: "ك",
  ھ: "ه",
  ہ: "ه",
  ە: "ه",
  ۃ: "ه",
  ۆ: "و",
  ۇ: "و",
  ۈ: "و",
  ۋ: "و",
  ٹ: "ت",
  ڈ: "د",
  ڑ: "ر",
  ں: "ن",
  // Sounds that Arabic writes with a neighbour: أگادير and أݣادير are أكادير, ڨفصة is قفصة.
  گ: "ك",
  ڭ: "ك",
  ݣ: "ك",
  ڨ: "ق",
  ڤ: "ف",
  ڥ: "ف",
  پ: "ب",
  چ: "ج",
  ژ: "ز",
  // Maghrebi fa and qaf, and letters written without their dots.
  ڢ: "ف",
  ڡ: "ف",
  ڧ: "ق",
  ٯ: "ق",
  ٮ: "ب",
  // Tatweel, the high hamza of ٵ, and the small waw and ya of Quranic spelling are no letters.
  ـ: "",
  "\u0674": "",
  "\u06E5": "",
  "\u06E6": "",
  "٫": ".",
  "٬": ",",
  "٪": "%",
  // Latin and Greek letters that NFKD leaves whole.
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ħ: "h",
  ı: "i",
  þ: "th",
  ς: "σ",
};

// Vowel signs and accents go; the signs of scripts that cannot be read without them stay.
const dropped =
  /(?![\u3099\u309A])[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Cyrillic}](?<=\p{M})|[\p{DI}\p{Cs}]/gu;

function foldOnce(text: string): string {
  let out = "";
  for (const char of text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(dropped, "")) {
    const code = char.charCodeAt(0);
    if (code >= 0x0660 && code <= 0x0669) out += String(code - 0x0660);
    else if (code >= 0x06f0 && code <= 0x06f9) out += String(code - 0x06f0);
    else out += letters[char] ?? char;
  }
  return out;
}

/** Vowel signs as presentation forms, which NFKD would turn into a space and a mark (U+FC5E–FC63, U+FE70–FE7F). */
function isPresentedMark(code: number): boolean {
  return (code >= 0xfc5e && code <= 0xfc63) || (code >= 0xfe70 && code <= 0xfe7f);
}

function foldChar(char: string): string {
  if (isPresentedMark(char.charCodeAt(0))) return "";
  let folded = foldOnce(char);
  for (let again = foldOnce(folded); again !== folded; again = foldOnce(folded)) folded = again;
  return folded;
}

// What each UTF-16 unit folds to, found the first time it is met: pure, and never more than 65,536 entries.
const known = new Map<number, string>();
// The units that fold to exactly one unit, for speed: the folded unit plus one, zero where not known.
const single = new Uint32Array(65_536);

function foldUnit(code: number): string {
  const found = known.get(code);
  if (found !== undefined) return found;
  const folded = foldChar(String.fromCharCode(code));
  known.set(code, folded);
  if (folded.length === 1) single[code] = folded.charCodeAt(0) + 1;
  return folded;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

interface Folding {
  units: Uint16Array;
  starts: Uint32Array | undefined;
  length: number;
}

function grow(folding: Folding): void {
  const units = new Uint16Array(folding.units.length * 2 + 32);
  units.set(folding.units);
  folding.units = units;
  if (folding.starts) {
    const starts = new Uint32Array(units.length);
    starts.set(folding.starts);
    folding.starts = starts;
  }
}

function push(folding: Folding, folded: string, at: number): void {
  while (folding.length + folded.length > folding.units.length) grow(folding);
  for (let i = 0; i < folded.length; i++) {
    folding.units[folding.length] = folded.charCodeAt(i);
    if (folding.starts) folding.starts[folding.length] = at;
    folding.length++;
  }
}

function run(text: string, withMap: boolean): Folding {
  const folding: Folding = {
    units: new Uint16Array(text.length + 16),
    starts: withMap ? new Uint32Array(text.length + 16) : undefined,
    length: 0,
  };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const one = single[code] ?? 0;
    if (one > 0 && folding.length < folding.units.length) {
      folding.units[folding.length] = one - 1;
      if (folding.starts) folding.starts[folding.length] = i;
      folding.length++;
    } else if (isHighSurrogate(code) && i + 1 < text.length) {
      const char = String.fromCodePoint(text.codePointAt(i) ?? 0);
      push(folding, foldChar(char), i);
      i += char.length - 1;
    } else push(folding, foldUnit(code), i);
  }
  return folding;
}

function decode(folding: Folding): string {
  // Folding leaves no lone surrogate, so nothing is replaced here.
  return new TextDecoder("utf-16le", { ignoreBOM: true }).decode(folding.units.subarray(0, folding.length));
}

/**
 * Text folded for search: NFKD, lower case, without vowel signs, accents, tatweel and invisible characters; forms of
 * alef, hamza seats, ى and ة, Persian and Moroccan letters and all Arabic digits become one (Unicode UAX #15).
 */
export function fold(text: string): string {
  return decode(run(text, false));
}

/** A folded text and, for each of its UTF-16 units, the offset it came from; one entry more holds the original length. */
export interface FoldedText {
  text: string;
  starts: Uint32Array;
}

/** `fold` with the offsets that lead back, so that a match can be shown on the original letters. */
export function foldWithMap(text: string): FoldedText {
  const folding = run(text, true);
  const starts = new Uint32Array(folding.length + 1);
  if (folding.starts) starts.set(folding.starts.subarray(0, folding.length));
  starts[folding.length] = text.length;
  return { text: decode(folding), starts };
}

/** The original range, in UTF-16 units, of the folded range [from, to): whole letters with their vowel signs. */
export function originalRange(folded: FoldedText, from: number, to: number): { start: number; end: number } {
  const last = folded.starts.length - 1;
  const begin = Math.min(Math.max(0, from), last);
  let stop = Math.min(Math.max(begin, to), last);
  // One original character may fold to many: all of it belongs to the range.
  while (stop > begin && stop < last && folded.starts[stop] === folded.starts[stop - 1]) stop++;
  return { start: folded.starts[begin] ?? 0, end: folded.starts[stop] ?? 0 };
}

// Capitals whose look is lost in lower case, before folding.
const capitals: Record<string, string> = { Η: "h", Ν: "n", Υ: "y", Μ: "m", Н: "h", У: "y" };

// After folding: look-alikes of Latin letters, and Arabic letters that look like them (UTS #39, confusables.txt).
const lookAlikes: Record<string, string> = {
  // Cyrillic
  а: "a",
  в: "b",
  с: "c",
  ԁ: "d",
  е: "e",
  һ: "h",
  н: "h",
  і: "l",
  ј: "j",
  к: "k",
  ӏ: "l",
  м: "m",
  о: "o",
  р: "p",
  ԛ: "q",
  г: "r",
  ѕ: "s",
  т: "t",
  у: "y",
  ѵ: "v",
  ԝ: "w",
  х: "x",
  ь: "b",
  // Greek
  α: "a",
  β: "b",
  γ: "y",
  ε: "e",
  ζ: "z",
  η: "n",
  ι: "l",
  κ: "k",
  μ: "u",
  ν: "v",
  ο: "o",
  ρ: "p",
  σ: "o",
  τ: "t",
  υ: "u",
  χ: "x",
  ω: "w",
  // Digits and strokes
  "0": "o",
  "1": "l",
  "5": "s",
  i: "l",
  // Arabic alef is a stroke and ha a ring.
  ا: "l",
  ه: "o",
};

/**
 * What a name looks like: two names with the same skeleton can be taken for each other (after UTS #39, section 4).
 * For comparison only, never for show: folded, look-alikes merged, letters and digits alone.
 */
export function skeleton(text: string): string {
  const shown = text.replace(/[ΗΝΥΜНУ]/g, (char) => capitals[char] ?? char).replace(/\|/g, "l");
  return fold(shown)
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .replace(/[авсԁеһніјкӏморԛгѕтуѵԝхьαβγεζηικμνορστυχω015iاه]/g, (char) => lookAlikes[char] ?? char)
    .replace(/rn/g, "m")
    .replace(/vv/g, "w");
}

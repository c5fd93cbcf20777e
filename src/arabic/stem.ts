import { fold } from "./fold.ts";
import { isStopWord } from "./stopwords.ts";
import { eachWord } from "./tokens.ts";

/** Says whether a folded word is known as a word of its own, commonly one that is commoner than the word being stemmed. */
export type IsKnown = (word: string) => boolean;

const arabicWord = /^[\u0621-\u064A]+$/;

/** و ف ب ك د before the article, the article alone, and لل; what is left keeps three letters, or two after ال alone. */
function stripArticle(word: string, isKnown: IsKnown | undefined): string {
  const prefix = /^(?:[وف]?[بكد]?ال|[وف]?لل)/.exec(word)?.[0];
  if (prefix === undefined) return word;
  const left = word.slice(prefix.length);
  if (prefix.endsWith("لل")) {
    // للغة is ل and لغة, not لل and غة.
    const noun = word.slice(prefix.length - 1);
    const isOfNoun = left.length < 3 || (left.length === 3 && !isKnown?.(left) && isKnown?.(noun));
    return noun.length < 3 ? word : isOfNoun ? noun : left;
  }
  const least = prefix === "ال" ? 2 : 3;
  if (left.length >= least) return left;
  return left.length === 2 && isKnown?.(left) ? left : word;
}

/** One or two lone particles (و ف ب ل ك س), each only when a known word is left, with or without its endings. */
function stripParticles(word: string, isKnown: IsKnown): string {
  if (!/^[وفبلكس]/.test(word)) return word;
  const one = word.slice(1);
  // و is far oftener a particle than the others, so a shorter word is enough to show it.
  if (isWord(one, isKnown, word.startsWith("و") ? 3 : 4)) return one;
  const two = word.slice(2);
  return /^[وف][بلكس]/.test(word) && isWord(two, isKnown, 4) ? two : word;
}

function isWord(left: string, isKnown: IsKnown, least: number): boolean {
  if (left.length < 3) return false;
  if (isKnown(left)) return true;
  const bare = stripEndings(left, isKnown);
  return bare.length >= least && bare !== left && (isKnown(bare) || isKnown(`${bare}ه`));
}

/** Without an archive to ask: و before a verb or a noun in م, long enough that the و is hardly of the root. */
function stripSafeParticle(word: string): string {
  return /^و[يتنم]/.test(word) && word.length >= 6 ? word.slice(1) : word;
}

/** The word without the first of these endings that leaves three letters. */
function dropEnding(word: string, endings: readonly string[]): string {
  const found = endings.find((ending) => word.length >= ending.length + 3 && word.endsWith(ending));
  return found === undefined ? word : word.slice(0, -found.length);
}

const surePronouns = ["هما", "كما", "ها", "هم", "هن"];
const doubtfulPronouns = ["نا", "كم", "ني"];
const plurals = ["يات", "يون", "يين", "تين", "تان", "ات", "ون", "ين", "وا"];

function stripPronoun(word: string, isKnown: IsKnown | undefined): string {
  let left = dropEnding(word, surePronouns);
  if (left === word) {
    const owner = dropEnding(word, doubtfulPronouns);
    if (
      owner !== word &&
      isKnown &&
      (isKnown(owner) || (owner.endsWith("ت") && isKnown(`${owner.slice(0, -1)}ه`)))
    )
      left = owner;
  }
  // The ة of مدرسة is a ت before a pronoun: مدرستها.
  if (left !== word && /[^ا]ت$/.test(left))
    return left.length === 3 ? `${left.slice(0, 2)}ه` : left.slice(0, -1);
  return left;
}

/** ـان ends duals (يومان) and many plain nouns (إنسان): it goes only when what is left is known. */
function stripDual(word: string, isKnown: IsKnown | undefined): string {
  const left = dropEnding(word, ["ان"]);
  if (left === word || !isKnown) return word;
  return isKnown(left) || isKnown(`${left}ه`) ? left : word;
}

/** Pronouns, then plurals and duals, then tanwin, ة and nisba; at least three letters stay. */
function stripEndings(word: string, isKnown: IsKnown | undefined): string {
  const owned = /^(.{3,}ات)[هيك]$/.exec(word)?.[1];
  let left = owned ?? stripPronoun(word, isKnown);
  // لغات and لغته have لغة for their singular: two letters would say too little.
  const short = /^(..)(?:ات|ته|تي)$/.exec(left)?.[1];
  if (short !== undefined) return `${short}ه`;
  const counted = dropEnding(left, plurals);
  left = counted === left ? stripDual(left, isKnown) : counted;
  if (/[^ا]تي$/.test(left) && isKnown?.(`${left.slice(0, -2)}ه`)) left = dropEnding(left, ["تي"]);
  left = dropEnding(left, ["ا"]);
  left = dropEnding(left, ["ته", "يه", "ه"]);
  return dropEnding(left, ["ي"]);
}

/** Latin words lose a plural s, which French and English share. */
function stemLatin(word: string): string {
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/**
 * The light stem of a folded word: article and clitics off, then endings (after light10, L. Larkey et al. 2002);
 * lone و ف ب ل ك س go only when `isKnown` says that a word of its own is left.
 */
export function stem(foldedWord: string, isKnown?: IsKnown): string {
  if (!arabicWord.test(foldedWord)) return stemLatin(foldedWord);
  if (/^[وفبت]?الله$|^لله$/.test(foldedWord)) return "الله";
  let word = stripArticle(foldedWord, isKnown);
  if (word === foldedWord) word = isKnown ? stripParticles(word, isKnown) : stripSafeParticle(word);
  return stripEndings(dropFinalHamza(word), isKnown);
}

/** الميناء and المينا: a last hamza after an alef is often left out, in speech and in typing. */
const dropFinalHamza = (word: string): string =>
  word.length > 3 && word.endsWith("اء") ? word.slice(0, -1) : word;

/** The numbers a folded number is searched as: 14.000 is 14000, 3,5 is 3 and 5. */
function numberTerms(word: string): string[] {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(word)) return [word.replace(/[.,]/g, "")];
  return word.split(/[.,]/);
}

/** The stems a text is searched by, in order and with repeats: folded, without stop words. */
export function searchTerms(text: string, isKnown?: IsKnown): string[] {
  const terms: string[] = [];
  eachWord(text, (start, end) => {
    // A ligature such as ﷺ folds to several words.
    for (const word of fold(text.slice(start, end)).split(" ")) {
      if (word === "" || isStopWord(word)) continue;
      if (/^[\d.,]+$/.test(word)) terms.push(...numberTerms(word));
      else terms.push(stem(word, isKnown));
    }
  });
  return terms;
}

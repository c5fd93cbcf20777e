import { fold } from "./fold.ts";

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

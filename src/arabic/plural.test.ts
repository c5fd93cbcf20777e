import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import type { Language, Locale } from "./language.ts";
import { defaultLocale, localeTag } from "./language.ts";
import { formatBytes, formatNumber, formatPercent, parseNumber, toLatinDigits } from "./numerals.ts";
import { plural, pluralCategory } from "./plural.ts";
import { stripInvisible } from "./clean.ts";

const morocco: Locale = { language: "ar", country: "MA" };
const egypt: Locale = { language: "ar", country: "EG" };
const france: Locale = { language: "fr", country: "FR" };
const english: Locale = { language: "en", country: "GB" };

const comments = {
  zero: "لا تعليقات",
  one: "تعليق واحد",
  two: "تعليقان",
  few: "{n} تعليقات",
  many: "{n} تعليقًا",
  other: "{n} تعليق",
};

describe("plural", () => {
  test("has the categories of Intl for whole numbers and fractions", () => {
    for (const language of ["ar", "fr", "en"] satisfies Language[]) {
      const rules = new Intl.PluralRules(localeTag(defaultLocale(language)));
      const numbers = Array.from({ length: 1_001 }, (_, n) => n);
      for (const n of [...numbers, 0.5, 1.5, 2.25, 3.1, 10.5, 1e6, 2e6, 1_000_001, 1e9, -1, -2, -7]) {
        expect([language, n, pluralCategory(n, language)]).toEqual([language, n, rules.select(n)]);
      }
    }
    expect(pluralCategory(Number.NaN, "ar")).toBe("other");
    expect(pluralCategory(Number.POSITIVE_INFINITY, "fr")).toBe("other");
  });

  test("writes whole sentences with the number of the locale", () => {
    const shown = [0, 1, 2, 3, 11, 100, 14_003].map((n) => plural(n, "ar", comments));
    expect(shown).toEqual([
      "لا تعليقات",
      "تعليق واحد",
      "تعليقان",
      "3 تعليقات",
      "11 تعليقًا",
      "100 تعليق",
      "14.003 تعليقات",
    ]);
    expect(plural(12, { language: "ar", country: "EG" }, comments)).toBe("١٢ تعليقًا");
    expect(plural(0, "fr", { one: "{n} avis", other: "{n} avis" })).toBe("0 avis");
    expect(plural(2e6, "fr", { one: "{n} vue", other: "{n} vues" })).toBe("2\u202F000\u202F000 vues");
    expect(plural(1, "en", { one: "{n} view", other: "{n} views" })).toBe("1 view");
  });
});

describe("formatNumber", () => {
  test("groups from four digits and uses the digits of the country", () => {
    expect([1_234, 14_000, 1_234_567.89].map((n) => formatNumber(n, morocco))).toEqual([
      "1.234",
      "14.000",
      "1.234.567,89",
    ]);
    expect(formatNumber(14_000.5, egypt)).toBe("١٤٬٠٠٠٫٥");
    expect(formatNumber(14_000, france)).toBe("14\u202F000");
    expect(formatNumber(14_000.5, english)).toBe("14,000.5");
  });

  test("writes percentages and sizes", () => {
    expect(stripInvisible(formatPercent(0.125, morocco))).toBe("12,5%");
    expect(formatPercent(0.125, france)).toBe("12,5\u00A0%");
    const sizes = [0, 1, 2, 5, 50, 999, 1_500, 999_960, 12_345_678, 5e9, 3e15];
    expect(sizes.map((n) => formatBytes(n, morocco))).toEqual([
      "0 بايت",
      "بايت واحد",
      "بايتان",
      "5 بايتات",
      "50 بايتًا",
      "999 بايتًا",
      "1,5 كيلوبايت",
      "1 ميغابايت",
      "12,3 ميغابايت",
      "5 غيغابايت",
      "3.000 تيرابايت",
    ]);
    expect([1, 5, 1_500].map((n) => formatBytes(n, france))).toEqual([
      "1\u00A0octet",
      "5\u00A0octets",
      "1,5\u00A0ko",
    ]);
    expect(formatBytes(1_500_000, english)).toBe("1.5\u00A0MB");
  });
});

describe("parseNumber", () => {
  test("reads what people type", () => {
    const typed = [
      "14.000",
      "1.234.567,89",
      "١٤٬٠٠٠٫٥",
      "١٤٠٠٠",
      "14 000,5",
      "1,5",
      "1.5",
      "-3",
      "−3",
      " 7 ",
      "1.234",
    ];
    expect(typed.map((text) => parseNumber(text, morocco))).toEqual([
      14_000, 1_234_567.89, 14_000.5, 14_000, 14_000.5, 1.5, 1.5, -3, -3, 7, 1_234,
    ]);
    expect(parseNumber("14,000.5", english)).toBe(14_000.5);
  });

  test("refuses what is no number", () => {
    for (const text of ["", "كثير", "1.2.3", "1,234.5.6", "12a", "1..2", "--1", "1 2", "9".repeat(65)]) {
      expect([text, parseNumber(text, morocco)]).toEqual([text, undefined]);
    }
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => !Number.isNaN(parseNumber(text, morocco))),
    );
  });

  test("reads back whatever is formatted, in every locale", () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(morocco, egypt, france, english), (n, locale) => {
        expect(parseNumber(formatNumber(n, locale), locale)).toBe(n);
        expect(parseNumber(formatNumber(n + 0.25, locale), locale)).toBe(n + 0.25);
      }),
    );
  });
});

test("toLatinDigits turns both Arabic sets of digits", () => {
  expect(toLatinDigits("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 12 م")).toBe("0123456789 0123456789 12 م");
});

test("localeTag leaves out what is no country", () => {
  expect(localeTag({ language: "ar", country: "ma" })).toBe("ar-MA");
  expect(localeTag({ language: "fr", country: "" })).toBe("fr");
});

import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { searchTerms, stem } from "./stem.ts";
import { isStopWord } from "./stopwords.ts";
import { countWords, readingMinutes, tokens } from "./tokens.ts";
import { fold } from "./fold.ts";

const words = (text: string) => tokens(text).map((token) => token.word);
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(..."ابوal 1.,٣\u064B\u200F\u00ADـ'"),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    fc.constantFrom("\uD800", "𝐀", "🙂"),
  ),
  maxLength: 50,
});

describe("tokens", () => {
  test("keeps a vowelled word whole", () => {
    expect(words("مُحَمَّدٌ في الرِّبَاط، مـــوقع\u200F")).toEqual([
      "مُحَمَّدٌ",
      "في",
      "الرِّبَاط",
      "مـــوقع",
    ]);
    expect(words("آسفي والقضاء")).toEqual(["آسفي", "والقضاء"]);
  });

  test("parts Arabic from what is joined to it and keeps numbers together", () => {
    expect(words("14.000 و3,5 ١٤٬٠٠٠ الـ63 بـCNSS 5G covid19 2026.")).toEqual([
      "14.000",
      "و",
      "3,5",
      "١٤٬٠٠٠",
      "الـ",
      "63",
      "بـ",
      "CNSS",
      "5G",
      "covid19",
      "2026",
    ]);
    expect(words("l'école — 🙂")).toEqual(["l", "école"]);
  });

  test("points at the original, in order, for any text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { word, start, end } of tokens(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(word);
          last = end;
        }
        expect(countWords(text)).toBe(tokens(text).length);
      }),
      { numRuns: 500 },
    );
  });

  test("counts minutes of reading", () => {
    expect([0, 1, 140, 700].map((count) => readingMinutes(count, "ar"))).toEqual([0, 1, 1, 5]);
    expect(readingMinutes(700, "en")).toBe(3);
  });
});

describe("isStopWord", () => {
  test("knows particles with and without و and ف, questions and Darija", () => {
    for (const word of ["في", "إلى", "وهو", "فهي", "متى", "لماذا", "علاش", "ديال", "the", "où"]) {
      expect([word, isStopWord(fold(word))]).toEqual([word, true]);
    }
    for (const word of ["ماء", "فهم", "فلم", "وزير", "الرباط", "ministre", ""]) {
      expect([word, isStopWord(fold(word))]).toEqual([word, false]);
    }
  });
});

describe("stem", () => {
  const archive = new Set(["مدرسه", "مدارس", "سبب", "لغه", "كتاب", "يوم", "تحقيق"]);
  const known = (word: string) => archive.has(word);
  const of = (word: string) => stem(fold(word), known);

  test("brings the forms of a noun together", () => {
    expect(
      new Set(["مدرسة", "المدرسة", "للمدرسة", "والمدرسة", "بالمدرسة", "مدرستها", "لمدرستنا"].map(of)),
    ).toEqual(new Set(["مدرس"]));
    expect(new Set(["والمدارس", "مدارس", "بمدارسهم"].map(of))).toEqual(new Set(["مدارس"]));
    expect(new Set(["لغة", "للغة", "اللغة", "لغات", "لغته"].map(of))).toEqual(new Set(["لغه"]));
    expect(new Set(["كتاب", "كتابًا", "كتابها", "الكتاب", "وكتاب"].map(of))).toEqual(new Set(["كتاب"]));
    expect(new Set(["يوم", "يومان", "يومين"].map(of))).toEqual(new Set(["يوم"]));
    expect(new Set(["شخصي", "شخصية", "شخصيًّا", "الشخصيات"].map(of))).toEqual(new Set(["شخص"]));
  });

  test("takes a lone particle off only when a known word is left", () => {
    expect(of("وسببها")).toBe("سبب");
    expect(of("ولتحقيقها")).toBe("تحقيق");
    expect(of("بلدي")).toBe("بلد");
    expect(stem("وزير")).toBe("وزير");
    expect(stem("لسان")).toBe("لسان");
    expect(stem("ويقولون")).toBe("يقول");
    expect(stem("والله")).toBe("الله");
  });

  test("leaves at least two letters and takes any text", () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, answer) => {
        for (const term of searchTerms(text, () => answer)) expect(typeof term).toBe("string");
      }),
    );
    const letters = fc.string({ unit: fc.constantFrom(..."والبكلسفهمنتيكا"), minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(letters, fc.boolean(), (word, answer) => {
        expect(stem(word, () => answer).length).toBeGreaterThanOrEqual(2);
        expect(stem(word).length).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 1_000 },
    );
  });

  test("gives the terms of a sentence", () => {
    expect(searchTerms("متى فُتحت المدارس في الرباط؟ 14.000 تلميذ وES2024")).toEqual([
      "فتحت",
      "مدارس",
      "رباط",
      "14000",
      "تلميذ",
      "es2024",
    ]);
    expect(searchTerms("3,5")).toEqual(["3", "5"]);
  });
});

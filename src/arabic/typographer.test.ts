import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { applyEdits, composeEdits, type Edit } from "./edits.ts";
import { applyTypography, proposeTypography, unbalancedQuotes } from "./typographer.ts";

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'ابمhx "“”„«»<>،؛.:!؟,;?…ـ*_(12\u064E\u00AD\u00A0\u200C\u200D\uFFFC\n@'),
    fc.constantFrom("https://a.ma/,", "...", "الـ 6", '"', " ", "\uD800"),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  ),
  maxLength: 50,
});

const cases: [string, string, string][] = [
  ["straight quotes and nested ones", 'قال: "إن "المدرسة" مفتوحة" اليوم', "قال: «إن “المدرسة” مفتوحة» اليوم"],
  ["every form of quotes", "”كذا“ و„كذا“ و<<كذا>> و“كذا” و« كذا »", "«كذا» و«كذا» و«كذا» و«كذا» و«كذا»"],
  ["a quote joined to a prefix", 'عملا بـ"القانون" و"المرسوم"', "عملا بـ«القانون» و«المرسوم»"],
  ["a quote that is not closed", 'هذا "غير مغلق', 'هذا "غير مغلق'],
  ["Arabic signs between Arabic words", "قال, ثم سكت; هل تعلم?", "قال، ثم سكت؛ هل تعلم؟"],
  ["numbers", "بلغ 1,5 و14,000 على 14:30", "بلغ 1,5 و14,000 على 14:30"],
  ["Latin passages", 'قال Hello, "dear" world; yes? ثم', 'قال Hello, "dear" world; yes? ثم'],
  [
    "addresses",
    "زوروا https://x.ma/a,b?c=ا,ب أو ا,ب@c.ma الآن",
    "زوروا https://x.ma/a,b?c=ا,ب أو ا,ب@c.ma الآن",
  ],
  ["spaces around signs", "قال ، ثم  سكت .وبعد؟نعم", "قال، ثم سكت. وبعد؟ نعم"],
  ["abbreviations and faces", "أ.ف.ب و د.محمد :) ;)", "أ.ف.ب و د.محمد :) ;)"],
  ["tatweel", "مـــوقع الـ 63 والـــ63 كتابــ 1447هـ ـه", "موقع الـ63 والـ63 كتاب 1447هـ ـه"],
  ["a vowel shown on tatweel, and a line of it", "ـَ رَحْمَـٰن ــــــ", "ـَ رَحْمَـٰن ــــــ"],
  ["remnants of pasting", "كل\u00ADمة\u200B \u00A0 أخرى\uFFFC", "كلمة أخرى"],
  ["joiners that join", "می\u200Cخواهم 👩\u200D👧 ه\u200D", "می\u200Cخواهم 👩\u200D👧 ه\u200D"],
  [
    "message markers",
    "*خبر عاجل* و_مهم_ و_قال_ #يوم_المدينة 3 * 4",
    "خبر عاجل و_مهم_ و_قال_ #يوم_المدينة 3 * 4",
  ],
  ["three dots only", "قال... ثم .... ثم ..", "قال… ثم .... ثم .."],
  ["a text in another language", 'He said "yes", ok?', 'He said "yes", ok?'],
];

describe("applyTypography", () => {
  test.each(cases)("handles %s", (_name, before, after) => {
    expect(applyTypography(before)).toBe(after);
  });

  test("changes no letter and no digit, and a second time changes nothing", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const done = applyTypography(text);
        expect(applyTypography(done)).toBe(done);
        const letters = (of: string) => of.replace(/[^\p{L}\p{N}\p{M}]|ـ/gu, "");
        expect(letters(done)).toBe(letters(text));
      }),
      { numRuns: 3_000 },
    );
  });

  test("leaves alone what no person wrote", () => {
    const long = `ا "ا" ${'"ا" '.repeat(60_000)}`;
    expect(applyTypography(long)).toBe(long);
  });
});

describe("proposeTypography", () => {
  test("says what it would change, where and by which rule", () => {
    expect(proposeTypography("نص  أول\nقال ,نعم")).toEqual([
      { start: 2, end: 4, before: "  ", after: " ", rule: "spaces" },
      { start: 11, end: 13, before: " ,", after: "، ", rule: "arabicSigns" },
    ]);
  });

  test("gives ordered proposals on the original that together make the applied text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const proposals = proposeTypography(text);
        let last = 0;
        for (const { start, end, before, after } of proposals) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(text.slice(start, end)).toBe(before);
          expect(after).not.toBe(before);
          last = end;
        }
        expect(applyTypography(text, proposals)).toBe(applyTypography(text));
      }),
      { numRuns: 1_000 },
    );
  });

  test("follows French and English habits for those languages", () => {
    const set = (text: string, language: "fr" | "en") =>
      applyTypography(text, proposeTypography(text, language));
    expect(set('Il dit : "oui" !', "fr")).toBe("Il dit\u00A0: «\u202Foui\u202F»\u202F!");
    expect(set('He said "a "b" c" ; really ?', "en")).toBe("He said “a ‘b’ c”; really?");
    for (const language of ["fr", "en"] as const) {
      fc.assert(fc.property(hostile, (text) => set(set(text, language), language) === set(text, language)));
    }
  });
});

test("unbalancedQuotes points at marks without a partner", () => {
  expect(unbalancedQuotes('"القانون" و"المرسوم" و<<القرار>>')).toEqual([]);
  expect(unbalancedQuotes('"نعم"\nقال "لا ثم «نعم»')).toEqual([{ start: 10, end: 11, mark: '"' }]);
  fc.assert(
    fc.property(hostile, (text) => {
      for (const { start, end, mark } of unbalancedQuotes(text)) expect(text.slice(start, end)).toBe(mark);
    }),
  );
});

test("composeEdits does in one step what two lists of edits do in turn", () => {
  const editsOf = (text: string, seeds: [number, number, string][]): Edit[] => {
    const edits: Edit[] = [];
    let from = 0;
    for (const [skip, length, after] of seeds) {
      const start = from + skip;
      if (start + length > text.length) break;
      edits.push({ start, end: start + length, after, rule: "r" });
      from = start + length;
    }
    return edits;
  };
  const seeds = fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.constantFrom("", "x", "yz")), { maxLength: 6 });
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), seeds, seeds, (text, one, two) => {
      const first = editsOf(text, one);
      const middle = applyEdits(text, first);
      const second = editsOf(middle, two);
      expect(applyEdits(text, composeEdits(first, middle, second))).toBe(applyEdits(middle, second));
    }),
    { numRuns: 2_000 },
  );
});

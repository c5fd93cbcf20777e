import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { parseShortCode, sameSlug, shortCode, slugify } from "./slug.ts";
import { truncate } from "./truncate.ts";

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(..."ابةأ éİß-_ـ\u064B\u200F\u0301\n.,12٣"),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    fc.constantFrom("\uD800", "👩‍👩‍👧", "🇲🇦", "𝐀"),
  ),
  maxLength: 120,
});

describe("slugify", () => {
  test("writes a permalink that can be read", () => {
    expect(slugify("أُعلن عن «نتائج» الـ63 مركزًا، في الربـــاط!")).toBe(
      "أعلن-عن-نتائج-ال63-مركزا-في-الرباط",
    );
    expect(slugify("L'Été à Fès: 14.000 Visiteurs")).toBe("l-ete-a-fes-14000-visiteurs");
    expect(slugify("١٤ فبراير\u200F ٢٠٢٦")).toBe("14-فبراير-2026");
    expect(slugify("واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة").split("-").length).toBe(8);
    expect(slugify(" — … 🙂")).toBe("");
  });

  test("cuts one endless word and whole words otherwise", () => {
    expect(slugify("ب".repeat(500))).toBe("ب".repeat(80));
    expect(slugify(`${"ب".repeat(60)} ${"ت".repeat(30)}`)).toBe("ب".repeat(60));
  });

  test("takes any text, stays short, and making a slug of a slug changes nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const slug = slugify(text);
        expect(slugify(slug)).toBe(slug);
        expect(slug.length).toBeLessThanOrEqual(80);
        expect(slug).not.toMatch(/^-|-$|--|[\s/?#%\u200F]/);
        if (/[A-Za-z0-9ا-غف-ي]/.test(text)) expect(slug).not.toBe("");
      }),
      { numRuns: 1_000 },
    );
  });

  test("leads every spelling to the same place", () => {
    expect(sameSlug("أخبار-الجهة", "اخبار الجهه")).toBe(true);
    expect(sameSlug("Été-2026", "ete-٢٠٢٦")).toBe(true);
    expect(sameSlug("أخبار", "أخبار-الجهة")).toBe(false);
  });
});

describe("shortCode", () => {
  test("comes back as the same id, in any case and with look-alike letters", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (id) => expect(parseShortCode(shortCode(id).toUpperCase())).toBe(id)),
    );
    expect(shortCode(0)).toBe("0");
    expect(shortCode(12_345)).toBe("c1s");
    expect(parseShortCode("cIs")).toBe(12_345);
  });

  test("refuses everything else", () => {
    for (const code of ["", "0c1s", "u", "a-b", "zzzzzzzzzzz", "اب", "1".repeat(12)]) {
      expect([code, parseShortCode(code)]).toEqual([code, undefined]);
    }
    for (const id of [-1, 1.5, Number.NaN, 2 ** 53]) expect(() => shortCode(id)).toThrow(RangeError);
  });
});

describe("truncate", () => {
  test("cuts before a word and never inside a letter", () => {
    expect(truncate("افتتاح المعرض الدولي للنشر والكتاب", 20)).toBe("افتتاح المعرض…");
    expect(truncate("افتتاح المعرض، الدولي", 15)).toBe("افتتاح المعرض…");
    expect(truncate("قصير", 4)).toBe("قصير");
    expect(truncate("مُحَمَّدٌ", 4)).toBe("مُ…");
    expect(truncate("👩‍👩‍👧👩‍👩‍👧", 10)).toBe("👩‍👩‍👧…");
    expect(truncate("كلمة", 1)).toBe("…");
    expect(truncate("كلمة", 0)).toBe("");
  });

  test("takes any text and any length, and ends on a grapheme", () => {
    const graphemes = new Intl.Segmenter("ar", { granularity: "grapheme" });
    fc.assert(
      fc.property(anyText, fc.integer({ min: -1, max: 130 }), (text, max) => {
        const short = truncate(text, max);
        expect(short.length).toBeLessThanOrEqual(Math.max(0, max, text.length <= max ? text.length : 0));
        if (short === text || short === "") return;
        const kept = short.slice(0, -1);
        expect(text.startsWith(kept)).toBe(true);
        const bounds = new Set([...graphemes.segment(text)].map((part) => part.index));
        expect(kept === "" || bounds.has(kept.length)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

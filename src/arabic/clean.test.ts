import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { cleanLine, cleanText, normalizeNfc, stripInvisible, stripTashkeel } from "./clean.ts";

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ..."اسمe\n\t\r \u0301\u0316\u064B\u0651\u2066\u2067\u2068\u2069\u202E\u200F\u0000\u0085\uFEFF\uFFFF",
    ),
    fc.constantFrom("\uD800", "\uDC00", "👩‍👧", "\u09C7", "\u09BE", "\u0344"),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  ),
  maxLength: 60,
});

describe("cleanText", () => {
  test("takes out what cannot be seen or stored and keeps the rest", () => {
    expect(cleanText("أ\u0000ب\u202Eج\uFEFF\uD800د\uFFFE\u0007")).toBe("أبجد");
    expect(cleanText("سطر\r\nثان\rثالث\u2028رابع\tخ")).toBe("سطر\nثان\nثالث\nرابع\tخ");
    expect(cleanText("e\u0301 مُحَمَّدٌ 👩‍👩‍👧 ❤️ می‌خواهم")).toBe("é مُحَمَّدٌ 👩‍👩‍👧 ❤️ می‌خواهم");
  });

  test("closes isolates in their own line and drops closers that close nothing", () => {
    expect(cleanText("\u2067أ\nب\u2069")).toBe("\u2067أ\u2069\nب");
    expect(cleanText("\u2068\u2066أ\u2069")).toBe("\u2068\u2066أ\u2069\u2069");
  });

  test("keeps four marks on a letter", () => {
    expect(cleanText(`ب${"\u064B".repeat(1000)}ت`)).toBe(`ب${"\u064B".repeat(4)}ت`);
  });

  test("takes any text, and cleaning twice changes nothing", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean.normalize("NFC")).toBe(clean);
        expect(/\p{M}{5}/u.test(clean)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("cleanLine", () => {
  test("gives one trimmed line without direction marks", () => {
    expect(cleanLine(" \u200Fعنوان\n\n طويل\u00A0\u2069 جدًّا\t")).toBe("عنوان طويل جدًّا");
  });

  test("takes any text, and cleaning twice changes nothing", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = cleanLine(text);
        expect(cleanLine(line)).toBe(line);
        expect(line).not.toMatch(/[\n\r\t\u2066-\u2069\u200E\u200F]|^\s|\s$|\s\s/);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("marks", () => {
  test("normalizes a long run of marks without trying every order", () => {
    expect(normalizeNfc(`ا${"\u064B\u0316".repeat(200_000)}`).length).toBeLessThan(40);
    expect(normalizeNfc("e\u0301")).toBe("é");
  });

  test("are stripped where asked", () => {
    expect(stripTashkeel("مُحَمَّدٌ رَسُولُ ٱللَّهِ é")).toBe("محمد رسول ٱلله é");
    expect(stripInvisible("5\u200F/8\u200F/2026 \u061C12\u200E%\u200E")).toBe("5/8/2026 12%");
    fc.assert(
      fc.property(hostile, (text) => typeof (stripTashkeel(text) + stripInvisible(text)) === "string"),
    );
  });
});

import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { balanceIsolates, direction, hasBidiControls, isolate, isolateLtr } from "./bidi.ts";

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(..."اa1 \n\u2066\u2067\u2068\u2069\u200F\u202A\u202C"),
    fc.constantFrom("\uD800", "𞤀"),
  ),
  maxLength: 40,
});

function isBalanced(line: string): boolean {
  let depth = 0;
  for (const char of line) {
    if (/[\u2066-\u2068]/.test(char)) depth++;
    else if (char === "\u2069" && --depth < 0) return false;
  }
  return depth === 0;
}

describe("direction", () => {
  test("follows the first strong character", () => {
    expect(direction("2026: مرحبا hello")).toBe("rtl");
    expect(direction("«Hello» مرحبا")).toBe("ltr");
    expect(direction("12 + 3 = ١٥ (…)")).toBe("neutral");
    expect(direction("")).toBe("neutral");
    expect(direction("؟!")).toBe("rtl");
    expect(direction("שלום")).toBe("rtl");
    expect(direction("ⵜⴰⵎⴰⵣⵉⵖⵜ")).toBe("ltr");
    expect(direction("\u200F12")).toBe("rtl");
    expect(direction("𞤀")).toBe("rtl");
  });

  test("does not look into isolates, even open ones, but starts anew on the next line", () => {
    expect(direction("\u2068@name\u2069 كتب")).toBe("rtl");
    expect(direction("\u2068@name")).toBe("neutral");
    expect(direction("\u2068@name\nكتب")).toBe("rtl");
  });
});

describe("isolate", () => {
  test("wraps each line, and nothing when there is nothing", () => {
    expect(isolate("اسم")).toBe("\u2068اسم\u2069");
    expect(isolate("اسم", "rtl")).toBe("\u2067اسم\u2069");
    expect(isolateLtr("+212 600")).toBe("\u2066+212 600\u2069");
    expect(isolate("أ\n\nب")).toBe("\u2068أ\u2069\n\n\u2068ب\u2069");
    expect(isolate("")).toBe("");
  });

  test("stays balanced on every line whatever it wraps", () => {
    fc.assert(
      fc.property(text, (inner) => {
        for (const wrapped of [isolate(inner), isolateLtr(isolate(inner, "rtl")), balanceIsolates(inner)]) {
          expect(wrapped.split("\n").every(isBalanced)).toBe(true);
        }
        expect(balanceIsolates(balanceIsolates(inner))).toBe(balanceIsolates(inner));
        expect(["rtl", "ltr", "neutral"]).toContain(direction(inner));
      }),
      { numRuns: 500 },
    );
  });
});

test("hasBidiControls sees marks, embeddings and isolates", () => {
  expect(["ا\u200F", "\u061C", "\u202E", "\u2069"].map(hasBidiControls)).toEqual([true, true, true, true]);
  expect(hasBidiControls("نص hello\u200C")).toBe(false);
});

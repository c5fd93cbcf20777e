import { describe, expect, test } from "bun:test";
import { highlight } from "./highlight.ts";
import { queryTerms } from "./terms.ts";

describe("a query", () => {
  test("is read as at most twelve different words of its first 400 letters", () => {
    const words = "ابن بيت تين ثور جمل حمل خبز دار ذهب رمل زيت سيف شمس صقر ضوء طير";
    expect(queryTerms(words)).toEqual(words.split(" ").slice(0, 12));
    expect(queryTerms(`${"ابن ".repeat(100)}بيت`)).toEqual(["ابن"]);
  });
});

describe("highlight", () => {
  test("marks whole words in their own letters, in whatever spelling they were asked for", () => {
    expect(highlight("زارَ الوفدُ المدرسةَ العتيقة في آسفي.", "مدرسه اسفى")).toEqual([
      { text: "زارَ الوفدُ ", marked: false },
      { text: "المدرسةَ", marked: true },
      { text: " العتيقة في ", marked: false },
      { text: "آسفي", marked: true },
      { text: ".", marked: false },
    ]);
  });

  test("marks nothing for stop words, an empty query or an empty text", () => {
    expect(highlight("في المدينة", "في من")).toEqual([{ text: "في المدينة", marked: false }]);
    expect(highlight("المدينة", "")).toEqual([{ text: "المدينة", marked: false }]);
    expect(highlight("", "مدينة")).toEqual([]);
  });

  test("marks in French what accents do not change", () => {
    expect(highlight("L’élève à Safi", "eleves")).toEqual([
      { text: "L’", marked: false },
      { text: "élève", marked: true },
      { text: " à Safi", marked: false },
    ]);
  });
});

import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { parseXml } from "../../test/xml.ts";
import { allowedText, cdata, element, escapeXml, xmlDocument } from "./xml.ts";

describe("the XML encoder", () => {
  test("gives back any text, less what XML 1.0 forbids", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        // Line ends are read as line feeds (XML 1.0, section 2.11), in attributes white space as spaces.
        const plain = allowedText(text).replace(/\r\n?/g, "\n");
        const inAttribute = plain.replace(/[\n\t]/g, " ");
        const root = parseXml(
          xmlDocument(element("a", { b: text }, element("t", {}, text), element("c", {}, cdata(text)))),
        );
        expect(root.find("t")?.text ?? "").toBe(plain);
        expect(root.find("c")?.text ?? "").toBe(plain);
        expect(root.attributes.b).toBe(inAttribute);
      }),
      { numRuns: 500 },
    );
  });

  test("drops NUL, control characters, lone surrogates and noncharacters", () => {
    expect(escapeXml("\0أ\ud800ب\udfff\uffff\u0008ج\u001f😀\t\n")).toBe("أبج😀\t\n");
  });

  test("never lets ]]> out", () => {
    for (const text of ["]]>", "]]]]>>", "a]]>b]]>c", "]]", ">"]) {
      expect(escapeXml(text)).not.toContain("]]>");
      expect(parseXml(xmlDocument(element("c", {}, cdata(text)))).text).toBe(text);
    }
  });
});

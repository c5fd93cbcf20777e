import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import sharp from "sharp";
import { sniff } from "./sniff.ts";

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const drawing = sharp({ create: { width: 321, height: 123, channels: 3, background: "#00574a" } });

describe("the content decides the type", () => {
  for (const format of ["jpeg", "png", "webp", "gif", "avif", "tiff"] as const)
    test(`a ${format} picture is known with its size`, async () => {
      const bytes = await drawing.clone().toFormat(format).toBuffer();
      expect(sniff(bytes)).toEqual({ kind: "image", mime: `image/${format}`, width: 321, height: 123 });
    });

  test("the three kinds of WebP are known with their size", async () => {
    const lossless = await drawing.clone().webp({ lossless: true }).toBuffer();
    const extended = await drawing
      .clone()
      .webp()
      .withExif({ IFD0: { Copyright: "x" } })
      .toBuffer();
    expect([lossless, extended].map(sniff)).toEqual(
      [1, 2].map(() => ({ kind: "image", mime: "image/webp", width: 321, height: 123 })),
    );
  });

  test("sounds, films and documents are known by their signature", () => {
    const starts = {
      "audio/mpeg": ["ID3\x04\0\0", "\xff\xfb\x90\x64"],
      "audio/ogg": ["OggS\0\x02"],
      "audio/wav": ["RIFF\x24\x08\0\0WAVEfmt "],
      "audio/mp4": ["\0\0\0\x20ftypM4A \0\0\0\0"],
      "video/mp4": ["\0\0\0\x20ftypisom\0\0\x02\0", "\0\0\0\x18ftypmp42\0\0\0\0"],
      "video/webm": ["\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm"],
      "application/pdf": ["%PDF-1.7\n"],
    };
    for (const [mime, texts] of Object.entries(starts))
      for (const text of texts) expect([text, sniff(ascii(text))?.mime]).toEqual([text, mime]);
  });

  test("nothing else is", () => {
    const others = [
      "",
      "<!doctype html><script>alert(1)</script>",
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      '<?xml version="1.0"?><svg/>',
      " %PDF-1.7",
      "PK\x03\x04",
      "BM\x36\0",
      "MZ",
      "\0\0\0\x18ftypheic\0\0\0\0mif1heic",
      "\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska",
      "\xff\xfe<\0h\0t\0m\0l\0",
      "#!/bin/sh",
      "\xff\xd8\xff\xe0",
      "\x89PNG\r\n\x1a\n",
      "GIF89a",
      "RIFF\0\0\0\0WEBPVP8 ",
      "II*\0\xff\xff\xff\xff",
    ];
    expect(others.map((text) => sniff(ascii(text)))).toEqual(others.map(() => undefined));
  });

  test("no bytes make it throw or hang", () => {
    const starts = ["", "\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "GIF89a", "RIFF____WEBPVP8X", "II*\0", "MM\0*"];
    starts.push("\0\0\0\x14ftypavif", "\0\0\0\x14ftypavif\0\0\0\0avif\0\0\0\x08meta");
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        const found = sniff(Uint8Array.from([...ascii(start), ...rest]));
        return found === undefined || found.mime.includes("/");
      }),
      { numRuns: 2_000 },
    );
  });
});

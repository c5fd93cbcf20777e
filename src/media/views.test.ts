import { expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { pictureHtml, type Picture } from "./views.tsx";

const aPicture = (overrides: Partial<Picture> = {}): Picture => ({
  id: 7,
  width: 1600,
  height: 1000,
  focalX: 0.5,
  focalY: 0.5,
  alt: 'ميناء "المرسى" <b>',
  caption: "",
  credit: "",
  sources: (["avif", "webp", "jpeg"] as const).flatMap((format) =>
    [480, 960, 1440].map((width) => ({ format, width, height: width * 0.625, hash: "" })),
  ),
  ...overrides,
});

test("a picture offers AVIF, WebP and JPEG by width, with its size and its words escaped", () => {
  const set = (format: string) =>
    [480, 960, 1440].map((width) => `/media/7/${width}.${format} ${width}w`).join(", ");
  expect(pictureHtml(aPicture(), { sizes: "100vw" })).toBe(
    `<picture><source type="image/avif" srcset="${set("avif")}" sizes="100vw">` +
      `<source type="image/webp" srcset="${set("webp")}" sizes="100vw">` +
      `<img src="/media/7/960.jpeg" srcset="${set("jpeg")}" sizes="100vw" ` +
      'alt="ميناء &quot;المرسى&quot; &lt;b&gt;" width="1440" height="900" decoding="async" loading="lazy"></picture>',
  );
});

test("the first picture of a page loads at once, the address can be absolute, decoration has no words", () => {
  const html = pictureHtml(aPicture(), {
    alt: "",
    sizes: "50vw",
    eager: true,
    className: "lead",
    prefix: "https://example.org",
  });
  expect(html).toContain('src="https://example.org/media/7/960.jpeg"');
  expect(html).toContain('alt=""');
  expect(html).toContain('class="lead" decoding="async" loading="eager" fetchpriority="high"');
});

test("before AVIF is made, and for a small picture, only what exists is offered", () => {
  const sources = [{ format: "jpeg" as const, width: 300, height: 200, hash: "" }];
  expect(pictureHtml(aPicture({ sources }), { alt: "x", sizes: "7rem" })).toBe(
    '<picture><img src="/media/7/300.jpeg" srcset="/media/7/300.jpeg 300w" sizes="7rem" alt="x" ' +
      'width="300" height="200" decoding="async" loading="lazy"></picture>',
  );
});

test("where there is no picture yet a zellige stands, as decoration", () => {
  const html = (seed: string) =>
    `<img src="/zellige/${seed}.svg" alt="" width="1600" height="1000" decoding="async" loading="lazy">`;
  expect(pictureHtml(undefined, { alt: "x", sizes: "100vw", seed: "ar-12/ب" })).toBe(html("ar12"));
  expect(pictureHtml(aPicture({ sources: [] }), { sizes: "100vw" })).toBe(html("m7"));
});

test("every focal point has its rule, and the middle needs none", () => {
  const css = readFileSync(new URL("media.css", import.meta.url), "utf8");
  for (let x = 0; x <= 1; x += 0.05)
    for (let y = 0; y <= 1; y += 0.05) {
      const html = pictureHtml(aPicture({ focalX: x, focalY: y }), { sizes: "100vw" });
      const mark = / data-focus="(\d)(\d)"/.exec(html);
      const [column, row] = mark ? [Number(mark[1]), Number(mark[2])] : [2, 2];
      expect(Math.abs(column / 4 - x)).toBeLessThan(0.1251);
      expect(Math.abs(row / 4 - y)).toBeLessThan(0.1251);
      if (mark)
        expect(css).toMatch(
          new RegExp(`"${column}${row}"\\] \\{\\s*object-position: ${column * 25}% ${row * 25}%;`),
        );
    }
});

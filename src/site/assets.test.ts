import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { anEdition } from "../../test/factories.ts";
import { openTestApp, type TestApp } from "../../test/app.ts";
import { assetUrl, shrinkCss } from "./assets.ts";

test("shrinking leaves strings alone and takes comments and space away", () => {
  expect(
    shrinkCss('a  {\n  color : red; /* why */\n  content: " ;  } ";\n}\n\nb > c { margin: 1px   2px; }'),
  ).toBe('a{color : red;content: " ;  } "}b > c{margin: 1px 2px}');
});

describe("assets", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp();
    await anEdition(app);
  });
  afterAll(() => app.close());

  const load = (name: string, encoding = "") =>
    app.get(assetUrl(name), { headers: { "accept-encoding": encoding } });

  test("the stylesheet comes as the browser takes it, for ever, the same each time", async () => {
    const [plain, gzip, brotli] = await Promise.all([
      load("site.css"),
      load("site.css", "gzip, deflate"),
      load("site.css", "gzip, deflate, br, zstd"),
    ]);
    const text = await plain.text();
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(text);
    expect(brotliDecompressSync(await brotli.arrayBuffer()).toString()).toBe(text);
    expect(brotli.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(brotli.headers.get("vary")).toBe("Accept-Encoding");
    expect(text).not.toContain("/*");
  });

  test("the stylesheet names only fonts that exist, and stays within its budget", async () => {
    const css = await (await load("site.css")).text();
    const fonts = [...css.matchAll(/url\("(\/assets\/[^"]+)"\)/g)].map((match) => match[1] ?? "");
    expect(fonts).toHaveLength(8);
    for (const font of fonts)
      expect([font, (await app.get(font)).headers.get("content-type")]).toEqual([font, "font/woff2"]);
    const packed = await (await load("site.css", "br")).arrayBuffer();
    expect(packed.byteLength).toBeLessThan(12_000);
  });

  test("the script stays within its budget", async () => {
    const packed = await (await load("reader.js", "gzip")).arrayBuffer();
    expect(packed.byteLength).toBeLessThan(15_000);
  });

  test("other hashes, other names and other ways out are not found", async () => {
    for (const path of ["/assets/site.0.css", "/assets/site.css", "/assets/..%2fassets.ts", "/assets/"])
      expect([path, [301, 404].includes((await app.get(path)).status)]).toEqual([path, true]);
  });

  test("the manifest and the icons that browsers ask for by name are there", async () => {
    const manifest = await app.get("/manifest.webmanifest");
    expect(manifest.headers.get("content-type")).toBe("application/manifest+json; charset=utf-8");
    expect(await manifest.json()).toMatchObject({
      name: "صدى المرسى",
      lang: "ar-MA",
      dir: "rtl",
      start_url: "/",
    });
    for (const path of ["/favicon.ico", "/apple-touch-icon.png"])
      expect((await app.get(path)).headers.get("content-type")).toBe("image/png");
  });
});

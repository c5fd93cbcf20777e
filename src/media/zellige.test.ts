import { expect, test } from "bun:test";
import { SaxesParser } from "saxes";
import sharp from "sharp";
import { hashText, zellige } from "./zellige.ts";

const seeds = Array.from({ length: 300 }, (_, i) => `https://example.org/ar/article-${i}`);

function idsOf(svg: string): string[] {
  const ids: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ attributes }) => {
    if (typeof attributes.id === "string") ids.push(attributes.id);
  });
  parser.write(svg).close();
  return ids;
}

test("the hash is stable, non-negative, and knows Arabic letters apart", () => {
  expect(hashText("ميناء")).toBe(hashText("ميناء"));
  expect(hashText("ميناء")).not.toBe(hashText("مينا"));
  expect(seeds.every((seed) => Number.isInteger(hashText(seed)) && hashText(seed) >= 0)).toBe(true);
  expect(new Set(seeds.map(hashText)).size).toBe(seeds.length);
});

test("a zellige is the same for the same seed and another one for another seed", () => {
  expect(zellige("port-quay")).toBe(zellige("port-quay"));
  expect(new Set(seeds.map((seed) => zellige(seed))).size).toBe(seeds.length);
});

test("the seeds reach many patterns that differ in more than their ids", () => {
  const patterns = seeds.map((seed) => zellige(seed).replaceAll(`z${hashText(seed).toString(36)}`, "z"));
  expect(new Set(patterns).size).toBeGreaterThan(100);
});

test("a zellige is well-formed XML whose ids come from the seed, occur once and all exist", () => {
  for (const seed of seeds) {
    const svg = zellige(seed);
    const ids = idsOf(svg);
    expect(ids.length).toBe(new Set(ids).size);
    expect(ids.filter((id) => !id.startsWith(`z${hashText(seed).toString(36)}`))).toEqual([]);
    const wanted = [...svg.matchAll(/(?:href="|url\()#([\w-]+)/g)].map(([, id]) => id ?? "");
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  }
});

test("a zellige weighs at most 6 KB and holds no script, style, text or outside reference", () => {
  for (const seed of seeds) {
    const svg = zellige(seed);
    expect(Buffer.byteLength(svg)).toBeLessThanOrEqual(6 * 1024);
    expect(svg).not.toMatch(
      /<script|<style|style=|<text|<title|<image|<foreignObject|\son\w+=|NaN|undefined/,
    );
    expect(svg).not.toMatch(/href="(?!#)|url\((?!#)/);
  }
});

test("a zellige keeps the size it was asked for, and a hostile seed stays out of the markup", async () => {
  const svg = zellige('"><script>alert(1)</script>', { width: 600, height: 400 });
  expect(svg).toContain('viewBox="0 0 600 400" width="600" height="400"');
  expect(svg).not.toContain("script");
  const { width, height } = await sharp(Buffer.from(svg)).metadata();
  expect({ width, height }).toEqual({ width: 600, height: 400 });
});

test("a zellige becomes a raster picture of 480 px that is not one flat colour", async () => {
  for (const seed of seeds.slice(0, 12)) {
    const raster = sharp(Buffer.from(zellige(seed))).resize(480);
    const { data, info } = await raster.png().toBuffer({ resolveWithObject: true });
    expect({ width: info.width, height: info.height }).toEqual({ width: 480, height: 300 });
    expect((await sharp(data).stats()).entropy).toBeGreaterThan(1);
  }
});

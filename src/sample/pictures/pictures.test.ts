import { expect, test } from "bun:test";
import { SaxesParser } from "saxes";
import sharp from "sharp";
import { drawScene, SCENES } from "./pictures.ts";
import type { Scene } from "../schema.ts";

const scenes = Object.keys(SCENES) as Scene[];
const seeds = Array.from({ length: 12 }, (_, i) => `article-${i}`);

/** Every element of the document with its attributes; throws where the XML is not well formed. */
function elementsOf(svg: string): { name: string; attributes: Record<string, string> }[] {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    elements.push({ name, attributes: { ...attributes } });
  });
  parser.write(svg).close();
  return elements;
}

test("a scene is the same for the same seed and another one for another seed", () => {
  for (const scene of scenes) {
    expect(drawScene(scene, "port-quay")).toBe(drawScene(scene, "port-quay"));
    expect(new Set(seeds.map((seed) => drawScene(scene, seed))).size).toBe(seeds.length);
  }
});

test("every scene has at least two skies or two walls among a dozen articles", () => {
  for (const scene of scenes) {
    const grounds = seeds.map(
      (seed) => (drawScene(scene, seed).match(/(?:fill|stop-color)="#\w+"/g) ?? [])[0],
    );
    expect({ scene, several: new Set(grounds).size > 1 }).toEqual({ scene, several: true });
  }
});

test("every scene is well-formed XML of known elements whose ids all exist once", () => {
  const known = new Set(
    ["svg", "g", "defs", "path", "circle", "ellipse", "use", "clipPath", "pattern"].concat(
      "linearGradient",
      "stop",
    ),
  );
  for (const scene of scenes) {
    for (const seed of seeds) {
      const svg = drawScene(scene, seed);
      const elements = elementsOf(svg);
      expect(elements.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
      const ids = elements.map(({ attributes }) => attributes.id).filter((id) => id !== undefined);
      expect(ids.length).toBe(new Set(ids).size);
      const wanted = [...svg.matchAll(/(?:href="|url\()#([\w-]+)/g)].map(([, id]) => id ?? "");
      expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
    }
  }
});

test("a scene holds no script, no style, no text and nothing from outside", () => {
  for (const scene of scenes) {
    for (const seed of seeds) {
      const svg = drawScene(scene, seed);
      expect(svg).not.toMatch(
        /<script|<style|style=|<text|<image|<foreignObject|\son\w+=|NaN|undefined|Infinity/,
      );
      expect(svg).not.toMatch(/href="(?!#)|url\((?!#)/);
    }
  }
});

test("a scene weighs at most 40 KB", () => {
  const heavy = scenes.flatMap((scene) =>
    Array.from({ length: 40 }, (_, i) => Buffer.byteLength(drawScene(scene, `weight-${i}`)))
      .filter((bytes) => bytes > 40 * 1024)
      .map((bytes) => ({ scene, bytes })),
  );
  expect(heavy).toEqual([]);
});

test("every scene becomes a raster picture of 480 px that is not one flat colour", async () => {
  for (const scene of scenes) {
    const image = sharp(Buffer.from(drawScene(scene, "port-quay"))).resize(480);
    const { data, info } = await image.png().toBuffer({ resolveWithObject: true });
    expect({ width: info.width, height: info.height }).toEqual({ width: 480, height: 300 });
    const { entropy } = await sharp(data).stats();
    expect(entropy).toBeGreaterThan(2);
  }
}, 60_000);

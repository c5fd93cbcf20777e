import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { Refusal } from "../http/errors.ts";
import { databases, openTestApp, type TestApp } from "../../test/app.ts";
import { findMedia, findMediaByHash, makeRenditions, picturesOf, storeDrawing, storeMedia } from "./media.ts";
import type { RenderJob } from "./render-job.ts";
import { render, UndrawableError } from "./render.ts";
import { zellige } from "./zellige.ts";

const AVIF_LATER = 30_000;
// Pictures are drawn in child processes, which a busy machine starts late.
setDefaultTimeout(60_000);

/** A JPEG as phones make them: turned by EXIF, with a place, a serial number and a script in its texts. */
async function aPhoto(width = 1600, height = 1000): Promise<Uint8Array> {
  const photo = await sharp(Buffer.from(zellige("photo", { width, height })))
    .jpeg()
    .withExif({
      IFD0: { Copyright: "SECRETOWNER", ImageDescription: "<script>alert(1)</script>" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "33/1 35/1 0/1",
        GPSLongitudeRef: "W",
        GPSLongitude: "7/1 37/1 0/1",
      },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRETPLACE</x:xmpmeta>')
    .toBuffer();
  return new Uint8Array(photo);
}

/** A PNG of one colour whose header may promise another size than its data has. */
function aPng(width: number, height: number, rows = height): Uint8Array {
  const chunk = (name: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const frame = Buffer.alloc(body.length + 8);
    frame.writeUInt32BE(data.length, 0);
    body.copy(frame, 4);
    frame.writeUInt32BE(Bun.hash.crc32(body), body.length + 4);
    return frame;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * rows));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const refusalOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "nothing",
    (error) => (error instanceof Refusal ? error.code : String(error)),
  );

for (const kind of databases)
  describe(kind, () => {
    let app: TestApp;
    beforeAll(async () => {
      app = await openTestApp(kind);
    });
    afterAll(() => app.close());

    const stateOf = async (id: number) => (await findMedia(app, id))?.state;
    const pictureOf = async (id: number) => (await picturesOf(app, [id])).get(id);
    const formatsOf = async (id: number) =>
      (await pictureOf(id))?.sources.map(({ format, width }) => `${width}.${format}`).sort();

    test("a photo gets JPEG and WebP first and AVIF later, none wider than itself", async () => {
      const id = await storeMedia(app, await aPhoto(1000, 625), {
        name: "C:\\fakepath\\صورة.jpg",
        alt: "زليج",
      });
      expect(await pictureOf(id)).toMatchObject({ alt: "زليج", sources: [] });
      expect(await stateOf(id)).toBe("waiting");
      await app.settle();
      const first = ["1000.jpeg", "1000.webp", "480.jpeg", "480.webp", "960.jpeg", "960.webp"];
      expect(await formatsOf(id)).toEqual(first);
      expect(await pictureOf(id)).toMatchObject({ width: 1000, height: 625 });
      app.pass(AVIF_LATER);
      await app.settle();
      expect(await formatsOf(id)).toEqual([...first, "1000.avif", "480.avif", "960.avif"].sort());
      expect(await findMedia(app, id)).toMatchObject({
        name: "صورة.jpg",
        state: "ready",
        mime: "image/jpeg",
      });
    });

    test("nothing but pixels reaches readers: no place, no owner, no script, upright", async () => {
      const upright = await aPhoto(600, 400);
      const turned = await sharp(upright).keepMetadata().withMetadata({ orientation: 6 }).toBuffer();
      expect((await sharp(turned).metadata()).orientation).toBe(6);
      expect(turned.includes("SECRETOWNER")).toBe(true);
      const id = await storeMedia(app, turned, { name: "a.jpg" });
      await app.settle();
      app.pass(AVIF_LATER);
      await app.settle();
      const picture = await pictureOf(id);
      expect(picture).toMatchObject({ width: 400, height: 600 });
      expect(picture?.sources.length).toBe(3);
      for (const source of picture?.sources ?? []) {
        const bytes = (await app.files.get(source.hash)) ?? new Uint8Array();
        const { exif, xmp, iptc, icc, orientation, space, width, height } = await sharp(bytes).metadata();
        expect([exif, xmp, iptc, icc, orientation].filter((found) => found !== undefined)).toEqual([]);
        expect({ space, width, height }).toEqual({ space: "srgb", width: 400, height: 600 });
        expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/SECRET|<script|GPS|Exif\0/);
      }
    });

    test("wide colours, CMYK, 16 bits, grey and transparency all become plain sRGB", async () => {
      const base = sharp({
        create: { width: 40, height: 30, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } },
      });
      const sources = [
        await base.clone().removeAlpha().jpeg().withIccProfile("p3").toBuffer(),
        await base.clone().removeAlpha().toColourspace("cmyk").jpeg().toBuffer(),
        await base.clone().toColourspace("rgb16").png().toBuffer(),
        await base.clone().removeAlpha().toColourspace("b-w").png().toBuffer(),
        await base.clone().tiff().toBuffer(),
        await base.clone().gif().toBuffer(),
      ];
      for (const source of sources) {
        const id = await storeMedia(app, source, { name: "x" });
        await app.settle();
        const jpeg = (await pictureOf(id))?.sources.find(({ format }) => format === "jpeg");
        const bytes = (await app.files.get(jpeg?.hash ?? "")) ?? new Uint8Array();
        const { space, channels, depth } = await sharp(bytes).metadata();
        expect(["srgb3uchar", "b-w1uchar"]).toContain(`${space}${channels}${depth}`);
      }
    });

    test("a drawing of our own becomes a PNG with renditions, and its SVG stays for a backup under way", async () => {
      const id = await storeDrawing(app, zellige("drawing"), { name: "zellige.svg" });
      const svgHash = (await findMedia(app, id))?.hash ?? "";
      await app.settle();
      const media = await findMedia(app, id);
      expect(media).toMatchObject({
        mime: "image/png",
        name: "zellige.png",
        width: 1600,
        height: 1000,
        state: "ready",
      });
      expect(await formatsOf(id)).toContain("1440.webp");
      expect(await app.files.size(media?.hash ?? "")).toBe(media?.bytes);
      expect(await app.files.size(svgHash)).toBeGreaterThan(0);
    });

    test("what is not what it is named is refused", async () => {
      const bytes = (text: string) => new TextEncoder().encode(text);
      const html = storeMedia(app, bytes("<!doctype html><script>alert(1)</script>"), { name: "a.jpg" });
      expect(await refusalOf(html)).toBe("unsupported-type");
      const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
      expect(await refusalOf(storeMedia(app, bytes(svg), { name: "a.png" }))).toBe("unsupported-type");
    });

    test("of a polyglot only the picture survives", async () => {
      const polyglot = Buffer.concat([
        await aPhoto(64, 40),
        Buffer.from("<script>alert(1)</script>PK\x03\x04"),
      ]);
      const id = await storeMedia(app, polyglot, { name: "a.jpg.html" });
      await app.settle();
      const sources = (await pictureOf(id))?.sources ?? [];
      expect(sources.map(({ format, width }) => `${width}.${format}`)).toEqual(["64.jpeg", "64.webp"]);
      for (const { hash } of sources)
        expect(Buffer.from((await app.files.get(hash)) ?? []).toString("latin1")).not.toMatch(
          /script|PK\x03/,
        );
    });

    test("a bomb is refused by its header, before anything is decoded", async () => {
      expect(await refusalOf(storeMedia(app, aPng(30_000, 30_000, 1), { name: "a.png" }))).toBe("too-large");
      const heavy = new Uint8Array(40_000_001);
      heavy.set(aPng(10, 10));
      expect(await refusalOf(storeMedia(app, heavy, { name: "a.png" }))).toBe("too-large");
    });

    test("broken pictures fail alone, and quickly", async () => {
      const photo = await aPhoto(1600, 1000);
      const broken = [photo.slice(0, photo.length / 2), aPng(7_000, 7_000, 3), aPng(10, 10).slice(0, 45)];
      for (const bytes of broken) {
        const before = performance.now();
        const id = await storeMedia(app, bytes, { name: "a" });
        await app.settle();
        expect(await stateOf(id)).toBe("failed");
        expect(await pictureOf(id)).toMatchObject({ sources: [] });
        expect(performance.now() - before).toBeLessThan(5_000);
      }
    });

    test("a huge picture within the bounds stays within the child's memory", async () => {
      const id = await storeMedia(app, aPng(7_000, 7_000), { name: "a.png" });
      await app.settle();
      expect(await stateOf(id)).toBe("ready");
    });

    test("a very tall picture is made narrower, so that every format can hold it", async () => {
      const id = await storeMedia(app, aPng(500, 40_000), { name: "a.png" });
      await app.settle();
      expect(await formatsOf(id)).toEqual(["150.jpeg", "150.webp"]);
    });

    test("done twice, or again after a kill, it is done once", async () => {
      const bytes = await aPhoto(500, 300);
      const id = await storeMedia(app, bytes, { name: "a.jpg" });
      await makeRenditions(app, id);
      const once = await pictureOf(id);
      await makeRenditions(app, id);
      await app.settle();
      expect(await pictureOf(id)).toEqual(once as NonNullable<typeof once>); // there: made above
      await makeRenditions(app, 999_999);
      expect(await findMediaByHash(app, (await findMedia(app, id))?.hash ?? "")).toBe(id);
    });

    test("a sound needs no renditions", async () => {
      const id = await storeMedia(app, new TextEncoder().encode("ID3 and the rest"), { name: "a.mp3" });
      await app.settle();
      expect(await findMedia(app, id)).toMatchObject({ kind: "audio", state: "ready", width: null });
    });
  });

describe("the child process", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp();
  });
  afterAll(() => app.close());

  /** A program that stands in for the child and misbehaves. */
  async function misbehave(source: string, limits = {}): Promise<string> {
    const program = `${app.config.dataDir}/child-${Bun.hash(source)}.ts`;
    await Bun.write(program, source);
    const job: RenderJob = { kind: "renditions", path: "", formats: [], drawing: false };
    try {
      await render(app, job, { for: "background", program, limits });
      return "nothing";
    } catch (error) {
      return error instanceof UndrawableError ? error.message : `unexpected ${String(error)}`;
    }
  }

  test("is ended for its time, its memory or its talk", async () => {
    expect(await misbehave("setInterval(() => {}, 1000)", { wallMs: 300 })).toBe("over the limit of time");
    const eater = "const all = []; setInterval(() => all.push(Buffer.alloc(30_000_000, 1)), 5)";
    expect(await misbehave(eater, { maxMemory: 300_000_000 })).toBe("over the limit of memory");
    const talker = "const w = () => process.stdout.write(Buffer.alloc(1_000_000), w); w()";
    expect(await misbehave(talker, { maxOutput: 5_000_000 })).toBe("over the limit of output");
  });

  test("may crash, fail or lie without harm, and the next job runs", async () => {
    expect(await misbehave('process.kill(process.pid, "SIGSEGV"); setInterval(() => {}, 1000)')).toBe(
      "ended with SIGSEGV",
    );
    expect(await misbehave('process.stderr.write("no such thing"); process.exitCode = 3')).toBe(
      "no such thing",
    );
    expect(await misbehave("process.stdout.write(Buffer.alloc(100, 0xff))")).toBe("the answer is not whole");
    expect(await misbehave("process.exit(0)")).toBe("the answer is not whole");
  });

  test("knows none of our secrets", async () => {
    process.env.MINBAR_TEST_SECRET = "x";
    const told = await misbehave(
      "process.stderr.write(Object.keys(process.env).sort().join()); process.exitCode = 1",
    );
    delete process.env.MINBAR_TEST_SECRET;
    expect(told).not.toContain("SECRET");
    expect(told).not.toContain("PATH,");
  });

  test("works one at a time, readers first", async () => {
    const program = `${app.config.dataDir}/child-order.ts`;
    await Bun.write(program, "setTimeout(() => process.exit(1), 50)");
    const order: string[] = [];
    const job: RenderJob = { kind: "renditions", path: "", formats: [], drawing: false };
    const run = (who: "reader" | "background", name: string) =>
      render(app, job, { for: who, program }).catch(() => order.push(name));
    await Promise.all([
      run("background", "1"),
      run("background", "2"),
      run("background", "3"),
      run("reader", "4"),
    ]);
    expect(order).toEqual(["1", "4", "2", "3"]);
  });
});

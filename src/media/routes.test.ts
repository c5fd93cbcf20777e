import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import sharp from "sharp";
import { withdrawItem } from "../items/items.ts";
import { systemActor } from "../items/may.ts";
import { databases, openTestApp, START, type TestApp } from "../../test/app.ts";
import { aPublishedArticle, anEdition } from "../../test/factories.ts";
import { serve } from "../platform/serve.ts";
import { createHandler } from "../server.ts";
import { doc, p, picture } from "../body/build.ts";
import { storeDrawing, storeMedia } from "./media.ts";
import { zellige } from "./zellige.ts";

const HOUR = 3_600_000;
// Pictures are drawn in child processes, which a busy machine starts late.
setDefaultTimeout(60_000);

for (const kind of databases)
  describe(kind, () => {
    let app: TestApp;
    let edition: Awaited<ReturnType<typeof anEdition>>;
    beforeAll(async () => {
      app = await openTestApp(kind);
      edition = await anEdition(app);
    });
    afterAll(() => app.close());

    const aPicture = async (seed: string): Promise<number> => {
      const id = await storeDrawing(app, zellige(seed), { name: "a.svg", alt: "زليج" });
      await app.settle();
      return id;
    };
    const aSound = async (length = 5_000): Promise<{ id: number; bytes: Uint8Array<ArrayBuffer> }> => {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 7) % 251);
      bytes.set(new TextEncoder().encode("ID3"));
      return { id: await storeMedia(app, bytes, { name: "حوار «المرسى».mp3" }), bytes };
    };
    const status = async (path: string, init?: RequestInit) => (await app.get(path, init)).status;
    const lead = (mediaId: number) => ({ lead: { mediaId } });

    test("a picture appears with its story and goes with it", async () => {
      const media = await aPicture("one");
      const path = `/media/${media}/960.webp`;
      expect(await status(path)).toBe(404);
      const item = await aPublishedArticle(app, edition, lead(media), { publishAt: START + HOUR });
      expect(await status(path)).toBe(404);
      app.pass(HOUR);
      const answer = await app.get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("image/webp");
      expect(await sharp(await answer.arrayBuffer()).metadata()).toMatchObject({
        format: "webp",
        width: 960,
      });
      await withdrawItem(app, systemActor, item);
      expect(await status(path)).toBe(404);
    });

    test("under an embargo its address answers exactly as one that never was", async () => {
      const media = await aPicture("two");
      await aPublishedArticle(app, edition, lead(media), { embargoUntil: app.clock.now() + HOUR });
      const facts = async (id: number) => {
        const answer = await app.get(`/media/${id}/960.webp`);
        return { status: answer.status, headers: [...answer.headers], length: (await answer.text()).length };
      };
      expect(await facts(media)).toEqual(await facts(999_999));
      app.pass(HOUR + 1);
      expect(await status(`/media/${media}/960.webp`)).toBe(200);
    });

    test("a picture in the text is as visible as the lead", async () => {
      const media = await aPicture("three");
      await aPublishedArticle(app, edition, { body: doc(p("نص"), picture(media, "زليج")) });
      expect(await status(`/media/${media}/480.jpeg`)).toBe(200);
    });

    test("another node stops serving a withdrawn picture within two seconds", async () => {
      const media = await aPicture("four");
      const item = await aPublishedArticle(app, edition, lead(media));
      const other = await app.secondNode();
      try {
        const there = () => other.get(`/media/${media}/960.webp`).then((answer) => answer.status);
        expect(await there()).toBe(200);
        await withdrawItem(app, systemActor, item);
        const end = performance.now() + 2_000;
        while ((await there()) === 200 && performance.now() < end) await Bun.sleep(20);
        expect(await there()).toBe(404);
      } finally {
        await other.close();
      }
    });

    test("renditions are checked for change, sandboxed and never sniffed", async () => {
      const media = await aPicture("five");
      await aPublishedArticle(app, edition, lead(media));
      const path = `/media/${media}/480.jpeg`;
      const answer = await app.get(path);
      const etag = answer.headers.get("etag") ?? "";
      expect(answer.headers.get("cache-control")).toBe(
        "public, max-age=86400, stale-while-revalidate=604800",
      );
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("content-security-policy")).toContain("sandbox");
      expect(await status(path, { headers: { "if-none-match": `"other", W/${etag}` } })).toBe(304);
      expect(await status(path, { headers: { "if-none-match": '"other"' } })).toBe(200);
      const head = await app.get(path, { method: "HEAD" });
      expect([head.status, (await head.arrayBuffer()).byteLength]).toEqual([200, 0]);
    });

    test("what was never made is not there", async () => {
      const media = await aPicture("six");
      await aPublishedArticle(app, edition, lead(media));
      const files = ["481.webp", "960.png", "960.webp.html", "0.jpeg", "file.png", "original", "960"];
      const found = await Promise.all(files.map((file) => status(`/media/${media}/${file}`)));
      expect(found).toEqual(files.map(() => 404));
      expect(await status(`/media/0${media}/960.webp`)).toBe(404);
    });

    test("a sound is served as it came, whole or in parts", async () => {
      const { id, bytes } = await aSound();
      await aPublishedArticle(app, edition, lead(id));
      const path = `/media/${id}/file.mp3`;
      const whole = await app.get(path);
      expect(whole.headers.get("content-type")).toBe("audio/mpeg");
      expect(whole.headers.get("accept-ranges")).toBe("bytes");
      expect(whole.headers.get("content-security-policy")).toContain("sandbox");
      expect(whole.headers.get("content-disposition")).toBe(
        `inline; filename="minbar-${id}.mp3"; filename*=UTF-8''${encodeURIComponent("حوار «المرسى»")}.mp3`,
      );
      expect(await whole.bytes()).toEqual(bytes);
      const part = async (range: string, headers = {}) => {
        const answer = await app.get(path, { headers: { range, ...headers } });
        return [answer.status, answer.headers.get("content-range"), (await answer.bytes()).length];
      };
      expect(await part("bytes=0-0")).toEqual([206, "bytes 0-0/5000", 1]);
      expect(await part("bytes=4990-")).toEqual([206, "bytes 4990-4999/5000", 10]);
      expect(await part("bytes=-10")).toEqual([206, "bytes 4990-4999/5000", 10]);
      expect(await part("bytes=4000-9999")).toEqual([206, "bytes 4000-4999/5000", 1_000]);
      expect(await part("bytes=5000-")).toEqual([416, "bytes */5000", 0]);
      expect(await part("bytes=9-1")).toEqual([200, null, 5_000]);
      expect(await part("bytes=0-1,5-6")).toEqual([200, null, 5_000]);
      expect(await part("bytes=0-1", { "if-range": '"other"' })).toEqual([200, null, 5_000]);
      const middle = await app.get(path, { headers: { range: "bytes=100-199" } });
      expect(await middle.bytes()).toEqual(bytes.slice(100, 200));
    });

    test("a document is saved, never shown, under a name that cannot break out", async () => {
      const bytes = new TextEncoder().encode("%PDF-1.7\n<script>alert(1)</script>");
      const id = await storeMedia(app, bytes, { name: 'قرار "1"\r\nX-Evil: 1; .pdf.html' });
      await aPublishedArticle(app, edition, lead(id));
      const answer = await app.get(`/media/${id}/file.pdf`);
      expect(answer.headers.get("content-type")).toBe("application/pdf");
      const disposition = answer.headers.get("content-disposition") ?? "";
      expect(disposition).toStartWith(`attachment; filename="minbar-${id}.pdf"; filename*=UTF-8''%D9%82`);
      expect(disposition).toEndWith(".pdf");
      expect(disposition.replace(/^[^']*''/, "")).toMatch(/^[A-Za-z0-9%._~!-]+$/);
      expect(answer.headers.get("x-evil")).toBeNull();
      expect(await status(`/media/${id}/file.html`)).toBe(404);
    });

    test("a share card is drawn once, drawn anew when the story changes, and gone with it", async () => {
      const media = await aPicture("card");
      const item = await aPublishedArticle(app, edition, {
        headline: "«OpenAI» تعلن عن 40 لغة",
        ...lead(media),
      });
      const answer = await app.get(`/share/${item}.png`);
      expect(answer.headers.get("content-type")).toBe("image/png");
      const bytes = await answer.bytes();
      expect(await sharp(bytes).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
      const etags = await Promise.all(
        [1, 2, 3].map(async () => (await app.get(`/share/${item}.png`)).headers.get("etag")),
      );
      expect(new Set([...etags, answer.headers.get("etag")]).size).toBe(1);
      const rows = await app.db.selectFrom("share_cards").selectAll().where("item_id", "=", item).execute();
      expect(rows.length).toBe(1);
      await app.files.remove(rows[0]?.hash ?? "");
      expect(await status(`/share/${item}.png`)).toBe(200);
      await app.db.updateTable("items").set({ headline: "عنوان آخر" }).where("id", "=", item).execute();
      expect((await app.get(`/share/${item}.png`)).headers.get("etag")).not.toBe(answer.headers.get("etag"));
      await withdrawItem(app, systemActor, item);
      expect(await status(`/share/${item}.png`)).toBe(404);
      expect(await status("/share/999999.png")).toBe(404);
    });

    test("a zellige is the same for every reader and for those who cannot unpack", async () => {
      const packed = await app.get("/zellige/abc12.svg", { headers: { "accept-encoding": "gzip" } });
      expect(packed.headers.get("content-encoding")).toBe("gzip");
      expect(Bun.gunzipSync(await packed.bytes())).toEqual(new TextEncoder().encode(zellige("abc12")));
      const plain = await app.get("/zellige/abc12.svg");
      expect(plain.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
      expect(await plain.text()).toBe(zellige("abc12"));
      for (const seed of ["", "a-b", "%D8%A7", "a".repeat(41)])
        expect(await status(`/zellige/${seed}.svg`)).toBe(404);
    });
  });

test("through the real server, a large film streams whole and in ranges of at most 4 MiB", async () => {
  const app = await openTestApp();
  const edition = await anEdition(app);
  const bytes = new Uint8Array(9_000_000).fill(7);
  bytes.set(new TextEncoder().encode("\0\0\0\x20ftypisom"));
  const id = await storeMedia(app, bytes, { name: "a.mp4" });
  await aPublishedArticle(app, edition, { lead: { mediaId: id } });
  const failed = () => new Response(null, { status: 500 });
  const server = serve({ port: 0, maxBody: 1_000, handle: createHandler(app), failed });
  try {
    const url = `http://localhost:${server.port}/media/${id}/file.mp4`;
    const whole = await fetch(url);
    expect([whole.status, whole.headers.get("content-length")]).toEqual([200, "9000000"]);
    expect((await whole.bytes()).length).toBe(9_000_000);
    const part = await fetch(url, { headers: { range: "bytes=1000-" } });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, "bytes 1000-4195303/9000000"]);
    expect((await part.bytes()).length).toBe(4_194_304);
    const several = await fetch(url, { headers: { range: "bytes=0-1,5-6" } });
    expect((await several.bytes()).length).toBe(9_000_000);
  } finally {
    await server.stop(100);
    await app.close();
  }
});

import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { aPublishedArticle, anEdition } from "../../test/factories.ts";
import { databases, openTestApp, type TestApp } from "../../test/app.ts";
import { withdrawItem } from "../items/items.ts";
import { systemActor } from "../items/may.ts";

/** The parts of a document that every page must get right. */
async function look(app: TestApp, path: string) {
  const response = await app.get(path);
  const html = await response.text();
  const one = (pattern: RegExp) => pattern.exec(html)?.[1];
  return {
    status: response.status,
    html,
    lang: one(/<html lang="([^"]*)"/),
    dir: one(/<html [^>]*dir="([^"]*)"/),
    title: one(/<title>([^<]*)</),
    canonical: decodeURI(one(/rel="canonical" href="([^"]*)"/) ?? ""),
    robots: one(/name="robots" content="([^"]*)"/),
    headings: [...html.matchAll(/<h1\b/g)].length,
  };
}

const DAY = 86_400_000;

for (const kind of databases)
  describe(`the site on ${kind}`, () => {
    let app: TestApp;
    let edition: Awaited<ReturnType<typeof anEdition>>;
    beforeEach(async () => {
      app = await openTestApp(kind);
      edition = await anEdition(app, { tagline: "أخبار المدينة والميناء" });
    });
    afterEach(() => app.close());

    const publish = (overrides = {}, when = {}) => aPublishedArticle(app, edition, overrides, when);

    test("every kind of page has its language, direction, title, address and one first heading", async () => {
      await publish();
      await publish({ kind: "page", headline: "من نحن", slug: "about", tags: [] });
      const pages: [path: string, title: string, canonical?: string][] = [
        ["/", "صدى المرسى | أخبار المدينة والميناء"],
        ["/section/national", "وطني | صدى المرسى"],
        ["/tag/الميناء", "الميناء | صدى المرسى"],
        ["/author/salma", "سلمى الرمّاني | صدى المرسى"],
        ["/latest", "آخر الأخبار | صدى المرسى"],
        ["/archive", "الأرشيف | صدى المرسى"],
        ["/archive/2026/11", "أرشيف نونبر 2026 | صدى المرسى"],
        ["/archive/2026/11/23", "أخبار 23 نونبر 2026 | صدى المرسى"],
        ["/p/about", "من نحن | صدى المرسى"],
        ["/saved", "المحفوظات | صدى المرسى"],
        ["/search", "بحث | صدى المرسى"],
        ["/search?q=ميناء", "نتائج البحث عن «ميناء» | صدى المرسى", "/search"],
      ];
      for (const [path, title, canonical = path] of pages)
        expect({ path, ...(await look(app, path)), html: undefined }).toEqual({
          path,
          status: 200,
          html: undefined,
          lang: "ar-MA",
          dir: "rtl",
          title,
          canonical: `http://localhost:4600${canonical}`,
          robots: /saved|search/.test(path) ? "noindex" : undefined,
          headings: 1,
        });
    });

    test("the French edition lives under /fr, reads from the left and links back", async () => {
      const french = await anEdition(app, {
        code: "fr",
        language: "fr",
        direction: "ltr",
        name: "L’Écho de Marsa",
        path: "fr",
        position: 1,
      });
      await aPublishedArticle(app, french, { headline: "Le port rouvre après la tempête", kicker: "Port" });
      const home = await look(app, "/fr");
      expect(home).toMatchObject({
        status: 200,
        lang: "fr-MA",
        dir: "ltr",
        canonical: "http://localhost:4600/fr",
        headings: 1,
      });
      expect(home.html).toContain('rel="alternate" href="http://localhost:4600/" hreflang="ar-MA"');
      expect(home.html).toContain('<a href="/fr/section/national">');
      expect(home.html).not.toContain('href="/section/');
      expect((await look(app, "/fr/section/national")).title).toBe("وطني | L’Écho de Marsa");
      expect((await app.get("/fr/")).headers.get("location")).toBe("/fr");
    });

    test("an edition without a story still has every page", async () => {
      for (const path of [
        "/",
        "/latest",
        "/archive",
        "/section/national",
        "/author/salma",
        "/saved",
        "/search",
      ])
        expect({ path, ...(await look(app, path)), html: "" }).toMatchObject({
          path,
          status: 200,
          headings: 1,
        });
      expect((await look(app, "/")).html).toContain("لا أخبار بعد");
    });

    test("lists go on over numbered pages that name their neighbours", async () => {
      for (let n = 0; n < 23; n++)
        await publish({ headline: `خبر رقم ${n}` }, { publishAt: app.clock.now() - n });
      const first = await look(app, "/section/national");
      expect(first.html).toContain("الصفحة 1 من 2");
      expect(first.html).toContain('rel="next" href="http://localhost:4600/section/national?page=2"');
      const second = await look(app, "/section/national?page=2");
      expect(second).toMatchObject({
        status: 200,
        title: "وطني، الصفحة 2 | صدى المرسى",
        canonical: "http://localhost:4600/section/national?page=2",
      });
      expect(second.html).toContain("خبر رقم 22");
      expect(second.html).not.toContain("خبر رقم 3<");
      expect((await app.get("/section/national?page=3")).status).toBe(404);
    });

    test("a page number that is no whole number from one is not found", async () => {
      await publish();
      for (const wish of ["0", "-1", "1.5", "01", "x", "", "1e3", "99999999", "1&page=2", "%00"])
        expect([wish, (await app.get(`/latest?page=${wish}`)).status]).toEqual([wish, 404]);
      expect((await app.get("/latest?page=1")).status).toBe(200);
    });

    test("hostile addresses and parameters neither break a page nor reach it", async () => {
      await publish();
      const script = encodeURIComponent('"><script>alert(1)</script>');
      for (const path of [`/search?q=${script}`, `/?utm_source=${script}`, `/latest?q=${script}`]) {
        const page = await look(app, path);
        expect([path, page.status, page.html.includes("<script>alert")]).toEqual([path, 200, false]);
      }
      for (const path of [
        `/section/${script}`,
        "/section/%E0%A4%A",
        "/archive/2026/13",
        "/archive/2026/02/30",
        "/tag/",
      ])
        expect([path, [301, 400, 404].includes((await app.get(path)).status)]).toEqual([path, true]);
      expect((await app.get(`/search?q=${"م".repeat(5_000)}`)).status).toBe(200);
    });

    test("unknown parameters neither change the page nor its place in the cache", async () => {
      await publish();
      await app.get("/latest");
      const plain = await look(app, "/latest");
      expect(await look(app, "/latest?utm_campaign=x&foo=bar")).toEqual(plain);
      expect(app.cache.state().pages).toBeLessThanOrEqual(1);
    });

    test("a final slash leads to the address without it", async () => {
      const response = await app.get("/section/national/?page=2");
      expect([response.status, response.headers.get("location")]).toEqual([301, "/section/national?page=2"]);
    });

    test("a withdrawn story leaves every page at once", async () => {
      const id = await publish({ headline: "خبر سيسحب" });
      const paths = [
        "/",
        "/section/national",
        "/tag/الميناء",
        "/author/salma",
        "/latest",
        "/archive/2026/11/23",
      ];
      for (const path of paths)
        expect([path, (await app.text(path)).includes("خبر سيسحب")]).toEqual([path, true]);
      await withdrawItem(app, systemActor, id);
      for (const path of paths)
        expect([path, (await app.text(path)).includes("خبر سيسحب")]).toEqual([path, false]);
    });

    test("a scheduled story appears on cached pages when its time has come, not before", async () => {
      await publish();
      await publish({ headline: "خبر مجدول" }, { publishAt: app.clock.now() + 60_000 });
      for (const path of ["/", "/latest", "/section/national"])
        expect(await app.text(path)).not.toContain("خبر مجدول");
      app.pass(60_000);
      for (const path of ["/", "/latest", "/section/national"])
        expect(await app.text(path)).toContain("خبر مجدول");
    });

    test("the breaking bar stands on every page until it ends", async () => {
      await publish({ headline: "عاصفة تقترب" }, { breakingUntil: app.clock.now() + 5 * 60_000 });
      for (const path of ["/", "/saved", "/archive", "/nothing"])
        expect([path, (await app.text(path)).includes('class="breaking"')]).toEqual([path, true]);
      app.pass(5 * 60_000);
      for (const path of ["/", "/saved", "/archive", "/nothing"])
        expect([path, (await app.text(path)).includes('class="breaking"')]).toEqual([path, false]);
    });

    test("the date in the bar turns at midnight in the edition's zone", async () => {
      await publish();
      expect(await app.text("/")).toContain("الاثنين 23 نونبر 2026");
      app.pass(14 * 3_600_000 - 1);
      expect(await app.text("/")).toContain("الاثنين 23 نونبر 2026");
      app.pass(1);
      expect(await app.text("/")).toContain("الثلاثاء 24 نونبر 2026");
    });

    test("the archive leads from a day to the next one that has stories", async () => {
      await publish({}, { publishAt: app.clock.now() - 40 * DAY });
      await publish({}, { publishAt: app.clock.now() - 2 * DAY });
      expect(await app.text("/archive")).toContain('href="/archive/2026/10"');
      const day = await app.text("/archive/2026/11/21");
      expect(day).toContain('rel="prev" href="/archive/2026/10/14"');
      expect(day).not.toContain('rel="next" href="/archive');
      expect((await app.get("/archive/2026/11/22")).status).toBe(404);
      expect((await app.get("/archive/2026/09")).status).toBe(404);
    });

    test("HEAD answers like GET without a body, other methods are refused with what is allowed", async () => {
      const head = await app.get("/latest", { method: "HEAD" });
      expect([head.status, await head.text()]).toEqual([200, ""]);
      for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
        const response = await app.get("/latest", { method });
        expect([method, response.status, response.headers.get("allow")]).toEqual([method, 405, "GET, HEAD"]);
      }
      expect((await app.get("/nothing", { method: "POST" })).status).toBe(405);
    });
  });

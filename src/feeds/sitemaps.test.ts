import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { databases, openTestApp, type TestApp } from "../../test/app.ts";
import { anEdition, aPublishedArticle } from "../../test/factories.ts";
import { parseXml } from "../../test/xml.ts";
import { doc, p } from "../body/build.ts";
import { createEdition } from "../editions/editions.ts";
import { createItem, publishItem, withdrawItem } from "../items/items.ts";
import { systemActor } from "../items/may.ts";

const HOUR = 3_600_000;

for (const kind of databases)
  describe(`sitemaps on ${kind}`, () => {
    let app: TestApp;
    let ids: { editionId: number; sectionId: number; authorId: number };
    let french: { editionId: number };

    const urls = async (path: string) => {
      const response = await app.get(path);
      expect([path, response.status, response.headers.get("content-type")]).toEqual([
        path,
        200,
        "application/xml; charset=utf-8",
      ]);
      return parseXml(await response.text()).children;
    };
    const addresses = async (path: string) =>
      (await urls(path)).map((url) => decodeURI(url.find("loc")?.text ?? ""));

    beforeAll(async () => {
      app = await openTestApp(kind);
      ids = await anEdition(app);
      french = {
        editionId: await createEdition(app, {
          code: "fr",
          language: "fr",
          country: "MA",
          direction: "ltr",
          name: "L’Écho de Marsa",
          host: null,
          path: "fr",
          time_zone: "Africa/Casablanca",
          position: 1,
        }),
      };
    });
    afterAll(() => app.close());

    test("an empty edition has its home and its sections", async () => {
      expect(await addresses("/sitemap.xml")).toEqual(["http://localhost:4600/sitemap-0.xml"]);
      expect(await addresses("/sitemap-0.xml")).toEqual([
        "http://localhost:4600/",
        "http://localhost:4600/section/national",
      ]);
      expect(await addresses("/fr/sitemap.xml")).toEqual(["http://localhost:4600/fr/sitemap-0.xml"]);
      for (const path of ["/sitemap-1.xml", "/sitemap-99.xml", "/sitemap-01.xml", "/sitemap-x.xml"])
        expect((await app.get(path)).status).toBe(404);
      expect(await addresses("/sitemap-news.xml")).toEqual([]);
    });

    test("stories and standing pages are listed with the day of their last change", async () => {
      const story = await aPublishedArticle(app, ids, { headline: "خبر أول" });
      const page = await createItem(app, systemActor, ids.editionId, {
        kind: "page",
        headline: "من نحن",
        body: doc(p("نص.")),
      });
      await publishItem(app, systemActor, page);
      expect(await addresses("/sitemap-1.xml")).toEqual([
        `http://localhost:4600/n/${story}/خبر-أول`,
        "http://localhost:4600/p/من-نحن",
      ]);
      expect((await urls("/sitemap-1.xml"))[0]?.find("lastmod")?.text).toBe("2026-11-23T10:00:00+00:00");
      for (const address of await addresses("/sitemap-1.xml"))
        expect((await app.get(address)).status).toBe(200);
    });

    test("translations name each other, and themselves, for as long as readers may see them", async () => {
      const original = await aPublishedArticle(app, ids, { headline: "الأصل" });
      const translation = await aPublishedArticle(app, french, {
        headline: "La version",
        translatesId: original,
      });
      const links = [
        {
          rel: "alternate",
          hreflang: "ar-MA",
          href: `http://localhost:4600/n/${original}/${encodeURI("الأصل")}`,
        },
        { rel: "alternate", hreflang: "fr-MA", href: `http://localhost:4600/fr/n/${translation}/la-version` },
      ];
      const alternates = async (path: string) =>
        (await urls(path))
          .at(-1)
          ?.all("xhtml:link")
          .map((one) => one.attributes);
      expect(await alternates("/sitemap-1.xml")).toEqual(links);
      expect(await alternates("/fr/sitemap-1.xml")).toEqual(links);
      await withdrawItem(app, systemActor, translation);
      expect(await alternates("/sitemap-1.xml")).toEqual([]);
    });

    test("five thousand ids make a file, and an address never moves to another", async () => {
      const far = 12_345;
      const story = await app.db
        .selectFrom("items")
        .selectAll()
        .where("kind", "=", "news")
        .limit(1)
        .executeTakeFirstOrThrow();
      await app.db
        .insertInto("items")
        .values({
          ...story,
          id: far,
          headline: "بعيد",
          slug: "بعيد",
        })
        .execute();
      app.cache.clear();
      const base = "http://localhost:4600/sitemap-";
      expect(await addresses("/sitemap.xml")).toEqual([`${base}0.xml`, `${base}1.xml`, `${base}3.xml`]);
      expect(await addresses("/sitemap-3.xml")).toEqual([`http://localhost:4600/n/${far}/بعيد`]);
      expect((await app.get("/sitemap-2.xml")).status).toBe(404);
    });

    test("the news sitemap holds the last 48 hours and nothing older", async () => {
      const recent = await aPublishedArticle(app, ids, { headline: "قبل يومين بالضبط" });
      app.pass(48 * HOUR);
      const now = await aPublishedArticle(app, ids, { headline: "الآن", kind: "communique" });
      const listed = await urls("/sitemap-news.xml");
      expect(listed.map((url) => decodeURI(url.find("loc")?.text ?? ""))).toEqual(
        expect.arrayContaining([
          `http://localhost:4600/n/${now}/الآن`,
          `http://localhost:4600/n/${recent}/قبل-يومين-بالضبط`,
        ]),
      );
      const news = listed[0]?.find("news:news");
      expect(news?.find("news:title")?.text).toBe("الآن");
      expect(news?.find("news:publication_date")?.text).toBe("2026-11-25T10:00:00+00:00");
      expect(news?.find("news:publication")?.children.map((one) => one.text)).toEqual(["صدى المرسى", "ar"]);
      app.pass(1);
      expect(await addresses("/sitemap-news.xml")).toEqual([`http://localhost:4600/n/${now}/الآن`]);
    });
  });

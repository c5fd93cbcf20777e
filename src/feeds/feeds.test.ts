import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import sharp from "sharp";
import { databases, openTestApp, type TestApp } from "../../test/app.ts";
import { anEdition, aPublishedArticle } from "../../test/factories.ts";
import { parseXml, type Node } from "../../test/xml.ts";
import { doc, link, p } from "../body/build.ts";
import { createEdition } from "../editions/editions.ts";
import { requireItem, saveItem, withdrawItem } from "../items/items.ts";
import { systemActor } from "../items/may.ts";
import { storeMedia } from "../media/media.ts";

const HOSTILE = "نهاية ]]> ثم </script> و</title> & «<b>» \"'";

for (const kind of databases)
  describe(`feeds on ${kind}`, () => {
    let app: TestApp;
    let ids: { editionId: number; sectionId: number; authorId: number };
    let french: { editionId: number };

    const rss = async (path = "/feed.xml") => parseXml(await app.text(path)).find("channel");
    const titles = (channel: Node | undefined) =>
      channel?.all("item").map((item) => item.find("title")?.text) ?? [];

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
          tagline: "Le port & la ville",
          host: null,
          path: "fr",
          time_zone: "Europe/Paris",
          position: 1,
        }),
      };
    });
    afterAll(() => app.close());

    test("an edition without a story has valid empty feeds", async () => {
      expect(titles(await rss())).toEqual([]);
      expect(parseXml(await app.text("/feed.atom")).find("updated")?.text).toBe("1970-01-01T00:00:00+00:00");
      expect(JSON.parse(await app.text("/feed.json")).items).toEqual([]);
    });

    test("RSS says all of a story: words, dates, names, categories and the whole text", async () => {
      const id = await aPublishedArticle(app, ids, {
        body: doc(p("النص كله ", link("هنا", "/n/7"), "."), p("]]> <تمام>")),
      });
      const response = await app.get("/feed.xml");
      expect(response.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
      expect(response.headers.get("last-modified")).toBe("Mon, 23 Nov 2026 10:00:00 GMT");
      expect(response.headers.get("etag")).toMatch(/^W\/"/);
      const text = await response.text();
      const channel = parseXml(text).find("channel");
      expect(channel?.find("title")?.text).toBe("صدى المرسى");
      expect(channel?.find("language")?.text).toBe("ar-MA");
      expect(channel?.find("link")?.text).toBe("http://localhost:4600/");
      expect(channel?.find("description")?.text).not.toBe("");
      expect(channel?.all("atom:link").map((one) => one.attributes)).toEqual([
        { rel: "self", type: "application/rss+xml", href: "http://localhost:4600/feed.xml" },
        { rel: "alternate", type: "application/atom+xml", href: "http://localhost:4600/feed.atom" },
        { rel: "alternate", type: "application/feed+json", href: "http://localhost:4600/feed.json" },
      ]);
      const item = channel?.find("item");
      expect(item?.find("title")?.text).toBe("الميناء يستأنف نشاطه بعد العاصفة");
      expect(item?.find("guid")).toMatchObject({
        text: `http://localhost:4600/n/${id}`,
        attributes: { isPermaLink: "true" },
      });
      expect(item?.find("pubDate")?.text).toBe("Mon, 23 Nov 2026 10:00:00 +0000");
      expect(item?.find("dc:creator")?.text).toBe("سلمى الرمّاني");
      expect(item?.all("category").map((one) => one.text)).toEqual(["وطني", "الميناء", "الصيد البحري"]);
      expect(item?.find("description")?.text).toStartWith("عادت سفن الصيد");
      const html = item?.find("content:encoded")?.text ?? "";
      expect(html).toContain('<a href="http://localhost:4600/n/7">هنا</a>');
      expect(html).toContain("]]&gt; &lt;تمام&gt;");
      // The address of the page answers, and the short one leads to it in one step.
      const url = item?.find("link")?.text ?? "";
      expect((await app.get(url)).status).toBe(200);
      const short = await app.get(item?.find("guid")?.text ?? "");
      expect([short.status, short.headers.get("location")]).toEqual([301, new URL(url).pathname]);
      expect(text).not.toContain("@");
    });

    test("Atom and JSON Feed say the same", async () => {
      const response = await app.get("/feed.atom");
      expect(response.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
      const atom = parseXml(await response.text());
      expect(atom.attributes["xml:lang"]).toBe("ar-MA");
      expect(atom.all("link").map((one) => one.attributes.href)).toEqual([
        "http://localhost:4600/feed.atom",
        "http://localhost:4600/",
      ]);
      const entry = atom.find("entry");
      expect(entry?.find("updated")?.text).toBe("2026-11-23T10:00:00+00:00");
      expect(entry?.find("author")?.find("name")?.text).toBe("سلمى الرمّاني");
      expect(entry?.find("content")?.text).toContain("<p>");
      const json = await app.get("/feed.json");
      expect(json.headers.get("content-type")).toBe("application/feed+json; charset=utf-8");
      const feed = await json.json();
      expect(feed).toMatchObject({
        version: "https://jsonfeed.org/version/1.1",
        feed_url: "http://localhost:4600/feed.json",
        language: "ar-MA",
      });
      expect(feed.items).toHaveLength(1);
      expect(feed.items[0]).toMatchObject({
        id: entry?.find("id")?.text,
        url: entry?.find("link")?.attributes.href,
        title: entry?.find("title")?.text,
        content_html: entry?.find("content")?.text,
        date_published: entry?.find("published")?.text,
        authors: [{ name: "سلمى الرمّاني", url: "http://localhost:4600/author/salma" }],
        tags: ["وطني", "الميناء", "الصيد البحري"],
      });
    });

    test("what looks like markup in a headline stays text in every format", async () => {
      const id = await aPublishedArticle(app, ids, {
        headline: HOSTILE,
        standfirst: HOSTILE,
        tags: [HOSTILE],
      });
      expect(titles(await rss())).toContain(HOSTILE);
      expect(
        parseXml(await app.text("/feed.atom"))
          .find("entry")
          ?.find("summary")?.text,
      ).toBe(HOSTILE);
      expect(JSON.parse(await app.text("/feed.json")).items[0].title).toBe(HOSTILE);
      expect(
        parseXml(await app.text("/sitemap-news.xml"))
          .find("url")
          ?.find("news:news")
          ?.find("news:title")?.text,
      ).toBe(HOSTILE);
      // Characters that no verb would store, should some other way bring them in.
      const headline = "جرس\u0007 وفاصل\u000b و\ufffe تم";
      await app.db.updateTable("items").set({ headline }).where("id", "=", id).execute();
      app.cache.clear();
      expect(titles(await rss())).toContain("جرس وفاصل و تم");
      parseXml(await app.text("/feed.atom"));
      expect(JSON.parse(await app.text("/feed.json")).items[0].title).toBe("جرس وفاصل و تم");
      await withdrawItem(app, systemActor, id);
    });

    test("the French edition has its own feeds, addresses, offset and tagline", async () => {
      const id = await aPublishedArticle(app, french, { headline: "L’été au port", tags: ["Pêche côtière"] });
      const channel = await rss("/fr/feed.xml");
      expect(titles(channel)).toEqual(["L’été au port"]);
      expect(channel?.find("description")?.text).toBe("Le port & la ville");
      expect(channel?.find("language")?.text).toBe("fr-MA");
      expect(channel?.find("item")?.find("guid")?.text).toBe(`http://localhost:4600/fr/n/${id}`);
      expect(channel?.find("item")?.find("pubDate")?.text).toBe("Mon, 23 Nov 2026 11:00:00 +0100");
      expect(titles(await rss())).not.toContain("L’été au port");
      const tag = await rss(`/fr/tag/${encodeURIComponent("peche-cotiere")}/feed.xml`);
      expect(titles(tag)).toEqual(["L’été au port"]);
      expect(tag?.find("title")?.text).toContain("Pêche côtière");
    });

    test("sections, tags and authors have feeds in three formats; unknown ones are not found", async () => {
      for (const part of ["/section/national", `/tag/${encodeURIComponent("الميناء")}`, "/author/salma"]) {
        expect(titles(await rss(`${part}/feed.xml`))).toEqual(["الميناء يستأنف نشاطه بعد العاصفة"]);
        expect(parseXml(await app.text(`${part}/feed.atom`)).all("entry")).toHaveLength(1);
        const feed = JSON.parse(await app.text(`${part}/feed.json`));
        expect(feed.home_page_url).toBe(`http://localhost:4600${part}`);
        expect(feed.items).toHaveLength(1);
      }
      for (const path of [
        "/section/none/feed.xml",
        "/tag/none/feed.json",
        "/author/none/feed.atom",
        "/section/national/feed.txt",
      ])
        expect((await app.get(path)).status).toBe(404);
    });

    test("an item keeps its guid when its slug changes", async () => {
      const guids = async () => (await rss())?.all("item").map((item) => item.find("guid")?.text);
      const before = await guids();
      const id = Number(before?.[0]?.split("/").at(-1));
      const item = await requireItem(app, id);
      app.pass(60_000);
      await saveItem(app, systemActor, id, item.version, {
        kind: "news",
        headline: "عنوان آخر تماما",
        slug: "رابط-جديد",
        body: doc(p("نص.")),
        sectionId: ids.sectionId,
        authorIds: [ids.authorId],
      });
      expect(await guids()).toEqual(before);
      const entry = parseXml(await app.text("/feed.atom")).find("entry");
      expect(decodeURI(entry?.find("link")?.attributes.href ?? "")).toEndWith(`/n/${id}/رابط-جديد`);
      expect(entry?.find("published")?.text).toBe("2026-11-23T10:00:00+00:00");
      expect(entry?.find("updated")?.text).toBe("2026-11-23T10:01:00+00:00");
    });

    test("an embargoed item is in no feed a millisecond early, and in all of them at its instant", async () => {
      const paths = [
        "/feed.xml",
        "/feed.atom",
        "/feed.json",
        "/section/national/feed.xml",
        "/tag/canary/feed.xml",
        "/author/salma/feed.xml",
        "/sitemap-1.xml",
        "/sitemap-news.xml",
      ];
      const at = app.clock.now() + 90_000;
      await aPublishedArticle(
        app,
        ids,
        { headline: "Canary headline", tags: ["canary"] },
        { embargoUntil: at },
      );
      const seen = async () =>
        (await Promise.all(paths.map((path) => app.text(path)))).map((text) =>
          /Canary.headline|canary-headline/.test(text),
        );
      expect(await seen()).toEqual(paths.map(() => false));
      app.pass(89_999);
      expect(await seen()).toEqual(paths.map(() => false));
      app.pass(1);
      expect(await seen()).toEqual(paths.map(() => true));
    });

    test("a withdrawn item is gone from every feed at once", async () => {
      const id = await aPublishedArticle(app, ids, { headline: "Withdrawn headline", tags: ["gone"] });
      await app.settle();
      const paths = [
        "/feed.xml",
        "/feed.atom",
        "/feed.json",
        "/section/national/feed.json",
        "/tag/gone/feed.xml",
        "/author/salma/feed.atom",
        "/sitemap-1.xml",
        "/sitemap-news.xml",
      ];
      for (const path of paths) expect(await app.text(path)).toMatch(/Withdrawn.headline|withdrawn-headline/);
      await withdrawItem(app, systemActor, id);
      for (const path of paths)
        expect(await app.text(path)).not.toMatch(/Withdrawn.headline|withdrawn-headline/);
    });

    test("no more than thirty stories, newest first", async () => {
      for (let n = 1; n <= 31; n++) {
        app.pass(1_000);
        await aPublishedArticle(app, ids, { headline: `خبر رقم ${n}` });
      }
      const shown = titles(await rss());
      expect(shown).toHaveLength(30);
      expect([shown[0], shown[29]]).toEqual(["خبر رقم 31", "خبر رقم 2"]);
    });

    test("a lead picture goes along as an enclosure that can be fetched", async () => {
      const png = await sharp({ create: { width: 1_200, height: 750, channels: 3, background: "#1b6" } })
        .png()
        .toBuffer();
      const mediaId = await storeMedia(app, new Uint8Array(png), { name: "lead.png", alt: "أخضر" });
      const lead = { mediaId, alt: "رصيف أخضر", caption: "", credit: "تصوير المرسى" };
      await aPublishedArticle(app, ids, { headline: "خبر مصور", lead });
      // Before its renditions exist there is nothing to point at.
      expect((await rss())?.find("item")?.find("enclosure")).toBeUndefined();
      await app.settle();
      const item = (await rss())?.find("item");
      const enclosure = item?.find("enclosure")?.attributes ?? {};
      const file = await app.get(enclosure.url ?? "");
      expect(file.headers.get("content-type")).toBe("image/jpeg");
      expect((await file.arrayBuffer()).byteLength).toBe(Number(enclosure.length));
      expect(item?.find("media:content")?.attributes).toMatchObject({
        url: enclosure.url,
        medium: "image",
        width: "1200",
      });
      expect(item?.find("media:content")?.find("media:credit")?.text).toBe("تصوير المرسى");
      const [newest] = JSON.parse(await app.text("/feed.json")).items;
      expect(newest.attachments[0]).toEqual({
        url: enclosure.url,
        mime_type: "image/jpeg",
        size_in_bytes: Number(enclosure.length),
        title: "رصيف أخضر",
      });
      const atom = parseXml(await app.text("/feed.atom")).find("entry");
      expect(atom?.all("link").map((one) => one.attributes.rel)).toEqual(["alternate", "enclosure"]);
    });

    test("a reader that has the feed of today gets 304", async () => {
      const etag = (await app.get("/feed.xml")).headers.get("etag") ?? "";
      expect((await app.get("/feed.xml", { headers: { "if-none-match": etag } })).status).toBe(304);
    });
  });

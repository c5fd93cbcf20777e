import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { aPublishedArticle, anEdition } from "../../test/factories.ts";
import { databases, openTestApp, type TestApp } from "../../test/app.ts";
import { ensureTags, saveRedirect } from "../editions/editions.ts";
import { withdrawItem } from "../items/items.ts";
import { systemActor } from "../items/may.ts";
import { requireZone, wallTime } from "../zones.ts";

for (const kind of databases)
  describe(`old addresses on ${kind}`, () => {
    let app: TestApp;
    let edition: Awaited<ReturnType<typeof anEdition>>;
    beforeEach(async () => {
      app = await openTestApp(kind);
      edition = await anEdition(app);
    });
    afterEach(() => app.close());

    const follow = async (path: string) => {
      const response = await app.get(path);
      const location = response.headers.get("location");
      return [response.status, location && decodeURI(location)];
    };

    test("an old address leads in one step to where its story lives today", async () => {
      const id = await aPublishedArticle(app, edition, { headline: "عاصفة" });
      await saveRedirect(app, edition.editionId, "/2019/05/عاصفة-قديمة", { kind: "item", id });
      await saveRedirect(app, edition.editionId, "/?p=12", { kind: "item", id });
      const today = `/n/${id}/عاصفة`;
      for (const path of [
        "/2019/05/عاصفة-قديمة",
        "/2019/05/عاصفة-قديمة/",
        "/2019/05/%d8%b9%d8%a7%d8%b5%d9%81%d8%a9-%d9%82%d8%af%d9%8a%d9%85%d8%a9/",
        "/?p=12",
        "/?p=12&utm_source=x",
      ])
        expect([path, ...(await follow(path))]).toEqual([path, 301, today]);
      for (const path of ["/?p=13", "/?page_id=13", "/?cat=9", "/?author=9&x=1"])
        expect([path, ...(await follow(path))]).toEqual([path, 404, null]);
      expect((await app.get("/?x=13")).status).toBe(200);
      expect((await app.get("/?p=12", { method: "POST" })).status).toBe(405);
    });

    test("sections, tags, authors, pages and the front page are found again, also under today's patterns", async () => {
      const { editionId, sectionId, authorId } = edition;
      const page = await aPublishedArticle(app, edition, { kind: "page", slug: "about", headline: "من نحن" });
      const [tag = 0] = await ensureTags(app, editionId, ["الميناء"]);
      const cases = [
        ["/category/news", { kind: "section", id: sectionId }, "/section/national"],
        ["/tag/port", { kind: "tag", id: tag }, "/tag/الميناء"],
        ["/author/admin", { kind: "author", id: authorId }, "/author/salma"],
        ["/about-us", { kind: "item", id: page }, "/p/about"],
        ["/index.php", { kind: "home", id: 0 }, "/"],
        ["/shop", { kind: "url", url: "https://shop.example/" }, "https://shop.example/"],
      ] as const;
      for (const [path, target, today] of cases) {
        await saveRedirect(app, editionId, path, target);
        expect([path, ...(await follow(path))]).toEqual([path, 301, today]);
      }
    });

    test("dates lead to the nearest page of the archive that there is", async () => {
      await aPublishedArticle(app, edition);
      const { year, month, day } = wallTime(requireZone("Africa/Casablanca"), app.clock.now());
      const two = (n: number) => String(n).padStart(2, "0");
      const [of, at] = [`/archive/${year}/${two(month)}`, `/archive/${year}/${two(month)}/${two(day)}`];
      for (const [path, today] of [
        [`/${year}/${two(month)}/${two(day)}/`, at],
        [`/${year}/${month}/${day}`, at],
        [`/${year}/${two(month)}/${two((day % 28) + 1)}/`, of],
        [`/${year}/${two(month)}/`, of],
        [`/${year}/${two(month)}/page/3/`, of],
        [`/${year}/`, "/archive"],
        ["/2013/05/17/", "/archive"],
      ] as const) {
        expect([path, ...(await follow(path))]).toEqual([path, 301, today]);
        expect((await app.get(today)).status).toBe(200);
      }
      expect((await app.get("/1712/05/")).status).toBe(301);
      expect((await app.get("/1712/05")).status).toBe(404);
    });

    test("addresses that WordPress makes of others are followed in one step", async () => {
      const { editionId, sectionId, authorId } = edition;
      const id = await aPublishedArticle(app, edition, { headline: "عاصفة" });
      const [tag = 0] = await ensureTags(app, editionId, ["الميناء"]);
      await saveRedirect(app, editionId, "/2019/05/storm", { kind: "item", id });
      await saveRedirect(app, editionId, "/category/news", { kind: "section", id: sectionId });
      await saveRedirect(app, editionId, "/tag/port", { kind: "tag", id: tag });
      await saveRedirect(app, editionId, "/author/admin", { kind: "author", id: authorId });
      const today = `/n/${id}/عاصفة`;
      for (const [path, where] of [
        ["/2019/05/storm/amp/", today],
        ["/2019/05/storm/feed/", today],
        ["/2019/05/storm/feed/atom", today],
        ["/2019/05/storm/2/", today],
        ["/2019/05/storm/comment-page-1/", today],
        ["/page/2/", "/latest?page=2"],
        ["/page/1/", "/"],
        ["/category/news/page/2/", "/section/national?page=2"],
        ["/category/news/page/1", "/section/national"],
        ["/tag/port/page/3/", "/tag/الميناء?page=3"],
        ["/author/admin/page/2", "/author/salma?page=2"],
        ["/category/news/feed/", "/section/national/feed.xml"],
        ["/comments/feed/", "/feed.xml"],
        ["/?s=storm+port", "/search?q=storm+port"],
        ["/?s=%D8%A7%D9%84%D8%A8%D8%AD%D8%B1", "/search?q=البحر"],
      ] as const)
        expect([path, ...(await follow(path))]).toEqual([path, 301, where]);
      for (const path of ["/category/none/page/2", "/unknown/amp", "/unknown/feed", "/page/0", "/unknown/2"])
        expect([path, ...(await follow(path))]).toEqual([path, 404, null]);
    });

    test("nothing that readers may not see is given away, and what was withdrawn is gone", async () => {
      const later = { publishAt: app.clock.now() + 3_600_000 };
      const scheduled = await aPublishedArticle(app, edition, { headline: "سر" }, later);
      const withdrawn = await aPublishedArticle(app, edition);
      await app.settle();
      await withdrawItem(app, systemActor, withdrawn);
      await saveRedirect(app, edition.editionId, "/secret", { kind: "item", id: scheduled });
      await saveRedirect(app, edition.editionId, "/taken-back", { kind: "item", id: withdrawn });
      await saveRedirect(app, edition.editionId, "/?p=7", { kind: "item", id: scheduled });
      await saveRedirect(app, edition.editionId, "/?p=8", { kind: "item", id: withdrawn });
      await saveRedirect(app, edition.editionId, "/lost", { kind: "item", id: 999_999 });
      await saveRedirect(app, edition.editionId, "/trap", { kind: "url", url: "javascript:alert(1)" });
      await saveRedirect(app, edition.editionId, "/picture.jpg", { kind: "media", id: 999_999 });
      expect(await follow("/secret")).toEqual([404, null]);
      expect(await follow("/taken-back")).toEqual([410, null]);
      expect(await follow("/secret/amp")).toEqual([404, null]);
      expect(await follow("/taken-back/feed")).toEqual([410, null]);
      expect(await follow("/?p=7")).toEqual([404, null]);
      expect(await follow("/?p=8")).toEqual([410, null]);
      expect(await follow("/lost")).toEqual([404, null]);
      expect(await follow("/trap")).toEqual([404, null]);
      expect(await follow("/picture.jpg")).toEqual([404, null]);
      app.pass(3_600_000);
      expect((await follow("/secret"))[0]).toBe(301);
    });
  });

import { describe, expect, test } from "bun:test";
import { databases, openTestApp } from "../../test/app.ts";
import { anEdition, aPublishedArticle } from "../../test/factories.ts";
import { parseXml } from "../../test/xml.ts";
import { doc, p } from "../body/build.ts";
import { createEdition, ensureTags, saveRedirect } from "../editions/editions.ts";
import { createItem, publishItem } from "../items/items.ts";
import { systemActor } from "../items/may.ts";

const french = {
  code: "fr",
  language: "fr",
  country: "MA",
  direction: "ltr",
  name: "L’Écho de Marsa et de sa région",
  host: null,
  path: "fr",
  time_zone: "Africa/Casablanca",
  position: 1,
} as const;

for (const kind of databases)
  describe(`what robots and strangers look for, on ${kind}`, () => {
    test("robots.txt of the main host names every edition's sitemaps; another host names its own", async () => {
      const app = await openTestApp(kind, { environment: { MINBAR_URL: "https://marsa.example" } });
      await anEdition(app);
      await createEdition(app, { ...french });
      await createEdition(app, { ...french, code: "en", language: "en", host: "en.marsa.example", path: "" });
      const robots = await app.text("/robots.txt");
      expect(robots.split("\n")).toEqual([
        "User-agent: *",
        ...["", "/fr"].flatMap((prefix) =>
          ["/search", "/saved", "/newsroom", "/setup"].map((path) => `Disallow: ${prefix}${path}`),
        ),
        "",
        "Sitemap: https://marsa.example/sitemap.xml",
        "Sitemap: https://marsa.example/sitemap-news.xml",
        "Sitemap: https://marsa.example/fr/sitemap.xml",
        "Sitemap: https://marsa.example/fr/sitemap-news.xml",
        "Sitemap: https://en.marsa.example/sitemap.xml",
        "Sitemap: https://en.marsa.example/sitemap-news.xml",
        "",
      ]);
      const other = await app.text("https://en.marsa.example/robots.txt");
      expect(other.match(/^Sitemap: .*/gm)).toEqual([
        "Sitemap: https://en.marsa.example/sitemap.xml",
        "Sitemap: https://en.marsa.example/sitemap-news.xml",
      ]);
      for (const path of ["/fr/robots.txt", "/fr/.well-known/security.txt"])
        expect((await app.get(path)).status).toBe(404);
      await app.close();
    });

    test("security.txt points only at what exists and stays half a year ahead of its expiry", async () => {
      const app = await openTestApp(kind);
      const { editionId } = await anEdition(app);
      const fields = async () => (await app.text("/.well-known/security.txt")).trim().split("\n");
      const rest = [
        "Expires: 2027-05-22T00:00:00Z",
        "Preferred-Languages: ar, fr, en",
        "Canonical: http://localhost:4600/.well-known/security.txt",
      ];
      expect(await fields()).toEqual(["Contact: http://localhost:4600/", ...rest]);
      for (const slug of ["contact", "security"]) {
        const id = await createItem(app, systemActor, editionId, {
          kind: "page",
          slug,
          headline: "صفحة",
          body: doc(p("نص.")),
        });
        await publishItem(app, systemActor, id);
      }
      expect(await fields()).toEqual([
        "Contact: http://localhost:4600/p/contact",
        ...rest,
        "Policy: http://localhost:4600/p/security",
      ]);
      app.pass(400 * 86_400_000);
      expect(await fields()).toContain("Expires: 2028-06-25T00:00:00Z");
      await app.close();
    });

    test("security.txt names the mailbox once the operator has named the host", async () => {
      const app = await openTestApp(kind, { environment: { MINBAR_URL: "https://marsa.example" } });
      await anEdition(app);
      const response = await app.get("/.well-known/security.txt");
      expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
      expect(await response.text()).toStartWith("Contact: mailto:security@marsa.example\n");
      await app.close();
    });

    test("every edition can be searched from the browser's own box", async () => {
      const app = await openTestApp(kind);
      await anEdition(app);
      await createEdition(app, { ...french });
      for (const [path, language, template] of [
        ["/opensearch.xml", "ar-MA", "http://localhost:4600/search?q={searchTerms}"],
        ["/fr/opensearch.xml", "fr-MA", "http://localhost:4600/fr/search?q={searchTerms}"],
      ] as const) {
        const response = await app.get(path);
        expect(response.headers.get("content-type")).toBe(
          "application/opensearchdescription+xml; charset=utf-8",
        );
        const description = parseXml(await response.text());
        expect(description.find("Language")?.text).toBe(language);
        expect(description.find("Url")?.attributes.template).toBe(template);
        expect(description.find("ShortName")?.text.length).toBeLessThanOrEqual(16);
        expect(description.find("LongName")?.text.length).toBeLessThanOrEqual(48);
      }
      await app.close();
    });

    test("feeds are where they were, one redirect away; what never was a feed is not", async () => {
      const app = await openTestApp(kind);
      const { editionId, sectionId } = await anEdition(app);
      await createEdition(app, { ...french });
      await aPublishedArticle(app, { editionId, sectionId });
      const [tagId = 0] = await ensureTags(app, editionId, ["الميناء"]);
      await saveRedirect(app, editionId, "/category/akhbar/watani", { kind: "section", id: sectionId });
      await saveRedirect(app, editionId, "/tag/port", { kind: "tag", id: tagId });
      await saveRedirect(app, editionId, "/category/elsewhere", { kind: "url", url: "https://example.org/" });
      const tag = encodeURI("/tag/الميناء");
      const moved: [string, string][] = [
        ...["/feed", "/feed/", "/rss", "/rss/", "/rss.xml", "/feed/rss2/", "/index.xml", "/?feed=rss2"].map(
          (path): [string, string] => [path, "/feed.xml"],
        ),
        ["/atom.xml", "/feed.atom"],
        ["/feed/atom/", "/feed.atom"],
        ["/?feed=atom", "/feed.atom"],
        ["/fr/feed/", "/fr/feed.xml"],
        ["/fr?feed=rss", "/fr/feed.xml"],
        ["/category/national/feed/", "/section/national/feed.xml"],
        ["/category/akhbar/watani/feed", "/section/national/feed.xml"],
        ["/section/national/feed/atom", "/section/national/feed.atom"],
        [`${tag}/feed/`, `${tag}/feed.xml`],
        ["/tag/port/feed/", `${tag}/feed.xml`],
        ["/author/salma/rss/", "/author/salma/feed.xml"],
      ];
      for (const [from, to] of moved) {
        const response = await app.get(from);
        expect([from, response.status, response.headers.get("location")]).toEqual([from, 301, to]);
        expect((await app.get(to)).status).toBe(200);
      }
      for (const path of ["/category/none/feed", "/category/elsewhere/feed", "/nowhere/feed", "/n/1/feed"]) {
        const response = await app.get(path);
        expect([path, response.headers.get("location") ?? ""]).toEqual([
          path,
          expect.not.stringContaining("feed.xml"),
        ]);
      }
      await app.close();
    });
  });

import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { databases, openTestApp, type TestApp } from "../../test/app.ts";
import { aPublishedArticle, anEdition } from "../../test/factories.ts";
import { createSection } from "../editions/editions.ts";

const HOUR = 3_600_000;

for (const kind of databases)
  describe(`the front page and the sections on ${kind}`, () => {
    let app: TestApp;
    let edition: Awaited<ReturnType<typeof anEdition>>;
    beforeEach(async () => {
      app = await openTestApp(kind);
      edition = await anEdition(app);
    });
    afterEach(() => app.close());

    const section = (name: string, slug: string) =>
      createSection(app, { edition_id: edition.editionId, name, slug, pillar: "" });
    const publish = async (count: number, headline: string, overrides = {}) => {
      for (let n = 1; n <= count; n++) {
        app.pass(HOUR);
        await aPublishedArticle(app, edition, { headline: `${headline} ${n}`, ...overrides });
      }
    };
    /** Ids of the stories that a part of a page links to. */
    const links = (html: string) => [...html.matchAll(/<a href="[^"]*\/n\/(\d+)/g)].map((found) => found[1]);

    test("no story of the lead block comes again below, where others are left", async () => {
      await publish(6, "ثقافة", { sectionId: await section("ثقافة", "culture") });
      await publish(9, "وطني");
      const main = /<main.*<\/main>/s.exec(await app.text("/"))?.[0] ?? "";
      const [above = "", below = ""] = main.split('aria-labelledby="latest"');
      const lead = new Set(links(above));
      expect(lead.size).toBe(4);
      const [latest = "", rows = ""] = below.split("home__row");
      expect(links(latest)).toHaveLength(6);
      expect([...lead].filter((id) => links(below).includes(id))).toEqual([]);
      expect(links(rows).length).toBeGreaterThan(0);
    });

    test("a section that has nothing else shows what stands beside the lead, never the lead", async () => {
      await publish(2, "وطني");
      const html = await app.text("/");
      expect(html).toContain(`id="section-${edition.sectionId}"`);
      const [, row = ""] = html.split(`id="section-${edition.sectionId}"`);
      expect(row).toContain("وطني 1");
      expect(row).not.toContain("وطني 2");
    });

    test("the latest of another day say their date and their hour, those of today the hour alone", async () => {
      await publish(2, "أمس");
      app.pass(24 * HOUR);
      await publish(2, "اليوم");
      const [latest = ""] = /<ol class="ticks">.*?<\/ol>/s.exec(await app.text("/")) ?? [];
      const times = [...latest.matchAll(/<time[^>]*>([^<]*)</g)].map((found) => found[1] ?? "");
      expect(times.some((time) => /^\d\d:\d\d$/.test(time))).toBe(true);
      expect(times.some((time) => /^\d+ نونبر، \d\d:\d\d$/.test(time))).toBe(true);
      expect(times.filter((time) => !time.includes(":"))).toEqual([]);
    });

    test("opinions stand with their authors and communiqués with their issuers, without large pictures", async () => {
      await publish(3, "رأي", { kind: "opinion", sectionId: await section("رأي", "opinion") });
      const voices = await app.text("/section/opinion");
      expect(voices.match(/class="story voice"/g)).toHaveLength(3);
      expect(voices).toContain("سلمى الرمّاني");
      await publish(3, "بلاغ", {
        kind: "communique",
        source: "وكالة الميناء",
        sectionId: await section("بلاغات", "communiques"),
      });
      const releases = await app.text("/section/communiques");
      expect(releases.match(/class="story release"/g)).toHaveLength(3);
      expect(releases).toContain("وكالة الميناء");
      for (const html of [voices, releases]) expect(html).not.toContain('class="top"');
    });

    test("pages without a picture of their own are shared with the mark and a description", async () => {
      for (const path of ["/", "/section/national", "/archive"]) {
        const html = await app.text(path);
        expect(html).toMatch(/property="og:image" content="http:\/\/localhost:4600\/assets\/mark-512\./);
        expect(html).toMatch(/name="description" content="[^"]*صدى المرسى/);
      }
    });

    test("only the first rows without a picture have a tile in its place", async () => {
      await publish(12, "وطني");
      const html = await app.text("/section/national");
      expect(html.match(/class="story story--row"/g)).toHaveLength(4);
      expect(html.match(/class="story story--row story--bare"/g)).toHaveLength(4);
    });
  });

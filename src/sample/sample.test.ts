import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { databases, openTestApp, type TestApp } from "../../test/app.ts";
import { aPublishedArticle } from "../../test/factories.ts";
import { countWords } from "../arabic/tokens.ts";
import { doc } from "../body/body.ts";
import { plainText } from "../body/body.ts";
import { bodySchema } from "../body/schema.ts";
import { listEditions, listSections } from "../editions/editions.ts";
import { listNewest } from "../items/items.ts";
import { sampleEditions } from "./newsroom.ts";
import { isEmpty, isSampleLoaded, loadSample, removeSample } from "./sample.ts";

const articles = sampleEditions.flatMap((edition) =>
  edition.articles
    .filter((article) => article.kind !== "page")
    .map((article) => ({ ...article, edition: edition.code })),
);

describe("the sample newsroom on paper", () => {
  test("has at least 30 Arabic and 8 French articles in seven sections by four authors", () => {
    const arabic = articles.filter((article) => article.edition === "ar");
    const french = articles.filter((article) => article.edition === "fr");
    expect(arabic.length).toBeGreaterThanOrEqual(30);
    expect(french.length).toBeGreaterThanOrEqual(8);
    expect(new Set(arabic.map((article) => article.section)).size).toBe(7);
    expect(new Set(arabic.flatMap((article) => article.author ?? [])).size).toBe(4);
    expect(articles.some((article) => article.breaking)).toBe(true);
    expect(articles.some((article) => article.correction)).toBe(true);
  });

  test.each(articles.map((article) => [article.edition, article.key, article] as const))(
    "%s/%s is whole: 250 to 700 words, a valid body, Latin digits, matched quotation marks",
    (_edition, _key, article) => {
      const body = bodySchema.parse(doc(...article.body));
      const words = countWords(plainText(body));
      expect(words).toBeGreaterThanOrEqual(250);
      expect(words).toBeLessThanOrEqual(700);
      const text = `${article.headline}\n${article.standfirst}\n${plainText(body)}`;
      expect(text).not.toMatch(/[٠-٩ـ]|lorem/i);
      expect(text.split("«").length).toBe(text.split("»").length);
      expect(article.tags.length).toBeGreaterThanOrEqual(2);
    },
  );

  test("translations point at Arabic articles that exist", () => {
    const keys = new Set(
      articles.filter((article) => article.edition === "ar").map((article) => article.key),
    );
    const pointed = articles.flatMap((article) => article.translates ?? []);
    expect(pointed.length).toBeGreaterThanOrEqual(4);
    expect(pointed.filter((key) => !keys.has(key))).toEqual([]);
  });
});

for (const kind of databases)
  describe(`the sample newsroom on ${kind}`, () => {
    let app: TestApp;
    beforeEach(async () => {
      app = await openTestApp(kind);
      expect(await isEmpty(app)).toBe(true);
      await loadSample(app);
    });
    afterEach(() => app.close());

    test("stands in the database with its editions, sections and newest articles", async () => {
      const editions = await listEditions(app);
      expect(editions.map((edition) => edition.code)).toEqual(["ar", "fr"]);
      const [arabic] = editions;
      expect(await listSections(app, arabic?.id ?? 0)).toHaveLength(7);
      expect((await listNewest(app, { edition: arabic?.id ?? 0 }, 100)).length).toBeGreaterThanOrEqual(30);
      expect(await isSampleLoaded(app)).toBe(true);
    });

    test("is gone after its removal, and the site still answers", async () => {
      expect(await removeSample(app)).toBeGreaterThanOrEqual(40);
      const counted = async (
        table: "items" | "media" | "tags" | "authors" | "sections" | "origins" | "revisions",
      ) =>
        (
          await app.db
            .selectFrom(table)
            .select((eb) => eb.fn.countAll<number>().as("n"))
            .executeTakeFirstOrThrow()
        ).n;
      for (const table of ["items", "media", "tags", "authors", "sections", "origins", "revisions"] as const)
        expect([table, Number(await counted(table))]).toEqual([table, 0]);
      expect((await listEditions(app)).map((edition) => edition.name)).toEqual(["منبر"]);
      expect(await isSampleLoaded(app)).toBe(false);
      expect((await app.get("/")).status).toBe(200);
      expect((await app.get("/fr")).status).toBe(404);
    });

    test("its removal leaves what the newsroom has written itself", async () => {
      const [arabic] = await listEditions(app);
      const [section] = await listSections(app, arabic?.id ?? 0);
      const id = await aPublishedArticle(app, { editionId: arabic?.id ?? 0, sectionId: section?.id ?? 0 });
      await removeSample(app);
      expect((await listNewest(app, { edition: arabic?.id ?? 0 }, 10)).map((story) => story.id)).toEqual([
        id,
      ]);
      expect((await listSections(app, arabic?.id ?? 0)).map((one) => one.id)).toEqual([section?.id ?? 0]);
    });
  });

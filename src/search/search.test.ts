import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import fc from "fast-check";
import { databases, openTestApp, type TestApp } from "../../test/app.ts";
import { anEdition, aPublishedArticle } from "../../test/factories.ts";
import { doc, p } from "../body/build.ts";
import { createEdition, findEdition, type Edition } from "../editions/editions.ts";
import { createItem, publishItem, requireItem, saveItem, withdrawItem } from "../items/items.ts";
import { systemActor } from "../items/may.ts";
import { runDueJobs } from "../outbox/outbox.ts";
import { listIndexed, removeWords } from "./queries.ts";
import { highlight, indexItem, indexItems, indexMissing, rebuildSearch, searchItems } from "./search.ts";

for (const kind of databases)
  describe(`search on ${kind}`, () => {
    let app: TestApp;
    let ids: { editionId: number; sectionId: number; authorId: number };
    let edition: Edition;
    let french: Edition;

    const find = async (query: string, page = 1) =>
      (await searchItems(app, edition, query, page)).stories.map((story) => story.headline);

    beforeAll(async () => {
      app = await openTestApp(kind);
      ids = await anEdition(app);
      const frenchId = await createEdition(app, {
        code: "fr",
        language: "fr",
        country: "MA",
        direction: "ltr",
        name: "L’Écho de Marsa",
        host: null,
        path: "fr",
        time_zone: "Africa/Casablanca",
        position: 1,
      });
      edition = (await findEdition(app, ids.editionId)) as Edition;
      french = (await findEdition(app, frenchId)) as Edition;
      await aPublishedArticle(app, ids, {
        headline: "آسفي تحتضن معرض الخزف",
        body: doc(p("افتُتح المعرضُ في المدرسة العتيقة.")),
      });
      await aPublishedArticle(app, ids, {
        headline: "ورشة للأطفال في المستشفى",
        body: doc(p("زار 14.000 شخص القرى في آسفي هذا العام.")),
      });
      await aPublishedArticle(
        app,
        { editionId: frenchId },
        {
          headline: "La fête de l’été à l’école",
          tags: [],
          body: doc(p("Les élèves ont chanté.")),
        },
      );
      await app.settle();
    });
    afterAll(() => app.close());

    test("every spelling of a word finds it", async () => {
      for (const query of ["آسفي", "أسفي", "اسفي", "اسفى", "آسَفي", "آســفي"])
        expect(await find(query)).toEqual(["آسفي تحتضن معرض الخزف", "ورشة للأطفال في المستشفى"]);
      for (const query of ["مدرسة", "المدرسه", "المدرسة", "مدرسه", "والمدرسة"])
        expect(await find(query)).toEqual(["آسفي تحتضن معرض الخزف"]);
      for (const query of ["مستشفى", "المستشفي", "١٤٬٠٠٠", "14000", "14.000", "قرى", "القري"])
        expect(await find(query)).toEqual(["ورشة للأطفال في المستشفى"]);
    });

    test("French is found with and without its accents, and only in its own edition", async () => {
      for (const query of ["fête", "fete", "FÊTE", "fête école", "eleves"]) {
        const { stories } = await searchItems(app, french, query);
        expect(stories.map((story) => story.headline)).toEqual(["La fête de l’été à l’école"]);
        expect(await find(query)).toEqual([]);
      }
    });

    test("tags and bylines lead to their stories", async () => {
      const id = await aPublishedArticle(app, ids, { headline: "عنوان بلا موضوع", tags: ["الطاقة الريحية"] });
      await app.settle();
      expect(await find("طاقة ريحية")).toEqual(["عنوان بلا موضوع"]);
      expect(await find("الرماني")).toContain("عنوان بلا موضوع");
      await withdrawItem(app, systemActor, id);
      await app.settle();
    });

    test("items with all words stand before items with any of them", async () => {
      expect(await find("ورشة آسفي")).toEqual(["ورشة للأطفال في المستشفى", "آسفي تحتضن معرض الخزف"]);
    });

    test("equal items stand newest first, ten on a page", async () => {
      for (let n = 1; n <= 23; n++) {
        await aPublishedArticle(app, ids, { headline: `زعفران ${String(n)}`, tags: [], standfirst: "" });
        app.pass(1_000);
      }
      await app.settle();
      const first = await searchItems(app, edition, "الزعفران");
      expect({ ...first, stories: first.stories.map((story) => story.headline) }).toEqual({
        stories: Array.from({ length: 10 }, (_, n) => `زعفران ${String(23 - n)}`),
        total: 23,
        pages: 3,
        more: false,
      });
      expect(await find("زعفران", 3)).toEqual(["زعفران 3", "زعفران 2", "زعفران 1"]);
      for (const page of [4, 0, -1, 1e300, NaN, 1.5]) expect(await find("زعفران", page)).toBeArray();
      expect(await find("زعفران", 4)).toEqual([]);
    });

    test("what is changed is found by its new words, and what is withdrawn is not found at once", async () => {
      const id = await aPublishedArticle(app, ids, { headline: "قنطرة جديدة" });
      await app.settle();
      expect(await find("قنطرة")).toEqual(["قنطرة جديدة"]);
      const item = await requireItem(app, id);
      await saveItem(app, systemActor, id, item.version, {
        kind: "news",
        headline: "جسر جديد",
        body: doc(p("نص.")),
      });
      await app.settle();
      expect(await find("قنطرة")).toEqual([]);
      expect(await find("جسر")).toEqual(["جسر جديد"]);
      await withdrawItem(app, systemActor, id);
      // Before the index has heard of it.
      expect((await searchItems(app, edition, "جسر")).total).toBe(0);
      await app.settle();
      expect((await searchItems(app, edition, "جسر")).total).toBe(0);
    });

    test("an embargoed item is found from its instant on and not before, whatever the index holds", async () => {
      const at = app.clock.now() + 60_000;
      const id = await aPublishedArticle(app, ids, { headline: "سرّ الديوان" }, { embargoUntil: at });
      await app.settle();
      await indexItem(app, id);
      await rebuildSearch(app);
      expect((await searchItems(app, edition, "الديوان")).total).toBe(0);
      app.pass(at - app.clock.now() - 1);
      await app.settle();
      expect((await searchItems(app, edition, "الديوان")).total).toBe(0);
      app.pass(1);
      await app.settle();
      expect(await find("الديوان")).toEqual(["سرّ الديوان"]);
    });

    test("a kill between the commit and the indexing heals by itself", async () => {
      const id = await createItem(app, systemActor, ids.editionId, {
        kind: "news",
        headline: "منارة مطفأة",
        body: doc(p("نص.")),
      });
      await publishItem(app, systemActor, id);
      // The first worker has published it, takes the job of indexing it and is never heard of again.
      const taken = Promise.withResolvers<void>();
      const search = () => {
        taken.resolve();
        return new Promise<void>(() => {});
      };
      void runDueJobs({ ...app, effects: { ...app.effects, "item.published": { search } } });
      await taken.promise;
      const second = await app.secondNode();
      await second.settle();
      expect(await find("منارة")).toEqual([]);
      app.pass(120_001);
      await second.settle();
      await second.close();
      expect(await find("منارة")).toEqual(["منارة مطفأة"]);
    });

    test("whatever a reader types gives results or none, soon", async () => {
      const hostile = [
        "\0",
        "آسفي\0معرض",
        "\ud800",
        "آسفي \udfff",
        "آسفي معرض ".repeat(5_000),
        Array.from({ length: 12_000 }, (_, n) => `كلمة${n}ب`).join(" "),
        "ا".repeat(100_000),
        "😀".repeat(50_000),
        '" OR "',
        '"آسفي',
        "'آسفي''",
        "headline: آسفي",
        "آسفي AND OR NOT NEAR(x y, 2) ^ * + - : { }",
        "آسفي & | ! <-> :* \\ '",
        "\\",
        "%",
        "_",
        "*",
        "(((((",
        ")",
        "NEAR(",
        "-آسفي",
        "آسفي*",
        "'; drop table items; --",
        "\u202Eآسفي",
        "a".repeat(39) + "😀",
        "ﷺ ﷺ ﷺ",
      ];
      for (const query of hostile) {
        const begun = performance.now();
        const { stories } = await searchItems(app, edition, query);
        expect(performance.now() - begun).toBeLessThan(250);
        expect(stories.length).toBeLessThanOrEqual(10);
      }
      expect(await find("آسفي AND OR NOT NEAR(x y, 2) ^ * + - : { }")).toContain("آسفي تحتضن معرض الخزف");
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), async (query) => {
          await searchItems(app, edition, query);
          expect(
            highlight(query, query)
              .map((stretch) => stretch.text)
              .join(""),
          ).toBe(query);
        }),
        { numRuns: 150 },
      );
    });

    test("hostile texts can be indexed", async () => {
      const id = await aPublishedArticle(app, ids, {
        headline: "'quote' \\ back \" \ud800 \0 كلمة",
        tags: ["c++ & <->"],
        body: doc(p("x".repeat(5_000)), p(Array.from({ length: 15_000 }, (_, n) => `مفردة${n}ب`).join(" "))),
      });
      await app.settle();
      expect(await find("quote back كلمة")).toHaveLength(1);
      await withdrawItem(app, systemActor, id);
      await app.settle();
    });

    test("an index that was lost comes back: the missing alone, or all of it", async () => {
      const { editionId } = ids;
      await removeWords(
        app.db,
        kind,
        [editionId, french.id],
        await listIndexed(app.db, kind, editionId, 0, 1e6),
      );
      expect(await find("آسفي")).toEqual([]);
      const added = await indexMissing(app);
      expect(added).toBeGreaterThan(25);
      expect(await indexMissing(app)).toBe(0);
      expect(await find("آسفي")).toHaveLength(2);
      const steps: number[] = [];
      expect(await rebuildSearch(app, (indexed) => steps.push(indexed))).toBe(added + 1);
      expect(steps.at(-1)).toBe(added + 1);
      expect(await find("آسفي")).toHaveLength(2);
    });

    test("a row that should not be in the index is swept out", async () => {
      const id = await aPublishedArticle(app, ids, { headline: "شهاب عابر" });
      await app.settle();
      await withdrawItem(app, systemActor, id);
      await indexMissing(app);
      expect(await listIndexed(app.db, kind, ids.editionId, id - 1, id)).toEqual([]);
    });

    test("an item that is deleted leaves the index with its row", async () => {
      const id = await aPublishedArticle(app, ids, { headline: "كوكب بعيد" });
      await app.settle();
      expect(await find("كوكب")).toHaveLength(1);
      await app.db.deleteFrom("items").where("id", "=", id).execute();
      expect((await searchItems(app, edition, "كوكب")).total).toBe(0);
      await indexItems(app, [id, 999_999]);
      expect(await listIndexed(app.db, kind, ids.editionId, id - 1, id)).toEqual([]);
    });

    test("standing pages are found too", async () => {
      const id = await createItem(app, systemActor, ids.editionId, {
        kind: "page",
        headline: "ميثاق التحرير",
        body: doc(p("نص.")),
      });
      await publishItem(app, systemActor, id);
      await app.settle();
      expect(await find("الميثاق")).toEqual(["ميثاق التحرير"]);
    });
  });

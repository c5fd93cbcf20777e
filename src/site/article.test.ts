import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { databases, openTestApp, START, type TestApp } from "../../test/app.ts";
import { anArticle, anEdition, aPublishedArticle } from "../../test/factories.ts";
import { holds, missing, tidy } from "../../test/markup.ts";
import { doc, p } from "../body/build.ts";
import { createItem, publishItem, saveItem, withdrawItem } from "../items/items.ts";
import { systemActor } from "../items/may.ts";
import { itemPath } from "./targets.ts";

const HOUR = 3_600_000;

for (const kind of databases)
  describe(`the page of an article on ${kind}`, () => {
    let app: TestApp;
    let edition: Awaited<ReturnType<typeof anEdition>>;

    beforeEach(async () => {
      app = await openTestApp(kind);
      edition = await anEdition(app);
    });
    afterEach(() => app.close());

    const pathOf = async (id: number) => {
      const item = await app.db
        .selectFrom("items")
        .select(["id", "slug", "kind"])
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      return encodeURI(itemPath(item));
    };
    const page = async (id: number) => app.text(await pathOf(id));
    const aFrenchEdition = () =>
      anEdition(app, {
        code: "fr",
        language: "fr",
        direction: "ltr",
        name: "L’Écho",
        path: "fr",
        position: 1,
      });

    test("every other spelling of its address leads to the right one by one redirect", async () => {
      const id = await aPublishedArticle(app, edition);
      const path = await pathOf(id);
      for (const [asked, target] of [
        [`/n/${id}`, path],
        [`/n/${id}/`, undefined],
        [`/n/${id}/other`, path],
        [`/n/${id}/other?utm_source=x`, path],
        [`/n/${id}?comments=2&x=1`, `${path}?comments=2`],
        [`/n/${id}?comments=1`, path],
        [`/n/${id}?comments=zzz`, path],
      ] as const) {
        const answer = await app.get(asked);
        expect([asked, answer.status]).toEqual([asked, 301]);
        if (target) expect(answer.headers.get("location")).toBe(target);
      }
      const campaign = await app.get(`${path}?utm_source=x&fbclid=1`);
      expect(campaign.status).toBe(200);
      const lower = await app.get(path.toLowerCase());
      expect(lower.status).toBe(200);
      expect(app.cache.state().pages).toBe(1);
    });

    test("answers 404 for what is not there and 410 for what was taken back", async () => {
      const never = await createItem(app, systemActor, edition.editionId, anArticle());
      const scheduled = await aPublishedArticle(app, edition, {}, { publishAt: START + HOUR });
      const gone = await aPublishedArticle(app, edition);
      await app.settle();
      const paths = [await pathOf(never), await pathOf(scheduled), await pathOf(gone)];
      await withdrawItem(app, systemActor, gone);
      await withdrawItem(app, systemActor, scheduled);
      for (const [path, status] of [
        ["/n/999999/x", 404],
        ["/n/0/x", 404],
        ["/n/99999999999999999999/x", 404],
        ["/n/1e3/x", 404],
        [paths[0], 404],
        [paths[1], 404],
        [paths[2], 410],
        [`/n/${gone}`, 410],
      ] as const) {
        const answer = await app.get(path ?? "");
        expect([path, answer.status]).toEqual([path, status]);
        expect(holds(await answer.text(), "يستأنف")).toBe(false);
      }
    });

    test("is hidden by id and by slug until the millisecond of its embargo", async () => {
      const id = await aPublishedArticle(app, edition, {}, { embargoUntil: START + HOUR });
      const path = await pathOf(id);
      for (let round = 0; round < 2; round++) {
        expect((await app.get(`/n/${id}`)).status).toBe(404);
        expect((await app.get(path)).status).toBe(404);
        if (round === 0) app.pass(HOUR - 1);
      }
      app.pass(1);
      expect((await app.get(path)).status).toBe(200);
      expect((await app.get(`/n/${id}`)).status).toBe(301);
    });

    test("an embargoed article stays out of what other articles offer, until its millisecond", async () => {
      const first = await aPublishedArticle(app, edition);
      const secret = await aPublishedArticle(
        app,
        edition,
        { headline: "خبر محظور النشر" },
        { embargoUntil: START + 1_000 },
      );
      expect(holds(await page(first), "محظور")).toBe(false);
      app.pass(999);
      expect(holds(await page(first), "محظور")).toBe(false);
      app.pass(1);
      expect(missing(await page(first), "خبر محظور النشر")).toEqual([]);
      await withdrawItem(app, systemActor, secret);
      expect(holds(await page(first), "محظور")).toBe(false);
    });

    test("lives in one edition only and points to its translations both ways", async () => {
      const french = await aFrenchEdition();
      const id = await aPublishedArticle(app, edition);
      const translation = await aPublishedArticle(app, french, {
        headline: "Le port reprend après la tempête",
        standfirst: "Les bateaux ont regagné les quais.",
        kicker: "",
        body: doc(p("Le port a repris.")),
        tags: [],
        translatesId: id,
      });
      const [path, frenchPath] = [await pathOf(id), `/fr${await pathOf(translation)}`];
      expect((await app.get(`/fr${path}`)).headers.get("location")).toBe(path);
      expect((await app.get(await pathOf(translation))).headers.get("location")).toBe(frenchPath);
      const [arabic, other] = [await app.text(path), await app.text(frenchPath)];
      for (const html of [arabic, other]) {
        const links = [...tidy(html).matchAll(/<link [^>]*hreflang[^>]*>/g)].map(([element]) => [
          /hreflang="([^"]*)"/.exec(element)?.[1],
          /href="([^"]*)"/.exec(element.replace("hreflang", ""))?.[1],
        ]);
        expect(Object.fromEntries(links)).toEqual({
          "ar-MA": `http://localhost:4600${path}`,
          "fr-MA": `http://localhost:4600${frenchPath}`,
        });
      }
      expect(missing(arabic, '<bdi dir="ltr" lang="fr-MA"><a href="/fr/n/')).toEqual([]);
      expect(other).toMatch(/<html lang="fr-MA" dir="ltr">/);
      expect(missing(other, "Lundi 23 novembre 2026 à 10\u202fh\u202f00")).toEqual([]);
      expect(missing(other, "1\u00a0minute de lecture")).toEqual([]);
      expect(holds(other, "modifié depuis cette traduction")).toBe(false);
      await saveItem(app, systemActor, id, 1, anArticle({ headline: "الميناء يستأنف نشاطه كله" }));
      const later = await app.text(frenchPath);
      expect(missing(later, "modifié depuis cette traduction")).toEqual([]);
      expect(missing(later, "الميناء يستأنف نشاطه كله")).toEqual([]);
    });

    test("counts its readings and keeps one page for all who ask", async () => {
      const id = await aPublishedArticle(app, edition);
      const path = await pathOf(id);
      for (let n = 0; n < 5; n++) await app.get(n % 2 ? `${path}?utm_source=${n}` : path);
      expect(app.cache.takeReads()).toEqual(new Map([[id, 5]]));
      expect(app.cache.state().pages).toBe(1);
    });

    test("a change of state is seen at once on every node", async () => {
      const id = await aPublishedArticle(app, edition);
      const second = await app.secondNode();
      const path = await pathOf(id);
      expect((await second.get(path)).status).toBe(200);
      await publishItem(app, systemActor, id, { publishAt: START + HOUR });
      expect((await app.get(path)).status).toBe(404);
      for (let n = 0; n < 40 && (await second.get(path)).status === 200; n++) await Bun.sleep(50);
      expect((await second.get(path)).status).toBe(404);
      await second.close();
    });
  });

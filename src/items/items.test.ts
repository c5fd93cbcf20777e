import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { aPublishedArticle, anArticle, anEdition } from "../../test/factories.ts";
import { databases, openTestApp, START, type TestApp } from "../../test/app.ts";
import { verifyLedger } from "../ledger/ledger.ts";
import {
  addCorrection,
  createItem,
  findVisibleItem,
  flushReads,
  listMostRead,
  listNewest,
  listNumberedPage,
  listRevisions,
  listTranslations,
  moveItem,
  publishItem,
  requireItem,
  saveItem,
  withdrawItem,
} from "./items.ts";
import { systemActor, type Actor } from "./may.ts";

const MINUTE = 60_000;
const writer: Actor = { id: "person:7", personId: 7, role: "writer" };
const editor: Actor = { id: "person:8", personId: 8, role: "editor" };
const moderator: Actor = { id: "person:9", personId: 9, role: "moderator" };

for (const kind of databases)
  describe(`items on ${kind}`, () => {
    let app: TestApp;
    let edition: { editionId: number; sectionId: number; authorId: number };
    let announced: string[];

    beforeEach(async () => {
      app = await openTestApp(kind);
      edition = await anEdition(app);
      announced = [];
      app.effects = {
        ...app.effects,
        "item.published": { count: async (_app, id) => void announced.push(`published ${id}`) },
      };
    });
    afterEach(() => app.close());

    test("a draft is on no public surface", async () => {
      const id = await createItem(app, writer, edition.editionId, anArticle());
      expect(await findVisibleItem(app, id)).toBeUndefined();
      expect(await listNewest(app, { edition: edition.editionId }, 10)).toEqual([]);
    });

    test("a scheduled item appears at its millisecond, not before, and is announced once", async () => {
      const id = await aPublishedArticle(app, edition, {}, { publishAt: START + 10 * MINUTE });
      expect((await requireItem(app, id)).state).toBe("scheduled");
      app.pass(10 * MINUTE - 1);
      await app.settle();
      expect(await findVisibleItem(app, id)).toBeUndefined();
      app.pass(1);
      expect((await findVisibleItem(app, id))?.id).toBe(id);
      await app.settle();
      await app.settle();
      expect(announced).toEqual([`published ${id}`]);
      expect((await requireItem(app, id)).state).toBe("published");
    });

    test("an embargo holds an item back after its publishing time", async () => {
      const id = await aPublishedArticle(
        app,
        edition,
        {},
        { publishAt: START - MINUTE, embargoUntil: START + 5 * MINUTE },
      );
      await app.settle();
      expect(await findVisibleItem(app, id)).toBeUndefined();
      app.pass(5 * MINUTE);
      expect((await findVisibleItem(app, id))?.visible_at).toBe(START + 5 * MINUTE);
      await app.settle();
      expect(announced).toEqual([`published ${id}`]);
    });

    test("two nodes that find the same due item announce it once", async () => {
      const id = await aPublishedArticle(app, edition, {}, { publishAt: START + MINUTE });
      const other = await app.secondNode();
      other.effects = app.effects;
      app.pass(MINUTE);
      await Promise.all([app.settle(), other.settle()]);
      await app.settle();
      await other.close();
      expect(announced).toEqual([`published ${id}`]);
    });

    test("putting a schedule off cancels the earlier moment", async () => {
      const id = await aPublishedArticle(app, edition, {}, { publishAt: START + MINUTE });
      await publishItem(app, editor, id, { publishAt: START + 60 * MINUTE });
      app.pass(2 * MINUTE);
      await app.settle();
      expect(await findVisibleItem(app, id)).toBeUndefined();
      expect(announced).toEqual([]);
      app.pass(60 * MINUTE);
      await app.settle();
      expect(announced).toEqual([`published ${id}`]);
    });

    test("a withdrawn item is gone at once and comes back without a second announcement", async () => {
      const id = await aPublishedArticle(app, edition);
      await app.settle();
      await withdrawItem(app, systemActor, id);
      expect(await findVisibleItem(app, id)).toBeUndefined();
      expect(await listNewest(app, { section: edition.sectionId }, 10)).toEqual([]);
      await publishItem(app, systemActor, id);
      await app.settle();
      expect((await findVisibleItem(app, id))?.id).toBe(id);
      expect(announced).toEqual([`published ${id}`]);
    });

    test("of two people who save the same version one is refused and both texts are kept", async () => {
      const id = await createItem(app, writer, edition.editionId, anArticle());
      await saveItem(app, writer, id, 1, anArticle({ headline: "عنوان أول" }));
      await expect(saveItem(app, editor, id, 1, anArticle({ headline: "عنوان ثان" }))).rejects.toMatchObject({
        code: "conflict",
        data: { version: 2 },
      });
      const revisions = await listRevisions(app, id);
      expect(
        revisions.map((revision) => [revision.version, revision.person_id, revision.content.headline]),
      ).toEqual([
        [1, 7, "الميناء يستأنف نشاطه بعد العاصفة"],
        [2, 7, "عنوان أول"],
      ]);
    });

    test("a hundred saves at once of one version leave exactly one winner", async () => {
      const id = await createItem(app, writer, edition.editionId, anArticle());
      const outcomes = await Promise.allSettled(
        Array.from({ length: 30 }, (_, n) =>
          saveItem(app, writer, id, 1, anArticle({ headline: `عنوان ${n}` })),
        ),
      );
      expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
      expect(await listRevisions(app, id)).toHaveLength(2);
    });

    test.each([
      ["a writer may not publish", (id: number) => publishItem(app, writer, id)],
      ["an editor may not withdraw", (id: number) => withdrawItem(app, editor, id)],
      ["a moderator may not write", (id: number) => saveItem(app, moderator, id, 1, anArticle())],
      ["a writer may not approve", (id: number) => moveItem(app, writer, id, "approved")],
      ["a writer may not correct", (id: number) => addCorrection(app, writer, id, "تصحيح")],
    ])("%s", async (_name, act) => {
      const id = await createItem(app, editor, edition.editionId, anArticle());
      await expect(act(id)).rejects.toMatchObject({ code: "forbidden" });
    });

    test("a step that does not exist is refused", async () => {
      const id = await createItem(app, editor, edition.editionId, anArticle());
      await expect(withdrawItem(app, systemActor, id)).rejects.toMatchObject({ code: "conflict" });
    });

    test("pages of one headline get addresses of their own, and an old one is remembered", async () => {
      const page = anArticle({ kind: "page", headline: "من نحن", tags: [] });
      const ids = await Promise.all([1, 2, 3].map(() => createItem(app, editor, edition.editionId, page)));
      const slugs = await Promise.all(ids.map(async (id) => (await requireItem(app, id)).slug));
      expect(new Set(slugs).size).toBe(3);
    });

    test("numbered pages are exact at any depth", async () => {
      for (let n = 0; n < 25; n++)
        await aPublishedArticle(
          app,
          edition,
          { headline: `خبر ${n}`, tags: [] },
          { publishAt: START - n * MINUTE },
        );
      const scope = { section: edition.sectionId };
      const first = await listNumberedPage(app, scope, 1, 10);
      const third = await listNumberedPage(app, scope, 3, 10);
      expect([first.total, first.pages]).toEqual([25, 3]);
      expect(first.stories[0]?.headline).toBe("خبر 0");
      expect(third.stories.map((story) => story.headline)).toEqual(
        [20, 21, 22, 23, 24].map((n) => `خبر ${n}`),
      );
      expect((await listNumberedPage(app, scope, 4, 10)).stories).toEqual([]);
      await aPublishedArticle(app, edition, { headline: "جديد", tags: [] });
      expect((await listNumberedPage(app, scope, 1, 10)).total).toBe(26);
    });

    test("tags and authors list what they are on", async () => {
      const id = await aPublishedArticle(app, edition, { tags: ["الميناء", "الميناء ", "الصيد"] });
      const tags = await app.db.selectFrom("item_tags").selectAll().where("item_id", "=", id).execute();
      expect(tags).toHaveLength(2);
      expect((await listNewest(app, { author: edition.authorId }, 5)).map((story) => story.id)).toEqual([id]);
      expect((await listNewest(app, { tag: tags[0]?.tag_id ?? 0 }, 5)).map((story) => story.id)).toEqual([
        id,
      ]);
    });

    test("a translation is linked both ways and flagged once its original has changed", async () => {
      const original = await aPublishedArticle(app, edition);
      const french = await anEdition(app, {
        code: "fr",
        language: "fr",
        direction: "ltr",
        path: "fr",
        name: "L’Écho",
      });
      const translation = await aPublishedArticle(app, french, {
        headline: "Le port rouvre",
        translatesId: original,
      });
      const seen = async (id: number) => {
        const item = await findVisibleItem(app, id);
        if (!item) throw new Error("not visible");
        return listTranslations(app, item);
      };
      expect((await seen(original)).others.map((other) => other.id)).toEqual([translation]);
      expect((await seen(translation)).stale).toBe(false);
      await saveItem(app, editor, original, 1, anArticle({ headline: "تحيين" }));
      expect(await seen(translation)).toMatchObject({ stale: true, others: [{ id: original }] });
    });

    test("readings are counted by the page cache and added up", async () => {
      const [first, second] = [await aPublishedArticle(app, edition), await aPublishedArticle(app, edition)];
      const page = (itemId: number, reads: number) => ({
        status: 200,
        body: new Blob([new Uint8Array(1)]),
        etag: "",
        headers: new Headers(),
        tags: [`item:${itemId}`],
        until: Infinity,
        itemId,
        reads,
      });
      app.cache.store("/1", page(first, 2), app.cache.begin());
      app.cache.store("/2", page(second, 5), app.cache.begin());
      app.cache.purge([`item:${second}`]);
      await flushReads(app);
      await flushReads(app);
      expect((await listMostRead(app, edition.editionId, 5)).map((story) => story.id)).toEqual([
        second,
        first,
      ]);
    });

    test("every act is in the ledger, and the chain holds", async () => {
      const id = await aPublishedArticle(app, edition);
      await app.settle();
      await withdrawItem(app, systemActor, id);
      const acts = await app.db.selectFrom("ledger").select("act").orderBy("seq").execute();
      expect(acts.map((entry) => entry.act)).toEqual([
        "item.create",
        "item.publish",
        "item.announce",
        "item.withdraw",
      ]);
      expect(await verifyLedger(app)).toMatchObject({ ok: true, entries: 4 });
    });

    test("control characters and marks beyond reason do not get in", async () => {
      const id = await createItem(
        app,
        writer,
        edition.editionId,
        anArticle({ headline: "عنوان\u202E مقلوب\u0000", standfirst: `ب${"\u064B".repeat(500)}` }),
      );
      const item = await requireItem(app, id);
      expect(item.headline).toBe("عنوان مقلوب");
      expect(item.standfirst.length).toBeLessThan(10);
    });
  });

import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { databases, openTestApp, type TestApp } from "../../test/app.ts";
import { anEdition, aPublishedArticle } from "../../test/factories.ts";
import { arrange } from "./thread.ts";
import {
  importComment,
  importComments,
  listThread,
  PAGE_SIZE,
  type ImportedComment,
  type ShownComment,
} from "./comments.ts";
import { words } from "./words.ts";

for (const kind of databases)
  describe(kind, () => {
    let app: TestApp;
    let itemId: number;
    let edition: Awaited<ReturnType<typeof anEdition>>;

    beforeEach(async () => {
      app = await openTestApp(kind);
      edition = await anEdition(app);
      itemId = await aPublishedArticle(app, edition);
    });
    afterEach(() => app.close());

    const aComment = (overrides: Partial<ImportedComment> = {}): ImportedComment => ({
      itemId,
      state: "approved",
      name: "هند",
      email: "hind@example.org",
      text: "شكرا على الخبر.",
      createdAt: app.clock.now(),
      ...overrides,
    });
    const countOf = async (id: number) =>
      (
        await app.db
          .selectFrom("items")
          .select("comment_count")
          .where("id", "=", id)
          .executeTakeFirstOrThrow()
      ).comment_count;
    const outline = (comments: ShownComment[]): unknown[] =>
      comments.map((comment) =>
        comment.replies.length > 0 ? [comment.number, outline(comment.replies)] : comment.number,
      );

    test("shows approved comments by number and nests every reply one level under what began the talk", async () => {
      await importComments(app, [
        aComment(),
        aComment({ parentAt: 0 }),
        aComment(),
        aComment({ parentAt: 1 }),
        aComment({ parentAt: 2, state: "pending" }),
        aComment({ parentAt: 0 }),
        aComment({ state: "spam" }),
      ]);
      const thread = await listThread(app, itemId, 1);
      expect(outline(thread?.comments ?? [])).toEqual([[1, [2, 4, 6]], 3]);
      expect(thread).toMatchObject({ total: 5, page: 1, pages: 1 });
      const answers = thread?.comments[0]?.replies.map((reply) => reply.answers?.number);
      expect(answers).toEqual([undefined, 2, undefined]);
      expect(await countOf(itemId)).toBe(5);
    });

    test("numbers go on where they stopped, wished numbers are kept where they are free", async () => {
      await importComments(app, [aComment({ number: 7 }), aComment(), aComment({ number: 3 })]);
      await importComment(app, aComment({ number: 7 }));
      await importComment(app, aComment());
      const rows = await app.db.selectFrom("comments").select("number").orderBy("id").execute();
      expect(rows.map((row) => row.number)).toEqual([7, 8, 3, 9, 10]);
    });

    test("each item counts for itself and a parent under another item is no parent", async () => {
      const other = await aPublishedArticle(app, edition);
      const parent = await importComment(app, aComment());
      const ids = await importComments(app, [
        aComment({ itemId: other, parentId: parent }),
        aComment({ parentId: parent }),
        aComment({ itemId: other, parentAt: 1 }),
        aComment({ itemId: other, parentId: 999_999 }),
      ]);
      const rows = await app.db
        .selectFrom("comments")
        .select(["id", "parent_id", "number"])
        .orderBy("id")
        .execute();
      expect(rows).toEqual([
        { id: parent, parent_id: null, number: 1 },
        { id: ids[0], parent_id: null, number: 1 },
        { id: ids[1], parent_id: parent, number: 2 },
        { id: ids[2], parent_id: null, number: 2 },
        { id: ids[3], parent_id: null, number: 3 },
      ] as typeof rows);
      expect(await countOf(other)).toBe(3);
    });

    test("two imports at once never take the same number", async () => {
      await Promise.all(
        Array.from({ length: 6 }, () => importComments(app, [aComment(), aComment(), aComment()])),
      );
      const rows = await app.db.selectFrom("comments").select("number").orderBy("number").execute();
      expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
      expect(await countOf(itemId)).toBe(18);
    });

    test("fifty to a page, and a reply on a later page says what it answers", async () => {
      await importComments(app, [
        ...Array.from({ length: PAGE_SIZE - 1 }, () => aComment()),
        aComment(),
        ...Array.from({ length: 60 }, () => aComment({ parentAt: PAGE_SIZE - 1 })),
      ]);
      const [first, second, third, fourth] = await Promise.all(
        [1, 2, 3, 4].map((page) => listThread(app, itemId, page)),
      );
      expect(first?.comments.length).toBe(50);
      expect(first).toMatchObject({ total: 110, pages: 3 });
      expect(second?.comments[0]).toMatchObject({ number: 51, answers: { number: 50, page: 1 } });
      expect(second?.comments[0]?.replies.length).toBe(49);
      expect(third?.comments[0]).toMatchObject({ number: 101, answers: { number: 50, page: 1 } });
      expect(fourth).toBeUndefined();
    });

    test("keeps addresses apart from what is shown, and cleans what strangers wrote", async () => {
      const id = await importComment(
        app,
        aComment({ name: " هند\u202e\n", url: "https://example.org/", text: "  سطر\r\nثان\u0000\u202e " }),
      );
      const thread = await listThread(app, itemId, 1);
      expect(thread?.comments).toEqual([
        {
          id,
          number: 1,
          name: "هند",
          text: "سطر\nثان",
          createdAt: app.clock.now(),
          answers: undefined,
          replies: [],
        },
      ]);
      expect(JSON.stringify(thread)).not.toContain("hind@example.org");
      const contacts = await app.db.selectFrom("comment_contacts").selectAll().execute();
      expect(contacts).toEqual([{ comment_id: id, email: "hind@example.org", url: "https://example.org/" }]);
    });

    test("an import of thousands in one call stays whole", async () => {
      const many = Array.from({ length: 1_234 }, (_, index) =>
        aComment({ text: `تعليق ${index}`, ...(index % 3 === 1 ? { parentAt: index - 1 } : {}) }),
      );
      const ids = await importComments(app, many);
      expect(new Set(ids).size).toBe(1_234);
      const { text } = await app.db
        .selectFrom("comments")
        .select("text")
        .where("id", "=", ids[1_000] ?? 0)
        .executeTakeFirstOrThrow();
      expect(text).toBe("تعليق 1000");
      expect(await countOf(itemId)).toBe(1_234);
    });
  });

describe("a thread", () => {
  const ids = (rows: Parameters<typeof arrange>[0]) => arrange(rows).map((place) => place.id);

  test("keeps every comment, even with parents in a circle or gone", () => {
    expect(
      ids([
        { id: 1, parent_id: 2, number: 1 },
        { id: 2, parent_id: 1, number: 2 },
        { id: 3, parent_id: 99, number: 3 },
        { id: 4, parent_id: 4, number: 4 },
        { id: 6, parent_id: 7, number: 5 },
        { id: 7, parent_id: null, number: 6 },
      ]).sort(),
    ).toEqual([1, 2, 3, 4, 6, 7]);
  });

  test("is arranged in time that does not grow with its depth", () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => ({
      id: index + 1,
      parent_id: index === 0 ? null : index,
      number: index + 1,
    }));
    expect(arrange(chain.toReversed()).length).toBe(20_000);
  });
});

test("the number of comments is said in the right plural", () => {
  expect([0, 1, 2, 3, 10, 11, 100, 103].map(words.ar.count)).toEqual([
    "لا تعليقات",
    "تعليق واحد",
    "تعليقان",
    "3 تعليقات",
    "10 تعليقات",
    "11 تعليقًا",
    "100 تعليق",
    "103 تعليقات",
  ]);
  expect([0, 1, 2].map(words.fr.count)).toEqual(["Aucun commentaire", "1 commentaire", "2 commentaires"]);
  expect([0, 1, 2].map(words.en.count)).toEqual(["No comments", "1 comment", "2 comments"]);
});

import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import sharp from "sharp";
import { databases, openTestApp, type TestApp } from "../../test/app.ts";
import { anArticle, anEdition } from "../../test/factories.ts";
import { slugify } from "../arabic/slug.ts";
import {
  bold,
  callout,
  doc,
  figures,
  h2,
  h3,
  latin,
  link,
  ol,
  p,
  picture,
  pull,
  quote,
  rule,
  table,
  ul,
} from "../body/build.ts";
import { plainText, readBody } from "../body/body.ts";
import { importComments } from "../comments/comments.ts";
import { addMenuEntries, findEditionByCode } from "../editions/editions.ts";
import { addCorrection, createItem, moveItem, publishItem, withdrawItem } from "../items/items.ts";
import { systemActor } from "../items/may.ts";
import { storeMedia } from "../media/media.ts";
import { exportToFile } from "./export-wxr.ts";
import { runExport } from "./cli.ts";
import { importGhost } from "./import-ghost.ts";
import { importWxr } from "./import-wxr.ts";
import { requireEdition } from "./move.ts";

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "minbar-roundtrip-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A newsroom with an item in every state and a body with every kind of node. */
async function aNewsroom(app: TestApp) {
  const { editionId, sectionId, authorId } = await anEdition(app);
  const png = await sharp({ create: { width: 600, height: 400, channels: 3, background: "#264" } })
    .png()
    .toBuffer();
  const media = await storeMedia(app, new Uint8Array(png), {
    name: "port.png",
    alt: "الرصيف",
    caption: "أرشيف",
  });
  const body = doc(
    p(
      "نص ",
      bold("بارز"),
      " ثم ",
      latin("Marsa Express"),
      " و",
      link("رابط", "https://example.net/?a=1&b=2"),
      ".",
    ),
    p("أقواس [sic] و ]]> و <وسم> & علامة"),
    h2("عنوان"),
    h3("عنوان أصغر"),
    ul("أول", "ثان"),
    ol("واحد", "اثنان"),
    quote("قول", "قائله"),
    pull("جملة كبيرة", "صاحبها"),
    picture(media, "بديل", "شرح", "تصوير: هاجر"),
    table("جدول", ["أ", "ب"], ["1", "2"]),
    figures("بالأرقام", ["14", "سفينة", "مليون"], ["80", "رواقا"]),
    callout("info", "للتذكير", "سطر أول", "سطر ثان"),
    {
      type: "codeBlock",
      attrs: { language: "js" },
      content: [{ type: "text", text: "if (a < b) {\n  [x]\n}" }],
    },
    {
      type: "embed",
      attrs: { href: "https://www.youtube.com/watch?v=1", provider: "YouTube", title: "شريط" },
    },
    { type: "player", attrs: { kind: "audio", href: "https://media.example.net/a.mp3", title: "تسجيل" } },
    { type: "html", attrs: { html: "<dl><dt>مصطلح</dt><dd>شرح</dd></dl>" } },
    rule(),
  );
  const make = (overrides: Parameters<typeof anArticle>[0]) =>
    createItem(app, systemActor, editionId, anArticle({ sectionId, authorIds: [authorId], ...overrides }));
  const rich = await make({
    headline: "كل شيء",
    body,
    lead: { mediaId: media, alt: "الرصيف", caption: "صباحا", credit: "هاجر" },
    source: "وكالة",
  });
  await publishItem(app, systemActor, rich, { publishAt: Date.UTC(2025, 2, 3, 4, 5, 6) });
  await addCorrection(app, systemActor, rich, "صُحح الرقم.", Date.UTC(2025, 2, 4));
  await make({ headline: "مسودة", kind: "opinion" });
  await moveItem(app, systemActor, await make({ headline: "مراجعة" }), "review");
  const approved = await make({ headline: "معتمد", kind: "communique" });
  await moveItem(app, systemActor, approved, "review");
  await moveItem(app, systemActor, approved, "approved");
  await publishItem(app, systemActor, await make({ headline: "غدا" }), {
    publishAt: app.clock.now() + 86_400_000,
  });
  const gone = await make({ headline: "مسحوب" });
  await publishItem(app, systemActor, gone);
  await withdrawItem(app, systemActor, gone);
  await publishItem(app, systemActor, await make({ headline: "من نحن", kind: "page" }));
  await importComments(app, [
    {
      itemId: rich,
      state: "approved",
      name: "قارئ",
      email: "a@example.org",
      text: "أول <b>نص</b> & علامة\n\nفقرة",
      createdAt: 1_000,
    },
    { itemId: rich, parentAt: 0, state: "approved", name: "قارئة", text: "جواب", createdAt: 2_000 },
    { itemId: rich, state: "pending", name: "زائر", text: "ينتظر", createdAt: 3_000 },
    { itemId: rich, state: "refused", name: "غاضب", text: "مرفوض", createdAt: 4_000 },
    { itemId: rich, state: "spam", name: "إشهار", text: "اشتر", createdAt: 5_000 },
  ]);
  await addMenuEntries(app, editionId, [
    {
      edition_id: editionId,
      menu: "main",
      label: "الوطن",
      target_kind: "section",
      target_id: sectionId,
      target_url: null,
      position: 1,
    },
    {
      edition_id: editionId,
      menu: "footer",
      label: "شريك",
      target_kind: "url",
      target_id: null,
      target_url: "https://partner.example.net/",
      position: 2,
    },
  ]);
  await app.settle();
}

/** What must be the same on both sides, without the numbers that each gives. */
async function contentOf(app: TestApp) {
  const items = await app.db.selectFrom("items").selectAll().orderBy("headline").execute();
  const comments = await app.db.selectFrom("comments").selectAll().orderBy("number").execute();
  const numberOf = new Map(comments.map((comment) => [comment.id, comment.number]));
  return {
    items: items.map((item) => ({
      ...{
        headline: item.headline,
        kind: item.kind,
        state: item.state,
        kicker: item.kicker,
        standfirst: item.standfirst,
        source: item.source,
      },
      ...{
        slug: item.slug,
        policy: item.comments_policy,
        publishAt: item.visible_at,
        lead: [item.lead_media_id !== null, item.lead_alt, item.lead_caption, item.lead_credit],
      },
      ...{ comments: item.comment_count, words: item.words },
      body: JSON.stringify(readBody(item.body)).replace(/"media":\d+/g, '"media":0'),
      text: plainText(readBody(item.body)),
    })),
    comments: comments.map(({ number, state, name, text, created_at, parent_id }) => ({
      number,
      state,
      name,
      text,
      created_at,
      answers: numberOf.get(parent_id ?? 0),
    })),
    corrections: await app.db.selectFrom("corrections").select(["at", "text"]).execute(),
    tags: await app.db.selectFrom("tags").select(["slug", "name"]).orderBy("slug").execute(),
    authors: await app.db.selectFrom("authors").select("name").orderBy("name").execute(),
    media: await app.db.selectFrom("media").select(["hash", "alt", "caption"]).execute(),
    menu: await app.db
      .selectFrom("menu_entries")
      .select(["menu", "label", "target_kind", "target_url"])
      .orderBy("position")
      .execute(),
  };
}

for (const kind of databases)
  describe(`out and in again (${kind})`, () => {
    test("an export moved into an empty Minbar is the same newsroom", async () => {
      const [from, to] = [await openTestApp(kind), await openTestApp(kind)];
      try {
        await aNewsroom(from);
        await anEdition(to);
        const path = join(folder, `${kind}.xml`);
        const edition = await requireEdition(from, "ar");
        expect(await exportToFile(from, edition, path)).toEqual({ items: 7, comments: 5 });
        const result = await importWxr(to, [path], { fetchMedia: false, mediaDir: from.files.root });
        expect(result.entries.filter((entry) => entry.reason !== "accounts")).toEqual([]);
        expect(await contentOf(to)).toEqual(await contentOf(from));
        expect(
          (await importWxr(to, [path], { fetchMedia: false, mediaDir: from.files.root })).counts.added.posts,
        ).toBe(0);
      } finally {
        await from.close();
        await to.close();
      }
    });

    test("the command writes the file and says what is in it", async () => {
      const app = await openTestApp(kind);
      let said = "";
      try {
        await aNewsroom(app);
        const path = join(folder, "out.xml");
        const out = { write: (text: string) => void (said += text), isTty: false, language: "ar" as const };
        expect(await runExport(app, ["wxr", "--out", path], out)).toBe(0);
        expect(said).toBe(
          [
            `كُتب التصدير في ${path}. فيه 7 مواد، و5 تعليقات.`,
            `الصور والملفات ليست داخل التصدير. عند إعادته إلى منبر أضف: --media ${app.files.root}\n`,
          ].join("\n"),
        );
        await anEdition(app, { code: "fr", path: "fr", name: "Le Journal", position: 1 });
        said = "";
        expect(await runExport(app, ["wxr", "--out", path], { ...out, language: "fr" as const })).toBe(0);
        expect(said).toContain("« Le Journal » n’a pas été écrite");
        expect(said).toContain("npx minbar export wxr --edition fr");
        said = "";
        const nowhere = join(folder, "none", "out.xml");
        expect(await runExport(app, ["wxr", "--out", nowhere], { ...out, language: "en" as const })).toBe(1);
        expect(said).toBe(`“${nowhere}” cannot be reached: there is no such folder.\n`);
      } finally {
        await app.close();
      }
    });

    test("a Ghost export arrives once, with its hidden posts hidden and its addresses kept", async () => {
      const app = await openTestApp(kind);
      try {
        await anEdition(app);
        const file = join(import.meta.dirname, "fixtures", "ghost.json");
        const ghostTitle = "مدونة غوست";
        const first = await importGhost(app, file, { fetchMedia: false });
        const report = readFileSync(first.reportPath, "utf8");
        expect(report + readFileSync(first.reportPath.replace(/txt$/, "json"), "utf8")).not.toContain(
          ".invalid",
        );
        expect(report.split("\n")[0]).toContain(`من ${ghostTitle}:`);
        expect(basename(first.reportPath)).toBe(`${slugify(ghostTitle)}.txt`);
        expect(first.counts.added).toMatchObject({ posts: 3, pages: 1, authors: 1, tags: 1 });
        const items = await app.db
          .selectFrom("items")
          .select(["headline", "kind", "state", "body", "visible_at"])
          .orderBy("id")
          .execute();
        expect(items.map((item) => [item.headline, item.kind, item.state])).toEqual([
          ["أول مقال في غوست", "news", "published"],
          ["للمشتركين", "news", "draft"],
          ["مسودة", "news", "draft"],
          ["من نحن", "page", "published"],
        ]);
        expect(items.map((item) => plainText(readBody(item.body)))).toEqual([
          "مرحبا من نحن\nشرح",
          "سر",
          "عنوان\nنص بارزرابط\nخام",
          "نحن فريق\n".trimEnd(),
        ]);
        expect(items[0]?.visible_at).toBe(Date.UTC(2023, 4, 1, 12));
        expect(items[0]?.body).toContain(`"href":"/p/about"`);
        expect(first.entries.map((entry) => entry.reason)).toEqual(
          expect.arrayContaining(["members", "accounts", "private", "script", "picture-missing"]),
        );
        const old = await app.get("/first-post");
        expect([old.status, old.headers.get("location")]).toEqual([
          301,
          expect.stringMatching(/^\/n\/\d+\/first-post$/),
        ]);
        expect((await app.get("/")).status).toBe(200);
        expect((await importGhost(app, file, { fetchMedia: false })).counts.added).toMatchObject({
          posts: 0,
          pages: 0,
        });
        expect(await app.db.selectFrom("people").select("id").execute()).toEqual([]);
        expect(await findEditionByCode(app, "ar")).toBeDefined();
      } finally {
        await app.close();
      }
    });
  });

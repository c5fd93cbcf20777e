import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { databases, openTestApp, type TestApp } from "../../test/app.ts";
import { anEdition } from "../../test/factories.ts";
import { readBody, plainText } from "../body/body.ts";
import { listMenu, listSections } from "../editions/editions.ts";
import { verifyLedger } from "../ledger/ledger.ts";
import { importWxr } from "./import-wxr.ts";

const fixture = (name: string) => join(import.meta.dirname, "fixtures", name);
const files = [fixture("classic.xml"), fixture("gutenberg.xml")];

/** The old site's uploads: two real pictures, and a link that leads out of the folder. */
async function makeUploads(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "minbar-uploads-"));
  mkdirSync(join(folder, "2023", "05"), { recursive: true });
  const picture = sharp({ create: { width: 640, height: 400, channels: 3, background: "#357" } });
  await picture
    .clone()
    .jpeg()
    .toFile(join(folder, "2023", "05", "port.jpg"));
  await picture
    .clone()
    .png()
    .toFile(join(folder, "2023", "05", "lead.png"));
  mkdirSync(join(folder, "2020", "01"), { recursive: true });
  symlinkSync("/etc/hostname", join(folder, "2020", "01", "gone.jpg"));
  return folder;
}

let uploads: string;
beforeAll(async () => void (uploads = await makeUploads()));
afterAll(() => rmSync(uploads, { recursive: true, force: true }));

for (const kind of databases)
  describe(`moving a WordPress site in (${kind})`, () => {
    let app: TestApp;
    let editionId: number;
    const options = () => ({ mediaDir: uploads, fetchMedia: false });
    const countBy = async (column: "kind" | "state") =>
      Object.fromEntries(
        (
          await app.db
            .selectFrom("items")
            .select((eb) => [`items.${column} as key`, eb.fn.countAll<number>().as("n")])
            .groupBy(column)
            .execute()
        ).map((row) => [row.key, Number(row.n)]),
      );
    const itemOf = (foreign: string) =>
      app.db
        .selectFrom("items")
        .innerJoin("origins", "origins.local_id", "items.id")
        .where("origins.kind", "=", "item")
        .where("origins.foreign_id", "=", foreign)
        .selectAll("items")
        .executeTakeFirstOrThrow();

    beforeAll(async () => {
      app = await openTestApp(kind);
      ({ editionId } = await anEdition(app));
    });
    afterAll(() => app.close());

    test("a dry run says what would be moved and writes nothing", async () => {
      const result = await importWxr(app, files, { ...options(), dryRun: true });
      expect(result.counts.added).toMatchObject({ posts: 10, pages: 2, comments: 5 });
      expect(await app.db.selectFrom("items").select("id").execute()).toEqual([]);
      expect(await app.db.selectFrom("media").select("id").execute()).toEqual([]);
    });

    test("everything arrives with its kind, state and number", async () => {
      const result = await importWxr(app, files, options());
      expect(result.counts.added).toMatchObject({
        posts: 10,
        pages: 2,
        comments: 5,
        media: 2,
        authors: 2,
        tags: 2,
      });
      expect(await countBy("kind")).toEqual({ news: 8, communique: 1, opinion: 1, page: 2 });
      expect(await countBy("state")).toEqual({
        published: 5,
        scheduled: 1,
        draft: 4,
        review: 1,
        withdrawn: 1,
      });
      const reasons = result.entries.map((entry) => entry.reason);
      for (const reason of [
        "private",
        "password",
        "trashed",
        "auto-draft",
        "post-type",
        "comment-type",
        "accounts",
        "custom-field",
        "shortcode",
        "script",
        "unsafe-link",
        "menu-child",
        "menu-target",
        "picture-outside",
        "dynamic-block",
      ] as const)
        expect(reasons).toContain(reason);
      expect(readFileSync(result.reportPath, "utf8")).toContain("خاص بالهيئة");
      expect(await verifyLedger(app)).toMatchObject({ ok: true });
    });

    test("a classic post keeps its times, words, picture, links and vocabulary", async () => {
      const item = await itemOf("101");
      expect(item.visible_at).toBe(Date.UTC(2023, 4, 4, 10, 30));
      expect(item.announced_at).not.toBeNull();
      expect(item.standfirst).toBe("مقدمة الخبر");
      expect(item.lead_media_id).not.toBeNull();
      expect(item.lead_alt).toBe("واجهة المجلس");
      const communique = await itemOf("102");
      const body = readBody(item.body);
      expect(body.content.map((block) => block.type).join(" ")).toBe(
        "paragraph paragraph figure paragraph embed blockquote",
      );
      expect(JSON.stringify(body)).toContain(`"href":"/n/${communique.id}/${encodeURI(communique.slug)}"`);
      expect(plainText(body)).not.toMatch(/\[(su_box|contact|caption)|alert/);
      expect(plainText(body)).toContain("نص داخل الصندوق");
      const sections = await listSections(app, editionId);
      expect(sections.find((section) => section.id === item.section_id)?.name).toBe("جهات");
      expect(sections.filter((section) => section.name === "وطني")).toHaveLength(1);
    });

    test("blocks become the body's own nodes and nothing is lost", async () => {
      const body = readBody((await itemOf("120")).body);
      const types =
        "paragraph heading heading bulletList blockquote pullQuote figure paragraph gallery table codeBlock horizontalRule embed player embed html paragraph html paragraph";
      expect(body.content.map((block) => block.type).join(" ")).toBe(types);
      const text = plainText(body);
      for (const words of [
        "ميل",
        "فرع",
        "شرح الصورة",
        "ضائعة",
        "2022",
        "مصطلح",
        "داخل مجموعة",
        "جواب",
        "نص مشترك",
      ])
        expect(text).toContain(words);
    });

    test("comments keep their threads and states", async () => {
      const { id } = await itemOf("101");
      const rows = await app.db
        .selectFrom("comments")
        .selectAll()
        .where("item_id", "=", id)
        .orderBy("number")
        .execute();
      expect(rows.map((row) => [row.number, row.state, row.name])).toEqual([
        [1, "approved", "قارئ"],
        [2, "approved", "قارئة"],
        [3, "pending", "زائر"],
        [4, "spam", "spam"],
        [5, "deleted", "غاضب"],
      ]);
      expect(rows[0]?.text).toBe("تعليق أول مهم\n\nفقرة ثانية");
      expect(rows[1]?.parent_id).toBe(rows[0]?.id ?? 0);
      expect(rows[2]?.parent_id).toBe(rows[1]?.id ?? 0);
      expect((await itemOf("101")).comment_count).toBe(2);
    });

    test("menus find their places", async () => {
      const menu = await listMenu(app, editionId);
      expect(menu.map((entry) => [entry.menu, entry.label, entry.target_kind])).toEqual([
        ["main", "وطني", "section"],
        ["main", "من نحن", "item"],
        ["main", "الرئيسية", "home"],
        ["footer", "شريك", "url"],
      ]);
    });

    test("every old address of something public leads to it in one step", async () => {
      const item = await itemOf("101");
      const here = encodeURI(`/n/${item.id}/${item.slug}`);
      for (const address of [
        `/2023/05/${encodeURIComponent("الميناء-يفتح-أبوابه")}/`,
        `/2023/05/${encodeURIComponent("الميناء-يفتح-أبوابه").toLowerCase()}`,
        "/?p=101",
        `/2023/05/${encodeURIComponent("الميناء-يفتح-أبوابه")}/port/`,
      ]) {
        const response = await app.get(address);
        expect([address, response.status, response.headers.get("location")]).toEqual([address, 301, here]);
      }
      for (const address of [
        "/archives/109",
        "/author/salma/",
        "/author/admin",
        `/category/${encodeURIComponent("وطني")}/`,
        `/category/${encodeURIComponent("وطني")}/${encodeURIComponent("جهات")}`,
        "/tag/old-slug/",
        "/?page_id=201",
        `/${encodeURIComponent("من-نحن")}/`,
        "/?cat=4",
        "/feed/",
      ]) {
        const moved = await app.get(address);
        expect([address, moved.status]).toEqual([address, 301]);
        const location = moved.headers.get("location") ?? "";
        expect([location, (await app.get(location)).status]).toEqual([location, 200]);
      }
    });

    test("what was not public is on no public page", async () => {
      for (const address of ["/2023/05/private", "/2023/05/protected"])
        expect([address, (await app.get(address)).status]).toEqual([address, 404]);
      for (const address of ["/?p=103", "/?p=105", "/?p=107"])
        expect([address, (await app.get(address)).headers.get("location")]).toEqual([address, null]);
      expect((await app.get("/2023/05/old/")).status).toBe(410);
      const pages = await Promise.all(
        ["/", "/latest", "/feed.xml", "/sitemap.xml", "/archive/2023/05/04"].map((path) => app.text(path)),
      );
      for (const page of pages) expect(page).not.toMatch(/سر المهنة|خاص بالهيئة|محمي|في السلة/);
    });

    test("authors become bylines and never accounts", async () => {
      expect(await app.db.selectFrom("people").select("id").execute()).toEqual([]);
      const names = await app.db.selectFrom("authors").select("name").orderBy("id").execute();
      expect(names.map((row) => row.name)).toContain("المدير العام");
    });

    test("a second run adds and changes nothing", async () => {
      const before = await snapshot(app);
      const result = await importWxr(app, files, options());
      expect(result.counts.added).toEqual({
        posts: 0,
        pages: 0,
        comments: 0,
        media: 0,
        sections: 0,
        tags: 0,
        authors: 0,
        menuEntries: 0,
        redirects: 0,
      });
      expect(await snapshot(app)).toEqual(before);
    });

    test("a scheduled post appears at its moment and is announced once", async () => {
      const { id } = await itemOf("107");
      app.pass(Date.UTC(2026, 10, 24, 8) - app.clock.now());
      await app.settle();
      const item = await itemOf("107");
      expect(item.state).toBe("published");
      expect((await app.get(encodeURI(`/n/${id}/${item.slug}`))).status).toBe(200);
    });
  });

async function snapshot(app: TestApp) {
  return {
    items: await app.db
      .selectFrom("items")
      .select(["id", "version", "body", "state", "modified_at"])
      .orderBy("id")
      .execute(),
    comments: await app.db.selectFrom("comments").selectAll().orderBy("id").execute(),
    media: await app.db.selectFrom("media").select(["id", "hash"]).orderBy("id").execute(),
    origins: await app.db.selectFrom("origins").selectAll().orderBy("kind").orderBy("foreign_id").execute(),
    redirects: await app.db.selectFrom("redirects").selectAll().orderBy("path").execute(),
    menu: await app.db.selectFrom("menu_entries").selectAll().orderBy("id").execute(),
  };
}

test("a report names what a killed run had found before", async () => {
  const app = await openTestApp();
  try {
    await anEdition(app);
    const first = await importWxr(app, files, { fetchMedia: false });
    writeFileSync(
      `${first.reportPath}l`.replace(/\.txtl$/, ".jsonl"),
      `${readFileSync(first.reportPath.replace(/\.txt$/, ".jsonl"), "utf8")}{"reason":"scr`,
    );
    const second = await importWxr(app, files, { fetchMedia: false });
    expect(second.entries.length).toBe(first.entries.length);
  } finally {
    await app.close();
  }
});

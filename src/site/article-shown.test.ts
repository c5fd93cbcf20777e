import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { HtmlValidate } from "html-validate";
import { databases, openTestApp, START, type TestApp } from "../../test/app.ts";
import { anEdition, aPublishedArticle } from "../../test/factories.ts";
import { holds, liveMarkup, missing } from "../../test/markup.ts";
import { callout, doc, figures, h2, latin, link, p, pull, quote, table, ul } from "../body/build.ts";
import { importComments } from "../comments/comments.ts";
import { createAuthor } from "../editions/editions.ts";
import { addCorrection, withdrawItem } from "../items/items.ts";
import { systemActor } from "../items/may.ts";
import { itemPath } from "./targets.ts";

const HOUR = 3_600_000;

for (const kind of databases)
  describe(`what the page of an article shows on ${kind}`, () => {
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

    test("shows what an article is made of, each thing once", async () => {
      const id = await aPublishedArticle(app, edition, { source: "وكالة الأنباء" });
      await addCorrection(app, systemActor, id, "ورد في صيغة سابقة أن السفن 12.", START + HOUR);
      app.pass(2 * HOUR);
      const html = await page(id);
      expect(html.match(/<h1/g)?.length).toBe(1);
      expect(
        missing(
          html,
          '<h1 id="headline">الميناء يستأنف نشاطه بعد العاصفة</h1>',
          '<p class="kicker">ملاحة</p>',
          '<p class="art__lede">عادت سفن الصيد إلى أرصفتها صباح اليوم بعد توقف دام يومين.</p>',
          '<a class="plain" rel="author" href="/author/salma"><bdi>سلمى الرمّاني</bdi></a>',
          "نقلا عن وكالة الأنباء",
          '<a href="/section/national">وطني</a>',
          '<time datetime="2026-11-23T10:00:00+00:00">الاثنين 23 نونبر 2026، 10:00</time>',
          'آخر تحيين: <time datetime="2026-11-23T11:00:00+00:00">',
          "قراءة في دقيقة واحدة",
          '<time datetime="2026-11-23T11:00:00+00:00">تصحيح بتاريخ 23 نونبر 2026</time></strong> ورد في صيغة سابقة أن السفن 12.',
          "<p>وأفاد بلاغ لوكالة الميناء أن 14 سفينة غادرت الرصيف.</p>",
          'rel="tag" href="/tag/الميناء"',
          `href="https://wa.me/?text=`,
          `${encodeURIComponent(`http://localhost:4600/n/${id}`)}`,
        ),
      ).toEqual([]);
      expect(html.indexOf("art__fix")).toBeLessThan(html.indexOf("art__fig"));
      expect(html.indexOf("art__fig")).toBeLessThan(html.indexOf("art__meta"));
      expect(holds(html, 'id="comments"')).toBe(false);
    });

    test("offers stories of its tags first, then of its section, never itself and at most six", async () => {
      const id = await aPublishedArticle(app, edition, { tags: ["أ", "ب"] });
      const both = await aPublishedArticle(app, edition, { headline: "مشترك في وسمين", tags: ["أ", "ب"] });
      app.pass(1_000);
      await aPublishedArticle(app, edition, { headline: "مشترك في وسم", tags: ["أ"] });
      app.pass(1_000);
      await aPublishedArticle(app, edition, { headline: "من القسم", tags: ["ج"] });
      const related = (html: string) =>
        [
          ...(html.split('id="related"')[1]?.split("</section>")[0] ?? "").matchAll(
            /<a href="\/n\/\d+\/[^"]*">([^<]*)/g,
          ),
        ].map((match) => match[1]);
      expect(related(await page(id))).toEqual(["مشترك في وسمين", "مشترك في وسم", "من القسم"]);
      for (let n = 0; n < 8; n++)
        await aPublishedArticle(app, edition, { headline: `آخر ${n}`, tags: ["أ"] });
      // Offers on pages that are kept may be ten minutes old.
      app.pass(600_000);
      const offered = related(await page(id));
      expect(offered.length).toBe(6);
      await withdrawItem(app, systemActor, both);
      expect(related(await page(id))).not.toContain("مشترك في وسمين");
    });

    test("text of any kind in any field stays text", async () => {
      const french = await aFrenchEdition();
      const payload = `"><script>alert(1)</script><img src=x onerror=alert(1)>'</title></script>`;
      const authorId = await createAuthor(app, {
        edition_id: edition.editionId,
        name: payload,
        slug: "x",
        role: payload,
      });
      const overrides = {
        headline: payload,
        kicker: payload.slice(0, 80),
        standfirst: payload,
        source: payload,
        tags: [payload],
        authorIds: [authorId],
        body: doc(
          p(payload, link(payload, "https://example.org/")),
          pull(payload),
          callout("info", payload, payload),
        ),
      };
      for (const itemKind of ["news", "opinion", "communique"] as const) {
        const id = await aPublishedArticle(app, edition, { ...overrides, kind: itemKind });
        await aPublishedArticle(
          app,
          { editionId: french.editionId },
          { headline: payload, translatesId: id },
        );
        await addCorrection(app, systemActor, id, payload);
        await importComments(app, [
          {
            itemId: id,
            state: "approved",
            name: payload,
            email: "a@example.org",
            text: payload,
            createdAt: START,
          },
          { itemId: id, state: "approved", name: payload, text: payload, createdAt: START, parentAt: 0 },
        ]);
        const html = await page(id);
        expect(liveMarkup(html)).toEqual([]);
        expect(html.split("alert(1)").length).toBeGreaterThan(10);
      }
    });

    test("describes itself to machines, and nothing can leave its data blocks", async () => {
      const id = await aPublishedArticle(app, edition, {
        headline: "عنوان </script><!-- & \u2028",
        kind: "opinion",
      });
      const html = await page(id);
      const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
        (match) => JSON.parse(match[1] ?? ""),
      );
      expect(blocks[0]).toMatchObject({
        "@type": "OpinionNewsArticle",
        headline: "عنوان </script><!-- &",
        inLanguage: "ar-MA",
        datePublished: "2026-11-23T10:00:00+00:00",
        articleSection: "وطني",
        image: [`http://localhost:4600/share/${id}.png`],
        author: [{ "@type": "Person", name: "سلمى الرمّاني", url: "http://localhost:4600/author/salma" }],
        publisher: { "@type": "NewsMediaOrganization", name: "صدى المرسى" },
      });
      expect(blocks[1]).toMatchObject({ "@type": "BreadcrumbList", itemListElement: { length: 3 } });
      expect(
        missing(
          html,
          `<meta property="og:image" content="http://localhost:4600/share/${id}.png">`,
          '<meta property="og:image:width" content="1200">',
          '<meta property="og:type" content="article">',
          '<meta property="article:published_time" content="2026-11-23T10:00:00+00:00">',
          '<meta name="twitter:card" content="summary_large_image">',
          'href="/section/national/feed.xml"',
        ),
      ).toEqual([]);
    });

    test("shows the thread with its numbers and pages, and no address of any writer", async () => {
      const id = await aPublishedArticle(app, edition);
      await page(id);
      await importComments(app, [
        {
          itemId: id,
          state: "approved",
          name: "هند",
          email: "hind@example.org",
          url: "https://hind.example/",
          text: "أولى\n\nثانية\nثالثة",
          createdAt: START,
        },
        {
          itemId: id,
          state: "approved",
          name: "",
          email: "x@example.org",
          text: "رد",
          createdAt: START,
          parentAt: 0,
        },
        ...Array.from({ length: 50 }, () => ({
          itemId: id,
          state: "approved" as const,
          name: "قارئ",
          text: "تعليق",
          createdAt: START,
        })),
      ]);
      const html = await page(id);
      expect(missing(html, '<h2 id="comments-title">52 تعليقًا</h2>')).toEqual([]);
      expect(missing(html, " 52 تعليقًا</a>")).toEqual([]);
      expect(missing(html, '<p dir="auto">أولى</p><p dir="auto">ثانية<br>ثالثة</p>')).toEqual([]);
      expect(html.indexOf('id="c2"')).toBeLessThan(html.indexOf('id="c3"'));
      expect(html).toMatch(/id="c1".*id="c2".*<\/article><\/article><article class="comment" id="c3"/s);
      expect(missing(html, "قارئ بلا اسم")).toEqual([]);
      expect(holds(html, "example.org")).toBe(false);
      expect(holds(html, "hind.example")).toBe(false);
      expect(html).not.toMatch(/<textarea|اترك تعليق/);
      const second = await app.text(`${await pathOf(id)}?comments=2`);
      expect(missing(second, 'id="c52"')).toEqual([]);
      expect(holds(second, 'id="c50"')).toBe(false);
      expect(
        missing(second, `<link rel="canonical" href="http://localhost:4600${await pathOf(id)}?comments=2">`),
      ).toEqual([]);
      expect((await app.get(`${await pathOf(id)}?comments=3`)).status).toBe(404);
    });

    test("a communiqué names who issued it and takes no comments; an opinion puts its author first", async () => {
      const communique = await page(
        await aPublishedArticle(app, edition, {
          kind: "communique",
          source: "جماعة مرسى الرمان",
          authorIds: [],
        }),
      );
      expect(missing(communique, '<span class="tag tag--info">بلاغ</span>')).toEqual([]);
      expect(
        missing(communique, '<span class="hint">الجهة المُصدِرة</span><b>جماعة مرسى الرمان</b>'),
      ).toEqual([]);
      expect(holds(communique, 'id="comments"')).toBe(false);
      const opinion = await page(await aPublishedArticle(app, edition, { kind: "opinion" }));
      expect(opinion.indexOf("سلمى الرمّاني</bdi>")).toBeLessThan(opinion.indexOf("art__fig"));
    });

    test("is valid HTML in both languages, with every block and without any", async () => {
      const french = await aFrenchEdition();
      const body = doc(
        p("نص ", latin("Marsa Express"), " نص"),
        h2("عنوان"),
        ul("أ", "ب"),
        quote("قول", "قائل"),
        pull("جملة", "صاحبها"),
        table("جدول", ["أ", "ب"], ["1", "2"]),
        figures("بالأرقام", ["14.000", "زائر", "ألفا"]),
        callout("warning", "تنبيه", "نص"),
        { type: "embed", attrs: { href: "https://video.example/1", provider: "فيديو" } },
        { type: "player", attrs: { kind: "audio", href: "/media/5/file.mp3", title: "حوار" } },
        { type: "codeBlock", content: [{ type: "text", text: "a < b" }] },
      );
      const id = await aPublishedArticle(app, edition, { body });
      await addCorrection(app, systemActor, id, "تصحيح");
      await aPublishedArticle(app, french, { translatesId: id });
      await importComments(app, [
        { itemId: id, state: "approved", name: "هند", text: "نص", createdAt: START },
      ]);
      const bare = await aPublishedArticle(
        app,
        { editionId: french.editionId },
        { kind: "communique", kicker: "", standfirst: "", tags: [], body: doc() },
      );
      const validator = new HtmlValidate({ extends: ["html-validate:standard"] });
      for (const path of [await pathOf(id), `/fr${await pathOf(bare)}`]) {
        const report = await validator.validateString(await app.text(path));
        expect(
          report.results.flatMap((one) =>
            one.messages.map((message) => `${message.ruleId}: ${message.message}`),
          ),
        ).toEqual([]);
      }
    });
  });

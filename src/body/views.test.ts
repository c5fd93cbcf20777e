import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { liveMarkup } from "../../test/markup.ts";
import type { Picture } from "../media/media.ts";
import {
  bold,
  callout,
  doc,
  figures,
  h2,
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
} from "./build.ts";
import type { Block, Body } from "./schema.ts";
import { renderBody, renderBodyForFeed, storedBody, storedExcerpt, storedMediaIds } from "./views.tsx";

const none = { language: "ar" as const, pictures: new Map<number, Picture>() };
const html = (...blocks: Block[]) => renderBody(doc(...blocks), none);

const PAYLOADS = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='alert(1)`,
  `</title><svg/onload=alert(1)>`,
  `<!--<img src="--><img src=x onerror=alert(1)//">`,
];

/** Every kind of block with the same text in all its fields. */
const everyBlock = (text: string): Block[] => [
  p(text, bold(text), latin(text), link(text, `https://example.org/?q=${text}`)),
  { type: "heading", attrs: { level: 3 }, content: [{ type: "text", text }] },
  ul(text, { type: "listItem", content: [p(text), ol(text) as never] }),
  quote(text, text),
  { type: "blockquote", attrs: { attribution: text, href: "https://example.org/" }, content: [p(text)] },
  pull(text, text),
  picture(7, text, text, text),
  { type: "gallery", content: [picture(7, text, text, text)] },
  table(text, [text, text], [text, text]),
  { type: "embed", attrs: { href: `https://example.org/${text}`, provider: text, title: text } },
  { type: "embed", attrs: { href: "https://example.org/", provider: text } },
  figures(text, [text.slice(0, 40), text, text.slice(0, 40)]),
  callout("warning", text, text),
  { type: "codeBlock", attrs: { language: "js" }, content: [{ type: "text", text }] },
  { type: "player", attrs: { kind: "audio", href: `/media/5/file.mp3?${text}`, title: text } },
  { type: "player", attrs: { kind: "video", href: `https://example.org/${text}`, title: text } },
  { type: "html", attrs: { html: `<p>${text}</p>` } },
];

const photo: Picture = {
  id: 7,
  width: 1600,
  height: 1000,
  focalX: 0.5,
  focalY: 0.5,
  alt: "",
  caption: "",
  credit: "",
  sources: [{ format: "jpeg", width: 960, height: 600, hash: "00" }],
};

describe("the body of an item", () => {
  test("would be caught if it let markup through", () => {
    for (const payload of PAYLOADS.filter((one) => !one.startsWith("'")))
      expect(liveMarkup(`<p title="x">${payload}</p>`)).not.toEqual([]);
  });

  test.each(PAYLOADS)("shows %s as text in every field of every block", (payload) => {
    const page = renderBody(doc(...everyBlock(payload)), { language: "ar", pictures: new Map([[7, photo]]) });
    expect(liveMarkup(page)).toEqual([]);
    const feed = renderBodyForFeed(doc(...everyBlock(payload)), {
      language: "ar",
      base: "https://example.org",
      picture: () => `https://example.org/${payload}.jpg`,
    });
    expect(liveMarkup(feed).filter((one) => !one.startsWith("<img src=https://example.org/"))).toEqual([]);
  });

  test("never links to an address that runs something, whoever stored it", () => {
    for (const href of [
      "javascript:alert(1)",
      " java\nscript:alert(1)",
      "data:text/html,<script>",
      "vbscript:x",
      "//evil.example/",
      "/\\evil.example",
      "\u0001javascript:alert(1)",
    ]) {
      const body = doc(
        {
          type: "paragraph",
          content: [{ type: "text", text: "اضغط", marks: [{ type: "link", attrs: { href } }] }],
        },
        { type: "embed", attrs: { href, provider: "مزود", title: "عنوان" } },
        { type: "blockquote", attrs: { attribution: "قائل", href }, content: [p("قول")] },
        { type: "player", attrs: { kind: "audio", href, title: "تسجيل" } },
      );
      const page = renderBody(body, none);
      expect(page).not.toContain("href=");
      expect(page).not.toContain("src=");
      expect(page).toContain("اضغط");
    }
  });

  test("opens a link once over bold and plain words, and marks links to other sites", () => {
    const marks = [{ type: "link" as const, attrs: { href: "https://example.org/" } }];
    const body = doc({
      type: "paragraph",
      content: [
        { type: "text", text: "انظر ", marks },
        { type: "text", text: "هنا", marks: [...marks, { type: "bold" }] },
        { type: "text", text: " أو ", marks },
        { type: "text", text: "هناك" },
      ],
    });
    expect(renderBody(body, none)).toBe(
      '<p><a href="https://example.org/" rel="noopener">انظر <strong>هنا</strong> أو </a>هناك</p>',
    );
    expect(html(p(link("القسم", "/section/sport")))).toBe('<p><a href="/section/sport">القسم</a></p>');
  });

  test("isolates foreign passages and writes a direction only where one was chosen", () => {
    expect(html(p("شركة ", latin("Marsa Express", "fr"), " الجديدة"))).toBe(
      '<p>شركة <bdi dir="ltr" lang="fr">Marsa Express</bdi> الجديدة</p>',
    );
    expect(html({ type: "paragraph", attrs: { dir: "ltr" }, content: [{ type: "text", text: "abc" }] })).toBe(
      '<p dir="ltr">abc</p>',
    );
    expect(html(h2("عنوان"), rule(), p())).toBe("<h2>عنوان</h2><hr>");
  });

  test("sets tables in a named box that the keyboard can scroll", () => {
    expect(
      html(table("برنامج", ["اليوم"], ["السبت"]), { ...table("", ["أ"], ["ب"]), attrs: undefined } as Block),
    ).toBe(
      '<div class="scroll-x" role="region" tabindex="0" aria-labelledby="table-1"><table><caption id="table-1">برنامج</caption><thead><tr><th scope="col">اليوم</th></tr></thead><tbody><tr><td>السبت</td></tr></tbody></table></div>' +
        '<div class="scroll-x" role="region" tabindex="0" aria-label="جدول رقم 2"><table><thead><tr><th scope="col">أ</th></tr></thead><tbody><tr><td>ب</td></tr></tbody></table></div>',
    );
  });

  test("plays only files of this site and loads nothing of another", () => {
    const own = html({ type: "player", attrs: { kind: "audio", href: "/media/5/file.mp3", title: "حوار" } });
    expect(own).toBe(
      '<figure><audio controls preload="none" src="/media/5/file.mp3" aria-label="حوار"></audio><figcaption>حوار</figcaption></figure>',
    );
    for (const href of ["https://example.org/a.mp3", "/search?q=a", "/media//evil.example/a.mp3"]) {
      const other = html({ type: "player", attrs: { kind: "video", href } });
      expect(other).not.toContain("src=");
      expect(other).toContain("<a href=");
    }
    const embed = html({ type: "embed", attrs: { href: "https://video.example/1", provider: "فيديو" } });
    expect(embed).toContain('<bdi dir="ltr">video.example</bdi>');
    expect(embed).not.toMatch(/<iframe|<img|src=/);
  });

  test("sanitises kept markup again when it is shown", () => {
    const raw = {
      type: "html",
      attrs: { html: '<p onclick="x()">نص<script>alert(1)</script></p>' },
    } as Block;
    for (let times = 0; times < 2; times++) expect(html(raw)).toBe('<div class="kept"><p>نص</p></div>');
  });

  test("names every box of figures by its own heading", () => {
    const page = html(figures("أولا", ["1", "أ"]), figures("ثانيا", ["2", "ب", "ألف"]));
    expect(page).toContain('aria-labelledby="figures-1"><h2 id="figures-1">أولا</h2>');
    expect(page).toContain('aria-labelledby="figures-2"><h2 id="figures-2">ثانيا</h2>');
    expect(page).toContain("<dt>ب</dt><dd>2 <small>ألف</small></dd>");
  });

  test("shows a figure's caption and credit, and the caption alone where the picture is gone", () => {
    const figure = picture(7, "ميناء", "السفن في الميناء", "سلمى");
    const caption = '<figcaption>السفن في الميناء <small class="credit">سلمى</small></figcaption>';
    expect(renderBody(doc(figure), { language: "ar", pictures: new Map([[7, photo]]) })).toMatch(
      /^<figure><picture>.*alt="ميناء".*<\/picture><figcaption>/,
    );
    expect(html(figure)).toBe(`<figure>${caption}</figure>`);
  });

  test("gives feeds absolute addresses and plain elements", () => {
    const feed = renderBodyForFeed(
      doc(
        p(link("القسم", "/section/sport")),
        picture(7, "ميناء", "تعليق"),
        table("ت", ["أ"], ["ب"]),
        pull("جملة"),
      ),
      {
        language: "ar",
        base: "https://example.org",
        picture: (id) => `https://example.org/media/${id}/960.jpeg`,
      },
    );
    expect(feed).toBe(
      '<p><a href="https://example.org/section/sport">القسم</a></p>' +
        '<figure><img src="https://example.org/media/7/960.jpeg" alt="ميناء"><figcaption>تعليق</figcaption></figure>' +
        '<table><caption>ت</caption><thead><tr><th scope="col">أ</th></tr></thead><tbody><tr><td>ب</td></tr></tbody></table>',
    );
  });

  test("survives whatever stands in the database", () => {
    expect(storedBody("{")).toEqual({ type: "doc", content: [] });
    expect(storedBody("5")).toEqual({ type: "doc", content: [] });
    const broken = {
      type: "doc",
      content: [{ type: "paragraph", content: 5 }, { type: "gallery" }, null],
    } as unknown;
    expect(renderBody(broken as Body, none)).toBe("");
    expect(storedMediaIds(broken as Body)).toEqual([]);
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom("paragraph", "table", "figure", "html", "embed"),
        (value, type) => {
          const body = {
            type: "doc",
            content: [{ type, attrs: value, content: value }, value],
          } as unknown as Body;
          expect(liveMarkup(renderBody(body, none))).toEqual([]);
          storedExcerpt(body, 100);
          storedMediaIds(body);
        },
      ),
    );
  });

  test("begins an excerpt with the first words and cuts between words", () => {
    const body = doc(p("كلمة ".repeat(100)));
    const excerpt = storedExcerpt(body, 60);
    expect(excerpt.length).toBeLessThanOrEqual(60);
    expect(excerpt.endsWith("كلمة…")).toBe(true);
  });
});

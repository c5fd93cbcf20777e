import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { databases, openTestApp, type TestApp } from "../../test/app.ts";
import { anEdition } from "../../test/factories.ts";
import { prepareBody } from "../body/body.ts";
import { runImport } from "./cli.ts";
import { MoveError } from "./errors.ts";
import { htmlToBody } from "./html-to-body.ts";
import { importGhost } from "./import-ghost.ts";
import { importWxr } from "./import-wxr.ts";

const head = (encoding = "UTF-8", doctype = "") =>
  `<?xml version="1.0" encoding="${encoding}"?>${doctype}<rss version="2.0" xmlns:wp="w" xmlns:content="c" xmlns:excerpt="e" xmlns:dc="d"><channel><title>موقع</title><link>https://evil.example.org</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://evil.example.org</wp:base_blog_url>`;
const foot = "</channel></rss>";
const post = (id: number, title: string, content: string, more = "") =>
  `<item><title><![CDATA[${title}]]></title><link>https://evil.example.org/${id}</link><content:encoded><![CDATA[${content}]]></content:encoded><wp:post_id>${id}</wp:post_id><wp:post_date_gmt>2023-05-04 10:00:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${more}</item>`;
const whole = head() + post(1, "خبر", "نص") + foot;
const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>`;

/** A file's content, and the code of the one sentence that it gets. */
const cases: [name: string, content: string | Uint8Array, code: string][] = [
  ["an entity bomb", head("UTF-8", bomb) + post(1, "&c;", "&c;") + foot, "doctype"],
  [
    "an external entity",
    head("UTF-8", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>') + foot,
    "doctype",
  ],
  ["an external subset", head("UTF-8", '<!DOCTYPE rss SYSTEM "http://127.0.0.1/x.dtd">') + foot, "doctype"],
  ["an entity that nobody defined", `${head()}<item><title>&xxe;</title></item>${foot}`, "doctype"],
  ["a truncated file", whole.slice(0, -40), "truncated"],
  ["a file cut inside a text", whole.slice(0, whole.indexOf("نص") + 1), "truncated"],
  [
    "bytes that are no UTF-8",
    Buffer.concat([Buffer.from(head()), Buffer.from([0xc7, 0xe1, 0xff]), Buffer.from(foot)]),
    "encoding",
  ],
  ["an encoding that does not exist", whole.replace("UTF-8", "klingon-8"), "encoding"],
  ["100,000 levels", head() + "<a>".repeat(100_000) + "</a>".repeat(100_000) + foot, "too-deep"],
  ["another kind of XML", "<html><body>404</body></html>", "not-wxr"],
  ["a plain feed", "<rss><channel><title>x</title></channel></rss>", "not-wxr"],
  ["a page of PHP errors", "Fatal error: Allowed memory size exhausted", "not-xml"],
  ["a picture", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]), "encoding"],
  ["a zip", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), "archive"],
  ["a gzip", new Uint8Array([0x1f, 0x8b, 8, 0]), "archive"],
  ["an empty file", "", "empty-file"],
];

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "minbar-hostile-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (content: string | Uint8Array, name = "export.xml") => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "moved",
    (error: unknown) => (error instanceof MoveError ? error.code : String(error)),
  );

for (const kind of databases)
  describe(`hostile files (${kind})`, () => {
    let app: TestApp;
    let said = "";
    const out = { write: (text: string) => void (said += text), isTty: false, language: "ar" as const };
    beforeAll(async () => {
      app = await openTestApp(kind);
      await anEdition(app);
    });
    afterAll(() => app.close());
    const rows = async () => {
      const counts = [];
      for (const table of ["items", "authors", "sections", "tags", "redirects", "origins", "media"] as const)
        counts.push((await app.db.selectFrom(table).selectAll().execute()).length);
      return counts;
    };

    for (const [name, content, code] of cases)
      test(`${name} gets one clear sentence and changes nothing`, async () => {
        const before = await rows();
        const path = file(content);
        expect(await codeOf(importWxr(app, [path], { fetchMedia: false }))).toBe(code);
        said = "";
        expect(await runImport(app, ["wxr", path, "--no-fetch"], out)).toBe(1);
        expect(said.trim().split("\n").at(-1)).toContain("export.xml");
        expect(await rows()).toEqual(before);
      });

    test("a field of 100 MB is refused before it fills the memory", async () => {
      const path = file(
        Buffer.concat([
          Buffer.from(`${head()}<item><title>`),
          Buffer.alloc(100_000_000, 97),
          Buffer.from(`</title></item>${foot}`),
        ]),
        "big.xml",
      );
      expect(await codeOf(importWxr(app, [path], { fetchMedia: false }))).toBe("field-too-long");
      rmSync(path);
    });

    test("files of two sites, a missing file, a missing folder and a missing edition are refused", async () => {
      const one = file(whole, "one.xml");
      const other = file(whole.replaceAll("evil.example.org", "other.example.org"), "two.xml");
      expect(await codeOf(importWxr(app, [one, other], { fetchMedia: false }))).toBe("different-sites");
      expect(await codeOf(importWxr(app, [join(folder, "none.xml")], { fetchMedia: false }))).toBe("no-file");
      expect(await codeOf(importWxr(app, [one], { fetchMedia: false, mediaDir: join(folder, "none") }))).toBe(
        "no-folder",
      );
      expect(await codeOf(importWxr(app, [one], { fetchMedia: false, editionCode: "xx" }))).toBe(
        "no-edition",
      );
      expect(await runImport(app, ["wxr"], out)).toBe(2);
    });

    test("JSON that is none of Ghost's is refused", async () => {
      for (const [content, code] of [
        ["{", "not-json"],
        ["[]", "not-ghost"],
        ['{"db":[{"data":{"posts":7}}]}', "not-ghost"],
        ["null", "not-ghost"],
        ["[".repeat(200_000), "not-json"],
        ["PK\u0003\u0004", "archive"],
      ] as const)
        expect([
          content.slice(0, 20),
          await codeOf(importGhost(app, file(content, "g.json"), { fetchMedia: false })),
        ]).toEqual([content.slice(0, 20), code]);
    });

    test("the encodings of old Arabic sites are read", async () => {
      const text = `${head("windows-1256").replace("موقع", "x")}<item><title>`;
      const bytes = Buffer.concat([
        Buffer.from(text),
        Buffer.from([0xe3, 0xcf, 0xed, 0xe4, 0xc9]),
        Buffer.from(
          `</title><wp:post_id>7</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>${foot}`,
        ),
      ]);
      const result = await importWxr(app, [file(bytes, "cp1256.xml")], { fetchMedia: false });
      expect(result.counts.added.posts).toBe(1);
      expect(
        (await app.db.selectFrom("items").select("headline").execute()).map((row) => row.headline),
      ).toEqual(["مدينة"]);
    });

    test("scripts in any field never run and lead nowhere", async () => {
      const evil = `<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)></svg><a href="jAvAsCrIpT:alert(1)">x</a><iframe src="javascript:alert(1)"></iframe>"'><b onmouseover=alert(1)>`;
      const xml = evil.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
      const comment = `<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>${xml}</wp:comment_author><wp:comment_author_url>javascript:alert(1)</wp:comment_author_url><wp:comment_content>${xml}</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>`;
      const terms = `<dc:creator>${xml}</dc:creator><excerpt:encoded>${xml}</excerpt:encoded><category domain="category" nicename="${xml}">${xml}</category><category domain="post_tag" nicename="${xml}">${xml}</category>`;
      const path = file(
        head() +
          `<wp:author><wp:author_login>${xml}</wp:author_login><wp:author_display_name>${xml}</wp:author_display_name></wp:author>` +
          post(
            66,
            evil,
            `${evil}<details ontoggle=alert(1) open>${evil}</details><form action="javascript:alert(1)">${evil}</form>`,
            terms + comment,
          ) +
          foot,
        "xss.xml",
      );
      await importWxr(app, [path], { fetchMedia: false });
      const item = await app.db
        .selectFrom("items")
        .selectAll()
        .orderBy("id", "desc")
        .executeTakeFirstOrThrow();
      const page = await app.text(encodeURI(`/n/${item.id}/${item.slug}`));
      expect(page).toContain("</html>");
      const isLive = (html: string) =>
        /<script>alert|<[a-z][^>]*\son[a-z]+\s*=|href="?\s*javascript:|src="?javascript:/i.test(
          html.replace(/"[^"]*"/g, (value) => (/^"\s*javascript:/i.test(value) ? value : '""')),
        );
      expect(isLive(page)).toBe(false);
      expect(isLive(evil)).toBe(true);
      for (const address of ["/", "/latest", "/feed.xml"])
        expect([address, isLive(await app.text(address))]).toEqual([address, false]);
    });
  });

describe("the converter", () => {
  const convert = (html: string) => htmlToBody(html, { direction: "rtl", classic: true });
  const monsters: Record<string, string> = {
    "100,000 open elements": "<b>".repeat(100_000) + "x" + "</i>".repeat(100_000),
    "100,000 lists": "<ul><li>".repeat(100_000),
    "numbered lists within lists": "<ol><li>".repeat(50_000) + "x",
    "unended shortcodes": "[a ".repeat(333_333),
    brackets: "[".repeat(1_000_000),
    "line feeds": "\n".repeat(1_000_000),
    "125,000 paragraphs": "<p>a</p>".repeat(125_000),
    "blocks that never end": "<!-- wp:minbar/callout -->".repeat(40_000),
    "unended comments": "<!--".repeat(250_000),
    "tables within tables": "<table><tr><td>".repeat(60_000) + "x",
    attributes: `<p ${"a=b ".repeat(250_000)}>x</p>`,
  };
  for (const [name, html] of Object.entries(monsters))
    test(`reads ${name} in linear time, into a body that fits the schema`, () => {
      const body = convert(html).body;
      expect(prepareBody(body).type).toBe("doc");
    }, 10_000);

  test("makes a body that fits the schema of any text", () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "<p>",
        "</p>",
        "<ul><li>",
        "</ul>",
        "<table><tr>",
        "<td>",
        "\n\n",
        "\n",
        "<br>",
        "<figure>",
        "<img src=a.jpg>",
        "<figcaption>",
        "[caption]",
        "[/caption]",
        "[gallery ids=1,2]",
        "[x y=1]",
        "<!-- wp:list -->",
        "<!-- /wp:list -->",
        '<!-- wp:minbar/callout {"kind":"info"} -->',
        "<!-- /wp:minbar/callout -->",
        "<blockquote>",
        "<pre>",
        "<a href=javascript:x>",
        "<a href=/x>",
        "<span lang=fr>",
        "<h1>",
        "</h1>",
        "<details>",
        "<iframe src=//youtu.be/x>",
        "&nbsp;",
        "\u0000",
        "\ud800",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        prepareBody(convert(pieces.join("")).body);
      }),
      { numRuns: 500 },
    );
  });
});

import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { importComments } from "../src/comments/comments.ts";
import { addCorrection, flushReads } from "../src/items/items.ts";
import { systemActor } from "../src/items/may.ts";
import { securityHeaders } from "../src/http/headers.ts";
import { loadSample } from "../src/sample/sample.ts";
import { createHandler } from "../src/server.ts";
import { openTestApp, START, type TestApp } from "./app.ts";
import { findChromium, launchBrowser } from "./browser.ts";
import { aPublishedArticle, anEdition } from "./factories.ts";
import { payloads } from "./payloads.ts";

setDefaultTimeout(120_000);

/** Serves an App to browsers. */
function open(app: TestApp) {
  const handle = createHandler(app);
  const server = Bun.serve({
    port: 0,
    hostname: "localhost",
    fetch: (request) => handle(request, { address: () => "127.0.0.1", patience() {} }),
  });
  return { base: `http://localhost:${server.port}`, close: () => server.stop(true) };
}

/** What a page did that it should not: scripts of strangers, violations of its policy, errors, requests elsewhere. */
async function watch(context: BrowserContext): Promise<{ page: Page; ran: Set<number>; faults: string[] }> {
  const ran = new Set<number>();
  const faults: string[] = [];
  await context.exposeFunction("ran", (n: number) => void ran.add(n));
  const page = await context.newPage();
  page.on("console", (message) => {
    const isAnswer = /the server responded with a status of 4\d\d/.test(message.text());
    if (["error", "warning"].includes(message.type()) && !isAnswer) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.hostname !== "localhost" && url.protocol !== "data:") faults.push(`request to ${url.host}`);
  });
  page.on("dialog", (dialog) => void dialog.dismiss());
  return { page, ran, faults };
}

describe.skipIf(!findChromium())("in a real browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  describe("the sample newsroom", () => {
    let app: TestApp;
    let served: ReturnType<typeof open>;
    let paths: string[];
    beforeAll(async () => {
      app = await openTestApp();
      await loadSample(app);
      served = open(app);
      const links = [...(await app.text("/")).matchAll(/href="(\/(?:n|p)\/[^"]+)"/g)].map(
        (match) => match[1] ?? "",
      );
      const [article = "", standing = ""] = [
        links.find((link) => link.startsWith("/n/")),
        links.find((link) => link.startsWith("/p/")),
      ];
      const linked = [
        ...(await app.text(article)).matchAll(/href="(\/(?:tag|author|section)\/[^"/]+)"/g),
      ].map((match) => match[1] ?? "");
      const one = (kind: string) => linked.find((link) => link.startsWith(`/${kind}/`)) ?? `/${kind}/none`;
      paths = [
        "/",
        article,
        standing,
        one("section"),
        one("tag"),
        one("author"),
        "/latest",
        "/archive",
        "/archive/2026/11",
        "/archive/2026/11/22",
      ];
      paths.push(
        "/search",
        "/search?q=المدينة",
        "/search?q=قنطشور",
        "/saved",
        "/setup",
        "/nothing",
        "/fr",
        "/fr/latest",
        "/fr/search?q=ville",
        "/fr/nothing",
      );
    });
    afterAll(async () => {
      await served.close();
      await app.close();
    });

    test("no page breaks its policy, says an error, asks another host or keeps anything before the reader acts", async () => {
      const context = await browser.newContext({ locale: "ar-MA" });
      const { page, faults } = await watch(context);
      for (const path of paths) {
        const answer = await page.goto(served.base + path, { waitUntil: "load" });
        expect([path, (answer?.status() ?? 0) < 500]).toEqual([path, true]);
        const kept = await page.evaluate(async () => ({
          local: localStorage.length,
          session: sessionStorage.length,
          databases: (await indexedDB.databases()).length,
          caches: (await caches.keys()).length,
          workers: (await navigator.serviceWorker.getRegistrations()).length,
        }));
        expect([path, kept]).toEqual([path, { local: 0, session: 0, databases: 0, caches: 0, workers: 0 }]);
      }
      expect(await context.cookies()).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    });

    test("the policy stops what a page of our own must never do, and the watch sees it", async () => {
      const context = await browser.newContext();
      const { page, faults } = await watch(context);
      await page.goto(`${served.base}/latest`);
      const inserted = await page.evaluate(() => {
        try {
          document.body.innerHTML += "<b>x</b>";
          return true;
        } catch {
          return false;
        }
      });
      expect(inserted).toBe(false);
      await page.evaluate(() => {
        const script = document.createElement("img");
        script.src = "https://evil.example/a.png";
        document.body.append(script);
      });
      await page.waitForTimeout(200);
      expect(faults.join("\n")).toMatch(/TrustedHTML|Trusted Type/);
      expect(faults.join("\n")).toContain("evil.example");
      await context.close();
    });

    test("every control has a name and is reached by the keyboard, at the width of a phone and of a desk", async () => {
      for (const width of [360, 1_280]) {
        const context = await browser.newContext({ viewport: { width, height: 900 } });
        const page = await context.newPage();
        for (const path of paths.filter((_, index) => [0, 1, 5, 11, 13, 15].includes(index))) {
          await page.goto(served.base + path);
          expect([width, path, await namelessControls(page)]).toEqual([width, path, []]);
          expect([width, path, await unreachedControls(page)]).toEqual([width, path, []]);
        }
        await context.close();
      }
    });

    test("searching, saving and taking off work without JavaScript", async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${served.base}/search`);
      await page.fill("main input[name=q]", "المدينة");
      await page.press("main input[name=q]", "Enter");
      await page.waitForURL(/\/search\?q=/);
      expect(await page.inputValue("main input[name=q]")).toBe("المدينة");
      await page.goto(served.base + (paths[1] ?? ""));
      await page.click("form[data-save] button");
      await page.waitForLoadState();
      await page.goto(`${served.base}/saved`);
      expect(await page.locator(".keep__item").count()).toBe(1);
      await page.click(".keep__item button[value=remove]");
      await page.waitForLoadState();
      expect(await page.locator(".keep__item").count()).toBe(0);
      await context.close();
    });
  });

  describe("what strangers wrote", () => {
    let app: TestApp;
    let served: ReturnType<typeof open>;
    let paths: string[];
    beforeAll(async () => {
      app = await openTestApp();
      paths = await writeHostileNewsroom(app);
      served = open(app);
    });
    afterAll(async () => {
      await served.close();
      await app.close();
    });

    /** Opens each page, looks for what would run on a touch, and returns what ran. */
    async function visit(
      bypassCSP: boolean,
    ): Promise<{ ran: number[]; live: string[]; wide: string[]; faults: string[] }> {
      const context = await browser.newContext({ bypassCSP, viewport: { width: 320, height: 800 } });
      const { page, ran, faults } = await watch(context);
      const live: string[] = [];
      const wide: string[] = [];
      for (const path of paths) {
        await page.goto(served.base + path, { waitUntil: "load" });
        live.push(...(await liveParts(page)).map((part) => `${path}: ${part}`));
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > 320) wide.push(`${path}: ${width}`);
      }
      await page.waitForTimeout(300);
      await context.close();
      return { ran: [...ran], live, wide, faults };
    }

    test("runs nowhere, breaks no page at 320 px and asks no other host, with the policy on", async () => {
      expect(await visit(false)).toEqual({ ran: [], live: [], wide: [], faults: [] });
    });

    test("runs nowhere with the policy off: nothing of it is markup", async () => {
      expect(await visit(true)).toEqual({ ran: [], live: [], wide: [], faults: [] });
    });

    test("runs nowhere with the sanitiser off and the policy on; with both off much of it does", async () => {
      const page = (n: number) =>
        `<!doctype html><meta charset="utf-8"><title>x</title><div>${payloads[n]}</div>`;
      const server = Bun.serve({
        port: 0,
        hostname: "localhost",
        fetch({ url }) {
          const { pathname, searchParams } = new URL(url);
          const headers = pathname === "/guarded" ? securityHeaders("document", false) : {};
          const n = Number(searchParams.get("n"));
          return new Response(page(n), {
            headers: { "Content-Type": "text/html; charset=utf-8", ...headers },
          });
        },
      });
      const runAll = async (path: string, every: number) => {
        const context = await browser.newContext();
        const found = new Set<number>();
        await context.exposeFunction("ran", (n: number) => void found.add(n));
        const lane = async (from: number) => {
          const tab = await context.newPage();
          for (let n = from * every; n < payloads.length; n += 4 * every)
            await tab
              .goto(`http://localhost:${server.port}${path}?n=${n}`, { waitUntil: "load", timeout: 5_000 })
              .catch(() => {});
          await tab.waitForTimeout(300);
        };
        await Promise.all([0, 1, 2, 3].map(lane));
        await context.close();
        return found.size;
      };
      expect(await runAll("/guarded", 1)).toBe(0);
      expect(await runAll("/raw", 3)).toBeGreaterThan(20);
      await server.stop(true);
    });
  });

  describe("names that confuse", () => {
    test("a name full of direction controls moves nothing beside it; a pile of marks keeps its row low", async () => {
      const app = await openTestApp();
      const edition = await anEdition(app);
      const id = await aPublishedArticle(app, edition, { slug: "talk" });
      const names = [
        "abc",
        "\u202eabc",
        "\u2067abc\u2067",
        "\u200fabc\u061c",
        "a\u202ebc\u202d",
        "ليلى",
        "لیلی",
        `ل${"\u064b\u0651\u0300\u0489".repeat(60)}`,
        "ﷺ".repeat(12),
        "﷽",
        "ا".repeat(120),
      ];
      await importComments(
        app,
        names.map((name) => ({
          itemId: id,
          state: "approved" as const,
          name: "x",
          text: name,
          createdAt: START,
        })),
      );
      // Written past the cleaning, as an older release or another program might have.
      for (const [index, name] of names.entries())
        await app.db
          .updateTable("comments")
          .set({ name })
          .where("number", "=", index + 1)
          .execute();
      const served = open(app);
      const context = await browser.newContext({ viewport: { width: 320, height: 800 } });
      const page = await context.newPage();
      await page.goto(`${served.base}/n/${id}/talk`);
      const rows = await page.evaluate(() =>
        [...document.querySelectorAll(".comment__head")].map((head) => {
          const [box, time] = [
            head.getBoundingClientRect(),
            head.querySelector("time")?.getBoundingClientRect(),
          ];
          return {
            height: box.height,
            width: box.width,
            start: (time?.right ?? 0) - box.right,
            timeWidth: time?.width ?? 0,
          };
        }),
      );
      const [plain, ...rest] = rows;
      if (!plain) throw new Error("no comments");
      for (const index of [0, 1, 2, 3]) {
        const row = rest[index];
        expect([index, Math.abs((row?.start ?? 0) - plain.start) < 2, row?.timeWidth, row?.height]).toEqual([
          index,
          true,
          plain.timeWidth,
          plain.height,
        ]);
      }
      const lineHeight = plain.height;
      expect(rows.slice(5, 10).filter((row) => row.height > 3 * lineHeight)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await context.close();
      await served.close();
      await app.close();
    });
  });
});

/** Elements, attributes and addresses that run something when they are touched. */
function liveParts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        const bare = value.replace(/[\u0000-\u0020]/g, "");
        if (name.startsWith("on")) found.push(`${element.tagName} ${name}`);
        if (/href|src|action|data/.test(name) && /^(javascript|vbscript|data:text)/i.test(bare))
          found.push(`${element.tagName} ${name}=${value}`);
        const isLoaded =
          element.matches("[src], link[rel=stylesheet], link[rel=icon], link[rel=preload], base") &&
          /^(src|href)$/.test(name);
        if (isLoaded && new URL(value, location.href).host !== location.host)
          found.push(`${element.tagName} ${value}`);
      }
      if (["IFRAME", "OBJECT", "EMBED", "BASE", "STYLE", "MARQUEE", "FRAMESET"].includes(element.tagName))
        found.push(element.tagName);
    }
    return found;
  });
}

/** Roles of focusable nodes that a screen reader could not name. */
async function namelessControls(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const controls = new Set([
    "button",
    "link",
    "textbox",
    "searchbox",
    "checkbox",
    "radio",
    "combobox",
    "switch",
    "slider",
  ]);
  return nodes.flatMap((node) => {
    const role = String(node.role?.value);
    return !node.ignored && controls.has(role) && !String(node.name?.value ?? "").trim() ? [role] : [];
  });
}

/** Visible controls at which the Tab key never arrives. */
async function unreachedControls(page: Page): Promise<string[]> {
  const count = await page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>(
      "a[href], button, input:not([type=hidden]), select, textarea, summary",
    );
    const shown = [...all].filter(
      (one) =>
        one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0 && !one.matches(":disabled"),
    );
    for (const one of shown) one.dataset.waiting = "1";
    addEventListener("focusin", ({ target }) => {
      if (target instanceof HTMLElement) delete target.dataset.waiting;
    });
    return shown.length;
  });
  for (let i = 0; i < count + 5; i++) await page.keyboard.press("Tab");
  return page.evaluate(() =>
    [...document.querySelectorAll("[data-waiting]")].map((one) => one.outerHTML.slice(0, 120)),
  );
}

/** A newsroom each of whose texts is a payload, written past the cleaning at the door; returns the pages that show them. */
async function writeHostileNewsroom(app: TestApp): Promise<string[]> {
  const all = payloads.join(" ");
  const edition = await anEdition(app);
  await app.db
    .updateTable("sections")
    .set({ name: payloads[20] ?? "", description: all })
    .execute();
  await app.db.updateTable("authors").set({ name: all, other_name: all, role: all, bio: all }).execute();
  const ids: number[] = [];
  const groups = Array.from({ length: 8 }, (_, i) => payloads.filter((_payload, n) => n % 8 === i).join(" "));
  for (const [n, group] of groups.entries()) {
    const id = await aPublishedArticle(app, edition, {
      slug: `hostile-${n}`,
      tags: [`tag ${n}`],
      kind: n % 2 ? "opinion" : "communique",
    });
    const texts = {
      headline: group,
      kicker: group,
      standfirst: group,
      source: group,
      lead_alt: group,
      lead_caption: group,
      lead_credit: group,
    };
    await app.db
      .updateTable("items")
      .set({ ...texts, body: JSON.stringify(hostileBody()) })
      .where("id", "=", id)
      .execute();
    await addCorrection(app, systemActor, id, group);
    ids.push(id);
  }
  const [first = 0] = ids;
  const comments = payloads
    .slice(0, 40)
    .map((text) => ({ itemId: first, state: "approved" as const, name: text, text, createdAt: START }));
  await importComments(app, comments);
  for (const [index, text] of payloads.slice(0, 40).entries())
    await app.db
      .updateTable("comments")
      .set({ name: text, text })
      .where("number", "=", index + 1)
      .execute();
  const tags = await app.db.selectFrom("tags").select(["id", "slug"]).orderBy("id").execute();
  for (const tag of tags)
    await app.db.updateTable("tags").set({ name: all, description: all }).where("id", "=", tag.id).execute();
  await app.db
    .updateTable("editions")
    .set({ name: `${payloads[21]} ${payloads[40]}`, tagline: all })
    .execute();
  await app.db
    .updateTable("items")
    .set({ breaking_until: START + 3_600_000 })
    .where("id", "=", first)
    .execute();
  app.cache.clear();
  await app.settle();
  await app.text(`/n/${first}/hostile-0`);
  await flushReads(app);
  app.pass(61_000);
  const articles = ids.map((id, n) => `/n/${id}/hostile-${n}`);
  const search = payloads
    .filter((_, n) => n % 12 === 0)
    .map((text) => `/search?q=${encodeURIComponent(text.toWellFormed())}`);
  return [
    "/",
    ...articles,
    "/latest",
    "/section/national",
    "/author/salma",
    `/tag/${tags[0]?.slug}`,
    "/archive/2026/11/23",
    "/saved",
    "/nothing",
    ...search,
  ];
}

/** Every kind of block with every payload in every text of it, and addresses that the schema would refuse. */
function hostileBody() {
  const paragraph = (text: string, marks?: object[]) => ({
    type: "paragraph",
    content: [{ type: "text", text, ...(marks ? { marks } : {}) }],
  });
  return {
    type: "doc",
    content: payloads.flatMap((text, n) => {
      const kinds: object[][] = [
        [paragraph(text), { type: "html", attrs: { html: text } }],
        [
          { type: "heading", attrs: { level: 2, dir: text }, content: [{ type: "text", text }] },
          { type: "html", attrs: { html: text } },
        ],
        [
          paragraph(text, [{ type: "link", attrs: { href: `javascript:ran(${n})` } }]),
          { type: "html", attrs: { html: text } },
        ],
        [
          paragraph(text, [{ type: "foreign", attrs: { lang: text, dir: text } }]),
          { type: "html", attrs: { html: text } },
        ],
        [
          { type: "blockquote", attrs: { attribution: text, href: text }, content: [paragraph(text)] },
          { type: "html", attrs: { html: text } },
        ],
        [
          { type: "pullQuote", attrs: { text, attribution: text } },
          { type: "figure", attrs: { media: 1, alt: text, caption: text, credit: text } },
        ],
        [
          {
            type: "table",
            attrs: { caption: text },
            content: [
              {
                type: "tableRow",
                content: [{ type: "tableCell", attrs: { colspan: text }, content: [paragraph(text)] }],
              },
            ],
          },
        ],
        [
          { type: "embed", attrs: { href: `javascript:ran(${n})`, provider: text, title: text } },
          { type: "embed", attrs: { href: `https://evil.example/${text}`, provider: text } },
        ],
        [
          { type: "figuresBox", attrs: { title: text, items: [{ value: text, unit: text, label: text }] } },
          { type: "html", attrs: { html: text } },
        ],
        [
          { type: "callout", attrs: { kind: text, title: text }, content: [paragraph(text)] },
          { type: "codeBlock", attrs: { language: text }, content: [{ type: "text", text }] },
        ],
        [
          { type: "player", attrs: { kind: "audio", href: `javascript:ran(${n})`, title: text } },
          { type: "player", attrs: { kind: "video", href: `/media/1/"${text}`, title: text } },
        ],
        [
          {
            type: "orderedList",
            attrs: { start: text },
            content: [{ type: "listItem", content: [paragraph(text)] }],
          },
          { type: "html", attrs: { html: text } },
        ],
      ];
      return kinds[n % kinds.length] ?? [];
    }),
  };
}

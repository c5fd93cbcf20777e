import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { openTestApp, type TestApp } from "../../../test/app.ts";
import { findChromium, launchBrowser } from "../../../test/browser.ts";
import { anEdition, aPublishedArticle } from "../../../test/factories.ts";
import { callout, doc, figures, h2, latin, p, pull, quote, table, ul } from "../../body/build.ts";
import { importComments } from "../../comments/comments.ts";
import { addCorrection } from "../../items/items.ts";
import { systemActor } from "../../items/may.ts";
import { bundleClient } from "../../platform/bundle.ts";
import { createHandler } from "../../server.ts";

/** The most that the reader's script may weigh on the wire, in bytes. */
const BUDGET = 6_144;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

test("the reader's script stays within its budget", async () => {
  const script = await bundleClient(join(import.meta.dirname, "reader.client.ts"));
  expect(gzipSync(script).length).toBeLessThan(BUDGET);
  expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b/);
});

describe.skipIf(!findChromium())("an article in a browser", () => {
  let app: TestApp;
  let browser: Browser;
  let server: ReturnType<typeof Bun.serve>;
  let id: number;
  let frenchId: number;

  beforeAll(async () => {
    browser = await launchBrowser();
    app = await openTestApp("sqlite");
    const handle = createHandler(app);
    server = Bun.serve({
      port: 0,
      hostname: "localhost",
      fetch: (request) => handle(request, { address: () => "127.0.0.1", patience() {} }),
    });
    await writeNewsroom();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.stop(true);
    await app.close();
  });

  async function writeNewsroom() {
    const edition = await anEdition(app);
    const french = await anEdition(app, {
      code: "fr",
      language: "fr",
      direction: "ltr",
      name: "L’Écho",
      path: "fr",
      position: 1,
    });
    const body = doc(
      p("نص ", latin("Marsa Express"), " طويل ".repeat(60)),
      h2("عنوان"),
      ul("أولا", "ثانيا"),
      quote("قول", "قائل"),
      pull("جملة من النص", "صاحبها"),
      table("جدول المواعيد", ["اليوم", "الساعة"], ["السبت", "22:00"]),
      figures("بالأرقام", ["14.000", "زائر"], ["80", "رواقا", "ألفا"]),
      callout("warning", "تنبيه", "نص التنبيه."),
      { type: "embed", attrs: { href: "https://video.example/1", provider: "فيديو" } },
      ...Array.from({ length: 8 }, () => p("فقرة أخرى ".repeat(40))),
    );
    id = await aPublishedArticle(app, edition, { body });
    await aPublishedArticle(app, edition, { headline: "خبر ثان" });
    await addCorrection(app, systemActor, id, "تصحيح لرقم ورد في النص.");
    const comment = {
      itemId: id,
      state: "approved" as const,
      name: "هند",
      text: "شكرا.",
      createdAt: app.clock.now(),
    };
    await importComments(app, [comment, { ...comment, parentAt: 0, text: "Merci !" }]);
    frenchId = await aPublishedArticle(app, french, {
      headline: "Le port reprend",
      standfirst: "Les bateaux sont à quai.",
      kicker: "Mer",
      body,
      tags: ["Port"],
      translatesId: id,
    });
  }

  /** A page whose policy violations and errors are collected. */
  async function openArticle(options: Parameters<Browser["newContext"]>[0] = {}, path = `/n/${id}`) {
    const context = await browser.newContext({ viewport: { width: 820, height: 900 }, ...options });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || /Content Security Policy/i.test(message.text()))
        faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`http://localhost:${server.port}${path}`, { waitUntil: "load" });
    return { page, context, faults };
  }

  /** Presses Tab until the element has the focus; fails where the keyboard cannot reach it. */
  async function tabTo(page: Page, selector: string) {
    for (let presses = 0; presses < 80; presses++) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not reach ${selector}`);
  }

  const cookieOf = async (context: BrowserContext) =>
    (await context.cookies()).find((cookie) => cookie.name === "saved")?.value ?? "";
  const proseSize = (page: Page) =>
    page.locator(".prose").evaluate((element) => parseFloat(getComputedStyle(element).fontSize));

  test("copies its short link by keyboard alone and says so", async () => {
    const { page, context, faults } = await openArticle();
    await tabTo(page, "summary[aria-label='شارك المقال']");
    await page.keyboard.press("Enter");
    await tabTo(page, "[data-copy]");
    await page.keyboard.press("Enter");
    await page.getByText("نُسخ الرابط.").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`http://localhost:4600/n/${id}`);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SUMMARY");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    expect(await page.locator("details.drop[open]").count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  }, 30_000);

  test("selects the link for copying by hand where the browser forbids the clipboard", async () => {
    const { page, context } = await openArticle();
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await page.click("summary[aria-label='شارك المقال']");
    await page.click("[data-copy]");
    await page.getByText("تعذر النسخ").waitFor();
    expect(await page.evaluate(() => String(getSelection()).trim())).toBe(`http://localhost:4600/n/${id}`);
    await context.close();
  }, 30_000);

  test("is saved and unsaved without leaving the page, by keyboard, and remembers it", async () => {
    const { page, context, faults } = await openArticle();
    const address = page.url();
    await tabTo(page, "form[data-save] button");
    expect(await page.getAttribute("form[data-save] button", "aria-pressed")).toBe("false");
    await page.keyboard.press("Enter");
    await page.getByText("حُفظ المقال في لائحتك.").waitFor();
    expect(await cookieOf(context)).toBe(String(id));
    await page.reload();
    expect(await page.getAttribute("form[data-save] button", "aria-pressed")).toBe("true");
    await tabTo(page, "form[data-save] button");
    await page.keyboard.press("Enter");
    await page.getByText("حُذف المقال من لائحتك.").waitFor();
    expect(await cookieOf(context)).toBe("");
    expect(page.url()).toBe(address);
    await context.setOffline(true);
    await page.keyboard.press("Enter");
    await page.getByText("تعذر الحفظ").waitFor();
    expect(faults.filter((fault) => !fault.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
    await context.close();
  }, 30_000);

  test("keeps the chosen size of the text for the next article", async () => {
    const { page, context, faults } = await openArticle();
    const normal = await proseSize(page);
    await tabTo(page, "summary[aria-label='حجم الخط']");
    await page.keyboard.press("Enter");
    await tabTo(page, "[name='text-size']");
    // Down is the next choice in either direction of writing.
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect((await proseSize(page)) / normal).toBeCloseTo(1.35, 2);
    await page.goto(`http://localhost:${server.port}/fr/n/${frenchId}`);
    expect(await page.locator("#size-xl").isChecked()).toBe(true);
    expect(faults).toEqual([]);
    await context.close();
  }, 30_000);

  test("saves and changes its size without any script, and offers nothing that needs one", async () => {
    const { page, context } = await openArticle({ javaScriptEnabled: false });
    for (const hidden of ["[data-copy]", "[data-share]", "[data-print]"])
      expect(await page.locator(hidden).isVisible()).toBe(false);
    await page.click("summary[aria-label='شارك المقال']");
    expect(await page.getByText("واتساب").isVisible()).toBe(true);
    await page.click("summary[aria-label='حجم الخط']");
    const box = () => page.locator(".prose > p").first().boundingBox();
    const before = (await box())?.height ?? 0;
    await page.check("#size-xl");
    expect((await box())?.height ?? 0).toBeGreaterThan(before);
    await page.click("form[data-save] button");
    expect(new URL(page.url()).pathname).toBe("/saved");
    expect(await page.getByText("الميناء يستأنف نشاطه بعد العاصفة").first().isVisible()).toBe(true);
    expect(await cookieOf(context)).toBe(String(id));
    await context.close();
  }, 30_000);

  test("prints when asked", async () => {
    const { page, context } = await openArticle();
    await page.evaluate(() => Object.assign(window, { print: () => (document.title = "printed") }));
    await page.click("[data-print]");
    expect(await page.title()).toBe("printed");
    await page.emulateMedia({ media: "print" });
    for (const gone of [".tools", ".art__aside", ".site__nav", ".foot", ".progress", ".art__related"])
      expect([gone, await page.locator(gone).first().isVisible()]).toEqual([gone, false]);
    for (const kept of ["h1", ".art__lede", ".prose table", ".pull", "#comments"])
      expect([kept, await page.locator(kept).first().isVisible()]).toEqual([kept, true]);
    await context.close();
  }, 30_000);

  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [360, 1440])
      test(`has no accessibility fault and no sideways scroll at ${width} in ${colorScheme}`, async () => {
        for (const path of [`/n/${id}`, `/fr/n/${frenchId}`]) {
          const { page, context, faults } = await openArticle(
            { colorScheme, viewport: { width, height: 900 } },
            path,
          );
          const menus = width === 360 ? ["", "details.drop >> nth=0", "details.drop >> nth=1"] : [""];
          for (const menu of menus) {
            if (menu) await page.locator(menu).locator("summary").click();
            expect([path, menu, await accessibilityFaults(page)]).toEqual([path, menu, []]);
          }
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          ).toBeLessThanOrEqual(0);
          expect(faults).toEqual([]);
          await context.close();
        }
      }, 60_000);

  /** What axe-core finds. It runs in a world of its own: the policy of the page admits no script but ours. */
  async function accessibilityFaults(page: Page): Promise<unknown> {
    const session = await page.context().newCDPSession(page);
    const { frameTree } = await session.send("Page.getFrameTree");
    const world = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
    const run = { contextId: world.executionContextId, awaitPromise: true, returnByValue: true };
    await session.send("Runtime.evaluate", { ...run, expression: `${axe};0` });
    const { result } = await session.send("Runtime.evaluate", {
      ...run,
      expression: `axe.run().then(({ violations }) =>
        violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html.slice(0, 120))]))`,
    });
    return result.value;
  }
});

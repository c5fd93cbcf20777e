import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { HtmlValidate } from "html-validate";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { openTestApp, type TestApp } from "../../test/app.ts";
import { findChromium, launchBrowser } from "../../test/browser.ts";
import { aPublishedArticle, anEdition } from "../../test/factories.ts";
import { createSection } from "../editions/editions.ts";
import { flushReads } from "../items/items.ts";
import { createHandler } from "../server.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Every kind of page but the article's, which has tests of its own. */
const PATHS = [
  "/",
  "/section/national",
  "/section/national?page=2",
  "/section/empty",
  "/tag/الميناء",
  "/author/salma",
  "/latest",
  "/archive",
  "/archive/2026/11",
  "/archive/2026/11/23",
  "/p/about",
  "/saved",
  "/search",
  "/search?q=الميناء",
  "/search?q=قصقصقص",
  "/no/such/page",
];

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp("sqlite");
  const arabic = await anEdition(app, { tagline: "أخبار المدينة والميناء" });
  const french = await anEdition(app, {
    code: "fr",
    language: "fr",
    direction: "ltr",
    name: "L’Écho de Marsa",
    path: "fr",
    position: 1,
  });
  for (const edition of [arabic, french]) {
    const voices = await createSection(app, { edition_id: edition.editionId, name: "رأي", slug: "opinion" });
    const notices = await createSection(app, {
      edition_id: edition.editionId,
      name: "بلاغات",
      slug: "notices",
    });
    await createSection(app, { edition_id: edition.editionId, name: "فارغ", slug: "empty" });
    for (let n = 0; n < 23; n++)
      await aPublishedArticle(
        app,
        edition,
        { headline: `«خبر» رقم ${n} & <غيره>` },
        { publishAt: app.clock.now() - n * 1_000 },
      );
    await aPublishedArticle(app, { ...edition, sectionId: voices }, { kind: "opinion" });
    await aPublishedArticle(
      app,
      { ...edition, sectionId: notices },
      { kind: "communique", source: "وكالة الميناء" },
    );
    await aPublishedArticle(app, edition, { kind: "page", headline: "من نحن", slug: "about", tags: [] });
    await aPublishedArticle(app, edition, {}, { breakingUntil: app.clock.now() + 3_600_000 });
  }
  await app.settle();
  await app.text("/n/1");
  await flushReads(app);
});
afterAll(() => app.close());

test("every kind of page is valid HTML in both directions, and asks for nothing that the policy forbids", async () => {
  const validator = new HtmlValidate({
    root: true,
    extends: ["html-validate:recommended", "html-validate:standard"],
  });
  for (const path of [...PATHS, ...PATHS.map((one) => `/fr${one === "/" ? "" : one}`)]) {
    const html = await app.text(path);
    const report = await validator.validateString(html);
    const faults = report.results.flatMap((result) =>
      result.messages.map((one) => `${one.ruleId}: ${one.message}`),
    );
    expect([path, faults]).toEqual([path, []]);
    expect([path, / style=|<style|<script>| on\w+="/.test(html)]).toEqual([path, false]);
  }
});

describe.skipIf(!findChromium())("the site in a browser", () => {
  let browser: Browser;
  let server: ReturnType<typeof Bun.serve>;
  beforeAll(async () => {
    browser = await launchBrowser();
    const handle = createHandler(app);
    server = Bun.serve({
      port: 0,
      hostname: "localhost",
      fetch: (request) => handle(request, { address: () => "127.0.0.1", patience() {} }),
    });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.stop(true);
  });

  const address = (path: string) => `http://localhost:${server.port}${path}`;

  for (const [width, colorScheme, edition] of [
    [320, "light", ""],
    [1440, "dark", ""],
    [390, "dark", "/fr"],
    [1440, "light", "/fr"],
  ] as const)
    test(`has no accessibility fault or sideways scroll at ${width} in ${colorScheme}${edition}`, async () => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme,
        bypassCSP: true,
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      for (const path of PATHS) {
        await page.goto(address(edition + (edition && path === "/" ? "" : path)));
        await page.evaluate(axe);
        const faults = await page.evaluate(async () => {
          const { axe: runner } = globalThis as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          };
          const { violations } = await runner.run();
          return violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
        });
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect([path, faults, Math.max(0, sideways)]).toEqual([path, [], 0]);
      }
      await context.close();
    }, 90_000);

  test("a phone without scripts opens the menu, and the keyboard skips to the content", async () => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto(address("/"));
    const panel = page.locator(".menu__panel");
    expect(await panel.isVisible()).toBe(false);
    await page.locator(".menu > summary").click();
    expect(await panel.isVisible()).toBe(true);
    await panel.getByRole("link", { name: "وطني" }).click();
    await page.waitForURL("**/section/national");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/section/national#main");
    await context.close();
  }, 30_000);

  test("the menu of small screens closes on Escape and on a touch elsewhere, and gives the focus back", async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 900 } });
    await page.goto(address("/"));
    const focused = () => page.evaluate(() => document.activeElement?.parentElement?.className);
    const opened = page.locator("details.menu[open]");
    await page.click("details.menu summary");
    await page.keyboard.press("Tab");
    expect([await opened.count(), await focused()]).not.toEqual([1, "menu only-slim"]);
    await page.keyboard.press("Escape");
    expect([await opened.count(), await focused()]).toEqual([0, "menu only-slim"]);
    await page.click("details.menu summary");
    expect(await opened.count()).toBe(1);
    await page.mouse.click(200, 880);
    expect([await opened.count(), await focused()]).toEqual([0, "menu only-slim"]);
    await page.close();
  }, 30_000);

  test("controls are large enough for a thumb, and the policy has nothing to forbid", async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 900 } });
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto(address("/"));
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("a, button, summary, input")].flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        const isCard = element.closest(".story h2, .story h3, .manchette__title") !== null;
        const isHidden = width === 0 || element.classList.contains("vh");
        return isCard || isHidden || (height >= 44 && width >= 24)
          ? []
          : [`${element.outerHTML} ${width}×${height}`];
      }),
    );
    expect(small).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  }, 30_000);
});

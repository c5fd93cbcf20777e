import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { findChromium, launchBrowser } from "./browser.ts";
import { startSite, type Site } from "./process.ts";

const PASSWORD = "أكتب كل صباح من نافذة البحر";

describe.if(findChromium() !== undefined)("the set-up link in a browser", () => {
  let dataDir: string;
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "minbar-setup-"));
    [site, browser] = await Promise.all([startSite(dataDir), launchBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** The link that the start prints, a moment after the first answer. */
  const printedLink = async (): Promise<string> => {
    for (let tries = 0; tries < 500; tries++) {
      const link = /http:\/\/localhost:\d+\/setup\?token=\S+/.exec(site.output())?.[0];
      if (link) return link;
      await Bun.sleep(10);
    }
    throw new Error(`no set-up link was printed:\n${site.output()}`);
  };

  test("works without scripts: wrong input first, then right, then the sample goes with one click", async () => {
    const link = await printedLink();
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(link);
    await page.fill("[name=newsroom]", "جريدة الضفة");
    await page.fill("[name=email]", "nadia");
    await page.fill("[name=password]", "قصيرة");
    await page.click("form.setup button[type=submit]");
    expect(await page.locator("[aria-invalid=true]").count()).toBe(2);
    expect(await page.inputValue("[name=newsroom]")).toBe("جريدة الضفة");
    await page.fill("[name=email]", "nadia@example.org");
    await page.fill("[name=password]", PASSWORD);
    await page.click("form.setup button[type=submit]");
    expect(await page.locator("h1").textContent()).toBe("أُعدّت هيئة التحرير");
    expect(await page.locator("header .logo").first().textContent()).toContain("جريدة الضفة");
    await page.click("main form button[type=submit]");
    expect(await page.locator("main").textContent()).toContain("حُذفت العيّنة");
    await page.goto(link);
    expect(await page.locator("h1").textContent()).toBe("هذا الرابط لم يعد صالحا");
    await page.goto(`${site.url}/`);
    expect(await page.locator("header .logo").first().textContent()).toContain("جريدة الضفة");
    expect(await page.locator("footer .logo").first().textContent()).toContain("جريدة الضفة");
  }, 60_000);
});

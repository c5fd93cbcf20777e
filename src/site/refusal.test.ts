import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { aPublishedArticle, anEdition } from "../../test/factories.ts";
import { databases, openTestApp, type TestApp } from "../../test/app.ts";
import { listEditions } from "../editions/editions.ts";
import { Refusal, type ErrorCode } from "../http/errors.ts";
import { withdrawItem } from "../items/items.ts";
import { systemActor } from "../items/may.ts";
import { refusalPage } from "./refusal.tsx";

const CODES: [ErrorCode, number][] = [
  ["bad-request", 400],
  ["forbidden", 403],
  ["not-found", 404],
  ["method-not-allowed", 405],
  ["conflict", 409],
  ["gone", 410],
  ["too-large", 413],
  ["unsupported-type", 415],
  ["wrong-host", 421],
  ["invalid", 422],
  ["too-many", 429],
  ["internal", 500],
  ["unavailable", 503],
];

for (const kind of databases)
  describe(`refusals on ${kind}`, () => {
    let app: TestApp;
    let edition: Awaited<ReturnType<typeof anEdition>>;
    beforeEach(async () => {
      app = await openTestApp(kind);
      edition = await anEdition(app);
    });
    afterEach(() => app.close());

    test("every code has a page of its own, with and without an edition, never indexed or kept", async () => {
      const [known] = await listEditions(app);
      for (const one of [known, undefined])
        for (const [code, status] of CODES) {
          const response = await refusalPage(
            app,
            one,
            new Request("http://localhost:4600/x"),
            new Refusal(code),
          );
          const html = await response.text();
          expect({
            code,
            status: response.status,
            kept: response.headers.get("cache-control"),
            headings: html.match(/<h1/g)?.length,
            robots: html.includes('name="robots" content="noindex"'),
            canonical: html.includes("canonical"),
          }).toEqual({ code, status, kept: "no-store", headings: 1, robots: true, canonical: false });
        }
    });

    test("an unknown address is not found and offers a search", async () => {
      const response = await app.get("/no/such/page");
      const html = await response.text();
      expect(response.status).toBe(404);
      expect(html).toContain("هذه الصفحة غير موجودة");
      expect(html).toContain('action="/search"');
    });

    test("a withdrawn story is gone, and its page says when", async () => {
      const id = await aPublishedArticle(app, edition);
      await app.settle();
      await withdrawItem(app, systemActor, id);
      const response = await app.get(`/n/${id}`);
      expect(response.status).toBe(410);
      expect(await response.text()).toContain("23 نونبر 2026");
    });

    test("a foreign host is answered in the browser's language, without a frame", async () => {
      const ask = (language: string) =>
        app.text("http://evil.example/", { headers: { "accept-language": language } });
      expect((await app.get("http://evil.example/")).status).toBe(421);
      expect(await ask("fr-MA,fr;q=0.9,ar;q=0.5")).toContain('lang="fr-FR" dir="ltr"');
      expect(await ask("de,en;q=0.4,fr;q=0.2")).toContain('lang="en-GB" dir="ltr"');
      expect(await ask("")).toContain('lang="ar-MA" dir="rtl"');
      expect(await ask(";;;q=x,,")).toContain('lang="ar-MA" dir="rtl"');
      expect(await ask("fr")).not.toContain("صدى المرسى");
    });

    test("a program that asked for JSON gets JSON", async () => {
      const response = await app.get("/nothing", { headers: { accept: "application/json" } });
      expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
      expect([response.status, await response.json()]).toEqual([404, { error: "not-found" }]);
    });

    test("a fault carries its reference code, escaped", async () => {
      const [known] = await listEditions(app);
      const fault = new Refusal("internal", { reference: "a<1>" });
      for (const one of [known, undefined]) {
        const html = await (await refusalPage(app, one, new Request("http://localhost:4600/"), fault)).text();
        expect(html).toContain("<code>a&lt;1&gt;</code>");
      }
    });

    test("the page comes even when the database is gone", async () => {
      const [known] = await listEditions(app);
      app.cache.clear();
      const broken = { ...app, db: app.db.withSchema("nowhere") };
      const response = await refusalPage(
        broken,
        known,
        new Request("http://localhost:4600/"),
        new Refusal("internal"),
      );
      expect(response.status).toBe(500);
      expect(await response.text()).toContain("وقع خلل عندنا");
    });

    test("HEAD and limits keep their manners", async () => {
      const head = await app.get("/nothing", { method: "HEAD" });
      expect([head.status, await head.text()]).toEqual([404, ""]);
      const wait = new Refusal("too-many", { retryAfter: 29.2 });
      const limited = await refusalPage(app, undefined, new Request("http://localhost:4600/"), wait);
      expect(limited.headers.get("retry-after")).toBe("30");
    });
  });

import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { aPublishedArticle, anEdition } from "../../test/factories.ts";
import { databases, openTestApp, type TestApp } from "../../test/app.ts";
import { withdrawItem } from "../items/items.ts";
import { systemActor } from "../items/may.ts";
import { readSaved } from "./saved.tsx";

test("a cookie that is no list of ids counts as none", () => {
  expect(readSaved(null)).toEqual([]);
  expect(readSaved("saved=3.2.3; other=1")).toEqual([3, 2]);
  expect(readSaved("other=1; saved=7")).toEqual([7]);
  expect(readSaved("unsaved=7")).toEqual([]);
  expect(readSaved("saved=0.-1.x.99999999999999999999.5")).toEqual([]);
  expect(readSaved(`saved=${Array.from({ length: 300 }, (_, n) => n + 1).join(".")}`)).toHaveLength(100);
});

for (const kind of databases)
  describe(`saved stories on ${kind}`, () => {
    let app: TestApp;
    let edition: Awaited<ReturnType<typeof anEdition>>;
    beforeEach(async () => {
      app = await openTestApp(kind);
      edition = await anEdition(app);
    });
    afterEach(() => app.close());

    const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
      app.get("/saved", { method: "POST", body: new URLSearchParams(fields), headers });

    test("a reader without scripts saves, finds and removes a story", async () => {
      const first = await aPublishedArticle(app, edition, { headline: "الأول" });
      const second = await aPublishedArticle(app, edition, { headline: "الثاني" });
      const added = await send({ item: String(first) });
      expect(added.status).toBe(303);
      expect(decodeURI(added.headers.get("location") ?? "")).toBe(`/n/${first}/الأول`);
      expect(added.headers.get("set-cookie")).toBe(`saved=${first}; Path=/; Max-Age=34560000; SameSite=Lax`);
      const both = await send({ item: String(second) }, { cookie: `saved=${first}` });
      expect(both.headers.get("set-cookie")).toStartWith(`saved=${second}.${first};`);

      const page = await app.get("/saved", { headers: { cookie: `saved=${second}.${first}` } });
      const html = await page.text();
      expect(page.headers.get("cache-control")).toBe("no-store");
      expect(html.indexOf("الثاني</a>")).toBeLessThan(html.indexOf("الأول</a>"));

      const removed = await send(
        { item: String(second), action: "remove", back: "saved" },
        { cookie: `saved=${second}.${first}` },
      );
      expect(removed.headers.get("location")).toBe("/saved");
      expect(removed.headers.get("set-cookie")).toStartWith(`saved=${first};`);
      const last = await send({ item: String(first), action: "remove" }, { cookie: `saved=${first}` });
      expect(last.headers.get("set-cookie")).toContain("Max-Age=0");
    });

    test("saving twice keeps one, and the hundred-and-first lets the oldest go", async () => {
      const id = await aPublishedArticle(app, edition);
      const full = Array.from({ length: 100 }, (_, n) => n + 1_000);
      const twice = await send({ item: String(id) }, { cookie: `saved=${id}` });
      expect(twice.headers.get("set-cookie")).toStartWith(`saved=${id};`);
      const over = await send({ item: String(id) }, { cookie: `saved=${full.join(".")}` });
      expect(readSaved(over.headers.get("set-cookie"))).toEqual([id, ...full.slice(0, 99)]);
    });

    test("one reader's list is never another's, and what was withdrawn is not shown", async () => {
      const id = await aPublishedArticle(app, edition, { headline: "محفوظ" });
      const mine = { headers: { cookie: `saved=${id}` } };
      expect(await app.text("/saved", mine)).toContain("محفوظ</a>");
      expect(await app.text("/saved")).not.toContain("محفوظ</a>");
      await withdrawItem(app, systemActor, id);
      expect(await app.text("/saved", mine)).not.toContain("محفوظ</a>");
      expect((await send({ item: String(id) })).status).toBe(404);
      expect((await send({ item: String(id), action: "remove" }, mine.headers)).headers.get("location")).toBe(
        "/saved",
      );
    });

    test("forms of other sites, other formats and nonsense change nothing", async () => {
      const id = await aPublishedArticle(app, edition);
      const item = String(id);
      const statuses = [
        await send({ item }, { "sec-fetch-site": "cross-site" }),
        await send({ item }, { origin: "https://evil.example" }),
        await send({ item }, { origin: "null" }),
        await app.get("/saved", {
          method: "POST",
          body: JSON.stringify({ item }),
          headers: { "content-type": "application/json" },
        }),
        await send({}),
        await send({ item: "1 or 1=1" }),
        await send({ item: "999999" }),
        await app.get(`/saved?item=${item}&action=add`),
      ].map((response) => [response.status, response.headers.get("set-cookie")]);
      expect(statuses.map(([status]) => status)).toEqual([403, 403, 403, 415, 400, 400, 404, 200]);
      expect(statuses.every(([, cookie]) => cookie === null)).toBe(true);
      expect(
        (await send({ item }, { origin: "http://localhost:4600", "sec-fetch-site": "same-origin" })).status,
      ).toBe(303);
    });
  });

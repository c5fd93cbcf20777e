import { describe, expect, test } from "bun:test";
import { databases, openTestApp } from "../../test/app.ts";
import { anEdition, aPublishedArticle } from "../../test/factories.ts";
import { createLog } from "../log.ts";
import { startOps } from "./ops.ts";

const OPS = { MINBAR_OPS: "127.0.0.1:0" };

for (const kind of databases)
  describe(`the address for watching machines on ${kind}`, () => {
    test("says that the process is alive and whether it is ready", async () => {
      const app = await openTestApp(kind, { environment: OPS });
      let looked = app.clock.now();
      const ops = startOps(app, { lastLooked: () => looked });
      const ask = (path: string) => fetch(`http://127.0.0.1:${ops?.port}${path}`);
      expect((await ask("/healthz")).status).toBe(200);
      expect(await (await ask("/readyz")).text()).toBe("ready\n");
      app.pass(11_000);
      const late = await ask("/readyz");
      expect([late.status, await late.text()]).toEqual([503, "outbox\n"]);
      looked = app.clock.now();
      await app.db.schema.dropTable("migrations").execute();
      expect(await (await ask("/readyz")).text()).toBe("database\n");
      expect((await ask("/")).status).toBe(404);
      expect((await fetch(`http://127.0.0.1:${ops?.port}/metrics`, { method: "POST" })).status).toBe(405);
      await ops?.stop(0);
      await app.close();
    });

    test("counts answers, jobs and items in Prometheus' format, without personal data", async () => {
      const app = await openTestApp(kind, { environment: OPS });
      const edition = await anEdition(app);
      const id = await aPublishedArticle(app, edition);
      await aPublishedArticle(app, edition, {}, { publishAt: app.clock.now() + 3_600_000 });
      await app.db
        .insertInto("jobs")
        .values({
          announcement: "x",
          effect: "y",
          subject_id: id,
          due_at: 0,
          attempts: 20,
          given_up_at: 1,
          last_error: "canary@example.org",
        })
        .execute();
      await app.get("/no-such-page");
      const ops = startOps(app, { lastLooked: () => app.clock.now() });
      const answer = await fetch(`http://127.0.0.1:${ops?.port}/metrics`);
      expect(answer.headers.get("content-type")).toStartWith("text/plain; version=0.0.4");
      const text = await answer.text();
      for (const line of text.trimEnd().split("\n"))
        expect(line).toMatch(/^(# (HELP|TYPE) minbar_\w+ .+|minbar_\w+(\{(\w+="[^"]*",?)+\})? [\d.e+-]+)$/);
      expect(text).toContain('minbar_answers_total{class="4xx"} 1\n');
      expect(text).toContain('minbar_outbox_jobs{state="given_up"} 1\n');
      expect(text).toContain("minbar_items_scheduled 1\n");
      expect(text).toContain("minbar_database_up 1\n");
      expect(text).not.toContain("canary");
      await ops?.stop(0);
      await app.close();
    });
  });

test("a port that is taken is a warning, not the end", async () => {
  const app = await openTestApp("sqlite", { environment: OPS });
  const first = startOps(app, { lastLooked: () => 0 });
  const lines: string[] = [];
  app.log = createLog((line) => lines.push(line), app.clock.now);
  app.config.ops = { hostname: "127.0.0.1", port: first?.port ?? 0 };
  expect(startOps(app, { lastLooked: () => 0 })).toBeUndefined();
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: "warn", event: "ops address not available", reason: "EADDRINUSE" },
  ]);
  await first?.stop(0);
  await app.close();
});

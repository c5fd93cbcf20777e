import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEffects } from "../src/after.ts";
import { openApp, type App } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { verifyLedger } from "../src/ledger/ledger.ts";
import { aPublishedArticle, anEdition } from "./factories.ts";
import { mainProgram, startSite } from "./process.ts";

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "minbar-kill-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const withApp = async <T>(work: (app: App) => Promise<T>): Promise<T> => {
  const app = await openApp(readConfig({ MINBAR_DATA: dataDir }), { effects: afterEffects });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
};

const announcements = (app: App) =>
  app.db.selectFrom("ledger").select("subject").where("act", "=", "item.announce").execute();

describe("a killed process", () => {
  test("publishes 100 scheduled items after it comes back: all, once each, none early", async () => {
    const dueAt = Date.now() + 8_000;
    const ids = await withApp(async (app) => {
      const edition = await anEdition(app);
      const made: number[] = [];
      for (let n = 0; n < 100; n++)
        made.push(await aPublishedArticle(app, edition, { headline: `موعد ${n}` }, { publishAt: dueAt }));
      return made;
    });
    const first = await startSite(dataDir);
    const early = await Promise.all(ids.map(async (id) => (await fetch(`${first.url}/n/${id}`)).status));
    expect(Date.now()).toBeLessThan(dueAt);
    expect(new Set(early)).toEqual(new Set([404]));
    await Bun.sleep(Math.max(0, dueAt - 3_000 - Date.now()));
    await first.kill();
    await Bun.sleep(Math.max(0, dueAt + 2_000 - Date.now()));
    const second = await startSite(dataDir);
    const back = Date.now();
    const live = await Promise.all(ids.map(async (id) => (await fetch(`${second.url}/n/${id}`)).status));
    expect(new Set(live)).toEqual(new Set([200]));
    expect(Date.now() - back).toBeLessThan(2_000);
    await Bun.sleep(2_000);
    await second.stop();
    const announced = await withApp(announcements);
    expect(announced.map((entry) => entry.subject).toSorted()).toEqual(
      ids.map((id) => `item:${id}`).toSorted(),
    );
  }, 60_000);

  test("loses nothing that it acknowledged, at 60 kills under mixed writes", async () => {
    await withApp((app) => anEdition(app));
    const writer = join(import.meta.dirname, "writer-child.ts");
    const acknowledged: { id: number; version: number }[] = [];
    for (let round = 0; round < 60; round++) {
      const child = Bun.spawn([process.execPath, writer, dataDir, String(round)], {
        stdout: "pipe",
        stderr: "inherit",
      });
      const killAt = 250 + ((round * 37) % 400);
      const timer = setTimeout(() => child.kill(9), killAt);
      for (const line of (await new Response(child.stdout).text()).split("\n"))
        if (line.endsWith("}")) acknowledged.push(JSON.parse(line) as { id: number; version: number });
      clearTimeout(timer);
      await child.exited;
    }
    expect(acknowledged.length).toBeGreaterThan(100);
    await withApp(async (app) => {
      for (const { id, version } of acknowledged) {
        const item = await app.db
          .selectFrom("items")
          .select("version")
          .where("id", "=", id)
          .executeTakeFirst();
        expect(item?.version ?? 0).toBeGreaterThanOrEqual(version);
      }
      const halves = await app.db
        .selectFrom("items")
        .leftJoin("revisions", (on) =>
          on.onRef("revisions.item_id", "=", "items.id").onRef("revisions.version", "=", "items.version"),
        )
        .select("items.id")
        .where("revisions.id", "is", null)
        .execute();
      expect(halves).toEqual([]);
      expect(await verifyLedger(app)).toMatchObject({ ok: true });
    });
  }, 180_000);

  test("ends within its grace and with code 0 when it is asked to", async () => {
    const site = await startSite(dataDir);
    expect(await site.stop()).toBe(0);
    expect(site.output()).toContain("Set up the newsroom");
  }, 60_000);

  test("a busy port is one sentence and no stack", async () => {
    const site = await startSite(dataDir);
    const other = Bun.spawn([process.execPath, mainProgram, "serve"], {
      env: {
        ...process.env,
        MINBAR_DATA: `${dataDir}-2`,
        PORT: new URL(site.url).port,
        MINBAR_OPS: "off",
        LANG: "C",
      },
      stdout: "ignore",
      stderr: "pipe",
    });
    const said = await new Response(other.stderr).text();
    expect(await other.exited).toBe(1);
    expect(said.trim().split("\n")).toHaveLength(1);
    expect(said).toContain("is in use");
    await site.stop();
    rmSync(`${dataDir}-2`, { recursive: true, force: true });
  }, 60_000);
});

import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databases, openTestApp, type DatabaseKind, type TestApp } from "../../test/app.ts";
import { anArticle, anEdition, aPublishedArticle } from "../../test/factories.ts";
import { readConfig } from "../config.ts";
import { findSetting, saveSetting } from "../db/settings.ts";
import { createItem } from "../items/items.ts";
import { systemActor } from "../items/may.ts";
import { encodeRow } from "./archive.ts";
import { backup } from "./backup.ts";
import { readFileNames, readRows, tableNames, withSnapshot } from "./queries.ts";
import { restore } from "./restore.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "minbar-backup-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The whole database as text, without the secrets of the installation and the time of the last backup. */
async function dump(app: TestApp): Promise<string> {
  let text = "";
  await withSnapshot(app.connection, async (db) => {
    for (const table of tableNames)
      for await (const rows of readRows(db, app.kind, table, { secrets: false }))
        for (const row of rows) if (row.key !== "backup.at") text += `${table} ${encodeRow(row)}`;
  });
  return text;
}

/** A site with every kind of row that a backup has to care for, and pictures in its file store. */
async function aSite(
  kind: DatabaseKind,
): Promise<TestApp & { edition: Awaited<ReturnType<typeof anEdition>> }> {
  const app = await openTestApp(kind);
  const edition = await anEdition(app);
  for (let n = 0; n < 3; n++) {
    const id = await aPublishedArticle(app, edition, { headline: `خبر «${n}» \u2028 \\ "اقتباس" 🌿` });
    const hash = await app.files.put(crypto.getRandomValues(new Uint8Array(30_000 + n)));
    const { id: media } = await app.db
      .insertInto("media")
      .values({
        hash,
        kind: "image",
        mime: "image/jpeg",
        name: "صورة.jpg",
        bytes: 30_000 + n,
        width: 10,
        height: 10,
        focal_x: 0.1234567891,
        state: "ready",
        created_at: app.clock.now(),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await app.db.insertInto("item_media").values({ item_id: id, media_id: media }).execute();
  }
  const gone = await createItem(app, systemActor, edition.editionId, anArticle());
  await app.db.deleteFrom("items").where("id", "=", gone).execute();
  await saveSetting(app.db, "secret", "canary-secret-of-this-site");
  return Object.assign(app, { edition });
}

/** Where a restored site is to be: an empty folder, and an empty database of its own on PostgreSQL. */
async function anEmptyPlace(kind: DatabaseKind) {
  const dataDir = mkdtempSync(join(folder, "place-"));
  const spare = kind === "postgres" ? await openTestApp("postgres") : undefined;
  const url = spare?.config.databaseUrl;
  if (spare?.connection.kind === "postgres")
    await spare.connection.pool.query("drop schema public cascade; create schema public");
  return {
    dataDir,
    config: readConfig({ MINBAR_DATA: dataDir, ...(url ? { DATABASE_URL: url } : {}) }),
    open: () => openTestApp(kind, { dataDir, ...(url ? { databaseUrl: url } : {}) }),
    drop: async () => spare?.close(),
  };
}

for (const kind of databases)
  describe(`on ${kind}`, () => {
    let site: Awaited<ReturnType<typeof aSite>>;
    let file: string;
    beforeAll(async () => {
      site = await aSite(kind);
      file = join(folder, `${kind}.tar.gz`);
      await backup(site, file);
    });
    afterAll(() => site.close());

    for (const other of databases)
      test(`what was taken is what stands on ${other} after a restore`, async () => {
        const place = await anEmptyPlace(other);
        const report = await restore(place.config, file);
        expect(report).toMatchObject({ files: 3, missing: [], searched: 3, ledger: { ok: true } });
        const restored = await place.open();
        if (kind === other) expect(await dump(restored)).toBe(await dump(site));
        else
          expect((await dump(restored)).replaceAll(/0\.1234567\d*/g, "")).toBe(
            (await dump(site)).replaceAll(/0\.1234567\d*/g, ""),
          );
        const hashes = await Array.fromAsync(readFileNames(restored.db));
        expect(hashes).toHaveLength(3);
        for (const hash of hashes) expect(await restored.files.get(hash)).toEqual(await site.files.get(hash));
        const next = await createItem(restored, systemActor, site.edition.editionId, anArticle());
        expect(next).toBe(5); // 4 was given out and deleted; it never comes back
        expect(await findSetting(restored.db, "secret")).not.toBe("canary-secret-of-this-site");
        expect(readdirSync(place.dataDir)).not.toContain(".restoring");
        await restored.close();
        await place.drop();
      });

    test("a backup while others write is of one instant", async () => {
      let writing = true;
      let written = 0;
      const writer = (async () => {
        while (writing) {
          await aPublishedArticle(site, site.edition, { headline: `أثناء النسخ ${written++}` });
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      })();
      while (written < 5) await new Promise((resolve) => setTimeout(resolve, 1));
      const busy = join(folder, `${kind}-busy.tar.gz`);
      await backup(site, busy);
      const atEnd = written;
      writing = false;
      await writer;
      const place = await anEmptyPlace(kind);
      const report = await restore(place.config, busy);
      expect(report.ledger.ok).toBe(true);
      const restored = await place.open();
      const items = await restored.db.selectFrom("items").select(["id", "version"]).execute();
      expect(items.length).toBeGreaterThanOrEqual(7);
      expect(items.length).toBeLessThanOrEqual(3 + atEnd + 1);
      for (const item of items)
        expect(
          await restored.db
            .selectFrom("revisions")
            .select("version")
            .where("item_id", "=", item.id)
            .orderBy("version", "desc")
            .limit(1)
            .executeTakeFirst(),
        ).toEqual({ version: item.version });
      await restored.close();
      await place.drop();
    });

    test("a sealed backup opens with its key alone and takes the secrets along", async () => {
      const sealed = join(folder, `${kind}.sealed`);
      await backup(site, sealed, { passphrase: "مفتاح النسخة" });
      expect(readFileSync(sealed).includes("minbar")).toBe(false);
      const place = await anEmptyPlace(kind);
      await expect(restore(place.config, sealed)).rejects.toMatchObject({ code: "key-needed" });
      await expect(restore(place.config, sealed, { passphrase: "مفتاح آخر" })).rejects.toMatchObject({
        code: "wrong-key",
      });
      const whole = readFileSync(sealed);
      for (const at of [60, 1_000, whole.length - 1]) {
        const flipped = join(folder, "flipped");
        const bytes = Buffer.from(whole);
        bytes[at]! ^= 4; // within the file
        writeFileSync(flipped, bytes);
        await expect(restore(place.config, flipped, { passphrase: "مفتاح النسخة" })).rejects.toMatchObject({
          code: "damaged",
        });
      }
      expect(readdirSync(place.dataDir)).toEqual([]);
      await restore(place.config, sealed, { passphrase: "مفتاح النسخة" });
      const restored = await place.open();
      expect(await findSetting(restored.db, "secret")).toBe("canary-secret-of-this-site");
      await restored.close();
      await place.drop();
    });

    test("one changed bit anywhere is found and leaves nothing behind", async () => {
      const place = await anEmptyPlace(kind);
      const whole = readFileSync(file);
      const places = [
        3,
        5,
        9,
        10,
        11,
        200,
        whole.length >> 1,
        whole.length - 9,
        whole.length - 7,
        whole.length - 2,
      ];
      for (const at of places) {
        const bytes = Buffer.from(whole);
        bytes[at]! ^= 1; // within the file
        const flipped = join(folder, "flipped.tar.gz");
        writeFileSync(flipped, bytes);
        await expect(restore(place.config, flipped)).rejects.toMatchObject({
          code: expect.stringMatching(/^(damaged|truncated)$/),
        });
        expect(readdirSync(place.dataDir)).toEqual([]);
      }
      for (const length of [0, 5, 100, whole.length >> 1, whole.length - 1]) {
        const short = join(folder, "short.tar.gz");
        writeFileSync(short, whole.subarray(0, length));
        await expect(restore(place.config, short)).rejects.toMatchObject({
          code: expect.stringMatching(/^(truncated|not-a-backup)$/),
        });
      }
      await restore(place.config, file);
      await place.drop();
    });

    test("only an empty folder and an empty database are filled", async () => {
      const place = await anEmptyPlace(kind);
      writeFileSync(join(place.dataDir, "notes.txt"), "keep me");
      await expect(restore(place.config, file)).rejects.toMatchObject({ code: "folder-not-empty" });
      expect(readdirSync(place.dataDir)).toEqual(["notes.txt"]);
      rmSync(join(place.dataDir, "notes.txt"));
      await restore(place.config, file);
      await expect(restore(place.config, file)).rejects.toMatchObject({
        code: kind === "postgres" ? "database-not-empty" : "folder-not-empty",
      });
      await place.drop();
    });
  });

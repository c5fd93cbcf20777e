import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { databases, openTestApp, START } from "../../test/app.ts";
import { anEdition, aPublishedArticle } from "../../test/factories.ts";
import { readConfig } from "../config.ts";
import { migrations } from "../db/migrations.ts";
import { FORMAT, GZIP_HEADER } from "./archive.ts";
import { backup } from "./backup.ts";
import { listColumns } from "./queries.ts";
import { restore } from "./restore.ts";
import { tarEnd, tarHeader, tarPadding } from "./tar.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "minbar-restore-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const head = {
  format: FORMAT,
  at: START,
  database: "sqlite",
  migrations: migrations.map((migration) => migration.name),
  secrets: false,
};

/** A backup made by hand: entries by name, the header of each changed as the test likes. */
function writeBackup(
  entries: [name: string, content: string][],
  change = (header: Buffer) => header,
): string {
  const path = join(folder, `${crypto.randomUUID()}.tar.gz`);
  const blocks = entries.flatMap(([name, content]) => {
    const bytes = Buffer.from(content);
    return [change(tarHeader(name, bytes.length)), bytes, tarPadding(bytes.length)];
  });
  const packed = gzipSync(Buffer.concat([...blocks, tarEnd()]));
  writeFileSync(path, Buffer.concat([GZIP_HEADER, packed.subarray(GZIP_HEADER.length)]));
  return path;
}

const aPlace = () => readConfig({ MINBAR_DATA: mkdtempSync(join(folder, "place-")) });

describe("a hostile or foreign file", () => {
  const start: [string, string] = ["minbar.json", JSON.stringify(head)];

  for (const name of [
    "../../evil",
    "/etc/evil",
    "files/../../evil",
    "tables/items/../x.jsonl",
    "tables/migrations/000001.jsonl",
    "tables/sqlite_master/000001.jsonl",
    'tables/items";drop/000001.jsonl',
  ])
    test(`is refused for an entry named ${name}`, async () => {
      const config = aPlace();
      const file = writeBackup([start, [name, '{"name":"x"}\n']]);
      await expect(restore(config, file)).rejects.toMatchObject({ code: "damaged" });
      expect(readdirSync(config.dataDir)).toEqual([]);
      expect(existsSync(join(folder, "evil"))).toBe(false);
    });

  test("is refused for a link in place of a file", async () => {
    const file = writeBackup([start, [`files/${"a".repeat(64)}`, ""]], (header) => {
      header.write("2", 156);
      header.write("/etc/passwd", 157);
      header.fill(32, 148, 156);
      const sum = header.reduce((total, byte) => total + byte, 0);
      header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
      return header;
    });
    await expect(restore(aPlace(), file)).rejects.toMatchObject({ code: "damaged" });
  });

  test("is refused for columns that the database does not have", async () => {
    const file = writeBackup([
      start,
      ["tables/settings/000001.jsonl", '{"key":"a","value\\") values (1)--":"b"}\n'],
    ]);
    await expect(restore(aPlace(), file)).rejects.toMatchObject({ code: "damaged" });
  });

  test("is told apart from a backup of a newer Minbar", async () => {
    const newer = { ...head, migrations: [...head.migrations, "9999-later"] };
    await expect(
      restore(aPlace(), writeBackup([["minbar.json", JSON.stringify(newer)]])),
    ).rejects.toMatchObject({ code: "newer-schema", subject: "9999-later" });
    const later = { format: FORMAT + 1, strange: true };
    await expect(
      restore(aPlace(), writeBackup([["minbar.json", JSON.stringify(later)]])),
    ).rejects.toMatchObject({ code: "newer-format" });
  });

  test("is refused when it is no backup at all, without making the data folder", async () => {
    const file = join(folder, "letter.txt");
    writeFileSync(file, "مرحبا");
    const config = readConfig({ MINBAR_DATA: join(folder, "never") });
    await expect(restore(config, file)).rejects.toMatchObject({ code: "not-a-backup" });
    await expect(restore(config, join(folder, "absent"))).rejects.toMatchObject({ code: "no-such-file" });
    expect(existsSync(config.dataDir)).toBe(false);
  });
});

test("a file that the store has lost or that was damaged on disk is named, and the rest is saved", async () => {
  const app = await openTestApp();
  const hashes: string[] = [];
  for (const size of [10, 20, 30]) {
    const hash = await app.files.put(new Uint8Array(size));
    hashes.push(hash);
    await app.db
      .insertInto("media")
      .values({
        hash,
        kind: "file",
        mime: "application/pdf",
        name: "ملف",
        bytes: size,
        width: null,
        height: null,
        state: "ready",
        created_at: START,
      })
      .execute();
  }
  const [lost = "", damaged = ""] = hashes;
  await app.files.remove(lost);
  writeFileSync(app.files.path(damaged), "something else");
  const file = join(folder, "lossy.tar.gz");
  const report = await backup(app, file);
  expect(report.missing.toSorted()).toEqual([lost, damaged].toSorted());
  expect(await restore(aPlace(), file)).toMatchObject({ files: 1, missing: report.missing });
  await app.close();
});

test("a backup of an older schema is brought to today's", async () => {
  const app = await openTestApp();
  await aPublishedArticle(app, await anEdition(app));
  const file = join(folder, "older.tar.gz");
  await backup(app, file);
  await app.close();
  migrations.push({
    name: "9998-later",
    up: async ({ db }) => {
      await db.schema.alterTable("items").addColumn("later", "text").execute();
      await db.updateTable("items").set({ later: "filled" }).execute();
    },
  });
  try {
    const config = aPlace();
    await restore(config, file);
    const restored = await openTestApp("sqlite", { dataDir: config.dataDir });
    expect(await restored.db.selectFrom("items").selectAll().execute()).toMatchObject([{ later: "filled" }]);
    await restored.close();
  } finally {
    migrations.pop();
  }
});

for (const kind of databases)
  describe(`a restore killed on ${kind}`, () => {
    const restoreFile = new URL("./restore.ts", import.meta.url).pathname;
    const configFile = new URL("../config.ts", import.meta.url).pathname;

    /** Restores in another process, which is killed once it says that it has come to `phase`. */
    async function killAt(phase: string, environment: Record<string, string>, file: string) {
      const code = `
        import { restore } from ${JSON.stringify(restoreFile)};
        import { readConfig } from ${JSON.stringify(configFile)};
        const progress = (part) => { process.stdout.write(part + "\\n"); Bun.sleepSync(20); };
        await restore(readConfig(${JSON.stringify(environment)}), ${JSON.stringify(file)}, { progress });`;
      const child = Bun.spawn([process.execPath, "-e", code], { stdout: "pipe", stderr: "inherit" });
      let said = "";
      for await (const piece of child.stdout) {
        said += Buffer.from(piece).toString();
        if (said.includes(phase)) break;
      }
      child.kill("SIGKILL");
      await child.exited;
      expect(said).toContain(phase);
      expect(child.signalCode).toBe("SIGKILL");
    }

    test("leaves nothing that looks like a site, and the next one works", async () => {
      const app = await openTestApp(kind);
      const edition = await anEdition(app);
      for (let n = 0; n < 3; n++) await aPublishedArticle(app, edition);
      for (let n = 0; n < 5; n++) {
        const hash = await app.files.put(crypto.getRandomValues(new Uint8Array(1_000 + n)));
        await app.db
          .insertInto("media")
          .values({
            hash,
            kind: "file",
            mime: "application/pdf",
            name: "ملف",
            bytes: 1_000 + n,
            width: null,
            height: null,
            state: "ready",
            created_at: START,
          })
          .execute();
      }
      const file = join(folder, `${kind}-killed.tar.gz`);
      await backup(app, file);
      if (app.connection.kind === "postgres")
        await app.connection.pool.query("drop schema public cascade; create schema public");
      const { dataDir } = aPlace();
      const url = app.config.databaseUrl;
      const environment = { MINBAR_DATA: dataDir, ...(url ? { DATABASE_URL: url } : {}) };
      for (const phase of ["rows", "files", "verified", "searched"]) {
        await killAt(phase, environment, file);
        expect(readdirSync(dataDir)).toEqual([".restoring"]);
        if (kind === "postgres") expect((await listColumns(app.db, kind)).size).toBe(0);
      }
      const report = await restore(readConfig(environment), file);
      expect(report).toMatchObject({ files: 5, searched: 3, ledger: { ok: true } });
      expect(readdirSync(dataDir).toSorted()).toEqual(
        kind === "postgres" ? ["files"] : ["files", "minbar.sqlite"],
      );
      await app.close();
    }, 60_000);
  });

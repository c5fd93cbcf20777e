import { describe, expect, test } from "bun:test";
import { closeSync, openSync, rmSync, truncateSync, utimesSync, writeSync } from "node:fs";
import { databases, openTestApp, START, type TestApp } from "../../test/app.ts";
import { anEdition, aPublishedArticle } from "../../test/factories.ts";
import { saveSetting } from "../db/settings.ts";
import { runBackup, runDoctor, runLedgerVerify } from "./cli.ts";
import { examine } from "./doctor.ts";

const DAY = 86_400_000;

/** What is not well, by code. */
async function troubles(app: TestApp) {
  const findings = await examine(app);
  return Object.fromEntries(
    findings.filter(({ level }) => level !== "ok").map(({ level, code, data }) => [code, { level, ...data }]),
  );
}

/** Collects what a command writes. */
function aTerminal(language: "ar" | "en" = "en") {
  let text = "";
  return {
    out: { write: (piece: string) => void (text += piece), isTty: false, language },
    read: () => text,
  };
}

for (const kind of databases)
  describe(`doctor on ${kind}`, () => {
    test("finds a sound site sound", async () => {
      const app = await openTestApp(kind);
      await aPublishedArticle(app, await anEdition(app));
      await app.settle();
      await saveSetting(app.db, "backup.at", START - DAY);
      const trouble = await troubles(app);
      delete trouble["clock-apart"]; // the clock of the test stands still, the server's does not
      delete trouble["disk-low"]; // the machine's own
      expect(trouble).toEqual({});
      await app.close();
    });

    test("finds what is missing, damaged or left over in the file store", async () => {
      const app = await openTestApp(kind);
      const hashes: string[] = [];
      for (const size of [11, 12, 13]) {
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
      // What was stored within the hour may wait for its row.
      await app.files.put(new Uint8Array(98));
      const left = app.files.path(await app.files.put(new Uint8Array(99)));
      utimesSync(left, (START - 3_700_000) / 1_000, (START - 3_700_000) / 1_000);
      rmSync(app.files.path(hashes[0] ?? ""));
      truncateSync(app.files.path(hashes[1] ?? ""), 5);
      const findings = await examine(app);
      expect(findings.filter(({ code }) => code.startsWith("files-"))).toEqual([
        { level: "broken", code: "files-missing", data: { count: 1, text: "1" } },
        { level: "broken", code: "files-damaged", data: { count: 1, text: "2" } },
        { level: "ok", code: "files-unnamed", data: { count: 1, text: "" } },
      ]);
      await app.close();
    });

    test("names the ledger entry that was altered, and the one that is gone", async () => {
      const app = await openTestApp(kind);
      await aPublishedArticle(app, await anEdition(app));
      await aPublishedArticle(app, { editionId: 1 });
      await app.db.updateTable("ledger").set({ actor: "person:9" }).where("seq", "=", 3).execute();
      expect(await troubles(app)).toMatchObject({ "ledger-altered": { level: "broken", count: 3 } });
      const { out, read } = aTerminal();
      expect(await runLedgerVerify(app, out)).toBe(1);
      expect(read()).toStartWith("Entry 3 of the ledger was altered");
      await app.db.deleteFrom("ledger").where("seq", "=", 2).execute();
      expect(await troubles(app)).toMatchObject({ "ledger-missing": { level: "broken", count: 2 } });
      await app.close();
    });

    test("finds jobs that were given up, that fail and that nobody runs", async () => {
      const app = await openTestApp(kind);
      const job = { announcement: "item.published", effect: "index", subject_id: 1, due_at: START };
      await app.db
        .insertInto("jobs")
        .values([
          { ...job, attempts: 20, given_up_at: START, last_error: "editor@example.org" },
          { ...job, attempts: 3, due_at: START + DAY },
          { ...job, attempts: 0, due_at: START - 30 * 60_000 },
        ])
        .execute();
      expect(await troubles(app)).toMatchObject({
        "outbox-given-up": { level: "attention", count: 1, text: "item.published → index" },
        "outbox-failing": { count: 1 },
        "outbox-stuck": { count: 30 },
      });
      await app.close();
    });

    test("finds items whose time has passed unannounced, old backups and a clock that went back", async () => {
      const app = await openTestApp(kind);
      const edition = await anEdition(app);
      await aPublishedArticle(app, edition, {}, { publishAt: START + DAY });
      await aPublishedArticle(app, edition, {}, { publishAt: START - DAY });
      expect(await troubles(app)).toMatchObject({ "backup-never": {}, "schedule-late": { count: 1 } });
      await app.db
        .updateTable("jobs")
        .set({ locked_until: START + 1 })
        .execute();
      expect(await troubles(app)).not.toContainKey("schedule-late"); // a worker is at it
      await app.db.updateTable("jobs").set({ locked_until: 0 }).execute();
      await app.settle();
      await saveSetting(app.db, "backup.at", START);
      app.pass(8 * DAY);
      expect(await troubles(app)).toMatchObject({
        "schedule-late": { count: 1 },
        "backup-old": { level: "attention", count: 8 },
      });
      app.pass(-9 * DAY);
      expect(await troubles(app)).toMatchObject({ "clock-behind": { level: "broken", count: 86_400 } });
      await app.close();
    });
  });

test("a public site that does not know its address is told so", async () => {
  const app = await openTestApp();
  await saveSetting(app.db, "setup.done", true);
  expect(await troubles(app)).toMatchObject({ "address-unset": { level: "attention" } });
  await app.close();
  const plain = await openTestApp("sqlite", { environment: { MINBAR_URL: "http://example.org" } });
  expect(await troubles(plain)).toMatchObject({ "address-not-secure": { level: "attention" } });
  await plain.close();
});

test("a damaged database file is found", async () => {
  const app = await openTestApp();
  await aPublishedArticle(app, await anEdition(app));
  if (app.connection.kind !== "sqlite") throw new Error("this is about SQLite");
  const { writer, path } = app.connection;
  writer.run("pragma wal_checkpoint(truncate)");
  const index = writer.query("select rootpage from sqlite_master where name = 'comments_thread'").get();
  const { rootpage } = index as { rootpage: number };
  const file = openSync(path, "r+");
  writeSync(file, new Uint8Array(4_096).fill(0xaa), 0, 4_096, (rootpage - 1) * 4_096);
  closeSync(file);
  expect(await troubles(app)).toMatchObject({ "database-damaged": { level: "broken" } });
  await app.close();
});

test("the commands answer in Arabic and in English, with an exit code", async () => {
  const app = await openTestApp();
  await aPublishedArticle(app, await anEdition(app));
  const doctor = aTerminal("ar");
  expect(await runDoctor(app, doctor.out)).toBe(0);
  expect(doctor.read()).toContain("لم تؤخذ أي نسخة احتياطية بعد");
  const none = aTerminal();
  expect(await runBackup(app, [], none.out)).toBe(2);
  expect(none.read()).toBe("Usage: npx minbar backup FILE [--key-file FILE] [--force]\n");
  const wrong = aTerminal("ar");
  expect(await runBackup(app, [`${app.config.dataDir}/no/such/folder`], wrong.out)).toBe(1);
  expect(wrong.read()).toStartWith("لا يمكن الكتابة في");
  const right = aTerminal();
  expect(await runBackup(app, [`${app.config.dataDir}/backup.tar.gz`], right.out)).toBe(0);
  expect(right.read()).toStartWith("The backup is complete");
  const again = aTerminal();
  expect(await runBackup(app, [`${app.config.dataDir}/backup.tar.gz`], again.out)).toBe(1);
  expect(again.read()).toContain("is there already and was left as it is");
  expect(await runBackup(app, [`${app.config.dataDir}/backup.tar.gz`, "--force"], aTerminal().out)).toBe(0);
  const folder = aTerminal();
  expect(await runBackup(app, [app.config.dataDir, "--force"], folder.out)).toBe(1);
  expect(folder.read()).toBe(`${app.config.dataDir} is a folder: give the name of a file.\n`);
  const after = aTerminal();
  await runDoctor(app, after.out);
  expect(after.read()).toContain("The last backup was taken today.");
  await app.close();
});

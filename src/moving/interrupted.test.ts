import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databases, openTestApp } from "../../test/app.ts";
import { anEdition } from "../../test/factories.ts";
import { makeWxr, oldAddress } from "../../test/wxr-maker.ts";
import { verifyLedger } from "../ledger/ledger.ts";

const child = join(import.meta.dirname, "..", "..", "test", "import-child.ts");
const POSTS = 1_500;
const COMMENTS = 3_000;

/** Runs an import; with `killAfter` it is killed with -9 once that many batches were reported. */
function runImportChild(
  file: string,
  environment: Record<string, string>,
  killAfter?: number,
): Promise<number | null> {
  const run = spawn(process.execPath, [child, file], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let batches = 0;
  run.stdout.on("data", (piece: Buffer) => {
    batches += piece
      .toString()
      .split("\n")
      .filter((line) => line.startsWith("moving")).length;
    if (killAfter !== undefined && batches >= killAfter) run.kill("SIGKILL");
  });
  return new Promise((resolve) => run.once("exit", (code) => resolve(code)));
}

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "minbar-killed-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

for (const kind of databases)
  describe(`an import that is killed (${kind})`, () => {
    test("goes on where it was, to exact counts", async () => {
      const app = await openTestApp(kind);
      try {
        await anEdition(app);
        const file = join(folder, "archive.xml");
        await makeWxr(file, { posts: POSTS, comments: COMMENTS });
        const environment: Record<string, string> = {
          MINBAR_DATA: app.config.dataDir,
          PORT: "4600",
          ...(app.config.databaseUrl ? { DATABASE_URL: app.config.databaseUrl } : {}),
        };
        const count = async (table: "items" | "comments" | "revisions") =>
          (await app.db.selectFrom(table).select("id").execute()).length;

        for (const batches of [1, 2, 3]) {
          expect(await runImportChild(file, environment, batches)).toBeNull();
          expect((await count("items")) % 200).toBe(0);
        }
        expect(await count("items")).toBeLessThan(POSTS);
        expect(await runImportChild(file, environment)).toBe(0);
        expect([await count("items"), await count("comments"), await count("revisions")]).toEqual([
          POSTS,
          COMMENTS,
          POSTS,
        ]);
        expect(await verifyLedger(app)).toMatchObject({ ok: true });
        expect(await app.db.selectFrom("jobs").select("id").execute()).toEqual([]);
        app.cache.clear();
        for (const n of [1, 700, POSTS]) {
          const { pathname } = new URL(oldAddress(n));
          const moved = await app.get(pathname);
          expect([n, moved.status]).toEqual([n, 301]);
          expect([n, (await app.get(moved.headers.get("location") ?? "")).status]).toEqual([n, 200]);
        }
      } finally {
        await app.close();
      }
    }, 120_000);
  });

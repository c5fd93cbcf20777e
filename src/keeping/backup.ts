import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { App } from "../app.ts";
import type { Db } from "../db/db.ts";
import { appliedMigrations } from "../db/migrations.ts";
import { saveSetting } from "../db/settings.ts";
import { hashFile } from "../files/files.ts";
import { encodeRow, FORMAT, HEAD, MANIFEST, type Head, type Manifest } from "./archive.ts";
import { seal } from "./cipher.ts";
import { BackupFault } from "./fault.ts";
import { readFileNames, readLastIds, readRows, tableNames, withSnapshot } from "./queries.ts";
import { tarEnd, tarHeader, tarPadding } from "./tar.ts";

/** Called as the work goes on, with how many rows or files were done so far. */
export type Progress = (part: "rows" | "files", done: number) => void;

export interface BackupReport {
  rows: number;
  files: number;
  /** Size of the backup. */
  bytes: number;
  sealed: boolean;
  /** Hashes of files that a row names and that could not be taken along. */
  missing: string[];
}

/** Characters of JSON lines in one entry: bounds what a restore has to hold in memory. */
const PART = 4_194_304;

/**
 * Writes everything that the site is into one file: gzip-compressed tar, sealed when there is a passphrase.
 * Database rows are of one instant, however long it takes and whatever others write meanwhile. The file
 * appears under its name only once it is whole and on disk. Throws BackupFault "cannot-write" or "no-space".
 */
export async function backup(
  app: App,
  file: string,
  options: { passphrase?: string | undefined; progress?: Progress } = {},
): Promise<BackupReport> {
  const { passphrase, progress = () => {} } = options;
  const target = resolve(file);
  const temporary = `${target}.${crypto.randomUUID()}.partial`;
  try {
    const report = await withSnapshot(app.connection, async (db) => {
      const taken: Manifest & { bytes: number } = { ...emptyManifest(), bytes: 0 };
      const bytes = await writeFile(temporary, archive(app, db, taken, passphrase !== undefined, progress), passphrase);
      const rows = Object.values(taken.tables).reduce((sum, table) => sum + table.rows, 0);
      const { files, missing } = taken;
      return { rows, files: files.count, bytes, sealed: passphrase !== undefined, missing };
    });
    await rename(temporary, target);
    await syncFolder(dirname(target));
    await saveSetting(app.db, "backup.at", app.clock.now());
    return report;
  } catch (error) {
    await rm(temporary, { force: true });
    throw asFault(error, target);
  }
}

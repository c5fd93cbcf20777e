import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { assembleApp, type App } from "../app.ts";
import type { Config } from "../config.ts";
import { connect, type Connection } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";
import { hashFile } from "../files/files.ts";
import { verifyLedger, type LedgerVerdict } from "../ledger/ledger.ts";
import { rebuildSearch } from "../search/search.ts";
import { createRowDigest } from "./archive.ts";
import { BackupFault, writingFault } from "./fault.ts";
import { listColumns, migrateInside, readFileNames, readRows, saveLastId, tableNames } from "./queries.ts";
import { openBackup, unpack, type Unpacked } from "./unpack.ts";

export type RestoreProgress = (part: "rows" | "files" | "verified" | "searched", done: number) => void;

export interface RestoreReport {
  /** When the backup was taken (ms). */
  at: number;
  tables: number;
  rows: number;
  files: number;
  /** The ledger as recomputed from the restored rows. */
  ledger: LedgerVerdict;
  /** Items that were put into the search index. */
  searched: number;
  /** Files that a row names and that the backup never had. */
  missing: string[];
}

/** Everything is built here and moved to its place at the end, so that a restore cut short is never taken for a site. */
const WORKSHOP = ".restoring";
const DATABASE = "minbar.sqlite";

/**
 * Makes the site of a backup in an empty data folder (and, where DATABASE_URL is set, an empty PostgreSQL
 * database): writes everything, reads it all back, compares it with the backup, recomputes the ledger and
 * builds the search index. Either all of it is there afterwards or nothing is. Throws BackupFault.
 */
export async function restore(
  config: Config,
  file: string,
  options: { passphrase?: string | undefined; progress?: RestoreProgress } = {},
): Promise<RestoreReport> {
  const source = await openBackup(file, options.passphrase);
  const fillIn = (app: App) => fill(app, source, options.progress ?? (() => {}));
  const connection = config.databaseUrl ? connect({ url: config.databaseUrl }) : undefined;
  let workshop: string | undefined;
  try {
    if (connection && (await listColumns(connection.db, connection.kind)).size > 0)
      throw new BackupFault("database-not-empty");
    workshop = await openWorkshop(config.dataDir);
    return connection
      ? await buildOnPostgres(config, workshop, connection, fillIn)
      : await buildOnSqlite(config, workshop, fillIn);
  } catch (error) {
    throw writingFault(error, config.dataDir);
  } finally {
    if (workshop) await rm(workshop, { recursive: true, force: true });
    await source.return(undefined);
    await connection?.close();
  }
}

/** An empty folder inside the empty data folder. What an earlier restore left when it was cut short goes first. */
async function openWorkshop(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const entries = await readdir(dataDir);
  const leftovers = entries.includes(WORKSHOP) ? [WORKSHOP, "files"] : [];
  if (entries.some((name) => !leftovers.includes(name) && name !== "lost+found"))
    throw new BackupFault("folder-not-empty", dataDir);
  for (const name of leftovers) await rm(join(dataDir, name), { recursive: true, force: true });
  const workshop = join(dataDir, WORKSHOP);
  await mkdir(workshop);
  return workshop;
}

async function buildOnSqlite(
  config: Config,
  workshop: string,
  fillIn: (app: App) => Promise<RestoreReport>,
): Promise<RestoreReport> {
  const path = join(workshop, DATABASE);
  const connection = connect({ path });
  let report: RestoreReport;
  try {
    report = await assembleApp({ ...config, dataDir: workshop }, connection).tx(fillIn);
  } finally {
    await connection.close(); // the last to leave folds the log into the file
  }
  await sync(path);
  await moveFiles(workshop, config.dataDir);
  await rename(path, join(config.dataDir, DATABASE));
  await sync(config.dataDir);
  return report;
}

/** The commit is the last step, so the files must be in their place before it. */
async function buildOnPostgres(
  config: Config,
  workshop: string,
  connection: Connection,
  fillIn: (app: App) => Promise<RestoreReport>,
): Promise<RestoreReport> {
  const app = assembleApp({ ...config, dataDir: workshop }, connection);
  try {
    return await app.tx(async (tx) => {
      const report = await fillIn(tx);
      await moveFiles(workshop, config.dataDir);
      return report;
    });
  } catch (error) {
    await rm(join(config.dataDir, "files"), { recursive: true, force: true });
    throw error;
  }
}

async function moveFiles(workshop: string, dataDir: string): Promise<void> {
  const files = join(workshop, "files");
  await mkdir(files, { recursive: true });
  for (const folder of await readdir(files)) await sync(join(files, folder));
  await sync(files);
  await rename(files, join(dataDir, "files"));
  await sync(dataDir);
}

/** Puts a file, or the names in a folder, on disk. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Everything that happens inside the one transaction of a restore. */
async function fill(
  app: App,
  source: AsyncIterable<Buffer>,
  progress: RestoreProgress,
): Promise<RestoreReport> {
  const unpacked = await unpack(app, source, progress);
  await verifyRows(app, unpacked, progress);
  for (const [table, last] of Object.entries(unpacked.manifest.lastIds))
    if (isTable(table)) await saveLastId(app.db, app.kind, table, last);
  await migrateInside(app.db, app.kind, () => true);
  await verifyFiles(app, unpacked);
  const ledger = await verifyLedger(app);
  const searched = await rebuildSearch(app, (done) => progress("searched", done));
  const tables = Object.values(unpacked.manifest.tables);
  return {
    at: unpacked.head.at,
    tables: tables.length,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    files: unpacked.files.length,
    ledger,
    searched,
    missing: unpacked.manifest.missing,
  };
}

const isTable = (name: string): name is keyof Tables => tableNames.some((table) => table === name);

/** Reads every table back and compares counts and fingerprints with the backup. */
async function verifyRows(app: App, unpacked: Unpacked, progress: RestoreProgress): Promise<void> {
  let verified = 0;
  for (const table of tableNames) {
    const digest = createRowDigest();
    const told = unpacked.tables.get(table) ?? { columns: [], rows: 0, digest: digest.hex() };
    const read = createRowDigest();
    for await (const rows of readRows(app.db, app.kind, table, { secrets: true }))
      for (const row of rows) {
        read.add(row, told.columns);
        progress("verified", ++verified);
      }
    if (read.rows() !== told.rows || read.hex() !== told.digest)
      throw new BackupFault("not-as-written", table);
  }
}

/** Reads every file back; each file that a row names must be there, unless the backup says that it never was. */
async function verifyFiles(app: App, unpacked: Unpacked): Promise<void> {
  for (const hash of unpacked.files)
    if ((await hashFile(app.files.path(hash))) !== hash) throw new BackupFault("damaged", hash);
  const known = new Set([...unpacked.files, ...unpacked.manifest.missing]);
  for await (const hash of readFileNames(app.db))
    if (!known.has(hash)) throw new BackupFault("damaged", hash);
}

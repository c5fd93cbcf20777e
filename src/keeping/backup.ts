import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { createGzip } from "node:zlib";
import type { App } from "../app.ts";
import type { Db } from "../db/db.ts";
import { appliedMigrations } from "../db/migrations.ts";
import { saveSetting } from "../db/settings.ts";
import { hashFile } from "../files/files.ts";
import { encodeRow, FORMAT, GZIP_HEADER, HEAD, MANIFEST, type Head, type Manifest } from "./archive.ts";
import { seal } from "./cipher.ts";
import { BackupFault, writingFault } from "./fault.ts";
import { readFileNames, readLastIds, readRows, tableNames, withSnapshot } from "./queries.ts";
import { createReader, through } from "./streams.ts";
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

/** What the archive has held so far; it becomes the manifest. */
type Taken = Manifest;

/**
 * Writes everything that the site is into one file: gzip-compressed tar, sealed when there is a passphrase.
 * Database rows are of one instant, however long it takes and whatever others write meanwhile. The file
 * appears under its name only once it is whole and on disk; one that is there already is only replaced with `force`.
 * Throws BackupFault "exists", "is-folder" or what the file system refused.
 */
export async function backup(
  app: App,
  file: string,
  options: { passphrase?: string | undefined; progress?: Progress; force?: boolean | undefined } = {},
): Promise<BackupReport> {
  const { passphrase, progress = () => {} } = options;
  const target = resolve(file);
  const there = await stat(target).catch(() => undefined);
  if (there?.isDirectory()) throw new BackupFault("is-folder", target);
  if (there && !options.force) throw new BackupFault("exists", target);
  const temporary = `${target}.${crypto.randomUUID()}.partial`;
  const sealed = passphrase !== undefined;
  const taken: Taken = {
    head: "",
    tables: {},
    lastIds: {},
    files: { count: 0, bytes: 0, sha256: "" },
    missing: [],
  };
  try {
    const bytes = await withSnapshot(app.connection, (db) => {
      const plain = archive(app, db, taken, { secrets: sealed, progress });
      const packed = fixGzipHeader(through(plain, createGzip({ level: 4 })));
      return writeFile(temporary, sealed ? seal(packed, passphrase) : packed);
    });
    await rename(temporary, target);
    await syncFolder(dirname(target));
    await saveSetting(app.db, "backup.at", app.clock.now());
    const rows = Object.values(taken.tables).reduce((sum, table) => sum + table.rows, 0);
    return { rows, files: taken.files.count, bytes, sealed, missing: taken.missing };
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw writingFault(error, target);
  }
}

/** The tar archive, piece by piece; fills `taken` as it goes. */
async function* archive(
  app: App,
  db: Db,
  taken: Taken,
  options: { secrets: boolean; progress: Progress },
): AsyncGenerator<Buffer> {
  const head: Head = {
    format: FORMAT,
    at: app.clock.now(),
    database: app.kind,
    migrations: await appliedMigrations(db),
    secrets: options.secrets,
  };
  const headBytes = Buffer.from(`${JSON.stringify(head, null, 1)}\n`);
  taken.head = sha256(headBytes);
  yield* entry(HEAD, headBytes);
  let rows = 0;
  for (const table of tableNames) {
    const hash = createHash("sha256");
    let count = 0;
    let part = 0;
    for await (const { text, size } of readLines(app, db, table, options.secrets)) {
      const bytes = Buffer.from(text);
      hash.update(bytes);
      count += size;
      yield* entry(`tables/${table}/${String(++part).padStart(6, "0")}.jsonl`, bytes);
      options.progress("rows", (rows += size));
    }
    taken.tables[table] = { rows: count, sha256: hash.digest("hex") };
  }
  taken.lastIds = await readLastIds(db, app.kind);
  yield* storedFiles(app, db, taken, options.progress);
  yield* entry(MANIFEST, Buffer.from(`${JSON.stringify(taken, null, 1)}\n`));
  yield tarEnd();
}

/** A table as JSON lines, in parts of some megabytes. */
async function* readLines(
  app: App,
  db: Db,
  table: (typeof tableNames)[number],
  secrets: boolean,
): AsyncGenerator<{ text: string; size: number }> {
  let text = "";
  let size = 0;
  for await (const rows of readRows(db, app.kind, table, { secrets }))
    for (const row of rows) {
      text += encodeRow(row);
      size++;
      if (text.length < PART) continue;
      yield { text, size };
      text = "";
      size = 0;
    }
  if (size > 0) yield { text, size };
}

/** Every file that a row names. One that is gone or was damaged on disk is named as missing and left out. */
async function* storedFiles(app: App, db: Db, taken: Taken, progress: Progress): AsyncGenerator<Buffer> {
  const names = createHash("sha256");
  for await (const hash of readFileNames(db)) {
    const path = app.files.path(hash);
    const size = await app.files.size(hash);
    if (size === undefined || (await hashFile(path)) !== hash) {
      taken.missing.push(hash);
      continue;
    }
    yield tarHeader(`files/${hash}`, size);
    for await (const piece of createReadStream(path)) yield piece as Buffer;
    yield tarPadding(size);
    names.update(`${hash}\n`);
    taken.files.bytes += size;
    progress("files", ++taken.files.count);
  }
  taken.files.sha256 = names.digest("hex");
}

function* entry(name: string, bytes: Buffer): Generator<Buffer> {
  yield tarHeader(name, bytes.length);
  yield bytes;
  yield tarPadding(bytes.length);
}

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** Zeroes what gzip says of the writing system, so that a reader can tell any changed bit of the header. */
async function* fixGzipHeader(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const reader = createReader(source);
  await reader.exactly(GZIP_HEADER.length);
  yield GZIP_HEADER;
  for (let piece = await reader.some(PART); piece; piece = await reader.some(PART)) yield piece;
}

/** Writes a stream to a new file that only its owner may read; returns its size once it is on disk. */
async function writeFile(path: string, source: AsyncIterable<Buffer>): Promise<number> {
  const file = await open(path, "wx", 0o600);
  let size = 0;
  try {
    for await (const piece of source)
      for (let at = 0; at < piece.length;) {
        const { bytesWritten } = await file.write(piece, at);
        at += bytesWritten;
        size += bytesWritten;
      }
    await file.sync();
  } finally {
    await file.close();
  }
  return size;
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

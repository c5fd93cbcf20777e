import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { createGunzip } from "node:zlib";
import type { z } from "zod";
import type { App } from "../app.ts";
import { migrations } from "../db/migrations.ts";
import {
  createRowDigest,
  FORMAT,
  GZIP_HEADER,
  headSchema,
  manifestSchema,
  parseEntryName,
  type Head,
  type Manifest,
} from "./archive.ts";
import { SEALED_MAGIC, unseal } from "./cipher.ts";
import { BackupFault } from "./fault.ts";
import { insertRows, listColumns, migrateInside, type Row } from "./queries.ts";
import { createReader, through } from "./streams.ts";
import { readTar, type TarEntry } from "./tar.ts";

/** No part of a backup that is held in memory is larger; a table comes in parts of some megabytes. */
const MAX_PART = 268_435_456;

/**
 * The tar archive inside a backup. Throws BackupFault "no-such-file", "not-a-backup" or "key-needed" at once,
 * and "wrong-key", "damaged" or "truncated" while it is read.
 */
export async function openBackup(
  path: string,
  passphrase: string | undefined,
): Promise<AsyncGenerator<Buffer>> {
  const start = await readStart(path);
  const raw = () => createReadStream(path) as AsyncIterable<Buffer>;
  if (start.equals(SEALED_MAGIC)) {
    if (passphrase === undefined) throw new BackupFault("key-needed", path);
    return gunzipAll(unseal(raw(), passphrase));
  }
  if (!start.subarray(0, 2).equals(GZIP_HEADER.subarray(0, 2))) throw new BackupFault("not-a-backup", path);
  return gunzipAll(raw());
}

async function* gunzipAll(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* through(checkGzipHeader(source), createGunzip());
  } catch (error) {
    const code = (error as NodeJS.ErrnoException | null)?.code;
    if (code === "Z_BUF_ERROR") throw new BackupFault("truncated");
    if (code?.startsWith("Z_")) throw new BackupFault("damaged");
    throw error;
  }
}

async function readStart(path: string): Promise<Buffer> {
  const start = Buffer.alloc(SEALED_MAGIC.length);
  try {
    const file = await open(path, "r");
    try {
      await file.read(start, 0, start.length, 0);
    } finally {
      await file.close();
    }
  } catch {
    throw new BackupFault("no-such-file", path);
  }
  return start;
}

async function* checkGzipHeader(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const reader = createReader(source);
  const header = await reader.exactly(GZIP_HEADER.length);
  if (!header.equals(GZIP_HEADER)) throw new BackupFault("damaged");
  yield header;
  for (let piece = await reader.some(MAX_PART); piece; piece = await reader.some(MAX_PART)) yield piece;
}

/** What was taken out of a backup, to be compared with what the database and the file store then hold. */
export interface Unpacked {
  head: Head;
  manifest: Manifest;
  tables: Map<string, { columns: string[]; rows: number; digest: string }>;
  files: string[];
}

interface ReceivedTable {
  bytes: Hash;
  columns: string[];
  digest: ReturnType<typeof createRowDigest>;
}

export type UnpackProgress = (part: "rows" | "files", done: number) => void;

/**
 * Takes a backup into the empty database and file store of `app` (which must be a transaction), on the
 * schema that it was taken from, and compares everything with the manifest. Throws BackupFault.
 */
export async function unpack(
  app: App,
  source: AsyncIterable<Buffer>,
  progress: UnpackProgress,
): Promise<Unpacked> {
  const tables = new Map<string, ReceivedTable>();
  const files: string[] = [];
  const names = createHash("sha256");
  const known = { bytes: 0, rows: 0 };
  let head: { value: Head; sha256: string } | undefined;
  let manifest: Manifest | undefined;
  let columns = new Map<string, Set<string>>();

  for await (const entry of readTar(source)) {
    const what = parseEntryName(entry.name);
    if (manifest || !what || (what.part === "head") === (head !== undefined))
      throw new BackupFault("damaged");
    if (what.part === "head") {
      const bytes = await readWhole(entry);
      head = { value: readHead(bytes), sha256: createHash("sha256").update(bytes).digest("hex") };
      const { migrations: wanted } = head.value;
      await migrateInside(app.db, app.kind, (name) => wanted.includes(name));
      columns = await listColumns(app.db, app.kind);
      columns.delete("migrations");
    } else if (what.part === "table") {
      const received = tables.get(what.table) ?? {
        bytes: createHash("sha256"),
        columns: [],
        digest: createRowDigest(),
      };
      tables.set(what.table, received);
      const bytes = await readWhole(entry);
      received.bytes.update(bytes);
      const rows = readLines(bytes, received, columns.get(what.table));
      await insertRows(app.db, what.table, rows);
      progress("rows", (known.rows += rows.length));
    } else if (what.part === "file") {
      await storeFile(app.files.path(what.hash), entry);
      names.update(`${what.hash}\n`);
      known.bytes += entry.size;
      progress("files", files.push(what.hash));
    } else manifest = readJson(await readWhole(entry), manifestSchema);
  }
  if (!head || !manifest) throw new BackupFault("truncated");
  compare(manifest, head.sha256, tables, {
    count: files.length,
    bytes: known.bytes,
    sha256: names.digest("hex"),
  });
  return {
    head: head.value,
    manifest,
    files,
    tables: new Map(
      [...tables].map(([name, table]) => [
        name,
        { columns: table.columns, rows: table.digest.rows(), digest: table.digest.hex() },
      ]),
    ),
  };
}

function compare(
  manifest: Manifest,
  headSha: string,
  tables: Map<string, ReceivedTable>,
  files: Manifest["files"],
): void {
  if (manifest.head !== headSha) throw new BackupFault("damaged");
  if (JSON.stringify(manifest.files) !== JSON.stringify(files)) throw new BackupFault("damaged");
  const nothing = createHash("sha256").digest("hex");
  for (const name of tables.keys()) if (!manifest.tables[name]) throw new BackupFault("damaged", name);
  for (const [name, told] of Object.entries(manifest.tables)) {
    const table = tables.get(name);
    const sha256 = table ? table.bytes.copy().digest("hex") : nothing;
    if (told.rows !== (table?.digest.rows() ?? 0) || told.sha256 !== sha256)
      throw new BackupFault("damaged", name);
  }
}

function readHead(bytes: Buffer): Head {
  const { format } = readJson(bytes, headSchema.pick({ format: true }));
  if (format > FORMAT) throw new BackupFault("newer-format");
  const head = readJson(bytes, headSchema);
  const strange = head.migrations.filter((name) => !migrations.some((migration) => migration.name === name));
  if (strange.length > 0) throw new BackupFault("newer-schema", strange.join(", "));
  return head;
}

function readJson<Shape>(bytes: Buffer, schema: z.ZodType<Shape>): Shape {
  try {
    return schema.parse(JSON.parse(bytes.toString()));
  } catch {
    throw new BackupFault("damaged");
  }
}

async function readWhole(entry: TarEntry): Promise<Buffer> {
  if (entry.size > MAX_PART) throw new BackupFault("damaged", entry.name);
  const pieces: Buffer[] = [];
  for await (const piece of entry.content) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The rows of one part. Every row has the same columns, and the database must have each of them. */
function readLines(bytes: Buffer, table: ReceivedTable, known: Set<string> | undefined): Row[] {
  try {
    const rows = bytes
      .toString()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Row);
    if (table.columns.length === 0) table.columns = Object.keys(rows[0] ?? {});
    for (const row of rows) {
      const keys = Object.keys(row);
      if (keys.join() !== table.columns.join() || !keys.every((key) => known?.has(key)))
        throw new BackupFault("damaged");
      table.digest.add(row, table.columns);
    }
    return rows;
  } catch {
    throw new BackupFault("damaged");
  }
}

async function storeFile(path: string, entry: TarEntry): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, "w");
  try {
    for await (const piece of entry.content)
      for (let at = 0; at < piece.length;) at += (await file.write(piece, at)).bytesWritten;
    await file.sync();
  } finally {
    await file.close();
  }
}

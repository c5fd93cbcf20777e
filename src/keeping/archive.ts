import { createHash, type Hash } from "node:crypto";
import { z } from "zod";

/**
 * What a backup holds, in this order, as a tar archive:
 *
 * - `minbar.json`: what it is and which schema it was taken from ({@link headSchema});
 * - `tables/NAME/000001.jsonl`, …: the rows of each table, one JSON object a line, keys in order;
 * - `files/HASH`: every file that a row names, named by the SHA-256 of its content;
 * - `manifest.json`: counts, SHA-256 of everything before it, last ids ({@link manifestSchema}).
 */
export const FORMAT = 1;

/** The first bytes of every backup that is not sealed: gzip, no name, no time, system unknown (RFC 1952). */
export const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

export const HEAD = "minbar.json";
export const MANIFEST = "manifest.json";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const tableName = z.string().regex(/^[a-z][a-z_]{0,60}$/);
const count = z.int().nonnegative();

export const headSchema = z.object({
  format: count,
  /** When it was taken (ms). */
  at: count,
  database: z.enum(["sqlite", "postgres"]),
  /** Names of the migrations that its schema is the result of. */
  migrations: z.array(z.string().max(100)).max(10_000),
  /** Whether the secrets of the installation came along: only in a sealed backup. */
  secrets: z.boolean(),
});

export const manifestSchema = z.object({
  head: sha256,
  tables: z.record(tableName, z.object({ rows: count, sha256 })),
  lastIds: z.record(tableName, count),
  files: z.object({ count, bytes: count, /** SHA-256 of all names, one a line. */ sha256 }),
  /** Files that a row names and that the store did not have, or not as they were written. */
  missing: z.array(sha256),
});

export type Head = z.output<typeof headSchema>;
export type Manifest = z.output<typeof manifestSchema>;

/** Which part of a backup an entry is; undefined for a name that no backup has. Names are never used as paths. */
export function parseEntryName(
  name: string,
):
  | { part: "head" | "manifest" }
  | { part: "table"; table: string }
  | { part: "file"; hash: string }
  | undefined {
  if (name === HEAD) return { part: "head" };
  if (name === MANIFEST) return { part: "manifest" };
  const [, table] = /^tables\/([a-z][a-z_]{0,60})\/\d{6}\.jsonl$/.exec(name) ?? [];
  if (table) return { part: "table", table };
  const [, hash] = /^files\/([0-9a-f]{64})$/.exec(name) ?? [];
  return hash ? { part: "file", hash } : undefined;
}

type Row = Record<string, string | number | null>;

/** One row as a line of a dump: keys in order, so that equal rows are equal bytes. Throws for anything but text, numbers and null. */
export function encodeRow(row: Row): string {
  const ordered: Row = {};
  for (const key of Object.keys(row).sort()) {
    const value = row[key] ?? null;
    if (value !== null && typeof value !== "string" && typeof value !== "number")
      throw new TypeError(`a dump holds no value like that of ${key}`);
    ordered[key] = value;
  }
  return `${JSON.stringify(ordered)}\n`;
}

/**
 * A fingerprint of rows that both databases give for one content: fractions count as far as PostgreSQL's
 * `real` keeps them, and columns that a later schema added do not count.
 */
export function createRowDigest(): {
  add(row: Row, columns: readonly string[]): void;
  hex(): string;
  rows(): number;
} {
  const hash: Hash = createHash("sha256");
  let rows = 0;
  return {
    add(row, columns) {
      rows++;
      const values = columns.map((column) => {
        const value = row[column] ?? null;
        return typeof value === "number" && !Number.isInteger(value) ? Math.fround(value) : value;
      });
      hash.update(JSON.stringify(values));
    },
    hex: () => hash.digest("hex"),
    rows: () => rows,
  };
}

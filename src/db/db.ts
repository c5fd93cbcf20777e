import { Kysely } from "kysely";
import type pg from "pg";
import { openSqlite, type SqliteDatabase } from "../platform/sqlite.ts";
import { openPostgresPool, postgresDialect } from "./dialects/postgres.ts";
import { SqliteDialect } from "./dialects/sqlite.ts";
import type { Tables } from "./tables.ts";

export type Db = Kysely<Tables>;

/** An open database and what differs between the two kinds. */
export type Connection = { db: Db; close(): Promise<void> } & (
  { kind: "sqlite"; writer: SqliteDatabase; path: string } | { kind: "postgres"; pool: pg.Pool; url: string }
);

/** Opens the SQLite file at `path`, or the PostgreSQL database of a `postgres://` address. */
export function connect(target: { path: string } | { url: string }): Connection {
  if ("url" in target) {
    const pool = openPostgresPool(target.url);
    const db: Db = new Kysely<Tables>({ dialect: postgresDialect(pool) });
    return { kind: "postgres", pool, url: target.url, db, close: () => db.destroy() };
  }
  const writer = openSqlite(target.path, "writer");
  const reader = openSqlite(target.path, "reader");
  const db: Db = new Kysely<Tables>({ dialect: new SqliteDialect(writer, reader) });
  return { kind: "sqlite", writer, path: target.path, db, close: () => db.destroy() };
}

/** True when a write failed because a unique value was already there, on either database. */
export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT_PRIMARYKEY" || code === "23505";
}

/**
 * True when a query failed because the database could not be reached, is restarting, is locked, full or not writable:
 * nothing is wrong with the query and it may succeed later. (SQLSTATE classes 08, 53 and 57; SQLite's own codes.)
 */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === "string") {
    if (/^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|EHOSTUNREACH)$/.test(code)) return true;
    if (/^(08|53|57P)/.test(code)) return true;
    if (/^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN)/.test(code)) return true;
  }
  return (
    typeof message === "string" &&
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
      message,
    )
  );
}

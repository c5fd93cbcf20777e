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

import { sql, type Kysely } from "kysely";
import { housekeeping } from "./migrations/0001-ground.ts";
import { publishing } from "./migrations/0002-publishing.ts";
import { search } from "./migrations/0003-search.ts";
import type { Db } from "./db.ts";

/** What a migration is handed: never application code, so that it means the same for ever. */
export interface Step {
  // The schema of the past has no types.
  db: Kysely<any>; // eslint-disable-line
  kind: "sqlite" | "postgres";
}

export interface Migration {
  name: string;
  up(step: Step): Promise<void>;
}

/** In order; a migration that has landed is never edited and never removed. */
export const migrations: Migration[] = [housekeeping, publishing, search];

/** A newer Minbar has written this database; this one must not touch it. */
export class SchemaTooNew extends Error {
  constructor(readonly unknown: string[]) {
    super(`the database was written by a newer version (${unknown.join(", ")})`);
  }
}

/**
 * Brings the database to today's schema, each migration in its own transaction, one process at a time.
 * Returns the names of those that ran. Throws SchemaTooNew when the database knows a migration that we do not.
 */
export async function migrate(db: Db, kind: Step["kind"]): Promise<string[]> {
  await db.transaction().execute(async (tx) => {
    if (kind === "postgres") await sql`select pg_advisory_xact_lock(460046)`.execute(tx);
    await sql`create table if not exists migrations (name text primary key, at bigint not null)`.execute(tx);
  });
  const done = await appliedMigrations(db);
  const unknown = done.filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0) throw new SchemaTooNew(unknown);
  const ran: string[] = [];
  for (const migration of migrations) {
    if (done.includes(migration.name)) continue;
    const mine = await db.transaction().execute(async (tx) => {
      if (kind === "postgres") await sql`select pg_advisory_xact_lock(460046)`.execute(tx);
      const claimed = await sql<{
        name: string;
      }>`insert into migrations (name, at) values (${migration.name}, 0)
        on conflict (name) do nothing returning name`.execute(tx);
      if (claimed.rows.length === 0) return false;
      await migration.up({ db: tx, kind });
      return true;
    });
    if (mine) ran.push(migration.name);
  }
  return ran;
}

/** Names of the migrations that the database has, oldest first. */
export async function appliedMigrations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from migrations order by name`.execute(db);
  return rows.map((row) => row.name);
}

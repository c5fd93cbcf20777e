import { sql } from "kysely";
import type { Connection, Db } from "../db/db.ts";
import { openSqlite } from "../platform/sqlite.ts";

/** Faults that the database finds in its own file, empty when it is sound. Runs beside the writers of the site. */
export async function checkDatabaseFile(path: string): Promise<string[]> {
  const reader = openSqlite(path, "reader");
  try {
    const rows = reader.query("pragma quick_check(5)").all() as { quick_check: string }[];
    return rows.map((row) => row.quick_check).filter((line) => line !== "ok");
  } catch (error) {
    return [String(error)];
  } finally {
    reader.close();
  }
}

/** "SQLite 3.51.0" or "PostgreSQL 15.14", and the number by which versions are compared. */
export async function readVersion(
  db: Db,
  kind: Connection["kind"],
): Promise<{ text: string; major: number }> {
  const { rows } =
    kind === "postgres"
      ? await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db)
      : await sql<{ version: string }>`select sqlite_version() as version`.execute(db);
  const version = (rows[0]?.version ?? "").split(" ")[0] ?? "";
  return {
    text: `${kind === "postgres" ? "PostgreSQL" : "SQLite"} ${version}`,
    major: Number.parseInt(version, 10),
  };
}

/** The database server's clock (ms); undefined where the database is a file. */
export async function readDatabaseClock(db: Db, kind: Connection["kind"]): Promise<number | undefined> {
  if (kind === "sqlite") return undefined;
  const { rows } = await sql<{
    now: number;
  }>`select (extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(db);
  return rows[0]?.now;
}

/** The newest moment that anything was recorded at (ms); 0 for an empty ledger. */
export async function readLastRecord(db: Db): Promise<number> {
  const row = await db.selectFrom("ledger").select("at").orderBy("seq", "desc").limit(1).executeTakeFirst();
  return row?.at ?? 0;
}

/** Which effects were given up, and since when (ms) the oldest job that is due has waited. */
export async function readJobTrouble(
  db: Db,
  now: number,
): Promise<{ givenUp: string[]; waitingSince: number | undefined }> {
  const givenUp = await db
    .selectFrom("jobs")
    .select(["announcement", "effect"])
    .distinct()
    .where("given_up_at", "is not", null)
    .execute();
  const oldest = await db
    .selectFrom("jobs")
    .select("due_at")
    .where("given_up_at", "is", null)
    .where("due_at", "<=", now)
    .orderBy("due_at")
    .limit(1)
    .executeTakeFirst();
  return {
    givenUp: givenUp.map((job) => `${job.announcement} → ${job.effect}`),
    waitingSince: oldest?.due_at,
  };
}

/** How many items wait for their time. */
export async function countScheduled(db: Db, now: number): Promise<number> {
  const row = await db
    .selectFrom("items")
    .where("announced_at", "is", null)
    .where("visible_at", ">", now)
    .select(sql<number>`count(*)`.as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** How many items have been visible since `late` (ms) without being announced. */
export async function countLate(db: Db, late: number): Promise<number> {
  const row = await db
    .selectFrom("items")
    .where("announced_at", "is", null)
    .where("visible_at", "<=", late)
    .select(sql<number>`count(*)`.as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** True while a worker holds jobs: what is late then is being done. */
export async function isWorkerBusy(db: Db, now: number): Promise<boolean> {
  const row = await db
    .selectFrom("jobs")
    .select("id")
    .where("locked_until", ">", now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Originals and renditions with the size that they should have, by hash, each row once. */
export async function listFileSizes(db: Db): Promise<{ hash: string; bytes: number; mediaId: number }[]> {
  return db
    .selectFrom("media")
    .select(["hash", "bytes", "id as mediaId"])
    .unionAll(db.selectFrom("renditions").select(["hash", "bytes", "media_id as mediaId"]))
    .execute();
}

/** True when an edition has a host of its own: the site is meant for the public. */
export async function hasOwnHost(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom("editions")
    .select("id")
    .where("host", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import type { LedgerTable } from "./tables.ts";

export type LedgerEntry = LedgerTable;

/** The newest entry. On PostgreSQL the ledger is locked until the transaction ends, so that two writers queue. */
export async function lastEntry(db: Db, kind: "sqlite" | "postgres"): Promise<LedgerEntry | undefined> {
  if (kind === "postgres") await sql`select pg_advisory_xact_lock(460047)`.execute(db);
  return db.selectFrom("ledger").selectAll().orderBy("seq", "desc").limit(1).executeTakeFirst();
}

export async function appendEntry(db: Db, entry: LedgerEntry): Promise<void> {
  await db.insertInto("ledger").values(entry).execute();
}

export async function listEntriesAfter(db: Db, seq: number, limit: number): Promise<LedgerEntry[]> {
  return db.selectFrom("ledger").selectAll().where("seq", ">", seq).orderBy("seq").limit(limit).execute();
}

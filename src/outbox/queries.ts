import { sql } from "kysely";
import type { Db } from "../db/db.ts";

export interface Job {
  id: number;
  announcement: string;
  effect: string;
  subject_id: number;
  attempts: number;
}

export async function insertJobs(
  db: Db,
  jobs: { announcement: string; effect: string; subject_id: number; due_at: number }[],
): Promise<void> {
  if (jobs.length > 0) await db.insertInto("jobs").values(jobs).execute();
}

/** Which jobs to take: `slow` those whose effect begins with `prefix`, or those that do not; undefined takes any. */
interface Claim {
  now: number;
  lockMs: number;
  limit: number;
  slow: boolean | undefined;
  prefix: string;
}

/** Takes up to `limit` due jobs so that no other worker runs them for `lockMs`. */
export async function claimJobs(
  db: Db,
  kind: "sqlite" | "postgres",
  { now, lockMs, limit, slow, prefix }: Claim,
): Promise<Job[]> {
  let due = db
    .selectFrom("jobs")
    .select("id")
    .where("given_up_at", "is", null)
    .where("due_at", "<=", now)
    .where("locked_until", "<=", now)
    .orderBy("due_at")
    .orderBy("id")
    .limit(limit);
  if (slow !== undefined) due = due.where("effect", slow ? "like" : "not like", `${prefix}%`);
  // A quiet outbox costs one read and no write.
  if ((await due.limit(1).execute()).length === 0) return [];
  const claimed = await db
    .updateTable("jobs")
    .set({ locked_until: now + lockMs })
    .where("id", "in", kind === "postgres" ? due.forUpdate().skipLocked() : due)
    .returning(["id", "announcement", "effect", "subject_id", "attempts"])
    .execute();
  return claimed.sort((a, b) => a.id - b.id);
}

/** Gives every claimed job free again. */
export async function releaseJobs(db: Db): Promise<void> {
  await db.updateTable("jobs").set({ locked_until: 0 }).where("locked_until", ">", 0).execute();
}

export async function deleteJob(db: Db, id: number): Promise<void> {
  await db.deleteFrom("jobs").where("id", "=", id).execute();
}

export async function failJob(
  db: Db,
  id: number,
  outcome: { attempts: number; due_at: number; last_error: string; given_up_at: number | null },
): Promise<void> {
  await db
    .updateTable("jobs")
    .set({ ...outcome, locked_until: 0 })
    .where("id", "=", id)
    .execute();
}

/** When the next job after `now` is due (ms), or undefined when none waits. */
export async function nextDueAt(db: Db, now: number): Promise<number | undefined> {
  const row = await db
    .selectFrom("jobs")
    .select("due_at")
    .where("given_up_at", "is", null)
    .where("due_at", ">", now)
    .orderBy("due_at")
    .limit(1)
    .executeTakeFirst();
  return row?.due_at;
}

export async function countJobs(db: Db) {
  return db
    .selectFrom("jobs")
    .select([
      sql<number>`count(*)`.as("waiting"),
      sql<number>`coalesce(sum(case when attempts > 0 then 1 else 0 end), 0)`.as("failing"),
      sql<number>`coalesce(sum(case when given_up_at is not null then 1 else 0 end), 0)`.as("givenUp"),
    ])
    .executeTakeFirstOrThrow();
}

import type { Db } from "../db/db.ts";
import type { Role } from "./tables.ts";

export async function countPeople(db: Db): Promise<number> {
  const row = await db
    .selectFrom("people")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function insertPerson(
  db: Db,
  row: { name: string; email: string; password_hash: string | null; role: Role; created_at: number },
): Promise<number> {
  const made = await db.insertInto("people").values(row).returning("id").executeTakeFirstOrThrow();
  return made.id;
}

export const listPeople = (db: Db) =>
  db.selectFrom("people").select(["id", "name", "email", "role", "created_at"]).orderBy("id").execute();

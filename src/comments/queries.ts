import { sql, type Insertable } from "kysely";
import type { Db } from "../db/db.ts";
import { prepare } from "../db/prepared.ts";
import type { CommentContactsTable, CommentsTable } from "./tables.ts";

/** What readers see of a comment. Contacts live in a table of their own, which nothing here reads. */
const shownColumns = ["id", "parent_id", "number", "name", "text", "created_at"] as const;

/** The first `limit` approved comments of an item, by number. */
export const listApproved = prepare((db, itemId: number, limit: number) =>
  db
    .selectFrom("comments")
    .where("item_id", "=", itemId)
    .where("state", "=", "approved")
    .select(shownColumns)
    .orderBy("number")
    .limit(limit),
);

/** Where every approved comment of an item stands, by number, without the words. */
export const listPlaces = prepare((db, itemId: number) =>
  db
    .selectFrom("comments")
    .where("item_id", "=", itemId)
    .where("state", "=", "approved")
    .select(["id", "parent_id", "number"])
    .orderBy("number"),
);

export async function listApprovedByIds(db: Db, ids: number[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("comments")
    .where("id", "in", ids)
    .where("state", "=", "approved")
    .select(shownColumns)
    .execute();
}

/** Locks the item against another writer of comments and gives the highest number used under each item. */
export async function claimNumbers(db: Db, itemIds: number[]): Promise<Map<number, number>> {
  // A write that changes nothing: on PostgreSQL it holds the rows until the end of the transaction.
  await db
    .updateTable("items")
    .set((eb) => ({ comment_count: eb.ref("comment_count") }))
    .where("id", "in", itemIds)
    .execute();
  const rows = await db
    .selectFrom("comments")
    .where("item_id", "in", itemIds)
    .select((eb) => ["item_id", eb.fn.max("number").as("highest")])
    .groupBy("item_id")
    .execute();
  return new Map(rows.map((row) => [row.item_id, row.highest]));
}

/** Numbers already used, of those wished for. */
export async function listTakenNumbers(db: Db, itemId: number, numbers: number[]): Promise<Set<number>> {
  if (numbers.length === 0) return new Set();
  const rows = await db
    .selectFrom("comments")
    .where("item_id", "=", itemId)
    .where("number", "in", numbers)
    .select("number")
    .execute();
  return new Set(rows.map((row) => row.number));
}

/** The items that some comments stand under, by comment id. */
export async function listItemsOf(db: Db, ids: number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("comments").where("id", "in", ids).select(["id", "item_id"]).execute();
  return new Map(rows.map((row) => [row.id, row.item_id]));
}

/** Inserts comments and returns their ids under "item:number". */
export async function insertComments(
  db: Db,
  rows: Insertable<CommentsTable>[],
): Promise<Map<string, number>> {
  const made = await db.insertInto("comments").values(rows).returning(["id", "item_id", "number"]).execute();
  return new Map(made.map((row) => [`${row.item_id}:${row.number}`, row.id]));
}

export async function updateParents(db: Db, parents: { id: number; parentId: number }[]): Promise<void> {
  for (const { id, parentId } of parents)
    await db.updateTable("comments").set({ parent_id: parentId }).where("id", "=", id).execute();
}

export async function insertContacts(db: Db, rows: Insertable<CommentContactsTable>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto("comment_contacts").values(rows).execute();
}

/** Counts the approved comments of items afresh. */
export async function recount(db: Db, itemIds: number[]): Promise<void> {
  await sql`update items set comment_count =
    (select count(*) from comments where comments.item_id = items.id and comments.state = 'approved')
    where id in (${sql.join(itemIds)})`.execute(db);
}

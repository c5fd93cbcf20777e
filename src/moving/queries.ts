import type { Insertable } from "kysely";
import type { Db } from "../db/db.ts";
import type { OriginsTable } from "../db/origins.ts";

type Kind = OriginsTable["kind"];

/** Values in one `in (…)` list. */
const LIST = 500;

/** What of a site was moved in before: its number there → the id here. */
export async function listOrigins(
  db: Db,
  source: string,
  kind: Kind,
  foreignIds: string[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let at = 0; at < foreignIds.length; at += LIST) {
    const rows = await db
      .selectFrom("origins")
      .select(["foreign_id", "local_id"])
      .where("source", "=", source)
      .where("kind", "=", kind)
      .where("foreign_id", "in", foreignIds.slice(at, at + LIST))
      .execute();
    for (const row of rows) found.set(row.foreign_id, row.local_id);
  }
  return found;
}

/** Remembers where things came from, in the transaction that makes them. */
export async function insertOrigins(db: Db, rows: Insertable<OriginsTable>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += LIST)
    await db
      .insertInto("origins")
      .values(rows.slice(at, at + LIST))
      .onConflict((conflict) => conflict.columns(["source", "kind", "foreign_id"]).doNothing())
      .execute();
}

/** Items with links to this site's own paths, by rising id, that nobody has changed since they were written. */
export const listLinkingItems = (db: Db, afterId: number, limit: number) =>
  db
    .selectFrom("items")
    .select(["id", "body"])
    .where("id", ">", afterId)
    .where("version", "=", 1)
    .where("body", "like", '%"href":"/%')
    .orderBy("id")
    .limit(limit)
    .execute();

/** Those of some items that came from a source. */
export async function listItemsOf(db: Db, source: string, itemIds: number[]): Promise<Set<number>> {
  if (itemIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("origins")
    .select("local_id")
    .where("kind", "=", "item")
    .where("local_id", "in", itemIds)
    .where("source", "=", source)
    .execute();
  return new Set(rows.map((row) => row.local_id));
}

/** Puts a body with its links settled in the place of the one that came in, in the item and in its first revision. */
export async function updateImportedBody(db: Db, id: number, body: string): Promise<void> {
  await db.updateTable("items").set({ body }).where("id", "=", id).where("version", "=", 1).execute();
  const revision = await db
    .selectFrom("revisions")
    .select(["id", "content"])
    .where("item_id", "=", id)
    .where("version", "=", 1)
    .executeTakeFirst();
  if (!revision) return;
  const content = JSON.stringify({ ...JSON.parse(revision.content), body: JSON.parse(body) });
  await db.updateTable("revisions").set({ content }).where("id", "=", revision.id).execute();
}

/** Marks media that a text links to as shown by the item, so that readers may fetch them. */
export async function insertItemMedia(db: Db, itemId: number, mediaIds: number[]): Promise<void> {
  if (mediaIds.length === 0) return;
  await db
    .insertInto("item_media")
    .values(mediaIds.map((media_id) => ({ item_id: itemId, media_id })))
    .onConflict((conflict) => conflict.columns(["media_id", "item_id"]).doNothing())
    .execute();
}

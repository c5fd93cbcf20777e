import { sql, type Insertable, type Updateable } from "kysely";
import type { Db } from "../db/db.ts";
import type { ItemsTable } from "./tables.ts";

/** The staff's side of items: everything that writes, and reads that do not ask whether readers may see. */

export async function findItem(db: Db, id: number) {
  return db.selectFrom("items").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function insertItem(db: Db, row: Insertable<ItemsTable>): Promise<number> {
  const inserted = await db.insertInto("items").values(row).returning("id").executeTakeFirstOrThrow();
  return inserted.id;
}

/** Changes an item if it still has the version; false when somebody was faster. */
export async function updateItem(
  db: Db,
  id: number,
  version: number,
  set: Updateable<ItemsTable>,
): Promise<boolean> {
  const result = await db
    .updateTable("items")
    .set(set)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Marks an item as announced; true for exactly one caller. */
export async function claimAnnouncement(db: Db, id: number, now: number): Promise<boolean> {
  const result = await db
    .updateTable("items")
    .set({ state: "published", announced_at: now })
    .where("id", "=", id)
    .where("announced_at", "is", null)
    .where("visible_at", "<=", now)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Lets one transaction at a time choose a page's slug; SQLite has one writer anyway. */
export async function lockPageSlugs(db: Db, kind: "sqlite" | "postgres"): Promise<void> {
  if (kind === "postgres") await sql`select pg_advisory_xact_lock(460048)`.execute(db);
}

export async function isPageSlugTaken(
  db: Db,
  editionId: number,
  slug: string,
  exceptId: number,
): Promise<boolean> {
  const row = await db
    .selectFrom("items")
    .select("id")
    .where("edition_id", "=", editionId)
    .where("kind", "=", "page")
    .where("slug", "=", slug)
    .where("id", "<>", exceptId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Replaces an item's tags, bylines and media, keeping their copy of `visible_at`. */
export async function replaceLinks(
  db: Db,
  itemId: number,
  links: { tagIds: number[]; authorIds: number[]; mediaIds: number[]; visibleAt: number | null },
): Promise<void> {
  const position = (ids: number[]) => [...new Set(ids)].map((id, index) => ({ id, index }));
  for (const table of ["item_tags", "item_authors", "item_media"] as const)
    await db.deleteFrom(table).where("item_id", "=", itemId).execute();
  const common = { item_id: itemId, visible_at: links.visibleAt };
  if (links.tagIds.length > 0)
    await db
      .insertInto("item_tags")
      .values(position(links.tagIds).map(({ id, index }) => ({ ...common, tag_id: id, position: index })))
      .execute();
  if (links.authorIds.length > 0)
    await db
      .insertInto("item_authors")
      .values(
        position(links.authorIds).map(({ id, index }) => ({ ...common, author_id: id, position: index })),
      )
      .execute();
  if (links.mediaIds.length > 0)
    await db
      .insertInto("item_media")
      .values(position(links.mediaIds).map(({ id }) => ({ item_id: itemId, media_id: id })))
      .execute();
}

export async function updateLinkVisibility(db: Db, itemId: number, visibleAt: number | null): Promise<void> {
  for (const table of ["item_tags", "item_authors"] as const)
    await db.updateTable(table).set({ visible_at: visibleAt }).where("item_id", "=", itemId).execute();
}

export async function listLinkIds(db: Db, itemId: number) {
  const tags = await db.selectFrom("item_tags").select("tag_id").where("item_id", "=", itemId).execute();
  const authors = await db
    .selectFrom("item_authors")
    .select("author_id")
    .where("item_id", "=", itemId)
    .execute();
  return { tagIds: tags.map((row) => row.tag_id), authorIds: authors.map((row) => row.author_id) };
}

export async function insertRevision(
  db: Db,
  row: { item_id: number; version: number; at: number; person_id: number | null; content: string },
): Promise<void> {
  await db.insertInto("revisions").values(row).execute();
}

export async function listRevisions(db: Db, itemId: number) {
  return db
    .selectFrom("revisions")
    .select(["version", "at", "person_id", "content"])
    .where("item_id", "=", itemId)
    .orderBy("version")
    .execute();
}

export async function insertCorrection(
  db: Db,
  row: { item_id: number; at: number; text: string },
): Promise<void> {
  await db.insertInto("corrections").values(row).execute();
}

/** Notes which version of the original a translation was made from. */
export async function markTranslated(db: Db, id: number, version: number | null): Promise<void> {
  await db.updateTable("items").set({ translates_version: version }).where("id", "=", id).execute();
}

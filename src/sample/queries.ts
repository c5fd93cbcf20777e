import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import type { OriginsTable } from "../db/origins.ts";

export async function rememberOrigin(
  db: Db,
  source: string,
  kind: OriginsTable["kind"],
  foreign_id: string,
  local_id: number,
): Promise<void> {
  await db.insertInto("origins").values({ source, kind, foreign_id, local_id }).execute();
}

export async function listOriginIds(db: Db, source: string, kind: OriginsTable["kind"]): Promise<number[]> {
  const rows = await db
    .selectFrom("origins")
    .select("local_id")
    .where("source", "=", source)
    .where("kind", "=", kind)
    .execute();
  return rows.map((row) => row.local_id);
}

export async function forgetOrigins(db: Db, source: string): Promise<void> {
  await db.deleteFrom("origins").where("source", "=", source).execute();
}

/** Deletes items and, by cascade, their revisions, links, corrections, readings and comments. */
export async function deleteItems(db: Db, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable("items").set({ translates_id: null }).where("translates_id", "in", ids).execute();
  await db.deleteFrom("items").where("id", "in", ids).execute();
}

/** Deletes those of `ids` that no item shows and returns the hashes of files that no row names any more. */
export async function deleteUnusedMedia(db: Db, ids: number[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const unused = await db
    .selectFrom("media")
    .select(["id", "hash"])
    .where("id", "in", ids)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom("items").select("items.id").whereRef("lead_media_id", "=", "media.id"))),
    )
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom("item_media").select("item_id").whereRef("media_id", "=", "media.id"))),
    )
    .execute();
  const gone = unused.map((row) => row.id);
  if (gone.length === 0) return [];
  const renditions = await db.selectFrom("renditions").select("hash").where("media_id", "in", gone).execute();
  await db.deleteFrom("renditions").where("media_id", "in", gone).execute();
  await db.deleteFrom("media").where("id", "in", gone).execute();
  const hashes = [...new Set([...unused, ...renditions].map((row) => row.hash))];
  const kept = await db
    .selectFrom("media")
    .select("hash")
    .where("hash", "in", hashes)
    .union(db.selectFrom("renditions").select("hash").where("hash", "in", hashes))
    .execute();
  return hashes.filter((hash) => !kept.some((row) => row.hash === hash));
}

export async function deleteUnusedAuthors(db: Db, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .deleteFrom("authors")
    .where("id", "in", ids)
    .where("id", "not in", db.selectFrom("item_authors").select("author_id"))
    .execute();
}

export async function deleteUnusedTags(db: Db): Promise<void> {
  await db.deleteFrom("tags").where("id", "not in", db.selectFrom("item_tags").select("tag_id")).execute();
}

export async function deleteUnusedSections(db: Db, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .deleteFrom("sections")
    .where("id", "in", ids)
    .where("id", "not in", sql<number>`(select section_id from items where section_id is not null)`)
    .execute();
}

/** Deletes those of `ids` that have no item and no section left. */
export async function deleteUnusedEditions(db: Db, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  const unused = await db
    .selectFrom("editions")
    .select("id")
    .where("id", "in", ids)
    .where("id", "not in", db.selectFrom("items").select("edition_id"))
    .where("id", "not in", db.selectFrom("sections").select("edition_id"))
    .where("id", "not in", db.selectFrom("tags").select("edition_id"))
    .where("id", "not in", db.selectFrom("authors").select("edition_id"))
    .execute();
  for (const { id } of unused) {
    await db.deleteFrom("menu_entries").where("edition_id", "=", id).execute();
    await db.deleteFrom("redirects").where("edition_id", "=", id).execute();
    await db.deleteFrom("editions").where("id", "=", id).execute();
  }
}

export async function renameEdition(db: Db, id: number, name: string, tagline: string): Promise<void> {
  await db.updateTable("editions").set({ name, tagline }).where("id", "=", id).execute();
}

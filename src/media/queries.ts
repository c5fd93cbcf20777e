import type { Insertable, Selectable, Updateable } from "kysely";
import type { Db } from "../db/db.ts";
import type { MediaTable, RenditionsTable } from "./tables.ts";

export type MediaRow = Selectable<MediaTable>;
export type RenditionRow = Selectable<RenditionsTable>;

export async function findMedia(db: Db, id: number): Promise<MediaRow | undefined> {
  return db.selectFrom("media").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The oldest row of the file with that SHA-256. */
export async function findByHash(db: Db, hash: string): Promise<number | undefined> {
  const row = await db
    .selectFrom("media")
    .select("id")
    .where("hash", "=", hash)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

export async function insertMedia(db: Db, row: Insertable<MediaTable>): Promise<number> {
  return (await db.insertInto("media").values(row).returning("id").executeTakeFirstOrThrow()).id;
}

export async function updateMedia(db: Db, id: number, set: Updateable<MediaTable>): Promise<void> {
  await db.updateTable("media").set(set).where("id", "=", id).execute();
}

/** Media with their renditions, one row for each pair; a medium without any comes once, with nulls. */
export async function listWithRenditions(db: Db, ids: number[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("media")
    .leftJoin("renditions", "renditions.media_id", "media.id")
    .where("media.id", "in", ids)
    .select([
      "media.id",
      "media.kind",
      "media.mime",
      "media.name",
      "media.bytes",
      "media.hash",
      "media.width",
      "media.height",
      "media.focal_x",
      "media.focal_y",
      "media.alt",
      "media.caption",
      "media.credit",
      "renditions.format as rendition_format",
      "renditions.width as rendition_width",
      "renditions.height as rendition_height",
      "renditions.hash as rendition_hash",
    ])
    .orderBy("renditions.width")
    .execute();
}

/** Puts what was made now in the place of all renditions of those formats. */
export async function replaceRenditions(
  db: Db,
  mediaId: number,
  formats: RenditionRow["format"][],
  rows: Omit<RenditionRow, "media_id">[],
): Promise<void> {
  await db.deleteFrom("renditions").where("media_id", "=", mediaId).where("format", "in", formats).execute();
  if (rows.length === 0) return;
  await db
    .insertInto("renditions")
    .values(rows.map((row) => ({ ...row, media_id: mediaId })))
    .execute();
}

export async function findShareCard(db: Db, itemId: number) {
  return db
    .selectFrom("share_cards")
    .select(["shows", "hash"])
    .where("item_id", "=", itemId)
    .executeTakeFirst();
}

export async function saveShareCard(db: Db, itemId: number, shows: string, hash: string): Promise<void> {
  await db
    .insertInto("share_cards")
    .values({ item_id: itemId, shows, hash })
    .onConflict((conflict) => conflict.column("item_id").doUpdateSet({ shows, hash }))
    .execute();
}

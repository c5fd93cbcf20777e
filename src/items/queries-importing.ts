import type { Insertable } from "kysely";
import type { Db } from "../db/db.ts";
import type {
  ItemAuthorsTable,
  ItemMediaTable,
  ItemsTable,
  ItemTagsTable,
  RevisionsTable,
} from "./tables.ts";

/** Statements stay well below what either database takes of parameters and of text. */
const ROWS = 200;

function* chunks<T>(rows: T[], size = ROWS): Generator<T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

/** Inserts items and returns their ids in the order of the rows: both databases number rows as they are listed. */
export async function insertItems(db: Db, rows: Insertable<ItemsTable>[]): Promise<number[]> {
  const ids: number[] = [];
  for (const chunk of chunks(rows)) {
    const made = await db.insertInto("items").values(chunk).returning("id").execute();
    ids.push(...made.map((row) => row.id).sort((a, b) => a - b));
  }
  return ids;
}

export async function insertRevisions(db: Db, rows: Insertable<RevisionsTable>[]): Promise<void> {
  for (const chunk of chunks(rows)) await db.insertInto("revisions").values(chunk).execute();
}

export interface Links {
  tags: Insertable<ItemTagsTable>[];
  authors: Insertable<ItemAuthorsTable>[];
  media: Insertable<ItemMediaTable>[];
}

export async function insertLinks(db: Db, links: Links): Promise<void> {
  for (const chunk of chunks(links.tags, 500)) await db.insertInto("item_tags").values(chunk).execute();
  for (const chunk of chunks(links.authors, 500)) await db.insertInto("item_authors").values(chunk).execute();
  for (const chunk of chunks(links.media, 500)) await db.insertInto("item_media").values(chunk).execute();
}

export async function updateSlug(db: Db, id: number, slug: string): Promise<void> {
  await db.updateTable("items").set({ slug }).where("id", "=", id).execute();
}

export async function listPageSlugs(db: Db, editionId: number): Promise<string[]> {
  const rows = await db
    .selectFrom("items")
    .select("slug")
    .where("edition_id", "=", editionId)
    .where("kind", "=", "page")
    .execute();
  return rows.map((row) => row.slug);
}

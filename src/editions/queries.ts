import type { Insertable } from "kysely";
import type { Db } from "../db/db.ts";
import type {
  AuthorsTable,
  EditionsTable,
  MenuEntriesTable,
  RedirectsTable,
  SectionsTable,
  TagsTable,
} from "./tables.ts";

export const listEditions = (db: Db) =>
  db.selectFrom("editions").selectAll().orderBy("position").orderBy("id").execute();

export const listSections = (db: Db, editionId: number) =>
  db
    .selectFrom("sections")
    .selectAll()
    .where("edition_id", "=", editionId)
    .orderBy("position")
    .orderBy("id")
    .execute();

export const listMenu = (db: Db, editionId: number) =>
  db.selectFrom("menu_entries").selectAll().where("edition_id", "=", editionId).orderBy("position").execute();

export const findTag = (db: Db, editionId: number, slug: string) =>
  db
    .selectFrom("tags")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("slug", "=", slug)
    .executeTakeFirst();

export const findAuthor = (db: Db, editionId: number, slug: string) =>
  db
    .selectFrom("authors")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("slug", "=", slug)
    .executeTakeFirst();

export const findTagById = (db: Db, id: number) =>
  db.selectFrom("tags").selectAll().where("id", "=", id).executeTakeFirst();

export const findAuthorById = (db: Db, id: number) =>
  db.selectFrom("authors").selectAll().where("id", "=", id).executeTakeFirst();

export const listTags = (db: Db, editionId: number) =>
  db.selectFrom("tags").selectAll().where("edition_id", "=", editionId).orderBy("id").execute();

export const listAuthors = (db: Db, editionId: number) =>
  db.selectFrom("authors").selectAll().where("edition_id", "=", editionId).orderBy("id").execute();

const insertReturningId = {
  editions: async (db: Db, row: Insertable<EditionsTable>) =>
    (await db.insertInto("editions").values(row).returning("id").executeTakeFirstOrThrow()).id,
  sections: async (db: Db, row: Insertable<SectionsTable>) =>
    (await db.insertInto("sections").values(row).returning("id").executeTakeFirstOrThrow()).id,
  authors: async (db: Db, row: Insertable<AuthorsTable>) =>
    (await db.insertInto("authors").values(row).returning("id").executeTakeFirstOrThrow()).id,
};
export const { editions: insertEdition, sections: insertSection, authors: insertAuthor } = insertReturningId;

/** The tag of that slug; made when it does not exist, also when two writers make it at once. */
export async function ensureTag(db: Db, row: Insertable<TagsTable>): Promise<number> {
  const known = await findTag(db, row.edition_id, row.slug);
  if (known) return known.id;
  const made = await db
    .insertInto("tags")
    .values(row)
    .onConflict((conflict) => conflict.columns(["edition_id", "slug"]).doUpdateSet({ slug: row.slug }))
    .returning("id")
    .executeTakeFirstOrThrow();
  return made.id;
}

export async function insertMenuEntries(db: Db, rows: Insertable<MenuEntriesTable>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto("menu_entries").values(rows).execute();
}

export const findRedirect = (db: Db, editionId: number, path: string) =>
  db
    .selectFrom("redirects")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("path", "=", path)
    .executeTakeFirst();

export async function upsertRedirect(db: Db, row: RedirectsTable): Promise<void> {
  const { target_kind, target_id, target_url } = row;
  await db
    .insertInto("redirects")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["edition_id", "path"]).doUpdateSet({ target_kind, target_id, target_url }),
    )
    .execute();
}

export async function updateEdition(
  db: Db,
  id: number,
  set: { name?: string; tagline?: string; host?: string | null },
): Promise<void> {
  await db.updateTable("editions").set(set).where("id", "=", id).execute();
}

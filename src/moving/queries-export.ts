import type { Db } from "../db/db.ts";

/** Items of an edition in every state, by rising id. */
export const listItemsAfter = (db: Db, editionId: number, afterId: number, limit: number) =>
  db
    .selectFrom("items")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("id", ">", afterId)
    .orderBy("id")
    .limit(limit)
    .execute();

export const listTagsOf = (db: Db, itemIds: number[]) =>
  db
    .selectFrom("item_tags")
    .innerJoin("tags", "tags.id", "item_tags.tag_id")
    .where("item_tags.item_id", "in", itemIds)
    .select(["item_tags.item_id", "tags.slug", "tags.name"])
    .orderBy("item_tags.position")
    .execute();

export const listAuthorsOf = (db: Db, itemIds: number[]) =>
  db
    .selectFrom("item_authors")
    .innerJoin("authors", "authors.id", "item_authors.author_id")
    .where("item_authors.item_id", "in", itemIds)
    .select(["item_authors.item_id", "authors.slug"])
    .orderBy("item_authors.position")
    .execute();

export const listCorrectionsOf = (db: Db, itemIds: number[]) =>
  db
    .selectFrom("corrections")
    .select(["item_id", "at", "text"])
    .where("item_id", "in", itemIds)
    .orderBy("at")
    .execute();

/** Comments in every state with what identifies their writers, by item and number. */
export const listCommentsOf = (db: Db, itemIds: number[]) =>
  db
    .selectFrom("comments")
    .leftJoin("comment_contacts", "comment_contacts.comment_id", "comments.id")
    .where("comments.item_id", "in", itemIds)
    .select([
      "comments.id",
      "comments.item_id",
      "comments.parent_id",
      "comments.state",
      "comments.name",
      "comments.text",
      "comments.created_at",
      "comment_contacts.email",
      "comment_contacts.url",
    ])
    .orderBy("comments.item_id")
    .orderBy("comments.number")
    .execute();

/** Media that items of the edition show or link to, by rising id. */
export const listMediaAfter = (db: Db, editionId: number, afterId: number, limit: number) =>
  db
    .selectFrom("media")
    .selectAll()
    .where("media.id", ">", afterId)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom("items")
            .select("items.id")
            .whereRef("items.lead_media_id", "=", "media.id")
            .where("items.edition_id", "=", editionId),
        ),
        eb.exists(
          eb
            .selectFrom("item_media")
            .innerJoin("items", "items.id", "item_media.item_id")
            .select("items.id")
            .whereRef("item_media.media_id", "=", "media.id")
            .where("items.edition_id", "=", editionId),
        ),
      ]),
    )
    .orderBy("media.id")
    .limit(limit)
    .execute();

export type ExportedItem = Awaited<ReturnType<typeof listItemsAfter>>[number];
export type ExportedComment = Awaited<ReturnType<typeof listCommentsOf>>[number];
export type ExportedMedia = Awaited<ReturnType<typeof listMediaAfter>>[number];

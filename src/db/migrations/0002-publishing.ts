import { sql } from "kysely";
import type { Migration, Step } from "../migrations.ts";

/** Editions and their vocabulary, media, items with revisions, comments, reading counts, imports. */
export const publishing: Migration = {
  name: "0002-publishing",
  async up(step) {
    await createEditions(step);
    await createMedia(step);
    await createItems(step);
    await createComments(step);
  },
};

function makers({ db, kind }: Step) {
  const table = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn("id", kind === "sqlite" ? "integer" : "bigserial", (c) =>
        kind === "sqlite" ? c.primaryKey().autoIncrement() : c.primaryKey(),
      );
  return { table };
}

async function createEditions(step: Step) {
  const { db } = step;
  const { table } = makers(step);
  await table("editions")
    .addColumn("code", "text", (c) => c.notNull().unique())
    .addColumn("language", "text", (c) => c.notNull())
    .addColumn("country", "text", (c) => c.notNull())
    .addColumn("direction", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("tagline", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("host", "text")
    .addColumn("path", "text", (c) => c.notNull())
    .addColumn("time_zone", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .execute();

  for (const [name, extra] of [
    ["sections", ["description", "pillar"]],
    ["tags", ["description"]],
    ["authors", ["other_name", "role", "bio"]],
  ] as const) {
    let create = table(name)
      .addColumn("edition_id", "bigint", (c) => c.notNull().references("editions.id"))
      .addColumn("slug", "text", (c) => c.notNull())
      .addColumn("name", "text", (c) => c.notNull());
    for (const column of extra) create = create.addColumn(column, "text", (c) => c.notNull().defaultTo(""));
    if (name === "sections")
      create = create.addColumn("position", "integer", (c) => c.notNull().defaultTo(0));
    await create.addUniqueConstraint(`${name}_slug`, ["edition_id", "slug"]).execute();
  }

  await table("menu_entries")
    .addColumn("edition_id", "bigint", (c) => c.notNull().references("editions.id"))
    .addColumn("menu", "text", (c) => c.notNull())
    .addColumn("label", "text", (c) => c.notNull())
    .addColumn("target_kind", "text", (c) => c.notNull())
    .addColumn("target_id", "bigint")
    .addColumn("target_url", "text")
    .addColumn("position", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("menu_entries_edition")
    .on("menu_entries")
    .columns(["edition_id", "menu", "position"])
    .execute();

  await db.schema
    .createTable("redirects")
    .addColumn("edition_id", "bigint", (c) => c.notNull().references("editions.id"))
    .addColumn("path", "text", (c) => c.notNull())
    .addColumn("target_kind", "text", (c) => c.notNull())
    .addColumn("target_id", "bigint")
    .addColumn("target_url", "text")
    .addPrimaryKeyConstraint("redirects_key", ["edition_id", "path"])
    .execute();
}

async function createMedia(step: Step) {
  const { db } = step;
  const { table } = makers(step);
  await table("media")
    .addColumn("hash", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("mime", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("bytes", "bigint", (c) => c.notNull())
    .addColumn("width", "integer")
    .addColumn("height", "integer")
    .addColumn("focal_x", "double precision", (c) => c.notNull().defaultTo(0.5))
    .addColumn("focal_y", "double precision", (c) => c.notNull().defaultTo(0.5))
    .addColumn("alt", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("caption", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("credit", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("media_hash").on("media").column("hash").execute();

  await db.schema
    .createTable("renditions")
    .addColumn("media_id", "bigint", (c) => c.notNull().references("media.id").onDelete("cascade"))
    .addColumn("format", "text", (c) => c.notNull())
    .addColumn("width", "integer", (c) => c.notNull())
    .addColumn("height", "integer", (c) => c.notNull())
    .addColumn("bytes", "integer", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("renditions_key", ["media_id", "format", "width"])
    .execute();

  await db.schema
    .createTable("share_cards")
    .addColumn("item_id", "bigint", (c) => c.primaryKey())
    .addColumn("shows", "text", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull())
    .execute();
}

async function createItems(step: Step) {
  const { db } = step;
  const { table } = makers(step);
  await table("items")
    .addColumn("edition_id", "bigint", (c) => c.notNull().references("editions.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("slug", "text", (c) => c.notNull())
    .addColumn("section_id", "bigint", (c) => c.references("sections.id"))
    .addColumn("publish_at", "bigint")
    .addColumn("embargo_until", "bigint")
    .addColumn("visible_at", "bigint")
    .addColumn("announced_at", "bigint")
    .addColumn("modified_at", "bigint", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("breaking_until", "bigint")
    .addColumn("translates_id", "bigint")
    .addColumn("translates_version", "integer")
    .addColumn("lead_media_id", "bigint")
    .addColumn("lead_alt", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("lead_caption", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("lead_credit", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("source", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("comments_policy", "text", (c) => c.notNull())
    .addColumn("words", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("comment_count", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("kicker", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("headline", "text", (c) => c.notNull())
    .addColumn("standfirst", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("body", "text", (c) => c.notNull())
    .execute();
  await sql`create index items_edition on items (edition_id, visible_at desc, id desc) where kind <> 'page'`.execute(
    db,
  );
  await sql`create index items_section on items (section_id, visible_at desc, id desc) where kind <> 'page'`.execute(
    db,
  );
  await sql`create index items_pending on items (visible_at) where announced_at is null`.execute(db);
  await sql`create index items_pages on items (edition_id, slug) where kind = 'page'`.execute(db);
  await sql`create index items_breaking on items (edition_id, breaking_until) where breaking_until is not null`.execute(
    db,
  );
  await sql`create index items_translates on items (translates_id) where translates_id is not null`.execute(
    db,
  );
  await sql`create index items_lead on items (lead_media_id) where lead_media_id is not null`.execute(db);

  // visible_at stands here too, so that a tag's or an author's page costs the same at any size of the archive.
  for (const [name, other] of [
    ["item_tags", "tag_id"],
    ["item_authors", "author_id"],
  ] as const) {
    await db.schema
      .createTable(name)
      .addColumn("item_id", "bigint", (c) => c.notNull().references("items.id").onDelete("cascade"))
      .addColumn(other, "bigint", (c) => c.notNull())
      .addColumn("position", "integer", (c) => c.notNull().defaultTo(0))
      .addColumn("visible_at", "bigint")
      .addPrimaryKeyConstraint(`${name}_key`, ["item_id", other])
      .execute();
    await db.schema
      .createIndex(`${name}_listing`)
      .on(name)
      .columns([other, "visible_at desc", "item_id desc"])
      .execute();
  }

  await db.schema
    .createTable("item_media")
    .addColumn("item_id", "bigint", (c) => c.notNull().references("items.id").onDelete("cascade"))
    .addColumn("media_id", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("item_media_key", ["media_id", "item_id"])
    .execute();
  await db.schema.createIndex("item_media_item").on("item_media").column("item_id").execute();

  await table("revisions")
    .addColumn("item_id", "bigint", (c) => c.notNull().references("items.id").onDelete("cascade"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("person_id", "bigint")
    .addColumn("content", "text", (c) => c.notNull())
    .addUniqueConstraint("revisions_version", ["item_id", "version"])
    .execute();

  await table("corrections")
    .addColumn("item_id", "bigint", (c) => c.notNull().references("items.id").onDelete("cascade"))
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("corrections_item").on("corrections").columns(["item_id", "at"]).execute();

  await db.schema
    .createTable("reads")
    .addColumn("item_id", "bigint", (c) => c.notNull().references("items.id").onDelete("cascade"))
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("reads", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("reads_key", ["day", "item_id"])
    .execute();
  await db.schema.createIndex("reads_item").on("reads").column("item_id").execute();
}

async function createComments(step: Step) {
  const { db } = step;
  const { table } = makers(step);
  await table("comments")
    .addColumn("item_id", "bigint", (c) => c.notNull().references("items.id").onDelete("cascade"))
    .addColumn("parent_id", "bigint")
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addUniqueConstraint("comments_number", ["item_id", "number"])
    .execute();
  await db.schema
    .createIndex("comments_thread")
    .on("comments")
    .columns(["item_id", "state", "number"])
    .execute();

  // What identifies a commenter stands apart, so that it can be erased without touching the thread.
  await db.schema
    .createTable("comment_contacts")
    .addColumn("comment_id", "bigint", (c) => c.primaryKey().references("comments.id").onDelete("cascade"))
    .addColumn("email", "text", (c) => c.notNull())
    .addColumn("url", "text", (c) => c.notNull().defaultTo(""))
    .execute();
}

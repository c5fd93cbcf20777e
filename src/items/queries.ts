import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import { prepare } from "../db/prepared.ts";

/** What a listing shows of an item: everything but its body. */
const storyColumns = [
  "items.id",
  "items.edition_id",
  "items.kind",
  "items.slug",
  "items.section_id",
  "items.visible_at",
  "items.modified_at",
  "items.lead_media_id",
  "items.lead_alt",
  "items.source",
  "items.words",
  "items.comment_count",
  "items.kicker",
  "items.headline",
  "items.standfirst",
] as const;

/**
 * THE predicate. Every public surface reads items through this and nothing else: an item is visible from
 * `visible_at` on, which is set only while it is scheduled or published (see items.ts).
 */
export const visible = (db: Db, now: number) => db.selectFrom("items").where("items.visible_at", "<=", now);

/** One place in a listing: the item at (visible_at, id) and everything older. */
export interface Cursor {
  visibleAt: number;
  id: number;
}

/** What is listed, newest first. Pages (kind "page") are never listed. */
export type Scope = { edition: number } | { section: number } | { tag: number } | { author: number };

const visibleById = prepare((db, now: number, id: number) =>
  visible(db, now).where("items.id", "=", id).selectAll("items"),
);

export async function findVisible(db: Db, now: number, id: number) {
  return (await visibleById(db, now, id))[0];
}

export async function findVisiblePage(db: Db, now: number, editionId: number, slug: string) {
  return visible(db, now)
    .where("items.edition_id", "=", editionId)
    .where("items.slug", "=", slug)
    .where("items.kind", "=", "page")
    .selectAll("items")
    .executeTakeFirst();
}

export async function listVisiblePages(db: Db, now: number, editionId: number) {
  return visible(db, now)
    .where("items.edition_id", "=", editionId)
    .where("items.kind", "=", "page")
    .select(storyColumns)
    .orderBy("items.id")
    .execute();
}

export async function listVisibleByIds(db: Db, now: number, ids: number[]) {
  if (ids.length === 0) return [];
  return visible(db, now).where("items.id", "in", ids).select(storyColumns).execute();
}

/** The join table of a tag or an author; it carries its own copy of `visible_at`. */
function linksOf(scope: { tag: number } | { author: number }) {
  const [table, column, id] =
    "tag" in scope
      ? (["item_tags", "tag_id", scope.tag] as const)
      : (["item_authors", "author_id", scope.author] as const);
  return sql`from ${sql.table(table)} as l where l.${sql.ref(column)} = ${id}`;
}

/** What a scope lists now. */
function listing(now: number, scope: Scope) {
  if ("tag" in scope || "author" in scope) return sql`${linksOf(scope)} and l.visible_at <= ${now}`;
  const [column, id] =
    "section" in scope ? (["section_id", scope.section] as const) : (["edition_id", scope.edition] as const);
  return sql`from items as l where l.${sql.ref(column)} = ${id} and l.visible_at <= ${now} and l.kind <> 'page'`;
}

const idColumn = (scope: Scope) =>
  "tag" in scope || "author" in scope ? sql.ref("l.item_id") : sql.ref("l.id");

/** True when items carry a tag or an author and readers may see none of them now. */
export async function isOnlyHidden(
  db: Db,
  now: number,
  scope: { tag: number } | { author: number },
): Promise<boolean> {
  const seen = await sql`select 1 as found ${listing(now, scope)} limit 1`.execute(db);
  if (seen.rows.length > 0) return false;
  const hidden = await sql`select 1 as found ${linksOf(scope)} limit 1`.execute(db);
  return hidden.rows.length > 0;
}

/** `limit` stories of a scope, newest first, from a cursor on (inclusive) and after `skip` of them. */
export async function listVisible(
  db: Db,
  now: number,
  scope: Scope,
  options: { limit: number; from?: Cursor | undefined; skip?: number },
) {
  const id = idColumn(scope);
  const { from } = options;
  // The range ends where the cursor stands, so that what lies above it is not read.
  const end = from ? Math.min(now, from.visibleAt) : now;
  const after = from ? sql`and (l.visible_at < ${from.visibleAt} or ${id} <= ${from.id})` : sql``;
  const page = await sql<{ id: number }>`select ${id} as id ${listing(end, scope)} ${after}
    order by l.visible_at desc, ${id} desc limit ${options.limit} offset ${options.skip ?? 0}`.execute(db);
  const ids = page.rows.map((row) => row.id);
  const stories = await listVisibleByIds(db, now, ids);
  const byId = new Map(stories.map((story) => [story.id, story]));
  return ids.flatMap((one) => byId.get(one) ?? []);
}

/** How many items a scope lists. */
export async function countVisible(db: Db, now: number, scope: Scope): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total ${listing(now, scope)}`.execute(db);
  return rows[0]?.total ?? 0;
}

/** The cursor of the item after the `skip` newest ones of a scope, or undefined past its end. */
export async function findCursor(
  db: Db,
  now: number,
  scope: Scope,
  skip: number,
): Promise<Cursor | undefined> {
  const id = idColumn(scope);
  const { rows } = await sql<{ visible_at: number; id: number }>`select l.visible_at, ${id} as id
    ${listing(now, scope)} order by l.visible_at desc, ${id} desc limit 1 offset ${skip}`.execute(db);
  return rows[0] && { visibleAt: rows[0].visible_at, id: rows[0].id };
}

/** Stories of an edition that became visible in [from, to), oldest first. */
export async function listVisibleBetween(
  db: Db,
  now: number,
  editionId: number,
  from: number,
  to: number,
  limit: number,
) {
  return visible(db, now)
    .where("items.edition_id", "=", editionId)
    .where("items.kind", "<>", "page")
    .where("items.visible_at", ">=", from)
    .where("items.visible_at", "<", to)
    .select(storyColumns)
    .orderBy("items.visible_at")
    .orderBy("items.id")
    .limit(limit)
    .execute();
}

/** Visible items by id, ascending, for sitemaps and exports. */
export async function listVisibleAfterId(
  db: Db,
  now: number,
  editionId: number,
  afterId: number,
  limit: number,
) {
  return visible(db, now)
    .where("items.edition_id", "=", editionId)
    .where("items.id", ">", afterId)
    .select([...storyColumns])
    .orderBy("items.id")
    .limit(limit)
    .execute();
}

/** The item that the breaking bar shows, or undefined. */
export async function findBreaking(db: Db, now: number, editionId: number) {
  return visible(db, now)
    .where("items.edition_id", "=", editionId)
    .where("items.breaking_until", ">", now)
    .select([...storyColumns, "items.breaking_until"])
    .orderBy("items.visible_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The next instant after `now` at which an item of the edition appears, or undefined. */
export async function nextVisibleAt(db: Db, now: number, editionId?: number): Promise<number | undefined> {
  let query = db
    .selectFrom("items")
    .select("visible_at")
    .where("announced_at", "is", null)
    .where("visible_at", ">", now)
    .orderBy("visible_at")
    .limit(1);
  if (editionId !== undefined) query = query.where("edition_id", "=", editionId);
  return (await query.executeTakeFirst())?.visible_at ?? undefined;
}

/** True when some visible item uses the medium: the rule for every media address. */
export async function isMediaVisible(db: Db, now: number, mediaId: number): Promise<boolean> {
  const lead = visible(db, now).where("items.lead_media_id", "=", mediaId).select("items.id").limit(1);
  if (await lead.executeTakeFirst()) return true;
  const used = visible(db, now)
    .innerJoin("item_media", "item_media.item_id", "items.id")
    .where("item_media.media_id", "=", mediaId)
    .select("items.id")
    .limit(1);
  return (await used.executeTakeFirst()) !== undefined;
}

/** Editions of the same story: the original, or its translations, that are visible now. */
export async function listVisibleTranslations(
  db: Db,
  now: number,
  item: { id: number; translates_id: number | null },
) {
  const original = item.translates_id ?? item.id;
  return visible(db, now)
    .where((eb) => eb.or([eb("items.id", "=", original), eb("items.translates_id", "=", original)]))
    .where("items.id", "<>", item.id)
    .select([...storyColumns, "items.translates_id", "items.translates_version", "items.version"])
    .execute();
}

/** Bylines of many items at once, in order. */
export async function listBylines(db: Db, itemIds: number[]) {
  if (itemIds.length === 0) return [];
  return db
    .selectFrom("item_authors")
    .innerJoin("authors", "authors.id", "item_authors.author_id")
    .where("item_authors.item_id", "in", itemIds)
    .select(["item_authors.item_id", "authors.id", "authors.slug", "authors.name", "authors.role"])
    .orderBy("item_authors.position")
    .execute();
}

/** Ids of the most read visible items of an edition since a day (days since the epoch), most read first. */
export async function listMostRead(db: Db, now: number, editionId: number, sinceDay: number, limit: number) {
  // The sign keeps SQLite from walking all days ever in the order of an item's own index.
  const item = sql<number>`+${sql.ref("reads.item_id")}`;
  const totals = db
    .selectFrom("reads")
    .where("reads.day", ">=", sinceDay)
    .select([item.as("item_id"), sql<number>`sum(${sql.ref("reads.reads")})`.as("total")])
    .groupBy(item)
    .as("totals");
  const rows = await visible(db, now)
    .innerJoin(totals, "totals.item_id", "items.id")
    .where("items.edition_id", "=", editionId)
    .where("items.kind", "<>", "page")
    .select("items.id")
    .orderBy("totals.total", "desc")
    .orderBy("items.id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Adds readings of a day; items in rising order, so that two nodes do not wait for each other in a circle. */
export async function addReads(db: Db, day: number, reads: [itemId: number, count: number][]): Promise<void> {
  await db
    .insertInto("reads")
    .values(reads.toSorted(([a], [b]) => a - b).map(([item_id, count]) => ({ item_id, day, reads: count })))
    .onConflict((conflict) =>
      conflict.columns(["day", "item_id"]).doUpdateSet({ reads: sql`reads.reads + excluded.reads` }),
    )
    .execute();
}

import { sql } from "kysely";
import type { Db } from "../db/db.ts";

type Kind = "sqlite" | "postgres";

/** The stems of an item, by how much they say about it. */
export interface ItemWords {
  itemId: number;
  editionId: number;
  headline: string[];
  lead: string[];
  body: string[];
}

/** An item as one of the two indexes found it; the higher the score, the better. */
export interface Hit {
  id: number;
  score: number;
}

/** What an item says beside what its story does: everything that only the index needs. */
export interface Source {
  id: number;
  body: string;
  caption: string;
  /** Names of its tags and authors. */
  names: string[];
}

/** Sources of items that the caller knows to be visible, and asks for again before it writes their words. */
export async function listSources(db: Db, ids: number[]): Promise<Source[]> {
  if (ids.length === 0) return [];
  const items = db
    .selectFrom("items")
    .select(["id", "body", "lead_caption as caption"])
    .where("id", "in", ids)
    .execute();
  const tags = db
    .selectFrom("item_tags")
    .innerJoin("tags", "tags.id", "item_tags.tag_id")
    .select(["item_id", "name"])
    .where("item_id", "in", ids)
    .execute();
  const authors = db
    .selectFrom("item_authors")
    .innerJoin("authors", "authors.id", "item_authors.author_id")
    .select(["item_id", "name"])
    .where("item_id", "in", ids)
    .execute();
  const names = new Map<number, string[]>();
  for (const { item_id, name } of [...(await tags), ...(await authors)])
    names.set(item_id, [...(names.get(item_id) ?? []), name]);
  return (await items).map((item) => ({ ...item, names: names.get(item.id) ?? [] }));
}

/** Where SQLite keeps an item: one edition is one range of rows (see the migration). */
const EDITION = 2 ** 32;
const place = (editionId: number, itemId: number) => editionId * EDITION + itemId;

/** Newest items that a common word is ranked among: what bounds the cost of a search in a large archive. */
const NEWEST = { sqlite: 20_000, postgres: 1_000 };

/** One writer of the index at a time on PostgreSQL (SQLite has only one), so that the last to read is the last to write. */
export async function lockIndex(db: Db, kind: Kind): Promise<void> {
  if (kind === "postgres") await sql`select pg_advisory_xact_lock(460047)`.execute(db);
}

/** Writes items into the index over what it had of them. */
export async function saveWords(db: Db, kind: Kind, items: ItemWords[]): Promise<void> {
  if (items.length === 0) return;
  if (kind === "postgres") {
    const rows = items.map((item) => sql`(${item.itemId}, ${item.editionId}, ${vector(item)}::tsvector)`);
    await sql`insert into search_texts (item_id, edition_id, words) values ${sql.join(rows)}
      on conflict (item_id) do update set edition_id = excluded.edition_id, words = excluded.words`.execute(
      db,
    );
    // New words wait in a list that every search would have to read; merged together they cost a fifth.
    await sql`select gin_clean_pending_list('search_texts_words')`.execute(db);
    return;
  }
  for (const { itemId, editionId, headline, lead, body } of items)
    await sql`insert or replace into search_index (rowid, headline, lead, body)
      values (${place(editionId, itemId)}, ${headline.join(" ")}, ${lead.join(" ")}, ${body.join(" ")})`.execute(
      db,
    );
}

/** After many changes: PostgreSQL plans searches by how common words are. SQLite needs no such thing. */
export async function countWords(db: Db, kind: Kind): Promise<void> {
  if (kind === "postgres") await sql`analyze search_texts`.execute(db);
}

/** Takes items out of the index, in whichever of the editions they stand. */
export async function removeWords(
  db: Db,
  kind: Kind,
  editionIds: number[],
  itemIds: number[],
): Promise<void> {
  if (itemIds.length === 0 || editionIds.length === 0) return;
  if (kind === "postgres") {
    await sql`delete from search_texts where item_id in (${sql.join(itemIds)})`.execute(db);
    return;
  }
  for (const editionId of editionIds) {
    const places = itemIds.map((itemId) => place(editionId, itemId));
    await sql`delete from search_index where rowid in (${sql.join(places)})`.execute(db);
  }
}

/** Ids from the index for one edition, after `afterId` up to and including `toId`, rising. */
export async function listIndexed(
  db: Db,
  kind: Kind,
  editionId: number,
  afterId: number,
  toId: number,
): Promise<number[]> {
  const { rows } =
    kind === "postgres"
      ? await sql<{ id: number }>`select item_id as id from search_texts
          where item_id > ${afterId} and item_id <= ${toId} and edition_id = ${editionId}
          order by item_id`.execute(db)
      : await sql<{ id: number }>`select rowid - ${place(editionId, 0)} as id from search_index
          where rowid > ${place(editionId, afterId)} and rowid <= ${place(editionId, toId)}
          order by rowid`.execute(db);
  return rows.map((row) => row.id);
}

/** The best `limit` items of an edition that have all or any of the terms; equals stand newest first. */
export async function findHits(
  db: Db,
  kind: Kind,
  editionId: number,
  terms: string[],
  mode: "all" | "any",
  limit: number,
): Promise<Hit[]> {
  if (kind === "postgres") return findOnPostgres(db, editionId, terms, mode, limit);
  const query = terms
    .map((term) => `"${term.replaceAll('"', '""')}"`)
    .join(mode === "all" ? " AND " : " OR ");
  const newest = await sql<{ id: number | null }>`select max(rowid) as id from search_index
    where rowid > ${place(editionId, 0)} and rowid < ${place(editionId + 1, 0)}`.execute(db);
  const last = newest.rows[0]?.id;
  if (!last) return [];
  const first = place(editionId, 0);
  const window = Math.max(first, last - NEWEST.sqlite);
  const among = await findOnSqlite(db, query, window, last, limit);
  // Common words fill the list from the newest items; rare ones are cheap to look for everywhere.
  return among.length < limit && window > first ? findOnSqlite(db, query, first, last, limit) : among;
}

async function findOnSqlite(db: Db, query: string, after: number, to: number, limit: number): Promise<Hit[]> {
  const { rows } = await sql<Hit>`select rowid % ${sql.lit(EDITION)} as id,
      -bm25(search_index, 8, 4, 1) as score
    from search_index where search_index match ${query} and rowid > ${after} and rowid <= ${to}
    order by score desc, rowid desc limit ${limit}`.execute(db);
  return rows;
}

async function findOnPostgres(
  db: Db,
  editionId: number,
  terms: string[],
  mode: "all" | "any",
  limit: number,
): Promise<Hit[]> {
  const query = terms.map(quote).join(mode === "all" ? " & " : " | ");
  // The planner finds the newest through the words when they are rare, and from the newest on when they are common.
  const { rows } = await sql<Hit>`
    select item_id as id, ts_rank('{0.1, 0.2, 0.4, 1.0}', words, ${query}::tsquery, 1) as score
    from (
      select item_id, words from search_texts
      where words @@ ${query}::tsquery and edition_id = ${editionId}
      order by item_id desc limit ${NEWEST.postgres}
    ) as newest
    order by score desc, item_id desc limit ${limit}`.execute(db);
  return rows;
}

/** PostgreSQL keeps positions up to this and would set all later ones to it. */
const LAST_POSITION = 16_383;

/** A tsvector literal with weights: A the headline, B what stands around it, D the body. */
function vector(item: ItemWords): string {
  const positions = new Map<string, string[]>();
  let at = 0;
  for (const [terms, weight] of [
    [item.headline, "A"],
    [item.lead, "B"],
    [item.body, ""],
  ] as const)
    for (const term of terms) {
      at = Math.min(at + 1, LAST_POSITION);
      const known = positions.get(term);
      if (known) known.push(`${at}${weight}`);
      else positions.set(term, [`${at}${weight}`]);
    }
  return [...positions].map(([term, where]) => `${quote(term)}:${where.join(",")}`).join(" ");
}

const quote = (term: string) => `'${term.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

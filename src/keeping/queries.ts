import { Kysely, sql, type Expression } from "kysely";
import type { Connection, Db } from "../db/db.ts";
import { SqliteDialect } from "../db/dialects/sqlite.ts";
import { migrations } from "../db/migrations.ts";
import type { Tables } from "../db/tables.ts";
import { openSqlite } from "../platform/sqlite.ts";

type Kind = Connection["kind"];
/** One row as the database gives it: numbers, text and nulls. */
export type Row = Record<string, string | number | null>;

/**
 * Every table and the key that its rows are ordered by, each table after those it refers to. The search
 * index is not among them: a restore builds it anew.
 */
const keysOfTables = {
  settings: ["key"],
  people: ["id"],
  jobs: ["id"],
  ledger: ["seq"],
  origins: ["source", "kind", "foreign_id"],
  editions: ["id"],
  sections: ["id"],
  tags: ["id"],
  authors: ["id"],
  menu_entries: ["id"],
  redirects: ["edition_id", "path"],
  media: ["id"],
  renditions: ["media_id", "format", "width"],
  items: ["id"],
  item_tags: ["item_id", "tag_id"],
  item_authors: ["item_id", "author_id"],
  item_media: ["media_id", "item_id"],
  share_cards: ["item_id"],
  revisions: ["id"],
  corrections: ["id"],
  reads: ["day", "item_id"],
  comments: ["id"],
  comment_contacts: ["comment_id"],
} as const satisfies { [Table in keyof Tables]: readonly (keyof Tables[Table])[] };

/** Names of all tables of today, each after those it refers to. */
export const tableNames = Object.keys(keysOfTables) as (keyof Tables)[];

/** Keys made of text are ordered by their bytes on both databases, so that one content is one dump. */
const textKeys = new Set(["key", "source", "kind", "foreign_id", "path", "format"]);

/** Rows that are read at once. */
const ROWS = 500;

/** Settings that only this installation should know: they leave it only in a sealed backup. */
export const secretSettings = ["secret", "setup.token"];

/** Runs `work` over one frozen state of the whole database, while others go on writing. */
export async function withSnapshot<T>(connection: Connection, work: (db: Db) => Promise<T>): Promise<T> {
  if (connection.kind === "postgres")
    return connection.db
      .transaction()
      .setIsolationLevel("repeatable read")
      .setAccessMode("read only")
      .execute(work);
  const reader = openSqlite(connection.path, "reader");
  try {
    reader.run("begin");
    return await work(new Kysely<Tables>({ dialect: new SqliteDialect(reader, reader) }));
  } finally {
    reader.close();
  }
}

/** The tables by names that are only known while running: a table of the past has no types. */
const untyped = (db: Db) => db as unknown as Kysely<Record<string, Row>>;

/**
 * Rows of a table in the order of its key, some hundreds at a time, without the settings that are secrets
 * unless they are asked for. `db` must be a snapshot or a transaction.
 */
export async function* readRows(
  db: Db,
  kind: Kind,
  table: keyof Tables,
  options: { secrets: boolean },
): AsyncGenerator<Row[]> {
  let query = untyped(db).selectFrom(table).selectAll();
  if (table === "settings" && !options.secrets)
    query = query.where(
      "key",
      "not in",
      sql<string>`(${sql.join(secretSettings.map((key) => sql.lit(key)))})`,
    );
  for (const key of keysOfTables[table])
    query = query.orderBy(
      kind === "postgres" && textKeys.has(key) ? sql`${sql.ref(key)} collate "C"` : sql.ref(key),
    );
  yield* kind === "postgres" ? fetchRows(db, query) : gather(query.stream());
}

/** Rows through a cursor of the transaction, so that no table has to fit into memory. */
async function* fetchRows(db: Db, query: Expression<Row>): AsyncGenerator<Row[]> {
  await sql`declare dump no scroll cursor for ${query}`.execute(db);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(ROWS)} from dump`.execute(db);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`close dump`.execute(db);
}

async function* gather(stream: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let rows: Row[] = [];
  for await (const row of stream) {
    rows.push(row);
    if (rows.length < ROWS) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

/** Adds rows to a table; a thousand values a row at most. */
export async function insertRows(db: Db, table: string, rows: Row[]): Promise<void> {
  // SQLite takes 32,766 values in one statement.
  const step = Math.max(1, Math.floor(30_000 / Object.keys(rows[0] ?? { none: 0 }).length));
  for (let at = 0; at < rows.length; at += step)
    await untyped(db)
      .insertInto(table)
      .values(rows.slice(at, at + step))
      .execute();
}

/** Names of the columns of each table of the open database, without views and the tables of the database itself. */
export async function listColumns(db: Db, kind: Kind): Promise<Map<string, Set<string>>> {
  const { rows } =
    kind === "postgres"
      ? await sql<{ name: string; column: string }>`select table_name as name, column_name as "column"
          from information_schema.columns where table_schema = current_schema()`.execute(db)
      : await sql<{ name: string; column: string }>`select tables.name as name, columns.name as "column"
          from sqlite_master as tables, pragma_table_info(tables.name) as columns
          where tables.type = 'table' and tables.name not like 'sqlite_%'`.execute(db);
  const tables = new Map<string, Set<string>>();
  for (const { name, column } of rows) tables.set(name, (tables.get(name) ?? new Set()).add(column));
  return tables;
}

/** Runs migrations inside the transaction of `db`: those that `wanted` picks and that have not run yet. */
export async function migrateInside(db: Db, kind: Kind, wanted: (name: string) => boolean): Promise<void> {
  await sql`create table if not exists migrations (name text primary key, at bigint not null)`.execute(db);
  const { rows } = await sql<{ name: string }>`select name from migrations`.execute(db);
  for (const { name, up } of migrations) {
    if (!wanted(name) || rows.some((row) => row.name === name)) continue;
    await up({ db, kind });
    await sql`insert into migrations (name, at) values (${name}, 0)`.execute(db);
  }
}

/** The tables of today that number their rows themselves. */
const numbered = tableNames.filter((table) => keysOfTables[table][0] === "id");

/** The last id that each table has given out: higher than the highest row where rows were deleted. */
export async function readLastIds(db: Db, kind: Kind): Promise<Record<string, number>> {
  const last: Record<string, number> = {};
  if (kind === "sqlite") {
    const { rows } = await sql<{ name: string; seq: number }>`select name, seq from sqlite_sequence`.execute(
      db,
    );
    for (const { name, seq } of rows) last[name] = seq;
    return last;
  }
  for (const table of numbered) {
    const { rows } = await sql<{
      last: number;
      called: boolean;
    }>`select last_value as last, is_called as called
      from ${sql.table(`${table}_id_seq`)}`.execute(db);
    if (rows[0]?.called) last[table] = rows[0].last;
  }
  return last;
}

/** Goes on numbering after `last`, so that an address of the past never comes to mean something else. */
export async function saveLastId(db: Db, kind: Kind, table: string, last: number): Promise<void> {
  if (kind === "postgres") {
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), ${last})`.execute(db);
    return;
  }
  await sql`delete from sqlite_sequence where name = ${table}`.execute(db);
  await sql`insert into sqlite_sequence (name, seq) values (${table}, ${last})`.execute(db);
}

/** Hashes of every file that a row names, in order, each once. */
export async function* readFileNames(db: Db): AsyncGenerator<string> {
  let after = "";
  for (;;) {
    const rows = await db
      .selectFrom("media")
      .select("hash")
      .where("hash", ">", after)
      .union(db.selectFrom("renditions").select("hash").where("hash", ">", after))
      .union(db.selectFrom("share_cards").select("hash").where("hash", ">", after))
      .orderBy("hash")
      .limit(ROWS)
      .execute();
    for (const { hash } of rows) yield hash;
    const last = rows.at(-1);
    if (!last) return;
    after = last.hash;
  }
}

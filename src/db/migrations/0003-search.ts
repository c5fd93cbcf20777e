import { sql } from "kysely";
import type { Migration } from "../migrations.ts";

/**
 * The search index of each database (the words come folded and stemmed from the application), and the index
 * that lists an edition's visible items by id, for sitemaps and for building the search index.
 */
export const search: Migration = {
  name: "0003-search",
  async up({ db, kind }) {
    await sql`create index items_by_id on items (edition_id, id, visible_at) where visible_at is not null`.execute(
      db,
    );
    if (kind === "postgres") {
      await sql`create table search_texts (
        item_id bigint primary key references items (id) on delete cascade,
        edition_id bigint not null,
        words tsvector not null
      )`.execute(db);
      // Ranking reads many of these: unpacking costs more than the space.
      await sql`alter table search_texts alter words set storage external`.execute(db);
      await sql`create index search_texts_words on search_texts using gin (words)`.execute(db);
      return;
    }
    // A row's place is edition × 2^32 + item, so that one edition is one range of rows. Words are split by
    // nothing but spaces: letters beyond ASCII are all word characters to this tokenizer.
    await sql`create virtual table search_index using fts5(
      headline, lead, body, content = '', contentless_delete = 1, tokenize = 'ascii'
    )`.execute(db);
    await sql`create trigger search_index_gone after delete on items begin
      delete from search_index where rowid = old.edition_id * 4294967296 + old.id;
    end`.execute(db);
  },
};

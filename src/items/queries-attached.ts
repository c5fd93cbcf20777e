import { sql } from "kysely";
import { prepare } from "../db/prepared.ts";
import { visible } from "./queries.ts";

/** One thing that belongs to an item: its columns mean what `kind` says. */
export interface Attached {
  kind: "tag" | "author" | "correction" | "translation";
  id: number;
  slug: string;
  /** Name of a tag or author, words of a correction, headline of a translation. */
  text: string;
  /** The author's role. */
  extra: string;
  /** Position of a tag or author, instant (ms) of a correction, edition of a translation. */
  place: number;
  /** Version of a translation. */
  version: number;
}

const word = (text: string) => sql<string>`${sql.lit(text)}`;
const kind = (name: Attached["kind"]) => sql<Attached["kind"]>`${sql.lit(name)}`.as("kind");
const none = sql<number>`${sql.lit(0)}`;

/** Tags, bylines, corrections and visible translations of an item in one round trip. `original` is the id that translations of the same story share. */
export const listAttached = prepare((db, now: number, itemId: number, original: number) =>
  db
    .selectFrom("item_tags")
    .innerJoin("tags", "tags.id", "item_tags.tag_id")
    .where("item_tags.item_id", "=", itemId)
    .select([
      kind("tag"),
      "tags.id as id",
      "tags.slug as slug",
      "tags.name as text",
      word("").as("extra"),
      "item_tags.position as place",
      none.as("version"),
    ])
    .unionAll(
      db
        .selectFrom("item_authors")
        .innerJoin("authors", "authors.id", "item_authors.author_id")
        .where("item_authors.item_id", "=", itemId)
        .select([
          kind("author"),
          "authors.id as id",
          "authors.slug as slug",
          "authors.name as text",
          "authors.role as extra",
          "item_authors.position as place",
          none.as("version"),
        ]),
    )
    .unionAll(
      db
        .selectFrom("corrections")
        .where("corrections.item_id", "=", itemId)
        .select([
          kind("correction"),
          "corrections.id as id",
          word("").as("slug"),
          "corrections.text as text",
          word("").as("extra"),
          "corrections.at as place",
          none.as("version"),
        ]),
    )
    .unionAll(
      visible(db, now)
        .where((eb) => eb.or([eb("items.id", "=", original), eb("items.translates_id", "=", original)]))
        .where("items.id", "<>", itemId)
        .select([
          kind("translation"),
          "items.id as id",
          "items.slug as slug",
          "items.headline as text",
          word("").as("extra"),
          "items.edition_id as place",
          "items.version as version",
        ]),
    ),
);

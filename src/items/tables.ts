import type { Generated } from "kysely";

export type ItemKind = "news" | "communique" | "opinion" | "page";
export type ItemState = "draft" | "review" | "approved" | "scheduled" | "published" | "withdrawn";
export type CommentsPolicy = "open" | "moderated" | "closed";

export interface ItemsTable {
  id: Generated<number>;
  edition_id: number;
  kind: ItemKind;
  state: ItemState;
  slug: string;
  section_id: number | null;
  /** Milliseconds since the epoch, as every time in the database. */
  publish_at: number | null;
  embargo_until: number | null;
  /** The later of `publish_at` and `embargo_until` while scheduled or published, otherwise null. The one source of visibility. */
  visible_at: number | null;
  announced_at: number | null;
  modified_at: number;
  created_at: number;
  version: number;
  breaking_until: number | null;
  translates_id: number | null;
  /** The version of the original that the translation was made from. */
  translates_version: number | null;
  lead_media_id: number | null;
  lead_alt: Generated<string>;
  lead_caption: Generated<string>;
  lead_credit: Generated<string>;
  /** Who issued a communiqué, or the agency a report came from. */
  source: Generated<string>;
  comments_policy: CommentsPolicy;
  words: Generated<number>;
  /** Approved comments: kept in step by comments/. */
  comment_count: Generated<number>;
  kicker: Generated<string>;
  headline: string;
  standfirst: Generated<string>;
  /** The body as JSON, of the shape of body/schema.ts. */
  body: string;
}

export interface ItemTagsTable {
  item_id: number;
  tag_id: number;
  position: Generated<number>;
  visible_at: number | null;
}

export interface ItemAuthorsTable {
  item_id: number;
  author_id: number;
  position: Generated<number>;
  visible_at: number | null;
}

export interface ItemMediaTable {
  item_id: number;
  media_id: number;
}

export interface RevisionsTable {
  id: Generated<number>;
  item_id: number;
  version: number;
  at: number;
  person_id: number | null;
  /** Everything that was written, as JSON. */
  content: string;
}

export interface CorrectionsTable {
  id: Generated<number>;
  item_id: number;
  at: number;
  text: string;
}

export interface ReadsTable {
  item_id: number;
  /** Days since the epoch, UTC. */
  day: number;
  reads: number;
}

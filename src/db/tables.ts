import type { CommentContactsTable, CommentsTable } from "../comments/tables.ts";
import type {
  AuthorsTable,
  EditionsTable,
  MenuEntriesTable,
  RedirectsTable,
  SectionsTable,
  TagsTable,
} from "../editions/tables.ts";
import type {
  CorrectionsTable,
  ItemAuthorsTable,
  ItemMediaTable,
  ItemsTable,
  ItemTagsTable,
  ReadsTable,
  RevisionsTable,
} from "../items/tables.ts";
import type { LedgerTable } from "../ledger/tables.ts";
import type { MediaTable, RenditionsTable, ShareCardsTable } from "../media/tables.ts";
import type { OriginsTable } from "./origins.ts";
import type { JobsTable } from "../outbox/tables.ts";
import type { PeopleTable } from "../people/tables.ts";

/** Every table of today, by name. */
export interface Tables {
  settings: { key: string; value: string };
  people: PeopleTable;
  jobs: JobsTable;
  ledger: LedgerTable;
  origins: OriginsTable;
  editions: EditionsTable;
  sections: SectionsTable;
  tags: TagsTable;
  authors: AuthorsTable;
  menu_entries: MenuEntriesTable;
  redirects: RedirectsTable;
  media: MediaTable;
  renditions: RenditionsTable;
  share_cards: ShareCardsTable;
  items: ItemsTable;
  item_tags: ItemTagsTable;
  item_authors: ItemAuthorsTable;
  item_media: ItemMediaTable;
  revisions: RevisionsTable;
  corrections: CorrectionsTable;
  reads: ReadsTable;
  comments: CommentsTable;
  comment_contacts: CommentContactsTable;
}

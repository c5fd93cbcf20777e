import type { Generated, Insertable, Selectable } from "kysely";

export interface EditionsTable {
  id: Generated<number>;
  /** Short ASCII name: "ar", "fr". */
  code: string;
  language: "ar" | "fr" | "en";
  /** ISO 3166 country: "MA". */
  country: string;
  direction: "rtl" | "ltr";
  name: string;
  tagline: Generated<string>;
  /** The host of its own ("ar.example.org"), or null when it lives on the main host under `path`. */
  host: string | null;
  /** First path segment on the main host ("fr"), or "" for the edition at the root. */
  path: string;
  time_zone: string;
  position: number;
}

export interface SectionsTable {
  id: Generated<number>;
  edition_id: number;
  slug: string;
  name: string;
  description: Generated<string>;
  /** Name of the colour family: brand, society, culture, alert or "". */
  pillar: Generated<string>;
  position: Generated<number>;
}

export interface TagsTable {
  id: Generated<number>;
  edition_id: number;
  slug: string;
  name: string;
  description: Generated<string>;
}

export interface AuthorsTable {
  id: Generated<number>;
  edition_id: number;
  slug: string;
  name: string;
  /** The name in the other script. */
  other_name: Generated<string>;
  role: Generated<string>;
  bio: Generated<string>;
}

export type TargetKind = "item" | "section" | "tag" | "author" | "media" | "home" | "url";

export interface MenuEntriesTable {
  id: Generated<number>;
  edition_id: number;
  menu: "main" | "footer";
  label: string;
  target_kind: TargetKind;
  target_id: number | null;
  target_url: string | null;
  position: number;
}

export interface RedirectsTable {
  edition_id: number;
  /** Decoded path of the old address, with "?p=12" where only the query names it. */
  path: string;
  target_kind: TargetKind;
  target_id: number | null;
  target_url: string | null;
}

export type EditionRow = Selectable<EditionsTable>;
export type Section = Selectable<SectionsTable>;
export type Tag = Selectable<TagsTable>;
export type Author = Selectable<AuthorsTable>;
export type MenuEntry = Selectable<MenuEntriesTable>;
export type NewEdition = Insertable<EditionsTable>;
export type NewSection = Omit<Insertable<SectionsTable>, "slug"> & { slug?: string };
export type NewAuthor = Omit<Insertable<AuthorsTable>, "slug"> & { slug?: string };
export type NewMenuEntry = Insertable<MenuEntriesTable>;

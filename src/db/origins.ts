/** Where a row came from, so that the same thing is never brought in twice. */
export interface OriginsTable {
  /** "sample", or the address of the site that was moved in. */
  source: string;
  kind: "edition" | "section" | "tag" | "author" | "media" | "item" | "comment" | "person" | "menu";
  foreign_id: string;
  local_id: number;
}

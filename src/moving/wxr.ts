/** What a WordPress export (WXR 1.0 to 1.2) holds, in its own words, every value a string as written. */

export interface WxrSite {
  title: string;
  link: string;
  version: string;
  baseSiteUrl: string;
  baseBlogUrl: string;
}

export interface WxrAuthor {
  id: string;
  login: string;
  name: string;
}

export interface WxrTerm {
  id: string;
  slug: string;
  name: string;
  /** Slug of the parent category. */
  parent: string;
  description: string;
}

export interface WxrComment {
  id: string;
  parent: string;
  author: string;
  email: string;
  url: string;
  date: string;
  dateGmt: string;
  content: string;
  /** "1", "0", "spam", "trash" or "post-trashed". */
  approved: string;
  /** "", "comment", "pingback" or "trackback". */
  type: string;
  meta: Map<string, string>;
}

export interface WxrItem {
  id: string;
  type: string;
  status: string;
  title: string;
  link: string;
  guid: string;
  creator: string;
  pubDate: string;
  content: string;
  excerpt: string;
  slug: string;
  date: string;
  dateGmt: string;
  modified: string;
  modifiedGmt: string;
  parent: string;
  menuOrder: string;
  password: string;
  commentStatus: string;
  attachmentUrl: string;
  terms: { domain: string; slug: string; name: string }[];
  /** The custom fields that mean something here, by key. */
  meta: Map<string, string>;
  /** Keys of other custom fields that the writer made (not WordPress's hidden ones). */
  otherMeta: string[];
  comments: WxrComment[];
}

export type WxrEvent =
  | { type: "site"; site: Partial<WxrSite> }
  | { type: "author"; author: WxrAuthor }
  | { type: "category"; term: WxrTerm }
  | { type: "tag"; term: WxrTerm }
  | { type: "item"; item: WxrItem; bytesRead: number }
  | { type: "bytes"; bytesRead: number };

/** Custom fields that are read; the values of all others are never kept in memory. */
export const isKnownMeta = (key: string): boolean =>
  key.startsWith("_menu_item_") || key.startsWith("_minbar_") || KNOWN_META.has(key);

const KNOWN_META = new Set([
  "_thumbnail_id",
  "_wp_attachment_image_alt",
  "_wp_attached_file",
  "_yoast_wpseo_primary_category",
]);

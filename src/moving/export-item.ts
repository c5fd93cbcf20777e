import type { App } from "../app.ts";
import { readBody } from "../body/body.ts";
import { editionUrl, type Edition, type Section } from "../editions/editions.ts";
import type { ItemState } from "../items/items.ts";
import { wallTime } from "../zones.ts";
import { bodyToHtml } from "./body-to-html.ts";
import type { ExportedComment, ExportedItem, ExportedMedia } from "./queries-export.ts";
import { cdata, element, meta, xml } from "./xml-writer.ts";

/** Numbers of attachments and menu entries, apart from those of items. */
export const ATTACHMENTS = 1_000_000_000;
export const MENU_ENTRIES = 2_000_000_000;

/** What an export knows besides the rows themselves. */
export interface Exporter {
  app: App;
  edition: Edition;
  sections: Map<number, Section>;
  /** The public address of a medium. */
  mediaUrl(id: number): string;
}

const STATUS: Record<ItemState, string> = {
  draft: "draft",
  review: "pending",
  approved: "pending",
  scheduled: "future",
  published: "publish",
  withdrawn: "trash",
};

/** What belongs to one item. */
export interface Attached {
  tags: { slug: string; name: string }[];
  authors: string[];
  corrections: { at: number; text: string }[];
  comments: ExportedComment[];
}

/** One item with its comments as an element of an export. */
export function printItem(exporter: Exporter, item: ExportedItem, attached: Attached): string {
  const { edition } = exporter;
  const section = item.section_id === null ? undefined : exporter.sections.get(item.section_id);
  const at = item.publish_at ?? item.created_at;
  const path = item.kind === "page" ? `/p/${item.slug}` : `/n/${item.id}/${item.slug}`;
  const url = editionUrl(exporter.app, edition);
  return element("item", [
    element("title", cdata(item.headline)),
    element("link", xml(encodeURI(`${url}${path}`))),
    element("pubDate", xml(new Date(at).toUTCString())),
    element("dc:creator", cdata(attached.authors[0] ?? "")),
    `<guid isPermaLink="false">${xml(`${url}/n/${item.id}`)}</guid>`,
    element("description", ""),
    element("content:encoded", cdata(htmlOf(exporter, item))),
    element("excerpt:encoded", cdata(item.standfirst)),
    element("wp:post_id", String(item.id)),
    ...dates(edition, "post_date", at),
    ...dates(edition, "post_modified", item.modified_at),
    element("wp:comment_status", cdata(item.comments_policy === "closed" ? "closed" : "open")),
    element("wp:ping_status", cdata("closed")),
    element("wp:post_name", cdata(encodeURIComponent(item.slug))),
    element("wp:status", cdata(STATUS[item.state])),
    element("wp:post_parent", "0"),
    element("wp:menu_order", "0"),
    element("wp:post_type", cdata(item.kind === "page" ? "page" : "post")),
    element("wp:post_password", cdata("")),
    element("wp:is_sticky", "0"),
    ...(section ? [term("category", section.slug, section.name)] : []),
    ...attached.tags.map((tag) => term("post_tag", tag.slug, tag.name)),
    ...metaOf(item, attached),
    ...attached.comments.map((comment) => printComment(edition, comment)),
  ]);
}

const term = (domain: string, slug: string, name: string) =>
  `<category domain="${domain}" nicename="${xml(encodeURIComponent(slug))}">${cdata(name)}</category>`;

function htmlOf(exporter: Exporter, item: ExportedItem): string {
  const origin = exporter.app.config.origin;
  return bodyToHtml(
    readBody(item.body),
    (media) => ({ url: exporter.mediaUrl(media), attachmentId: ATTACHMENTS + media }),
    (href) => (href.startsWith("/") ? origin + href : href),
  );
}

function metaOf(item: ExportedItem, attached: Attached): string[] {
  const own: Record<string, string> = {
    _minbar_kind: item.kind,
    _minbar_state: item.state,
    _minbar_comments: item.comments_policy,
    _minbar_kicker: item.kicker,
    _minbar_source: item.source,
    ...(attached.authors.length > 1 ? { _minbar_authors: attached.authors.join("\n") } : {}),
    ...(attached.corrections.length > 0 ? { _minbar_corrections: JSON.stringify(attached.corrections) } : {}),
    ...(item.lead_media_id === null
      ? {}
      : {
          _thumbnail_id: String(ATTACHMENTS + item.lead_media_id),
          _minbar_lead_alt: item.lead_alt,
          _minbar_lead_caption: item.lead_caption,
          _minbar_lead_credit: item.lead_credit,
        }),
  };
  return Object.entries(own).flatMap(([key, value]) => (value ? [meta("wp:postmeta", key, value)] : []));
}

const APPROVED: Record<ExportedComment["state"], string> = {
  approved: "1",
  pending: "0",
  spam: "spam",
  deleted: "trash",
  refused: "trash",
};

function printComment(edition: Edition, comment: ExportedComment): string {
  return element("wp:comment", [
    element("wp:comment_id", String(comment.id)),
    element("wp:comment_author", cdata(comment.name)),
    element("wp:comment_author_email", cdata(comment.email ?? "")),
    element("wp:comment_author_url", xml(comment.url ?? "")),
    element("wp:comment_author_IP", cdata("")),
    ...dates(edition, "comment_date", comment.created_at),
    // Comments are plain text here; WordPress shows theirs as markup.
    element(
      "wp:comment_content",
      cdata(comment.text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")),
    ),
    element("wp:comment_approved", cdata(APPROVED[comment.state])),
    element("wp:comment_type", cdata("comment")),
    element("wp:comment_parent", String(comment.parent_id ?? 0)),
    element("wp:comment_user_id", "0"),
    ...(comment.state === "refused" ? [meta("wp:commentmeta", "_minbar_state", "refused")] : []),
  ]);
}

/** A file as an attachment: its address for WordPress, its place in the file store for another Minbar. */
export function printAttachment(exporter: Exporter, media: ExportedMedia): string {
  const url = exporter.mediaUrl(media.id);
  const extra: Record<string, string> = {
    _wp_attachment_image_alt: media.alt,
    _minbar_file: `${media.hash.slice(0, 2)}/${media.hash}`,
  };
  return element("item", [
    element("title", cdata(media.name)),
    element("link", xml(url)),
    element("dc:creator", cdata("")),
    `<guid isPermaLink="false">${xml(url)}</guid>`,
    element("content:encoded", cdata("")),
    element("excerpt:encoded", cdata(media.caption)),
    element("wp:post_id", String(ATTACHMENTS + media.id)),
    ...dates(exporter.edition, "post_date", media.created_at),
    element("wp:post_name", cdata(`media-${media.id}`)),
    element("wp:status", cdata("inherit")),
    element("wp:post_parent", "0"),
    element("wp:post_type", cdata("attachment")),
    element("wp:attachment_url", xml(url)),
    ...Object.entries(extra).flatMap(([key, value]) => (value ? [meta("wp:postmeta", key, value)] : [])),
  ]);
}

/** `<wp:post_date>` on the edition's clock and `<wp:post_date_gmt>`. */
export function dates(edition: Edition, name: string, at: number): string[] {
  const two = (n: number) => String(n).padStart(2, "0");
  const wall = wallTime(edition.zone, at);
  const local = `${wall.year}-${two(wall.month)}-${two(wall.day)} ${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)}`;
  const utc = new Date(at).toISOString().slice(0, 19).replace("T", " ");
  return [element(`wp:${name}`, cdata(local)), element(`wp:${name}_gmt`, cdata(utc))];
}

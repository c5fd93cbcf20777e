import { open, rename, rm } from "node:fs/promises";
import type { App } from "../app.ts";
import {
  editionUrl,
  listAuthors,
  listMenu,
  listSections,
  listTags,
  type Edition,
} from "../editions/editions.ts";
import { originalsOf, picturesOf } from "../media/media.ts";
import {
  MENU_ENTRIES,
  dates,
  printAttachment,
  printItem,
  type Attached,
  type Exporter,
} from "./export-item.ts";
import * as queries from "./queries-export.ts";
import { cdata, element, meta, xml } from "./xml-writer.ts";

/** Takes the export piece by piece. */
export interface ExportWriter {
  write(text: string): Promise<void>;
}

const BATCH = 100;

/**
 * Writes an edition as a WordPress export (WXR 1.2): every item in every state with its comments, its sections, tags,
 * authors, menus, and the pictures and files that it shows. Memory holds one batch at a time.
 */
export async function exportWxr(
  app: App,
  edition: Edition,
  writer: ExportWriter,
): Promise<{ items: number; comments: number }> {
  const sections = await listSections(app, edition.id);
  const addresses = new Map<number, string>();
  const exporter: Exporter = {
    app,
    edition,
    sections: new Map(sections.map((section) => [section.id, section])),
    mediaUrl: (id) => addresses.get(id) ?? `${app.config.origin}/media/${id}`,
  };
  await writer.write(`${await printHead(exporter)}\n`);
  for (let after = 0; ;) {
    const media = await queries.listMediaAfter(app.db, edition.id, after, BATCH);
    await rememberAddresses(
      app,
      media.map((one) => one.id),
      addresses,
    );
    for (const one of media) await writer.write(`${printAttachment(exporter, one)}\n`);
    after = media.at(-1)?.id ?? after;
    if (media.length < BATCH) break;
  }
  const counts = { items: 0, comments: 0 };
  for (let after = 0; ;) {
    const items = await queries.listItemsAfter(app.db, edition.id, after, BATCH);
    const attached = await attachedOf(
      app,
      items.map((item) => item.id),
    );
    for (const item of items) {
      const own = attached(item.id);
      await writer.write(`${printItem(exporter, item, own)}\n`);
      counts.items++;
      counts.comments += own.comments.length;
    }
    after = items.at(-1)?.id ?? after;
    if (items.length < BATCH) break;
  }
  await writer.write(`${await printMenus(exporter)}</channel>\n</rss>\n`);
  return counts;
}

/** `exportWxr` into a file that only gets its name once it is whole. */
export async function exportToFile(app: App, edition: Edition, path: string) {
  const temporary = `${path}.part`;
  const file = await open(temporary, "w");
  try {
    let waiting = "";
    const write = async (text: string) => {
      waiting += text;
      if (waiting.length < 262_144) return;
      await file.write(waiting);
      waiting = "";
    };
    const counts = await exportWxr(app, edition, { write });
    await file.write(waiting);
    await file.sync();
    await file.close();
    await rename(temporary, path);
    return counts;
  } catch (error) {
    await file.close().catch(() => {});
    await rm(temporary, { force: true });
    throw error;
  }
}

async function rememberAddresses(app: App, ids: number[], addresses: Map<number, string>): Promise<void> {
  const pictures = await picturesOf(app, ids);
  const originals = await originalsOf(app, ids);
  for (const id of ids) {
    const widest = pictures
      .get(id)
      ?.sources.filter((source) => source.format === "jpeg")
      .at(-1);
    const file = originals.get(id)?.file ?? (widest && `${widest.width}.jpeg`);
    if (file) addresses.set(id, `${app.config.origin}/media/${id}/${file}`);
  }
}

async function attachedOf(app: App, ids: number[]): Promise<(id: number) => Attached> {
  if (ids.length === 0) return () => ({ tags: [], authors: [], corrections: [], comments: [] });
  const [tags, authors, corrections, comments] = await Promise.all([
    queries.listTagsOf(app.db, ids),
    queries.listAuthorsOf(app.db, ids),
    queries.listCorrectionsOf(app.db, ids),
    queries.listCommentsOf(app.db, ids),
  ]);
  const of = <T extends { item_id: number }>(rows: T[]) => Map.groupBy(rows, (row) => row.item_id);
  const byItem = {
    tags: of(tags),
    authors: of(authors),
    corrections: of(corrections),
    comments: of(comments),
  };
  return (id) => ({
    tags: byItem.tags.get(id) ?? [],
    authors: (byItem.authors.get(id) ?? []).map((author) => author.slug),
    corrections: (byItem.corrections.get(id) ?? []).map(({ at, text }) => ({ at, text })),
    comments: byItem.comments.get(id) ?? [],
  });
}

async function printHead({ app, edition, sections }: Exporter): Promise<string> {
  const url = editionUrl(app, edition);
  const [authors, tags] = await Promise.all([listAuthors(app, edition.id), listTags(app, edition.id)]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">',
    "<channel>",
    element("title", xml(edition.name)),
    element("link", xml(url)),
    element("description", xml(edition.tagline)),
    element("language", xml(`${edition.language}-${edition.country}`)),
    element("wp:wxr_version", "1.2"),
    element("wp:base_site_url", xml(app.config.origin)),
    element("wp:base_blog_url", xml(url)),
    ...authors.map((author) =>
      element("wp:author", [
        element("wp:author_id", String(author.id)),
        element("wp:author_login", cdata(author.slug)),
        element("wp:author_email", cdata("")),
        element("wp:author_display_name", cdata(author.name)),
      ]),
    ),
    ...[...sections.values()].map((section) =>
      element("wp:category", [
        element("wp:term_id", String(section.id)),
        element("wp:category_nicename", cdata(encodeURIComponent(section.slug))),
        element("wp:category_parent", cdata("")),
        element("wp:cat_name", cdata(section.name)),
        element("wp:category_description", cdata(section.description)),
      ]),
    ),
    ...tags.map((tag) =>
      element("wp:tag", [
        element("wp:term_id", String(tag.id)),
        element("wp:tag_slug", cdata(encodeURIComponent(tag.slug))),
        element("wp:tag_name", cdata(tag.name)),
      ]),
    ),
  ].join("\n");
}

/** Menu entries as WordPress keeps them: posts of their own kind. */
async function printMenus({ app, edition }: Exporter): Promise<string> {
  const entries = await listMenu(app, edition.id);
  const printed = entries.map((entry) => {
    const object = {
      item: ["post_type", "post"],
      section: ["taxonomy", "category"],
      tag: ["taxonomy", "post_tag"],
    };
    const [kind, type] = object[entry.target_kind as keyof typeof object] ?? ["custom", "custom"];
    const url = entry.target_kind === "home" ? editionUrl(app, edition) : (entry.target_url ?? "");
    const fields = {
      type: kind,
      object: type,
      object_id: String(entry.target_id ?? 0),
      menu_item_parent: "0",
      url: kind === "custom" ? url : "",
    };
    return element("item", [
      element("title", cdata(entry.label)),
      element("wp:post_id", String(MENU_ENTRIES + entry.id)),
      ...dates(edition, "post_date", app.clock.now()),
      element("wp:status", cdata("publish")),
      element("wp:menu_order", String(entry.position)),
      element("wp:post_type", cdata("nav_menu_item")),
      `<category domain="nav_menu" nicename="${entry.menu}">${cdata(entry.menu)}</category>`,
      ...Object.entries(fields).map(([key, value]) => meta("wp:postmeta", `_menu_item_${key}`, value ?? "")),
    ]);
  });
  return printed.map((one) => `${one}\n`).join("");
}

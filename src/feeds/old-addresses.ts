import type { App } from "../app.ts";
import {
  editionPath,
  findAuthorById,
  findRedirect,
  findTagById,
  listSections,
  safeDecode,
  type Edition,
} from "../editions/editions.ts";
import type { FeedFormat } from "./feed.ts";
import { findPart, type PartKind } from "./parts.ts";

/** Where other programs kept their feeds: /feed, /feed/atom, /rss, /rss.xml, /atom.xml, /category/x/feed, /tag/x/rss… */
const OLD_FEED =
  /^(\/.+?)??\/(?:(?:feed|rss)(?:\/(rss2?|rdf|atom|json))?|(atom|rss|rss2|rdf|index)\.xml|(atom))\/?$/;

/** Where a feed at an old path of an edition is now, as a path of the host; undefined when there never was one. */
export async function findOldFeed(app: App, edition: Edition, path: string): Promise<string | undefined> {
  const match = OLD_FEED.exec(path);
  if (!match) return undefined;
  const [, of = "", sort, file, bare] = match;
  const kind = sort ?? file ?? bare;
  const format: FeedFormat = kind === "atom" ? "atom" : kind === "json" ? "json" : "xml";
  // Comments stand under their stories here, so the feed of all comments is the feed of the stories.
  const part = of === "" || of === "/comments" ? "" : await findPartPath(app, edition, of);
  return part === undefined ? undefined : `${editionPath(edition)}${part}/feed.${format}`;
}

/** The address of the feed that WordPress gave by query: "/?feed=rss2". */
export function queriedFeed(edition: Edition, feed: string): string {
  return `${editionPath(edition)}/feed.${feed === "atom" ? "atom" : "xml"}`;
}

/** Path of the section, tag or author that an old listing became. */
async function findPartPath(app: App, edition: Edition, of: string): Promise<string | undefined> {
  const old = await findRedirect(app, edition.id, of);
  if (old) return findTargetPath(app, edition, old.target_kind, old.target_id ?? 0);
  const [, kind, slug] = /^\/(category|section|tag|author)\/(?:[^/]+\/)*([^/]+)$/.exec(safeDecode(of)) ?? [];
  if (!kind || !slug) return undefined;
  const today = (kind === "category" ? "section" : kind) as PartKind;
  return (await findPart(app, edition, today, slug.normalize("NFC")))?.path;
}

async function findTargetPath(
  app: App,
  edition: Edition,
  kind: string,
  id: number,
): Promise<string | undefined> {
  if (kind === "home") return "";
  const found =
    kind === "section"
      ? (await listSections(app, edition.id)).find((section) => section.id === id)
      : kind === "tag"
        ? await findTagById(app, id)
        : kind === "author"
          ? await findAuthorById(app, id)
          : undefined;
  const part = found && (await findPart(app, edition, kind as PartKind, found.slug));
  return part?.path;
}

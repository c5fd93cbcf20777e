import type { App } from "../app.ts";
import { findAuthor, findTag, listSections, type Edition } from "../editions/editions.ts";
import { isOnlyHidden, type Scope } from "../items/items.ts";
import { words } from "./words.ts";

/** What a feed is about. */
export interface FeedPart {
  scope: Scope;
  /** Path of its page within the edition, decoded: "" or "/section/sport". */
  path: string;
  title: string;
  description: string;
}

export type PartKind = "section" | "tag" | "author";

/** The whole edition as a feed. */
export const editionPart = (edition: Edition): FeedPart => ({
  scope: { edition: edition.id },
  path: "",
  title: edition.name,
  description: edition.tagline || words[edition.language].edition(edition.name),
});

/** A section, tag or author of an edition by its slug, or undefined. */
export async function findPart(
  app: App,
  edition: Edition,
  kind: PartKind,
  slug: string,
): Promise<FeedPart | undefined> {
  const found = await findNamed(app, edition, kind, slug);
  if (!found) return undefined;
  if (kind !== "section" && (await isOnlyHidden(app, scopeOf(kind, found.id)))) return undefined;
  const say = words[edition.language];
  return {
    scope: kind === "section" ? { section: found.id } : scopeOf(kind, found.id),
    path: `/${kind}/${found.slug}`,
    title: say.part(found.name, edition.name),
    description: say[kind](found.name, edition.name),
  };
}

async function findNamed(app: App, edition: Edition, kind: PartKind, slug: string) {
  if (kind === "section") return (await listSections(app, edition.id)).find((one) => one.slug === slug);
  return kind === "tag" ? findTag(app, edition.id, slug) : findAuthor(app, edition.id, slug);
}

const scopeOf = (kind: "tag" | "author", id: number) => (kind === "tag" ? { tag: id } : { author: id });

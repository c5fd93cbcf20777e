import type { App } from "../app.ts";
import {
  editionPath,
  editionUrl,
  findAuthorById,
  findEdition,
  findTagById,
  listSections,
  type Edition,
  type MenuEntry,
} from "../editions/editions.ts";
import { findVisibleItem, isOnlyHidden } from "../items/items.ts";

/** What a menu entry or an old address points at. */
export type Target = Pick<MenuEntry, "target_kind" | "target_id" | "target_url">;

/** The path of an item within its edition: "/n/12/slug", or "/p/slug" for a standing page. */
export function itemPath(item: { id: number; slug: string; kind: string }): string {
  return item.kind === "page" ? `/p/${item.slug}` : `/n/${item.id}/${item.slug}`;
}

/** How pages of `from` link to a path of `to`: without a host where both live on the same one. */
export function linkBetween(app: App, from: Edition, to: Edition, path: string): string {
  const within = path === "/" ? "" : path;
  if (from.host === to.host) return editionPath(to) + within || "/";
  return editionUrl(app, to) + within || "/";
}

/** Today's address of a target as seen from an edition, or undefined when readers may not see it. */
export async function findTargetLink(
  app: App,
  edition: Edition,
  target: Target,
): Promise<string | undefined> {
  const here = (path: string) => linkBetween(app, edition, edition, path);
  const id = target.target_id ?? 0;
  switch (target.target_kind) {
    case "home":
      return here("/");
    case "url":
      return safeLink(target.target_url);
    case "section": {
      const section = (await listSections(app, edition.id)).find((one) => one.id === id);
      return section && here(`/section/${section.slug}`);
    }
    case "tag": {
      const tag = await findTagById(app, id);
      if (!tag || (await isOnlyHidden(app, { tag: id }))) return undefined;
      return here(`/tag/${tag.slug}`);
    }
    case "author": {
      const author = await findAuthorById(app, id);
      if (!author || (await isOnlyHidden(app, { author: id }))) return undefined;
      return here(`/author/${author.slug}`);
    }
    case "item": {
      const item = await findVisibleItem(app, id);
      const home = item && (await findEdition(app, item.edition_id));
      return home && linkBetween(app, edition, home, itemPath(item));
    }
    case "media":
      return undefined;
  }
}

/** An address that a stranger's export named: only web pages and paths of ours, never a script. */
function safeLink(address: string | null): string | undefined {
  if (!address) return undefined;
  if (/^\/(?![/\\])/.test(address)) return address;
  const url = URL.parse(address);
  return url && /^(https?|mailto):$/.test(url.protocol) ? url.href : undefined;
}

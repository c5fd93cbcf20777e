import {
  editionPath,
  findAuthorById,
  findRedirect,
  findTagById,
  listSections,
  type Edition,
} from "../editions/editions.ts";
import type { App } from "../app.ts";
import { requireItem } from "../items/items.ts";
import { originalsOf } from "../media/media.ts";
import type { Move } from "./move.ts";
import { insertItemMedia, listItemsOf, listLinkingItems, updateImportedBody } from "./queries.ts";

const BATCH = 200;

/** Where an old address leads from now on, and the medium that it is, if it is one. */
interface Settled {
  href: string;
  media?: number;
}

/**
 * Once everything is in, links between the moved texts lead straight to the new addresses instead of through a
 * redirect. Texts that the newsroom has changed since are left alone. May run any number of times.
 */
export async function settleLinks(move: Move): Promise<void> {
  const { app, site } = move;
  const known = new Map<string, Settled | undefined>();
  for (let after = 0; ;) {
    const items = await listLinkingItems(app.db, after, BATCH);
    const ours = await listItemsOf(
      app.db,
      site.source,
      items.map((item) => item.id),
    );
    for (const item of items) {
      if (!ours.has(item.id)) continue;
      const settled = await settleBody(move, known, item.body);
      if (settled === undefined) continue;
      await app.tx(async (tx) => {
        await updateImportedBody(tx.db, item.id, settled.body);
        await insertItemMedia(tx.db, item.id, settled.media);
      });
    }
    const last = items.at(-1);
    if (!last || items.length < BATCH) return;
    after = last.id;
    if (known.size > 50_000) known.clear();
  }
}

const LINK = /"href":"(\/[^"\\]{1,2048})"/g;

async function settleBody(move: Move, known: Map<string, Settled | undefined>, body: string) {
  const found = [...new Set([...body.matchAll(LINK)].map((match) => match[1] ?? ""))];
  if (found.length === 0) return undefined;
  for (const path of found) if (!known.has(path)) known.set(path, await settle(move, path));
  if (!found.some((path) => known.get(path) !== undefined)) return undefined;
  const media = new Set<number>();
  const settled = body.replace(LINK, (whole, path: string) => {
    const target = known.get(path);
    if (target?.media) media.add(target.media);
    return target ? `"href":${JSON.stringify(target.href)}` : whole;
  });
  return { body: settled, media: [...media] };
}

async function settle(move: Move, address: string): Promise<Settled | undefined> {
  const { app, edition } = move;
  const [path = "", hash] = address.split("#", 2);
  const redirect = await findRedirect(app, edition.id, path);
  if (!redirect || redirect.target_kind === "url" || redirect.target_kind === "home") return undefined;
  const target = await addressOf(app, edition, redirect.target_kind, redirect.target_id ?? 0);
  if (!target || target.href === path) return undefined;
  return hash ? { ...target, href: `${target.href}#${hash}` } : target;
}

async function addressOf(
  app: App,
  edition: Edition,
  kind: "item" | "section" | "tag" | "author" | "media",
  id: number,
): Promise<Settled | undefined> {
  const here = (path: string): Settled => ({ href: editionPath(edition) + encodeURI(path) });
  if (kind === "item") {
    const item = await requireItem(app, id).catch(() => undefined);
    return item && here(item.kind === "page" ? `/p/${item.slug}` : `/n/${item.id}/${item.slug}`);
  }
  if (kind === "media") {
    const original = (await originalsOf(app, [id])).get(id);
    return original && { href: `/media/${id}/${original.file}`, media: id };
  }
  if (kind === "section") {
    const section = (await listSections(app, edition.id)).find((one) => one.id === id);
    return section && here(`/section/${section.slug}`);
  }
  const found = kind === "tag" ? await findTagById(app, id) : await findAuthorById(app, id);
  return found && here(`/${kind}/${found.slug}`);
}

import type { App } from "../app.ts";
import { slugify } from "../arabic/slug.ts";
import { bodyMediaIds } from "../body/body.ts";
import { ensureTags } from "../editions/editions.ts";
import { Refusal } from "../http/errors.ts";
import { record } from "../ledger/ledger.ts";
import { announce } from "../outbox/outbox.ts";
import { columnsOf, readContent } from "./content.ts";
import { mayWithdraw, type Actor } from "./may.ts";
import * as queries from "./queries-importing.ts";
import type { ItemContent, ItemInput } from "./schema.ts";
import type { ItemState } from "./tables.ts";

/** An item that had a life elsewhere: what was written, and where it stands (times in ms since the epoch). */
export interface ImportedItem {
  content: ItemInput;
  state: ItemState;
  createdAt: number;
  modifiedAt: number;
  /** When it appeared or is to appear; needed for "published" and "scheduled", kept for the others. */
  publishAt: number | null;
}

type Ready = ImportedItem & { written: ItemContent; visibleAt: number | null };

/**
 * Writes many items at once, with their revision, tags, bylines and media, and returns their ids in the order
 * given. Published ones are not announced again and scheduled ones wait for their moment; the caller purges and
 * indexes once at its end. One ledger entry for all. Throws Refusal "forbidden", or a ZodError.
 */
export async function importItems(
  app: App,
  who: Actor,
  editionId: number,
  items: ImportedItem[],
): Promise<number[]> {
  if (!mayWithdraw(who)) throw new Refusal("forbidden");
  if (items.length === 0) return [];
  const ready = items.map(prepare);
  return app.tx(async (tx) => {
    const tags = await tagIds(tx, editionId, ready);
    const slugs = await chooseSlugs(tx, editionId, ready);
    const ids = await queries.insertItems(
      tx.db,
      ready.map((item, index) => rowOf(item, editionId, slugs[index] ?? "", tx.clock.now())),
    );
    await queries.insertLinks(tx.db, linksOf(ready, ids, tags));
    await queries.insertRevisions(
      tx.db,
      ready.map((item, index) => ({
        item_id: ids[index] ?? 0,
        version: 1,
        at: item.modifiedAt,
        person_id: who.personId,
        content: JSON.stringify(item.written),
      })),
    );
    for (const [index, id] of ids.entries()) {
      if (!slugs[index]) await queries.updateSlug(tx.db, id, String(id));
      const item = ready[index];
      if (item?.state === "scheduled") await announce(tx, "item.due", id, item.visibleAt ?? undefined);
    }
    await record(tx, who.id, "item.import", `edition:${editionId}`, {
      items: ids.length,
      first: ids[0],
      last: ids.at(-1),
    });
    return ids;
  });
}

function prepare(item: ImportedItem): Ready {
  const isOut = item.state === "published" || item.state === "scheduled";
  return {
    ...item,
    written: readContent(item.content),
    visibleAt: isOut ? (item.publishAt ?? item.createdAt) : null,
  };
}

function rowOf(item: Ready, editionId: number, slug: string, now: number) {
  return {
    ...columnsOf(item.written),
    edition_id: editionId,
    state: item.state,
    slug,
    publish_at: item.publishAt,
    embargo_until: null,
    visible_at: item.visibleAt,
    // What readers have seen elsewhere is no news here; what was taken back keeps that it was once out.
    announced_at: item.state === "published" || item.state === "withdrawn" ? (item.visibleAt ?? now) : null,
    created_at: item.createdAt,
    modified_at: item.modifiedAt,
    version: 1,
  };
}

/** Ids of all tags that the items name, by name. */
async function tagIds(tx: App, editionId: number, items: Ready[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const name of new Set(items.flatMap((item) => item.written.tags))) {
    const [id] = await ensureTags(tx, editionId, [name]);
    if (id !== undefined) ids.set(name, id);
  }
  return ids;
}

/** A slug for each item; "" where only its id can be one. Pages get slugs that no other page of the edition has. */
async function chooseSlugs(tx: App, editionId: number, items: Ready[]): Promise<string[]> {
  const hasPages = items.some((item) => item.written.kind === "page");
  const taken = new Set(hasPages ? await queries.listPageSlugs(tx.db, editionId) : []);
  return items.map(({ written }) => {
    const wished = slugify(written.slug || written.headline);
    if (written.kind !== "page" || !wished) return wished;
    for (let n = 1; ; n++) {
      const slug = n === 1 ? wished : `${wished}-${n}`;
      if (taken.has(slug)) continue;
      taken.add(slug);
      return slug;
    }
  });
}

function linksOf(items: Ready[], ids: number[], tags: Map<string, number>): queries.Links {
  const links: queries.Links = { tags: [], authors: [], media: [] };
  for (const [index, { written, visibleAt }] of items.entries()) {
    const common = { item_id: ids[index] ?? 0, visible_at: visibleAt };
    const tagged = new Set(written.tags.flatMap((name) => tags.get(name) ?? []));
    for (const [position, tag_id] of [...tagged].entries()) links.tags.push({ ...common, tag_id, position });
    for (const [position, author_id] of [...new Set(written.authorIds)].entries())
      links.authors.push({ ...common, author_id, position });
    for (const media_id of new Set(bodyMediaIds(written.body)))
      links.media.push({ item_id: common.item_id, media_id });
  }
  return links;
}

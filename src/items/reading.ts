import type { App } from "../app.ts";
import * as queries from "./queries.ts";
import { listAttached, type Attached } from "./queries-attached.ts";

/** What readers may see. Every function here asks the one "visible now" predicate of queries.ts. */

export type { Scope } from "./queries.ts";
export type VisibleItem = NonNullable<Awaited<ReturnType<typeof queries.findVisible>>>;
/** An item as listings show it: without its body. */
export type Story = Awaited<ReturnType<typeof queries.listVisibleByIds>>[number];
export type Byline = Awaited<ReturnType<typeof queries.listBylines>>[number];

const DAY = 86_400_000;
/** Deep pages start at the nearest of these, so that page 500 costs what page 5 costs. */
const ANCHOR_STRIDE = 500;

export const findVisibleItem = (app: App, id: number) => queries.findVisible(app.db, app.clock.now(), id);

export const findVisiblePage = (app: App, editionId: number, slug: string) =>
  queries.findVisiblePage(app.db, app.clock.now(), editionId, slug);

export const listVisiblePages = (app: App, editionId: number) =>
  queries.listVisiblePages(app.db, app.clock.now(), editionId);

/** Stories by id, in the order of `ids`; those that readers may not see are left out. */
export async function listStories(app: App, ids: number[]): Promise<Story[]> {
  const stories = await queries.listVisibleByIds(app.db, app.clock.now(), ids);
  const byId = new Map(stories.map((story) => [story.id, story]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The newest `limit` stories of a scope. */
export const listNewest = (app: App, scope: queries.Scope, limit: number): Promise<Story[]> =>
  queries.listVisible(app.db, app.clock.now(), scope, { limit });

/** One numbered page of a scope (from 1), newest first, with how many items and pages there are. */
export async function listNumberedPage(app: App, scope: queries.Scope, page: number, size: number) {
  const total = await rememberOf(app, scope, "count", (now) => queries.countVisible(app.db, now, scope));
  const pages = Math.max(1, Math.ceil(total / size));
  const first = (page - 1) * size;
  if (page < 1 || page > pages) return { stories: [], total, pages };
  const anchor = Math.floor(first / ANCHOR_STRIDE) * ANCHOR_STRIDE;
  const from =
    anchor === 0
      ? undefined
      : await rememberOf(app, scope, `anchor:${anchor}`, (now) =>
          queries.findCursor(app.db, now, scope, anchor),
        );
  const stories = await queries.listVisible(app.db, app.clock.now(), scope, {
    limit: size,
    from,
    skip: first - anchor,
  });
  return { stories, total, pages };
}

/** What hangs on all that a scope lists, remembered until that changes. */
function rememberOf<T>(
  app: App,
  scope: queries.Scope,
  name: string,
  read: (now: number) => Promise<T>,
): Promise<T> {
  const tag = scopeTag(scope);
  return app.memo.remember(`${name}:${tag}`, async () => {
    const now = app.clock.now();
    return { value: await read(now), tags: [tag], until: await queries.nextVisibleAt(app.db, now) };
  });
}

/** The cache tag of everything that lists a scope: "section:3". */
export function scopeTag(scope: queries.Scope): string {
  const [[kind, id] = []] = Object.entries(scope);
  return `${kind}:${id}`;
}

/** True for a tag or an author of items that readers may not see, and of no others: for them it does not exist. */
export const isOnlyHidden = (app: App, scope: { tag: number } | { author: number }): Promise<boolean> =>
  queries.isOnlyHidden(app.db, app.clock.now(), scope);

/** Stories that appeared between two instants (ms), oldest first. */
export const listStoriesBetween = (app: App, editionId: number, from: number, to: number, limit: number) =>
  queries.listVisibleBetween(app.db, app.clock.now(), editionId, from, to, limit);

/** Stories and pages by rising id, for sitemaps and exports. */
export const listVisibleAfterId = (app: App, editionId: number, afterId: number, limit: number) =>
  queries.listVisibleAfterId(app.db, app.clock.now(), editionId, afterId, limit);

export const findBreaking = (app: App, editionId: number) =>
  queries.findBreaking(app.db, app.clock.now(), editionId);

/** The next instant (ms) at which anything (of the edition) appears by itself. */
export const nextVisibleAt = (app: App, editionId?: number) =>
  queries.nextVisibleAt(app.db, app.clock.now(), editionId);

/** True when readers may fetch the medium: some visible item shows it. */
export const isMediaVisible = (app: App, mediaId: number) =>
  queries.isMediaVisible(app.db, app.clock.now(), mediaId);

/** The same story in other editions; `stale` when the original has been changed since it was translated. */
export async function listTranslations(app: App, item: VisibleItem) {
  const others = await queries.listVisibleTranslations(app.db, app.clock.now(), item);
  const original = others.find((other) => other.id === item.translates_id);
  const stale =
    original !== undefined && item.translates_version !== null && original.version > item.translates_version;
  return { others, stale };
}

/** What stands around one item on its page, in one query: see `Surroundings`. */
export interface Surroundings {
  tags: { id: number; slug: string; name: string }[];
  bylines: { id: number; slug: string; name: string; role: string }[];
  corrections: { id: number; at: number; text: string }[];
  /** The same story in other editions. */
  translations: { id: number; editionId: number; slug: string; headline: string }[];
  /** True when the original has been changed since this item was translated from it. */
  stale: boolean;
}

export async function findSurroundings(app: App, item: VisibleItem): Promise<Surroundings> {
  const rows = await listAttached(app.db, app.clock.now(), item.id, item.translates_id ?? item.id);
  const of = (kind: Attached["kind"]) =>
    rows.filter((row) => row.kind === kind).sort((a, b) => a.place - b.place || a.id - b.id);
  const translations = of("translation");
  const original = translations.find((row) => row.id === item.translates_id);
  return {
    tags: of("tag").map(({ id, slug, text }) => ({ id, slug, name: text })),
    bylines: of("author").map(({ id, slug, text, extra }) => ({ id, slug, name: text, role: extra })),
    corrections: of("correction").map(({ id, place, text }) => ({ id, at: place, text })),
    translations: translations.map(({ id, place, slug, text }) => ({
      id,
      editionId: place,
      slug,
      headline: text,
    })),
    stale:
      original !== undefined &&
      item.translates_version !== null &&
      original.version > item.translates_version,
  };
}

/** Bylines of several items, by item id, in order. */
export async function listBylines(app: App, itemIds: number[]): Promise<Map<number, Byline[]>> {
  const rows = await queries.listBylines(app.db, itemIds);
  const byItem = new Map<number, Byline[]>();
  for (const row of rows) byItem.set(row.item_id, [...(byItem.get(row.item_id) ?? []), row]);
  return byItem;
}

/** The most read stories of an edition over the last days, most read first. Remembered for a minute. */
export function listMostRead(app: App, editionId: number, limit: number, days = 3): Promise<Story[]> {
  return app.memo.remember(`most-read:${editionId}:${limit}:${days}`, async () => {
    const now = app.clock.now();
    const ids = await queries.listMostRead(app.db, now, editionId, Math.floor(now / DAY) - days, limit);
    const stories = await listStories(app, ids);
    return { value: stories, tags: stories.map((story) => `item:${story.id}`), until: now + 60_000 };
  });
}

/** Readings of so many items are written at once; between two writes other requests are answered. */
const READS_AT_ONCE = 200;

/** Adds what the page cache has counted since the last call to the database. */
export async function flushReads(app: App): Promise<void> {
  const reads = [...app.cache.takeReads()];
  const day = Math.floor(app.clock.now() / DAY);
  for (let from = 0; from < reads.length; from += READS_AT_ONCE)
    await queries.addReads(app.db, day, reads.slice(from, from + READS_AT_ONCE));
}

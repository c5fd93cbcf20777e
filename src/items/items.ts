import type { App } from "../app.ts";
import { cleanText } from "../arabic/clean.ts";
import { slugify } from "../arabic/slug.ts";
import { bodyMediaIds } from "../body/body.ts";
import { isUniqueViolation } from "../db/db.ts";
import { ensureTags, listEditions, listMenu, saveRedirect } from "../editions/editions.ts";
import { Refusal } from "../http/errors.ts";
import { record } from "../ledger/ledger.ts";
import { announce } from "../outbox/outbox.ts";
import { columnsOf, readContent } from "./content.ts";
import { canMove, mayPublish, mayWithdraw, mayWrite, type Actor } from "./may.ts";
import * as desk from "./queries-desk.ts";
import { publishSchema, type ItemContent, type ItemInput, type PublishInput } from "./schema.ts";
import type { ItemState } from "./tables.ts";

export * from "./reading.ts";
export type { CommentsPolicy, ItemKind, ItemState } from "./tables.ts";
export { importItems, type ImportedItem } from "./importing.ts";

/**
 * Writes a new item as a draft (or, for imports, with the creation time it had) and returns its id.
 * Throws Refusal "forbidden", or a ZodError where the input does not fit.
 */
export async function createItem(
  app: App,
  who: Actor,
  editionId: number,
  input: ItemInput,
  createdAt = app.clock.now(),
): Promise<number> {
  if (!mayWrite(who)) throw new Refusal("forbidden");
  const content = readContent(input);
  return app.tx(async (tx) => {
    const id = await desk.insertItem(tx.db, {
      ...columnsOf(content),
      edition_id: editionId,
      state: "draft",
      slug: "",
      created_at: createdAt,
      modified_at: createdAt,
      version: 1,
    });
    const slug = await chooseSlug(tx, editionId, id, content);
    await desk.updateItem(tx.db, id, 1, { slug });
    await saveLinks(tx, editionId, id, content, null);
    await saveRevision(tx, who, id, 1, content, createdAt);
    await record(tx, who.id, "item.create", `item:${id}`);
    return id;
  });
}

/**
 * Saves a new version over the version that the writer had before them. Throws Refusal "conflict" (with the
 * version of today) when somebody else has saved in between; nothing of either text is lost, as the refused
 * one is still with its writer and the other is a revision.
 */
export async function saveItem(
  app: App,
  who: Actor,
  id: number,
  baseVersion: number,
  input: ItemInput,
): Promise<number> {
  if (!mayWrite(who)) throw new Refusal("forbidden");
  const content = readContent(input);
  return app.tx(async (tx) => {
    const item = await requireItem(tx, id);
    if (item.announced_at !== null && !mayPublish(who)) throw new Refusal("forbidden");
    const now = tx.clock.now();
    const version = baseVersion + 1;
    const slug = await chooseSlug(tx, item.edition_id, id, content);
    const set = { ...columnsOf(content), slug, modified_at: now, version };
    if (!(await desk.updateItem(tx.db, id, baseVersion, set)))
      throw new Refusal("conflict", { version: (await requireItem(tx, id)).version });
    if (item.kind === "page" && slug !== item.slug)
      await saveRedirect(tx, item.edition_id, `/p/${item.slug}`, { kind: "item", id });
    const tagsBefore = await itemTags(tx, item);
    await saveLinks(tx, item.edition_id, id, content, item.visible_at);
    await saveRevision(tx, who, id, version, content, now);
    await record(tx, who.id, "item.save", `item:${id}`, { version });
    if (item.visible_at !== null) {
      await tx.purge([...tagsBefore, ...(await itemTags(tx, await requireItem(tx, id)))]);
      await announce(tx, "item.changed", id);
    }
    return version;
  });
}

/**
 * Puts an item before readers: now, at `publishAt`, or once `embargoUntil` has passed, whichever is later.
 * The state becomes "scheduled" until then. Throws Refusal "forbidden" or "conflict" (a step that does not exist).
 */
export async function publishItem(app: App, who: Actor, id: number, input: PublishInput = {}): Promise<void> {
  if (!mayPublish(who)) throw new Refusal("forbidden");
  const when = publishSchema.parse(input);
  await app.tx(async (tx) => {
    const item = await requireItem(tx, id);
    const now = tx.clock.now();
    const publishAt = when.publishAt ?? item.publish_at ?? now;
    const visibleAt = Math.max(publishAt, when.embargoUntil ?? 0);
    const state: ItemState = visibleAt > now ? "scheduled" : "published";
    if (!canMove(item.state, state)) throw new Refusal("conflict", { state: item.state });
    await desk.updateItem(tx.db, id, item.version, {
      state,
      publish_at: publishAt,
      embargo_until: when.embargoUntil,
      visible_at: visibleAt,
      breaking_until: when.breakingUntil,
      ...(visibleAt > now ? { announced_at: null } : {}),
    });
    await desk.updateLinkVisibility(tx.db, id, visibleAt);
    await record(tx, who.id, "item.publish", `item:${id}`, { visibleAt });
    await tx.purge(await itemTags(tx, await requireItem(tx, id)));
    await announce(tx, "item.due", id, visibleAt);
  });
}

/** Takes an item back from every public surface; its address answers 410 from then on. */
export async function withdrawItem(app: App, who: Actor, id: number): Promise<void> {
  if (!mayWithdraw(who)) throw new Refusal("forbidden");
  await app.tx(async (tx) => {
    const item = await requireItem(tx, id);
    if (!canMove(item.state, "withdrawn")) throw new Refusal("conflict", { state: item.state });
    await setHidden(tx, item, "withdrawn");
    await record(tx, who.id, "item.withdraw", `item:${id}`);
    await announce(tx, "item.withdrawn", id);
  });
}

/** Moves an unpublished item along the desk: draft, review, approved (or back from a schedule to a draft). */
export async function moveItem(
  app: App,
  who: Actor,
  id: number,
  state: "draft" | "review" | "approved",
): Promise<void> {
  if (state === "approved" ? !mayPublish(who) : !mayWrite(who)) throw new Refusal("forbidden");
  await app.tx(async (tx) => {
    const item = await requireItem(tx, id);
    if (!canMove(item.state, state)) throw new Refusal("conflict", { state: item.state });
    await setHidden(tx, item, state);
    await record(tx, who.id, `item.${state}`, `item:${id}`);
  });
}

/** Adds a dated correction note that readers see under the headline. */
export async function addCorrection(
  app: App,
  who: Actor,
  id: number,
  text: string,
  at = app.clock.now(),
): Promise<void> {
  if (!mayPublish(who)) throw new Refusal("forbidden");
  await app.tx(async (tx) => {
    const item = await requireItem(tx, id);
    await desk.insertCorrection(tx.db, { item_id: id, at, text: cleanText(text).trim() });
    await desk.updateItem(tx.db, id, item.version, { modified_at: Math.max(at, item.modified_at) });
    await record(tx, who.id, "item.correct", `item:${id}`);
    await tx.purge(await itemTags(tx, item));
  });
}

/**
 * What the clock does when an item's moment has come: marks it published and announces it, exactly once.
 * Returns quietly when the item was withdrawn, put off or already announced.
 */
export async function settleDueItem(app: App, id: number): Promise<void> {
  await app.tx(async (tx) => {
    if (!(await desk.claimAnnouncement(tx.db, id, tx.clock.now()))) return;
    const item = await requireItem(tx, id);
    await record(tx, "system", "item.announce", `item:${id}`);
    await tx.purge(await itemTags(tx, item));
    await announce(tx, "item.published", id);
  });
}

/** Any item, seen by the staff. Throws Refusal "not-found". */
export async function requireItem(app: App, id: number) {
  const item = await desk.findItem(app.db, id);
  if (!item) throw new Refusal("not-found");
  return item;
}

/** Every saved version of an item, oldest first, each with what was written then. */
export async function listRevisions(app: App, id: number) {
  const rows = await desk.listRevisions(app.db, id);
  return rows.map((row) => ({ ...row, content: JSON.parse(row.content) as ItemContent }));
}

/** The cache tags of every page that may show the item. */
async function itemTags(app: App, item: Awaited<ReturnType<typeof requireItem>>): Promise<string[]> {
  const { tagIds, authorIds } = await desk.listLinkIds(app.db, item.id);
  const editions = await listEditions(app);
  const menus = await Promise.all(editions.map((edition) => listMenu(app, edition.id)));
  const inMenus = menus.flat().filter((entry) => entry.target_kind === "item" && entry.target_id === item.id);
  return [
    `item:${item.id}`,
    `edition:${item.edition_id}`,
    ...(item.breaking_until !== null || item.kind === "page" ? [`shell:${item.edition_id}`] : []),
    ...inMenus.map((entry) => `shell:${entry.edition_id}`),
    ...(item.section_id === null ? [] : [`section:${item.section_id}`]),
    ...tagIds.map((id) => `tag:${id}`),
    ...authorIds.map((id) => `author:${id}`),
    ...(item.translates_id === null ? [] : [`item:${item.translates_id}`]),
  ];
}

async function setHidden(
  tx: App,
  item: Awaited<ReturnType<typeof requireItem>>,
  state: ItemState,
): Promise<void> {
  await desk.updateItem(tx.db, item.id, item.version, {
    state,
    visible_at: null,
    modified_at: tx.clock.now(),
  });
  await desk.updateLinkVisibility(tx.db, item.id, null);
  await tx.purge(await itemTags(tx, item));
}

/** Articles carry their id in the address, so any slug will do; a page's slug is its address and must be its own. */
async function chooseSlug(app: App, editionId: number, id: number, content: ItemContent): Promise<string> {
  const wished = slugify(content.slug || content.headline) || String(id);
  if (content.kind !== "page") return wished;
  await desk.lockPageSlugs(app.db, app.kind);
  for (let n = 1; ; n++) {
    const slug = n === 1 ? wished : `${wished}-${n}`;
    if (!(await desk.isPageSlugTaken(app.db, editionId, slug, id))) return slug;
  }
}

async function saveLinks(
  app: App,
  editionId: number,
  id: number,
  content: ItemContent,
  visibleAt: number | null,
) {
  const tagIds = await ensureTags(app, editionId, content.tags);
  await desk.replaceLinks(app.db, id, {
    tagIds,
    authorIds: content.authorIds,
    mediaIds: bodyMediaIds(content.body),
    visibleAt,
  });
  if (content.translatesId !== null) {
    const original = await desk.findItem(app.db, content.translatesId);
    await desk.markTranslated(app.db, id, original?.version ?? null);
  }
}

async function saveRevision(
  app: App,
  who: Actor,
  id: number,
  version: number,
  content: ItemContent,
  at: number,
) {
  try {
    await desk.insertRevision(app.db, {
      item_id: id,
      version,
      at,
      person_id: who.personId,
      content: JSON.stringify(content),
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal("conflict", { version });
    throw error;
  }
}

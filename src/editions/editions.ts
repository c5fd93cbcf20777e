import type { App } from "../app.ts";
import { cleanLine } from "../arabic/clean.ts";
import { slugify } from "../arabic/slug.ts";
import type { Locale } from "../arabic/language.ts";
import { requireZone, type Zone } from "../zones.ts";
import * as queries from "./queries.ts";
import type {
  Author,
  EditionRow,
  MenuEntry,
  NewAuthor,
  NewEdition,
  NewMenuEntry,
  NewSection,
  Section,
  Tag,
  TargetKind,
} from "./tables.ts";

/** An edition with its time zone and how its language writes numbers and dates. */
export type Edition = EditionRow & { zone: Zone; locale: Locale };
export type { Author, MenuEntry, Section, Tag };
export { answerPage, type Bindings, type Env, type RouteContext } from "./context.ts";

/** All editions, the one at the root of the main host first. */
export function listEditions(app: App): Promise<Edition[]> {
  return app.memo.remember("editions", async () => {
    const rows = await queries.listEditions(app.db);
    const value = rows.map((row) => ({
      ...row,
      zone: requireZone(row.time_zone),
      locale: { language: row.language, country: row.country },
    }));
    return { value, tags: ["editions"] };
  });
}

export async function findEdition(app: App, id: number): Promise<Edition | undefined> {
  return (await listEditions(app)).find((edition) => edition.id === id);
}

export async function findEditionByCode(app: App, code: string): Promise<Edition | undefined> {
  return (await listEditions(app)).find((edition) => edition.code === code);
}

/** The public address of an edition without a final slash: "https://example.org/fr" or "https://fr.example.org". */
export function editionUrl(app: App, edition: Edition): string {
  if (edition.host) return `${app.config.origin.replace(/\/\/.*/, "//")}${edition.host}`;
  return edition.path ? `${app.config.origin}/${edition.path}` : app.config.origin;
}

/** The path that every path of the edition begins with: "" or "/fr". */
export const editionPath = (edition: Edition): string =>
  edition.host || !edition.path ? "" : `/${edition.path}`;

/** Sections of an edition in the order of its menu. */
export function listSections(app: App, editionId: number): Promise<Section[]> {
  return app.memo.remember(`sections:${editionId}`, async () => ({
    value: await queries.listSections(app.db, editionId),
    tags: [`shell:${editionId}`],
  }));
}

/** The entries that the newsroom (or an import) chose for the menus; empty means the sections. */
export function listMenu(app: App, editionId: number): Promise<MenuEntry[]> {
  return app.memo.remember(`menu:${editionId}`, async () => ({
    value: await queries.listMenu(app.db, editionId),
    tags: [`shell:${editionId}`],
  }));
}

export const findTag = (app: App, editionId: number, slug: string) =>
  queries.findTag(app.db, editionId, slug);
export const findAuthor = (app: App, editionId: number, slug: string) =>
  queries.findAuthor(app.db, editionId, slug);
export const findTagById = (app: App, id: number) => queries.findTagById(app.db, id);
export const findAuthorById = (app: App, id: number) => queries.findAuthorById(app.db, id);
export const listTags = (app: App, editionId: number) => queries.listTags(app.db, editionId);
export const listAuthors = (app: App, editionId: number) => queries.listAuthors(app.db, editionId);

/** Adds an edition and returns its id; throws RangeError for an unknown time zone. */
export async function createEdition(app: App, row: NewEdition): Promise<number> {
  requireZone(row.time_zone);
  const id = await queries.insertEdition(app.db, row);
  await app.purge(["editions"]);
  return id;
}

/** Renames an edition or moves it to a host of its own. */
export async function updateEdition(
  app: App,
  id: number,
  set: { name?: string; tagline?: string; host?: string | null },
): Promise<void> {
  await queries.updateEdition(app.db, id, set);
  await app.purge(["editions", `shell:${id}`, `edition:${id}`]);
}

/** Adds a section (its slug is made from the name where none is given) and returns its id. */
export async function createSection(app: App, row: NewSection): Promise<number> {
  const sections = await queries.listSections(app.db, row.edition_id);
  const slug = freeSlug(
    row.slug || slugify(row.name) || "section",
    new Set(sections.map((section) => section.slug)),
  );
  const id = await queries.insertSection(app.db, {
    position: sections.length,
    ...row,
    name: cleanLine(row.name),
    slug,
  });
  await app.purge([`shell:${row.edition_id}`]);
  return id;
}

/** Adds an author (a byline, not an account) and returns its id. */
export async function createAuthor(app: App, row: NewAuthor): Promise<number> {
  const authors = await queries.listAuthors(app.db, row.edition_id);
  const slug = freeSlug(
    row.slug || slugify(row.name) || "author",
    new Set(authors.map((author) => author.slug)),
  );
  return queries.insertAuthor(app.db, { ...row, name: cleanLine(row.name), slug });
}

/** Ids of tags by name, in order; names that fold to one slug are one tag. */
export async function ensureTags(app: App, editionId: number, names: string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const name of names) {
    const slug = slugify(name);
    if (slug) ids.push(await queries.ensureTag(app.db, { edition_id: editionId, slug, name }));
  }
  return [...new Set(ids)];
}

/** Replaces nothing: adds entries behind those that a menu has. */
export async function addMenuEntries(app: App, editionId: number, rows: NewMenuEntry[]): Promise<void> {
  await queries.insertMenuEntries(app.db, rows);
  await app.purge([`shell:${editionId}`]);
}

export type RedirectTarget = { kind: Exclude<TargetKind, "url">; id: number } | { kind: "url"; url: string };

/** Remembers that an old path of an edition (decoded, see `normaliseOldPath`) now is something else. */
export async function saveRedirect(
  app: App,
  editionId: number,
  path: string,
  target: RedirectTarget,
): Promise<void> {
  await queries.upsertRedirect(app.db, {
    edition_id: editionId,
    path: normaliseOldPath(path),
    target_kind: target.kind,
    target_id: target.kind === "url" ? null : target.id,
    target_url: target.kind === "url" ? target.url : null,
  });
}

export const findRedirect = (app: App, editionId: number, path: string) =>
  queries.findRedirect(app.db, editionId, normaliseOldPath(path));

/**
 * One spelling for the many of an old address: percent-decoded, NFC, without a final slash, lower-case
 * Latin. A query only counts where it is the address ("/?p=12", "?page_id=3", "?attachment_id=4", "?cat=2").
 */
export function normaliseOldPath(address: string): string {
  const [path = "", query = ""] = address.split("?", 2) as [string, string?];
  const decoded = safeDecode(path)
    .normalize("NFC")
    .toLowerCase()
    .replace(/\/{2,}/g, "/")
    .replace(/(?<=.)\/$/, "");
  const id = /(?:^|&)(p|page_id|attachment_id|cat|author)=(\d{1,12})(?:&|$)/.exec(query);
  return (decoded || "/") + (id ? `?${id[1]}=${id[2]}` : "");
}

/** Percent-decoding that leaves what cannot be decoded as it stands. */
export function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function freeSlug(wished: string, taken: Set<string>): string {
  for (let n = 1; ; n++) {
    const slug = n === 1 ? wished : `${wished}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}

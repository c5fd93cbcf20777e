import type { App } from "../app.ts";
import { editionPath, findRedirect, normaliseOldPath, type Edition } from "../editions/editions.ts";
import { movedPermanently } from "../http/answer.ts";
import { Refusal } from "../http/errors.ts";
import { isMediaVisible, requireItem } from "../items/items.ts";
import { originalsOf, picturesOf } from "../media/media.ts";
import { archivePath, listDays, listMonths } from "./archive.ts";
import { findTargetLink, type Target } from "./targets.ts";

/**
 * Where an address of the site that was moved in has gone: one permanent redirect to where it stands today, or
 * undefined for an address that nobody has ever known. Throws Refusal "gone" for what was withdrawn since, and
 * "not-found" for a number ("/?p=12") that leads nowhere: the front page would not be what was asked for.
 */
export async function followOldAddress(
  app: App,
  edition: Edition,
  address: string,
): Promise<Response | undefined> {
  const link = (await findLink(app, edition, address)) ?? (await findByPattern(app, edition, address));
  if (link) return movedPermanently(link);
  if (normaliseOldPath(address).startsWith("/?")) throw new Refusal("not-found");
  return undefined;
}

/** Where a stored redirect leads today. Throws Refusal "gone". */
async function findLink(app: App, edition: Edition, address: string): Promise<string | undefined> {
  const target = await findRedirect(app, edition.id, address);
  if (!target) return undefined;
  const link =
    target.target_kind === "media"
      ? await findMediaLink(app, target.target_id ?? 0)
      : await findTargetLink(app, edition, target);
  if (!link) await refuseWithdrawn(app, target);
  return link;
}

/** The addresses that WordPress makes of others, or of a date, without anyone having written them down. */
async function findByPattern(app: App, edition: Edition, address: string): Promise<string | undefined> {
  const path = normaliseOldPath(address.split("?", 1)[0] ?? "");
  if (path === "/") return findSearch(edition, address);
  const date = /^\/((?:19|20)\d\d)(?:\/(\d{1,2}))?(?:\/(\d{1,2}))?(?:\/page\/\d{1,6})?$/.exec(path);
  if (date) return editionPath(edition) + (await findDate(app, edition, date));
  const [, of = "", number = ""] = /^(.*)\/page\/([1-9]\d{0,5})$/.exec(path) ?? [];
  if (number) return findNumbered(app, edition, of, number === "1" ? "" : `?page=${number}`);
  const [, post = ""] =
    /^(.+)\/(?:amp|embed|trackback|feed(?:\/\w+)?|comment-page-\d+|\d{1,3})$/.exec(path) ?? [];
  return post ? findPost(app, edition, post) : undefined;
}

/** "/?s=word", the search of WordPress. */
function findSearch(edition: Edition, address: string): string | undefined {
  const wanted = new URLSearchParams(address.split("?", 2)[1]).get("s");
  return wanted === null ? undefined : `${editionPath(edition)}/search?${new URLSearchParams({ q: wanted })}`;
}

/** The page of the archive nearest to a date: its day, else its month, else the index. */
async function findDate(app: App, edition: Edition, date: RegExpExecArray): Promise<string> {
  const [year = 0, month = 0, day = 0] = date.slice(1).map((part) => Number(part ?? 0));
  const months = await listMonths(app, edition);
  const found = months.find((one) => one.year === year && one.month === month);
  if (!found) return "/archive";
  const days = day > 0 ? await listDays(app, edition, found) : [];
  return archivePath(found, days.some((one) => one.day === day) ? day : undefined);
}

/** A continuation ("…/page/2") of the front page, or of what became a section, a tag, an author or a story. */
async function findNumbered(
  app: App,
  edition: Edition,
  of: string,
  query: string,
): Promise<string | undefined> {
  const front = `${editionPath(edition)}${query ? `/latest${query}` : ""}` || "/";
  if (of === "") return front;
  const target = await findRedirect(app, edition.id, of);
  const link = target && (await findLink(app, edition, of));
  if (!link) return undefined;
  if (target.target_kind === "home") return front;
  return ["section", "tag", "author"].includes(target.target_kind) ? link + query : link;
}

async function findPost(app: App, edition: Edition, path: string): Promise<string | undefined> {
  const target = await findRedirect(app, edition.id, path);
  return target?.target_kind === "item" ? findLink(app, edition, path) : undefined;
}

/** The file itself: a picture in its widest form, anything else as it was sent in; only while a visible item shows it. */
async function findMediaLink(app: App, id: number): Promise<string | undefined> {
  if (!(await isMediaVisible(app, id))) return undefined;
  const original = (await originalsOf(app, [id])).get(id);
  if (original) return `/media/${id}/${original.file}`;
  const picture = (await picturesOf(app, [id])).get(id);
  const widest = picture?.sources.filter((source) => source.format === "jpeg").at(-1);
  return widest && `/media/${id}/${widest.width}.jpeg`;
}

async function refuseWithdrawn(app: App, target: Target): Promise<void> {
  if (target.target_kind !== "item" || target.target_id === null) return;
  const item = await requireItem(app, target.target_id);
  if (item.state === "withdrawn" && item.announced_at !== null)
    throw new Refusal("gone", { at: item.modified_at });
}

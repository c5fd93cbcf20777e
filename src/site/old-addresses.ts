import type { App } from "../app.ts";
import { findRedirect, type Edition } from "../editions/editions.ts";
import { movedPermanently } from "../http/answer.ts";
import { Refusal } from "../http/errors.ts";
import { isMediaVisible, requireItem } from "../items/items.ts";
import { originalsOf, picturesOf } from "../media/media.ts";
import { findTargetLink, type Target } from "./targets.ts";

/**
 * Where an address of the site that was moved in has gone: one permanent redirect to where it stands today, or
 * undefined for an address that nobody has ever known. Throws Refusal "gone" for what was withdrawn since.
 */
export async function followOldAddress(
  app: App,
  edition: Edition,
  address: string,
): Promise<Response | undefined> {
  const target = await findRedirect(app, edition.id, address);
  if (!target) return undefined;
  const link =
    target.target_kind === "media"
      ? await findMediaLink(app, target.target_id ?? 0)
      : await findTargetLink(app, edition, target);
  if (link) return movedPermanently(link);
  await refuseWithdrawn(app, target);
  return undefined;
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

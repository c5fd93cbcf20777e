import type { App } from "../app.ts";
import type { Edition } from "../editions/editions.ts";
import { findBreaking, nextVisibleAt } from "../items/items.ts";
import { instantsOf, wallTime, type Zone } from "../zones.ts";

const TEN_MINUTES = 600_000;

/** The instant (ms) at which the zone's next day begins. */
export function nextMidnight(zone: Zone, now: number): number {
  const { year, month, day } = wallTime(zone, now);
  // Where clocks jump over midnight the day begins at one o'clock.
  const found = [0, 1].flatMap((hour) => instantsOf(zone, { year, month, day: day + 1, hour, minute: 0 }));
  return Math.min(...found.filter((at) => at > now), now + 86_400_000);
}

/**
 * The instant (ms) at which a page of the edition grows stale by itself: the next scheduled item, the next
 * midnight (the date in the bar), the end of the breaking bar, and in any case ten minutes from now.
 */
export async function pageUntil(app: App, edition: Edition): Promise<number> {
  const now = app.clock.now();
  const [next, breaking] = await Promise.all([
    app.memo.remember(`next-visible:${edition.id}`, async () => {
      const value = await nextVisibleAt(app, edition.id);
      return { value, tags: [`edition:${edition.id}`], until: value };
    }),
    currentBreaking(app, edition),
  ]);
  return Math.min(
    now + TEN_MINUTES,
    nextMidnight(edition.zone, now),
    next ?? Infinity,
    breaking?.breaking_until ?? Infinity,
  );
}

/** The story of the breaking bar, remembered until it ends or another may begin. */
export function currentBreaking(app: App, edition: Edition) {
  return app.memo.remember(`breaking:${edition.id}`, async () => {
    const value = await findBreaking(app, edition.id);
    const next = await nextVisibleAt(app, edition.id);
    return {
      value,
      tags: [`shell:${edition.id}`, `edition:${edition.id}`, ...(value ? [`item:${value.id}`] : [])],
      until: Math.min(value?.breaking_until ?? Infinity, next ?? Infinity),
    };
  });
}

/** The tags that every page of an edition carries: its menus and breaking bar, and the list of editions. */
export const shellTags = (edition: Edition): string[] => [`shell:${edition.id}`, "editions"];

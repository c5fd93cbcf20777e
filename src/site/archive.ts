import type { App } from "../app.ts";
import type { Edition } from "../editions/editions.ts";
import { listStoriesBetween } from "../items/items.ts";
import { instantsOf, wallTime } from "../zones.ts";

/** A month of the Gregorian calendar; month from 1. */
export interface Month {
  year: number;
  month: number;
}

/** More than any newsroom publishes in a month. */
const MONTH_LIMIT = 10_000;

/** The instant (ms) at which a day begins in the edition's zone. `month` and `day` may run over: month 13 is next January. */
export function dayStart(edition: Edition, year: number, month: number, day: number): number {
  for (const hour of [0, 1, 2]) {
    const [first] = instantsOf(edition.zone, { year, month, day, hour, minute: 0 });
    if (first !== undefined) return first;
  }
  throw new RangeError("a day without a beginning");
}

/** The months in which an edition has published, oldest first: one short query for each, remembered. */
export function listMonths(app: App, edition: Edition): Promise<Month[]> {
  return app.memo.remember(`archive:${edition.id}`, async () => {
    const now = app.clock.now();
    const value: Month[] = [];
    for (let from = 0; ;) {
      const [story] = await listStoriesBetween(app, edition.id, from, now + 1, 1);
      if (!story) break;
      const { year, month } = wallTime(edition.zone, story.visible_at ?? from);
      value.push({ year, month });
      from = dayStart(edition, year, month + 1, 1);
    }
    return { value, tags: [`edition:${edition.id}`], until: now + 600_000 };
  });
}

/** The days of a month on which an edition has published, with how many stories, first to last. */
export function listDays(
  app: App,
  edition: Edition,
  { year, month }: Month,
): Promise<{ day: number; stories: number }[]> {
  return app.memo.remember(`archive:${edition.id}:${year}-${month}`, async () => {
    const from = dayStart(edition, year, month, 1);
    const to = dayStart(edition, year, month + 1, 1);
    const stories = await listStoriesBetween(app, edition.id, from, to, MONTH_LIMIT);
    const counts = new Map<number, number>();
    for (const story of stories) {
      const { day } = wallTime(edition.zone, story.visible_at ?? from);
      counts.set(day, (counts.get(day) ?? 0) + 1);
    }
    return {
      value: [...counts].map(([day, count]) => ({ day, stories: count })),
      tags: [`edition:${edition.id}`],
      until: app.clock.now() + 600_000,
    };
  });
}

/** What the archive has before and after one of its entries. */
export function neighbours<T>(entries: T[], isHere: (entry: T) => boolean): { earlier?: T; later?: T } {
  const place = entries.findIndex(isHere);
  if (place < 0) return {};
  const [earlier, later] = [entries[place - 1], entries[place + 1]];
  return { ...(earlier === undefined ? {} : { earlier }), ...(later === undefined ? {} : { later }) };
}

/** "/archive/2026/11" or, with a day, "/archive/2026/11/23". */
export function archivePath({ year, month }: Month, day?: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `/archive/${String(year).padStart(4, "0")}/${two(month)}${day === undefined ? "" : `/${two(day)}`}`;
}

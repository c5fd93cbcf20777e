import { formatDate } from "../arabic/dates.ts";
import type { Edition } from "../editions/editions.ts";
import { isoInZone, wallTime } from "../zones.ts";

/**
 * When a story appeared, as short as it can be said for ever: the clock for today's, day and month for this
 * year's, otherwise the whole date. Pages go stale at midnight, so "today" stays true.
 */
export function StoryTime(props: { edition: Edition; at: number; now: number; clock?: boolean }) {
  const { edition, at, now } = props;
  const wall = wallTime(edition.zone, at);
  const today = wallTime(edition.zone, now);
  const sameYear = wall.year === today.year;
  const isToday = sameYear && wall.month === today.month && wall.day === today.day;
  const style = props.clock || isToday ? "time" : sameYear ? "short" : "long";
  return <time datetime={isoInZone(edition.zone, at)}>{formatDate(wall, edition.locale, style)}</time>;
}

/** The whole day of an instant in the edition's zone: "2026-11-23". */
export function isoDay(edition: Edition, at: number): string {
  return isoInZone(edition.zone, at).slice(0, 10);
}

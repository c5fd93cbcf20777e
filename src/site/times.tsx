import { formatDate } from "../arabic/dates.ts";
import { formatHijri, hijriDate, hijriMethodName } from "../arabic/hijri.ts";
import { capitalised } from "../articles/views.tsx";
import type { Edition } from "../editions/editions.ts";
import { isoInZone, wallTime } from "../zones.ts";
import { words } from "./words.ts";

/**
 * When a story appeared, as short as it can be said for ever: the clock for today's, day and month for this
 * year's, otherwise the whole date. Pages go stale at midnight, so "today" stays true. With `clock` only the clock
 * is shown, with `hour` the clock follows every date.
 */
export function StoryTime(props: {
  edition: Edition;
  at: number;
  now: number;
  clock?: boolean;
  hour?: boolean;
}) {
  const { edition, at, now } = props;
  const wall = wallTime(edition.zone, at);
  const today = wallTime(edition.zone, now);
  const sameYear = wall.year === today.year;
  const isToday = sameYear && wall.month === today.month && wall.day === today.day;
  const style = props.clock || isToday ? "time" : sameYear ? "short" : "long";
  const said = formatDate(wall, edition.locale, style);
  const text =
    props.hour && style !== "time"
      ? said + (edition.language === "ar" ? "، " : ", ") + formatDate(wall, edition.locale, "time")
      : said;
  return <time datetime={isoInZone(edition.zone, at)}>{text}</time>;
}

/** Today by both calendars, for the masthead. */
export function Today({ edition, now }: { edition: Edition; now: number }) {
  const hijri = hijriDate(wallTime(edition.zone, now));
  return (
    <>
      <time datetime={isoDay(edition, now)}>{dayHeading(edition, now)}</time>
      <span title={hijriMethodName(hijri.method, edition.locale)}>
        {words[edition.language].hijri(formatHijri(hijri, edition.locale))}
      </span>
    </>
  );
}

/** Weekday and date as they begin a line: "Mardi 24 novembre 2026". */
export const dayHeading = (edition: Edition, at: number): string =>
  capitalised(formatDate(wallTime(edition.zone, at), edition.locale, "full"));

/** The whole day of an instant in the edition's zone: "2026-11-23". */
export function isoDay(edition: Edition, at: number): string {
  return isoInZone(edition.zone, at).slice(0, 10);
}

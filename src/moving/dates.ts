import { instantsOf, type Zone } from "../zones.ts";

/** 1900 to 2200: what lies outside is a broken date. */
const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** WordPress's "2026-11-23 10:00:00" in UTC as ms since the epoch; undefined for zeros and nonsense. */
export function parseUtc(text: string): number | undefined {
  const wall = readWall(text);
  if (!wall) return undefined;
  return inRange(Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second));
}

/** The same on the wall of a zone's clock; an hour that the clocks jump over is read as if they had not. */
export function parseLocal(zone: Zone, text: string): number | undefined {
  const wall = readWall(text);
  return wall && (instantsOf(zone, wall)[0] ?? parseUtc(text));
}

/** The first date that can be read: UTC before the site's own clock, RFC 822 last. */
export function chooseDate(
  zone: Zone,
  dates: { utc?: string; local?: string; rfc822?: string },
): number | undefined {
  const parsed = Date.parse(dates.rfc822 ?? "");
  return (
    parseUtc(dates.utc ?? "") ??
    parseLocal(zone, dates.local ?? "") ??
    (Number.isNaN(parsed) ? undefined : inRange(parsed))
  );
}

function readWall(text: string) {
  const match = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(text.trim());
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const isReal = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60;
  return isReal ? { year, month, day, hour, minute, second } : undefined;
}

const inRange = (at: number) => (at >= EARLIEST && at <= LATEST ? at : undefined);

import packed from "moment-timezone/data/packed/latest.json" with { type: "json" };
import type { WallTime } from "./arabic/dates.ts";

/**
 * Time zones from current IANA data (moment-timezone's packed table), because the runtime's own ICU is
 * older than Morocco's move to +00 on 2026-09-20. Only the data is used, never that package's code.
 */

export interface Zone {
  name: string;
  /** Instants (ms since the epoch) at which the period of the same index ends; the last is Infinity. */
  untils: number[];
  /** Minutes to add to UTC in each period. */
  offsets: number[];
}

/** The release of the IANA data in use: "2026f". */
export const zoneDataVersion: string = packed.version;

/** The packed format writes numbers in base 60 with an optional fraction, digits 0-9 a-z A-X. */
function unpackBase60(text: string): number {
  const digit = (code: number) => (code > 96 ? code - 87 : code > 64 ? code - 29 : code - 48);
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  let value = 0;
  for (let i = 0; i < whole.length; i++) value = value * 60 + digit(whole.charCodeAt(i));
  let scale = 1;
  for (let i = 0; i < fraction.length; i++) value += digit(fraction.charCodeAt(i)) * (scale /= 60);
  return text.startsWith("-") ? -value : value;
}

function unpackZone(line: string): Zone {
  const [name = "", , offsetList = "", indices = "", deltas = ""] = line.split("|");
  const offsets = offsetList.split(" ").map((text) => 0 - Math.round(unpackBase60(text)));
  const periods = [...indices].map((char) => offsets[unpackBase60(char)] ?? 0);
  let minutes = 0;
  const untils = deltas
    .split(" ")
    .filter(Boolean)
    .map((text) => Math.round((minutes += unpackBase60(text)) * 60_000));
  untils[periods.length - 1] = Infinity;
  return { name, untils, offsets: periods };
}

/** Reads one zone; undefined when the data does not know the name. Links («Africa/Cairo» aliases) are followed. */
export function findZone(name: string): Zone | undefined {
  const alias = packed.links.map((pair) => pair.split("|")).find((pair) => pair[1] === name)?.[0];
  const line = packed.zones.find((zone) => zone.startsWith(`${alias ?? name}|`));
  return line === undefined ? undefined : { ...unpackZone(line), name };
}

/** Reads one zone or throws a RangeError that names it. */
export function requireZone(name: string): Zone {
  const zone = findZone(name);
  if (!zone) throw new RangeError(`unknown time zone: ${name}`);
  return zone;
}

/** Minutes that the zone adds to UTC at an instant (ms since the epoch). */
export function offsetAt(zone: Zone, at: number): number {
  let low = 0;
  let high = zone.untils.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at < (zone.untils[middle] ?? Infinity)) high = middle;
    else low = middle + 1;
  }
  return zone.offsets[low] ?? 0;
}

/** What a clock on the wall in the zone shows at an instant (ms since the epoch). */
export function wallTime(zone: Zone, at: number): WallTime {
  const date = new Date(at + offsetAt(zone, at) * 60_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: date.getUTCDay(),
  };
}

/**
 * The instants (ms since the epoch) at which the zone's clocks show a wall time: none when the clocks
 * jump over it, two when they show it twice, otherwise one.
 */
export function instantsOf(
  zone: Zone,
  wall: Omit<WallTime, "weekday" | "second"> & { second?: number },
): number[] {
  const naive = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second ?? 0);
  const candidates = new Set(
    [naive - 864e5, naive, naive + 864e5].map((at) => naive - offsetAt(zone, at) * 60_000),
  );
  return [...candidates].filter((at) => at + offsetAt(zone, at) * 60_000 === naive).sort((a, b) => a - b);
}

/** The instant as RFC 3339 with the zone's own offset: "2026-11-23T14:30:00+00:00". */
export function isoInZone(zone: Zone, at: number): string {
  const offset = offsetAt(zone, at);
  const sign = offset < 0 ? "-" : "+";
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  const local = new Date(at + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${sign}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
}

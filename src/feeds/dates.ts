import { offsetAt, wallTime, type Zone } from "../zones.ts";

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (n: number) => String(n).padStart(2, "0");

/** The instant as RSS writes it, with the zone's own offset: "Mon, 23 Nov 2026 10:00:00 +0000" (RFC 5322, section 3.3). */
export function rssDate(zone: Zone, at: number): string {
  const wall = wallTime(zone, at);
  const offset = offsetAt(zone, at);
  const away = Math.abs(offset);
  const shift = `${offset < 0 ? "-" : "+"}${two(Math.floor(away / 60))}${two(away % 60)}`;
  const day = `${DAYS[wall.weekday]}, ${two(wall.day)} ${MONTHS[wall.month - 1]} ${wall.year}`;
  return `${day} ${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)} ${shift}`;
}

/** The instant as HTTP headers write it (RFC 9110, section 5.6.7). */
export const httpDate = (at: number): string => new Date(at).toUTCString();

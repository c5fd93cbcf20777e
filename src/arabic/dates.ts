import { isMoroccan, type Locale, localeTag } from "./language.ts";
import { stripInvisible } from "./clean.ts";

/** What a clock and a calendar on a wall show: Gregorian, month 1–12, 24 hours, weekday 0 for Sunday; no zone. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
}

/** How much of a date is said: weekday and date, date, day and month, month and year, clock, or date and clock. */
export type DateStyle = "full" | "long" | "short" | "month" | "time" | "dateTime";

/** The Gregorian months as Moroccans write them (CLDR ar-MA, ca-gregorian.json). */
export const moroccanMonths = [
  "يناير",
  "فبراير",
  "مارس",
  "أبريل",
  "ماي",
  "يونيو",
  "يوليوز",
  "غشت",
  "شتنبر",
  "أكتوبر",
  "نونبر",
  "دجنبر",
] as const;

/** The days of the week from Sunday (CLDR ar). */
export const arabicWeekdays = [
  "الأحد",
  "الاثنين",
  "الثلاثاء",
  "الأربعاء",
  "الخميس",
  "الجمعة",
  "السبت",
] as const;

// Building an Intl formatter costs far more than using it; the few that a site needs are kept.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, style: DateStyle): Intl.DateTimeFormat {
  const tag = `${localeTag(locale)}-u-ca-gregory`;
  const known = formatters.get(tag + style);
  if (known) return known;
  if (formatters.size > 200) formatters.clear();
  const made = new Intl.DateTimeFormat(tag, { timeZone: "UTC", ...intlOptions(style) });
  formatters.set(tag + style, made);
  return made;
}

function intlOptions(style: DateStyle): Intl.DateTimeFormatOptions {
  if (style === "time") return { timeStyle: "short" };
  if (style === "month") return { month: "long", year: "numeric" };
  if (style === "short") return { day: "numeric", month: "long" };
  const date: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric" };
  return style === "full" ? { weekday: "long", ...date } : date;
}

/** Whole days from 1970-01-01 to a date of the proleptic Gregorian calendar (H. Hinnant, days_from_civil). */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function asIfUtc(wall: WallTime): number {
  const day = dayNumber(wall.year, wall.month, wall.day);
  return ((day * 24 + wall.hour) * 60 + wall.minute) * 60_000 + wall.second * 1000;
}

function twoDigits(n: number): string {
  return String(n).padStart(2, "0");
}

function formatMoroccan(wall: WallTime, style: Exclude<DateStyle, "dateTime">): string {
  const month = moroccanMonths[wall.month - 1] ?? "";
  switch (style) {
    case "full":
      return `${arabicWeekdays[wall.weekday] ?? ""} ${wall.day} ${month} ${wall.year}`;
    case "long":
      return `${wall.day} ${month} ${wall.year}`;
    case "short":
      return `${wall.day} ${month}`;
    case "month":
      return `${month} ${wall.year}`;
    case "time":
      return `${twoDigits(wall.hour)}:${twoDigits(wall.minute)}`;
  }
}

function formatFrench(wall: WallTime, locale: Locale, style: Exclude<DateStyle, "dateTime">): string {
  // The clock of the Imprimerie nationale, «14 h 30», which must not break over two lines.
  if (style === "time") return `${wall.hour}\u202Fh\u202F${twoDigits(wall.minute)}`;
  const parts = formatter(locale, style).formatToParts(asIfUtc(wall));
  return parts.map((part) => (part.type === "day" && wall.day === 1 ? "1er" : part.value)).join("");
}

/**
 * A date or a time as the locale writes it, without invisible marks: ar-MA by the months above, French and English
 * by their own habits, every other locale by CLDR; throws RangeError for a month, day or hour that no calendar has.
 */
export function formatDate(wall: WallTime, locale: Locale, style: DateStyle): string {
  requireWallTime(wall);
  if (style === "dateTime") {
    const joiner = locale.language === "ar" ? "، " : locale.language === "fr" ? " à " : " at ";
    return formatDate(wall, locale, "full") + joiner + formatDate(wall, locale, "time");
  }
  if (isMoroccan(locale)) return formatMoroccan(wall, style);
  if (locale.language === "fr") return formatFrench(wall, locale, style);
  return stripInvisible(formatter(locale, style).format(asIfUtc(wall)));
}

function requireWallTime(wall: WallTime): void {
  const within = (n: number, least: number, most: number) => Number.isInteger(n) && n >= least && n <= most;
  const isSound =
    within(wall.year, -9999, 9999) &&
    within(wall.month, 1, 12) &&
    within(wall.day, 1, 31) &&
    within(wall.hour, 0, 24) &&
    within(wall.minute, 0, 59) &&
    within(wall.second, 0, 60) &&
    within(wall.weekday, 0, 6);
  if (!isSound) throw new RangeError("not a wall time");
}

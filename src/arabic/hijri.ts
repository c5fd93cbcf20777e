import { dayNumber, type WallTime } from "./dates.ts";
import { type Language, type Locale } from "./language.ts";
import { formatPlainNumber } from "./numerals.ts";

/** How a Hijri date was found: from an announced beginning of the month, or from the Umm al-Qura tables. */
export type HijriMethod = "observed" | "umalqura";

/** A date of the Islamic calendar: month 1 (Muharram) to 12, day 1–30. */
export interface HijriDate {
  year: number;
  month: number;
  day: number;
  method: HijriMethod;
}

/** An announced beginning: the Gregorian day (YYYY-MM-DD) that was the first of a Hijri month. */
export interface HijriMonthStart {
  year: number;
  month: number;
  gregorian: string;
}

/** Beginnings announced in Morocco and checked (Rajab 1447: conven.org); an edition adds its own. */
export const moroccanMonthStarts: readonly HijriMonthStart[] = [
  { year: 1447, month: 7, gregorian: "2025-12-22" },
];

const dayMs = 86_400_000;
// What every month is sure to have; the 30th is known only once the next month was announced.
const sureDays = 29;

function startDay(start: HijriMonthStart): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(start.gregorian);
  return match ? dayNumber(Number(match[1]), Number(match[2]), Number(match[3])) : Number.NaN;
}

function findObserved(today: number, starts: readonly HijriMonthStart[]): HijriDate | undefined {
  let found: { start: HijriMonthStart; begins: number } | undefined;
  let next = Number.POSITIVE_INFINITY;
  for (const start of starts) {
    const begins = startDay(start);
    if (begins <= today && (!found || begins > found.begins)) found = { start, begins };
    else if (begins > today) next = Math.min(next, begins);
  }
  if (!found) return undefined;
  const elapsed = today - found.begins;
  const isSure = elapsed < sureDays || (elapsed === sureDays && next === today + 1);
  if (!isSure) return undefined;
  return { year: found.start.year, month: found.start.month, day: elapsed + 1, method: "observed" };
}

const calendar = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
  timeZone: "UTC",
  year: "numeric",
  month: "numeric",
  day: "numeric",
});

/**
 * The Hijri date of a wall date: from the announced beginnings where they reach, otherwise from Umm al-Qura (the
 * Saudi table, Intl islamic-umalqura) read `offsetDays` days later; observation in Morocco often comes a day after, -1.
 */
export function hijriDate(
  wall: Pick<WallTime, "year" | "month" | "day">,
  starts: readonly HijriMonthStart[] = moroccanMonthStarts,
  offsetDays = 0,
): HijriDate {
  const today = dayNumber(wall.year, wall.month, wall.day);
  const observed = findObserved(today, starts);
  if (observed) return observed;
  const parts = calendar.formatToParts((today + offsetDays) * dayMs);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return { year: read("year"), month: read("month"), day: read("day"), method: "umalqura" };
}

/** The months of the Islamic calendar (CLDR ca-islamic.json; the English without its modifier letters). */
export const hijriMonths: Record<Language, readonly string[]> = {
  ar: [
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
  ],
  fr: [
    "mouharram",
    "safar",
    "rabia al awal",
    "rabia ath-thani",
    "joumada al oula",
    "joumada ath-thania",
    "rajab",
    "chaabane",
    "ramadan",
    "chawwal",
    "dhou al qi’da",
    "dhou al-hijja",
  ],
  en: [
    "Muharram",
    "Safar",
    "Rabi I",
    "Rabi II",
    "Jumada I",
    "Jumada II",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhul-Qidah",
    "Dhul-Hijjah",
  ],
};

/** A Hijri date in words: «9 رمضان 1440», in the digits of the locale. */
export function formatHijri(date: Omit<HijriDate, "method">, locale: Locale): string {
  const month = hijriMonths[locale.language][date.month - 1] ?? "";
  return `${formatPlainNumber(date.day, locale)} ${month} ${formatPlainNumber(date.year, locale)}`;
}

const methodNames: Record<Language, Record<HijriMethod, string>> = {
  ar: {
    observed: "حسب الإعلان الرسمي عن بداية الشهر بعد رؤية الهلال.",
    umalqura: "حسب حساب تقويم أم القرى، وقد يختلف بيوم عن رؤية الهلال.",
  },
  fr: {
    observed: "Selon l’annonce officielle du début du mois, après observation du croissant.",
    umalqura:
      "Selon le calcul du calendrier d’Oumm al-Qoura ; l’observation du croissant peut différer d’un jour.",
  },
  en: {
    observed: "By the official announcement of the start of the month, after the crescent was sighted.",
    umalqura: "By the Umm al-Qura calendar's calculation; the sighting of the crescent may differ by a day.",
  },
};

/** One sentence that says how the date was found and how far it can be trusted. */
export function hijriMethodName(method: HijriMethod, locale: Locale): string {
  return methodNames[locale.language][method];
}

import { defaultLocale, type Locale, localeTag } from "./language.ts";
import { plural, type PluralForms } from "./plural.ts";

type Unit = "minute" | "hour" | "day" | "week" | "month" | "year";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The largest whole unit that fits, so that «قبل ساعة» lasts until two hours are full. */
function measure(ms: number): { count: number; unit: Unit } {
  if (ms < hourMs) return { count: Math.floor(ms / minuteMs), unit: "minute" };
  if (ms < dayMs) return { count: Math.floor(ms / hourMs), unit: "hour" };
  const days = Math.floor(ms / dayMs);
  if (days < 7) return { count: days, unit: "day" };
  if (days < 31) return { count: Math.floor(days / 7), unit: "week" };
  if (days < 365) return { count: Math.min(11, Math.floor(days / 30.436_875)), unit: "month" };
  // The added day lets two and three calendar years without a leap day count as whole.
  return { count: Math.floor((days + 1) / 365.2425), unit: "year" };
}

// After قبل and بعد nouns stand in the genitive, so the dual ends in ـين (CLDR ar, dateFields).
const arabicPast: Record<Unit, PluralForms["ar"]> = {
  minute: {
    zero: "الآن",
    one: "قبل دقيقة",
    two: "قبل دقيقتين",
    few: "قبل {n} دقائق",
    many: "قبل {n} دقيقة",
    other: "قبل {n} دقيقة",
  },
  hour: {
    zero: "الآن",
    one: "قبل ساعة",
    two: "قبل ساعتين",
    few: "قبل {n} ساعات",
    many: "قبل {n} ساعة",
    other: "قبل {n} ساعة",
  },
  day: {
    zero: "اليوم",
    one: "قبل يوم",
    two: "قبل يومين",
    few: "قبل {n} أيام",
    many: "قبل {n} يومًا",
    other: "قبل {n} يوم",
  },
  week: {
    zero: "هذا الأسبوع",
    one: "قبل أسبوع",
    two: "قبل أسبوعين",
    few: "قبل {n} أسابيع",
    many: "قبل {n} أسبوعًا",
    other: "قبل {n} أسبوع",
  },
  month: {
    zero: "هذا الشهر",
    one: "قبل شهر",
    two: "قبل شهرين",
    few: "قبل {n} أشهر",
    many: "قبل {n} شهرًا",
    other: "قبل {n} شهر",
  },
  year: {
    zero: "هذه السنة",
    one: "قبل سنة",
    two: "قبل سنتين",
    few: "قبل {n} سنوات",
    many: "قبل {n} سنة",
    other: "قبل {n} سنة",
  },
};

const now: Record<Locale["language"], string> = { ar: "الآن", fr: "à l’instant", en: "just now" };

const formatters = new Map<string, Intl.RelativeTimeFormat>();

function formatter(locale: Locale): Intl.RelativeTimeFormat {
  const tag = localeTag(locale);
  const made = formatters.get(tag) ?? new Intl.RelativeTimeFormat(tag, { numeric: "always" });
  if (formatters.size > 200) formatters.clear();
  formatters.set(tag, made);
  return made;
}

/**
 * How long ago, or how far ahead, as a whole sentence: «قبل ساعتين», «بعد يومين», «الآن» within a minute;
 * both times in milliseconds since 1970 (CLDR dateFields; Arabic written out).
 */
export function relativeTime(thenMs: number, nowMs: number, locale: Locale = defaultLocale("ar")): string {
  const distance = Math.abs(thenMs - nowMs);
  if (!(distance >= minuteMs && distance < Number.POSITIVE_INFINITY)) return now[locale.language];
  const { count, unit } = measure(distance);
  const isPast = thenMs < nowMs;
  if (locale.language !== "ar") return formatter(locale).format(isPast ? -count : count, unit);
  const sentence = plural(count, { language: "ar", country: locale.country }, arabicPast[unit]);
  // قبل and بعد govern the same case: every other letter of the sentence stays.
  return isPast ? sentence : sentence.replace(/^قبل/, "بعد");
}

import { defaultLocale, type Language, type Locale } from "./language.ts";
import { formatNumber } from "./numerals.ts";

/** A plural category of CLDR. */
export type PluralCategory = "zero" | "one" | "two" | "few" | "many" | "other";

/** The whole sentences a language needs, one per category it has; `{n}` stands for the number. */
export interface PluralForms {
  ar: Record<PluralCategory, string>;
  fr: { one: string; other: string; many?: string };
  en: { one: string; other: string };
}

function arabicCategory(n: number): PluralCategory {
  if (!Number.isInteger(n)) return "other";
  if (n === 0) return "zero";
  if (n === 1) return "one";
  if (n === 2) return "two";
  const tens = n % 100;
  if (tens >= 3 && tens <= 10) return "few";
  return tens >= 11 ? "many" : "other";
}

function frenchCategory(n: number): PluralCategory {
  if (n < 2) return "one";
  return n % 1_000_000 === 0 ? "many" : "other";
}

/**
 * The plural category of a number (CLDR supplemental/plurals.json: ar, fr, en); the sign is ignored and, as
 * in what `formatNumber` shows, decimals after the third do not count.
 */
export function pluralCategory(n: number, language: Language): PluralCategory {
  const shown = Math.abs(n) < 1e15 ? Math.round(Math.abs(n) * 1000) / 1000 : Math.abs(n);
  if (!Number.isFinite(shown)) return "other";
  if (language === "ar") return arabicCategory(shown);
  if (language === "fr") return frenchCategory(shown);
  return shown === 1 ? "one" : "other";
}

/** The sentence for this number, with `{n}` replaced by the number in the locale's digits. */
export function plural<L extends Language>(
  n: number,
  language: L | (Locale & { language: L }),
  forms: PluralForms[L],
): string {
  const locale: Locale = typeof language === "string" ? defaultLocale(language) : language;
  const known: Partial<Record<PluralCategory, string>> & { other: string } = forms;
  const sentence = known[pluralCategory(n, locale.language)] ?? known.other;
  return sentence.includes("{n}") ? sentence.replaceAll("{n}", () => formatNumber(n, locale)) : sentence;
}

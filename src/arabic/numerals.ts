import { defaultLocale, type Language, type Locale, localeTag } from "./language.ts";
import { stripInvisible } from "./clean.ts";

// Building an Intl formatter costs far more than using it; the few that a site needs are kept.
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const tag = localeTag(locale);
  const key = tag + JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  if (formatters.size > 200) formatters.clear();
  const made = new Intl.NumberFormat(tag, { useGrouping: "always", ...options });
  formatters.set(key, made);
  return made;
}

/**
 * A number in the digits and separators of the locale (CLDR): «14.000» in ar-MA. Negative numbers keep CLDR's
 * direction marks, which hold the sign in place on a page; `stripInvisible` takes them off for files.
 */
export function formatNumber(n: number, locale: Locale, options: Intl.NumberFormatOptions = {}): string {
  return formatter(locale, options).format(n);
}

/** A year, hour or other number that is never grouped, in the digits of the locale (CLDR). */
export function formatPlainNumber(n: number, locale: Locale): string {
  return formatter(locale, { useGrouping: false, maximumFractionDigits: 0 }).format(n);
}

/** A ratio (0.125) as a percentage («12,5%») with at most one decimal and CLDR's direction marks around the sign. */
export function formatPercent(ratio: number, locale: Locale, decimals = 1): string {
  return formatter(locale, { style: "percent", maximumFractionDigits: decimals }).format(ratio);
}

const units: Record<Language, string[]> = {
  ar: ["كيلوبايت", "ميغابايت", "غيغابايت", "تيرابايت"],
  fr: ["ko", "Mo", "Go", "To"],
  en: ["kB", "MB", "GB", "TB"],
};

function bareBytes(bytes: number, locale: Locale): string {
  const shown = formatNumber(bytes, locale, { maximumFractionDigits: 0 });
  if (locale.language === "en") return bytes === 1 ? `${shown} byte` : `${shown} bytes`;
  if (locale.language === "fr") return bytes < 2 ? `${shown}\u00A0octet` : `${shown}\u00A0octets`;
  if (bytes === 1) return "بايت واحد";
  if (bytes === 2) return "بايتان";
  const tens = bytes % 100;
  if (tens >= 3 && tens <= 10) return `${shown} بايتات`;
  return tens >= 11 ? `${shown} بايتًا` : `${shown} بايت`;
}

/** A file size in bytes as words, by thousands (SI): «1,5 ميغابايت», «1,5 Mo», «1.5 MB». */
export function formatBytes(bytes: number, locale: Locale): string {
  const whole = Math.max(0, Math.round(bytes));
  if (whole < 1000) return bareBytes(whole, locale);
  let size = whole / 1000;
  let unit = 0;
  // What would be shown as 1000 of a unit is shown as 1 of the next.
  while (size >= 999.5 && unit < 3) {
    size /= 1000;
    unit++;
  }
  const shown = formatNumber(size, locale, { maximumFractionDigits: size < 99.95 ? 1 : 0 });
  const gap = locale.language === "ar" ? " " : "\u00A0";
  return `${shown}${gap}${units[locale.language][unit] ?? ""}`;
}

/** Text with Arabic-Indic and Persian digits (U+0660–0669, U+06F0–06F9) as 0–9. */
export function toLatinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

function separators(locale: Locale): { group: string; decimal: string } {
  const parts = formatter(locale, {}).formatToParts(12_345.6);
  const find = (type: string) => toAscii(parts.find((part) => part.type === type)?.value ?? "");
  return { group: find("group"), decimal: find("decimal") };
}

function toAscii(separator: string): string {
  return separator.replace(/٬/g, ",").replace(/٫/g, ".").replace(/\s/g, " ");
}

/**
 * The number a person typed, in any digits and in the separators of the locale («1.234.567,89», «١٤٬٠٠٠»), else undefined.
 * A single separator that cannot be grouping («1.5» in ar-MA) is read as the decimal sign.
 */
export function parseNumber(text: string, locale: Locale = defaultLocale("ar")): number | undefined {
  if (text.length > 64) return undefined;
  const eastern = /[٬٫]/.test(text);
  const { group, decimal } = eastern ? { group: ",", decimal: "." } : separators(locale);
  const typed = toAscii(toLatinDigits(stripInvisible(text)))
    .trim()
    .replace(/^[−–]/, "-");
  const match = /^([+-]?)(\d{1,3}(?:([., ])\d{3})(?:\3\d{3})*|\d+)(?:([.,])(\d+))?$/.exec(typed);
  if (match) {
    const [, sign = "", whole = "", grouping, point, fraction = "0"] = match;
    const grouped = grouping === undefined || grouping === group || grouping === " ";
    const pointed = point === undefined || point === decimal || (!grouping && fraction.length !== 3);
    if (grouped && pointed && (point === undefined || point !== grouping)) {
      return Number(`${sign}${whole.replace(/\D/g, "")}.${fraction}`);
    }
    if (point === undefined && grouping === decimal && /^\d+[.,]\d+$/.test(whole)) {
      return Number(sign + whole.replace(",", "."));
    }
  }
  return undefined;
}

/** A language that readers are served in (BCP 47 primary subtag). */
export type Language = "ar" | "fr" | "en";

/** A language and the country whose habits it follows (ISO 3166-1 alpha-2; empty for the language alone). */
export interface Locale {
  language: Language;
  country: string;
}

const countries: Record<Language, string> = { ar: "MA", fr: "FR", en: "GB" };

/** The locale meant when only a language is known: ar-MA, fr-FR, en-GB. */
export function defaultLocale(language: Language): Locale {
  return { language, country: countries[language] };
}

/** The BCP 47 tag of a locale, such as "ar-MA"; a country that is not two letters is left out. */
export function localeTag(locale: Locale): string {
  return /^[A-Za-z]{2}$/.test(locale.country)
    ? `${locale.language}-${locale.country.toUpperCase()}`
    : locale.language;
}

/** True when Arabic follows the habits of Morocco, whose month names differ from those of the East. */
export function isMoroccan(locale: Locale): boolean {
  return locale.language === "ar" && locale.country.toUpperCase() === "MA";
}

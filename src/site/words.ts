import type { Language } from "../arabic/language.ts";
import { plural } from "../arabic/plural.ts";
import { ar } from "./words-ar.ts";
import { en } from "./words-en.ts";
import { fr } from "./words-fr.ts";

/** Every sentence of the site's frame and listings, as Arabic has it; the other languages follow its shape. */
export type SiteWords = typeof ar;

/** The sentences of the frame and the listings, by language. */
export const words: Record<Language, SiteWords> = { ar, fr, en };

/** How many stories, as a whole sentence in the language of the edition. */
export function countStories(n: number, language: Language): string {
  if (language === "fr") return plural(n, "fr", { one: "{n} article", other: "{n} articles" });
  if (language === "en") return plural(n, "en", { one: "{n} article", other: "{n} articles" });
  return plural(n, "ar", {
    zero: "لا مقالات",
    one: "مقال واحد",
    two: "مقالان",
    few: "{n} مقالات",
    many: "{n} مقالًا",
    other: "{n} مقال",
  });
}

/** How many results a search found. */
export function countResults(n: number, language: Language): string {
  if (language === "fr") return plural(n, "fr", { one: "{n} résultat", other: "{n} résultats" });
  if (language === "en") return plural(n, "en", { one: "{n} result", other: "{n} results" });
  return plural(n, "ar", {
    zero: "لا نتائج",
    one: "نتيجة واحدة",
    two: "نتيجتان",
    few: "{n} نتائج",
    many: "{n} نتيجة",
    other: "{n} نتيجة",
  });
}

/** How many comments a story has, for its line of facts. */
export function countComments(n: number, language: Language): string {
  if (language === "fr") return plural(n, "fr", { one: "{n} commentaire", other: "{n} commentaires" });
  if (language === "en") return plural(n, "en", { one: "{n} comment", other: "{n} comments" });
  return plural(n, "ar", {
    zero: "لا تعليقات",
    one: "تعليق واحد",
    two: "تعليقان",
    few: "{n} تعليقات",
    many: "{n} تعليقًا",
    other: "{n} تعليق",
  });
}

/** The languages, each in its own name. */
export const languageNames: Record<Language, string> = { ar: "العربية", fr: "Français", en: "English" };

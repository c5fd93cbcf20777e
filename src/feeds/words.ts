import type { Language } from "../arabic/language.ts";

/** Sentences that feed readers and browsers show. */
export const words: Record<
  Language,
  {
    /** Title of the feed of a section, tag or author. */
    part(name: string, edition: string): string;
    edition(edition: string): string;
    section(name: string, edition: string): string;
    tag(name: string, edition: string): string;
    author(name: string, edition: string): string;
    searchName(edition: string): string;
    searchIn(edition: string): string;
  }
> = {
  ar: {
    part: (name, edition) => `${name}، عن ${edition}`,
    edition: (edition) => `آخر ما نشرته ${edition}`,
    section: (name, edition) => `آخر ما نُشر في قسم «${name}» من ${edition}`,
    tag: (name, edition) => `آخر ما نشرته ${edition} تحت وسم «${name}»`,
    author: (name, edition) => `آخر ما كتبه ${name} في ${edition}`,
    searchName: (edition) => `بحث ${edition}`,
    searchIn: (edition) => `ابحث في مقالات ${edition}`,
  },
  fr: {
    part: (name, edition) => `${name} – ${edition}`,
    edition: (edition) => `Les derniers articles de ${edition}`,
    section: (name, edition) => `Les derniers articles de la rubrique « ${name} » de ${edition}`,
    tag: (name, edition) => `Les derniers articles de ${edition} sur « ${name} »`,
    author: (name, edition) => `Les derniers articles de ${name} dans ${edition}`,
    searchName: (edition) => edition,
    searchIn: (edition) => `Rechercher dans les articles de ${edition}`,
  },
  en: {
    part: (name, edition) => `${name} – ${edition}`,
    edition: (edition) => `The latest from ${edition}`,
    section: (name, edition) => `The latest in ${name} from ${edition}`,
    tag: (name, edition) => `The latest on ${name} from ${edition}`,
    author: (name, edition) => `The latest by ${name} in ${edition}`,
    searchName: (edition) => edition,
    searchIn: (edition) => `Search the articles of ${edition}`,
  },
};

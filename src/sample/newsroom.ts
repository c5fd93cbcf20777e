import { communiques } from "./articles/communiques.ts";
import { culture } from "./articles/culture.ts";
import { economy } from "./articles/economy.ts";
import { french1 } from "./articles/french-1.ts";
import { french2 } from "./articles/french-2.ts";
import { national } from "./articles/national.ts";
import { opinion } from "./articles/opinion.ts";
import { pages } from "./articles/pages.ts";
import { society } from "./articles/society.ts";
import { sport } from "./articles/sport.ts";
import type { SampleArticle, SampleAuthor, SampleSection } from "./schema.ts";

/** An edition of the sample newsroom: who and what it consists of. */
export interface SampleEdition {
  code: "ar" | "fr";
  name: string;
  tagline: string;
  path: string;
  direction: "rtl" | "ltr";
  sections: Record<SampleSection, string>;
  authors: Record<SampleAuthor, { name: string; otherName: string; role: string; bio: string }>;
  articles: SampleArticle[];
}

/** Colour family of each section, see the tokens of the design. */
export const pillars: Record<SampleSection, string> = {
  national: "brand",
  society: "society",
  economy: "brand",
  culture: "culture",
  sport: "society",
  opinion: "culture",
  communiques: "brand",
};

const arabic: SampleEdition = {
  code: "ar",
  name: "صدى المرسى",
  tagline: "أخبار مرسى الرمان، من الميناء إلى التلال",
  path: "",
  direction: "rtl",
  sections: {
    national: "وطني",
    society: "مجتمع",
    economy: "اقتصاد",
    culture: "ثقافة",
    sport: "رياضة",
    opinion: "رأي",
    communiques: "بلاغات",
  },
  authors: {
    salma: {
      name: "سلمى الرمّاني",
      otherName: "Salma Roummani",
      role: "صحافية، المجتمع والبيئة",
      bio: "تكتب منذ اثنتي عشرة سنة عن الصحة والمدرسة والماء، وعن الشاطئ الذي تعلمت فيه السباحة.",
    },
    idris: {
      name: "إدريس المرساوي",
      otherName: "Idriss Marsaoui",
      role: "صحافي، الميناء والنقل",
      bio: "يتابع الميناء والترام والحافلات، ويقضي على الأرصفة وقتا أطول مما يقضيه في المكتب.",
    },
    hajar: {
      name: "هاجر التلالي",
      otherName: "Hajar Tlali",
      role: "صحافية، الشأن المحلي والجامعة",
      bio: "تحضر دورات المجلس الجماعي من أولها إلى آخرها، وتهتم بالكتاب والجامعة.",
    },
    yassin: {
      name: "ياسين أوزعتر",
      otherName: "Yassine Ouzaatar",
      role: "صحافي، العالم القروي والصيد البحري",
      bio: "عدّاء سابق، يكتب عن التلال والبحر ولا يفوّت سباقات الوادي.",
    },
  },
  articles: [...national, ...society, ...economy, ...culture, ...sport, ...opinion, ...communiques, ...pages],
};

const french: SampleEdition = {
  code: "fr",
  name: "L’Écho de Marsa",
  tagline: "L’actualité de Marsa Roummane, du port aux collines",
  path: "fr",
  direction: "ltr",
  sections: {
    national: "National",
    society: "Société",
    economy: "Économie",
    culture: "Culture",
    sport: "Sport",
    opinion: "Opinions",
    communiques: "Communiqués",
  },
  authors: {
    salma: {
      name: "Salma Roummani",
      otherName: "سلمى الرمّاني",
      role: "Journaliste, société et environnement",
      bio: "Depuis douze ans, elle écrit sur la santé, l’école et l’eau, et sur la plage où elle a appris à nager.",
    },
    idris: {
      name: "Idriss Marsaoui",
      otherName: "إدريس المرساوي",
      role: "Journaliste, port et transports",
      bio: "Il suit le port, le tram et les bus, plus souvent depuis les quais que depuis son bureau.",
    },
    hajar: {
      name: "Hajar Tlali",
      otherName: "هاجر التلالي",
      role: "Journaliste, vie locale et université",
      bio: "Elle assiste aux sessions du conseil de bout en bout et s’intéresse aux livres et à l’université.",
    },
    yassin: {
      name: "Yassine Ouzaatar",
      otherName: "ياسين أوزعتر",
      role: "Journaliste, monde rural et pêche",
      bio: "Ancien coureur, il écrit sur les collines et la mer et ne manque aucune course de l’oued.",
    },
  },
  articles: [...french1, ...french2],
};

export const sampleEditions: SampleEdition[] = [arabic, french];

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
      role: "رئيسة التحرير",
      bio: "تتابع شؤون المدينة ومجلسها الجماعي منذ اثنتي عشرة سنة، وتكتب عن الماء والنقل.",
    },
    idris: {
      name: "إدريس المرساوي",
      otherName: "Idriss Marsaoui",
      role: "صحافي، قسم الاقتصاد",
      bio: "يكتب عن الصيد والميناء والحرف، ويقضي من وقته في الأسواق أكثر مما يقضيه في المكتب.",
    },
    hajar: {
      name: "هاجر التلالي",
      otherName: "Hajar Tlali",
      role: "صحافية، قسم المجتمع والثقافة",
      bio: "تهتم بالمدرسة والصحة والكتاب، وتشرف على صفحة القراء.",
    },
    yassin: {
      name: "ياسين أوزعتر",
      otherName: "Yassine Ouzaatar",
      role: "صحافي، قسم الرياضة",
      bio: "عدّاء سابق، يغطي مباريات ملعب المنارة وسباقات الوادي.",
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
      role: "Rédactrice en chef",
      bio: "Elle suit la ville et son conseil depuis douze ans et écrit sur l’eau et les transports.",
    },
    idris: {
      name: "Idriss Marsaoui",
      otherName: "إدريس المرساوي",
      role: "Journaliste, économie",
      bio: "Il écrit sur la pêche, le port et les métiers, plus souvent depuis les marchés que depuis son bureau.",
    },
    hajar: {
      name: "Hajar Tlali",
      otherName: "هاجر التلالي",
      role: "Journaliste, société et culture",
      bio: "École, santé, livres : elle tient aussi la page des lecteurs.",
    },
    yassin: {
      name: "Yassine Ouzaatar",
      otherName: "ياسين أوزعتر",
      role: "Journaliste, sport",
      bio: "Ancien coureur, il couvre les matchs du stade du Phare et les courses de l’oued.",
    },
  },
  articles: [...french1, ...french2],
};

export const sampleEditions: SampleEdition[] = [arabic, french];

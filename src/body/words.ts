import type { Language } from "../arabic/language.ts";

interface BodyWords {
  /** Name of a table without a caption: its number among the tables of the text. */
  table(number: number): string;
  gallery: string;
  figures: string;
  audio: string;
  video: string;
  /** Said under the card of something that lives on another site. */
  elsewhere: string;
  /** Names the site that an embedded piece lives on. */
  onSite(provider: string): string;
}

/** What the text of an article says by itself, beside what its author wrote. */
export const words: Record<Language, BodyWords> = {
  ar: {
    table: (number) => `جدول رقم ${number}`,
    gallery: "معرض صور",
    figures: "بالأرقام",
    audio: "تسجيل صوتي",
    video: "شريط مصوّر",
    elsewhere: "محتوى على موقع آخر، ولا يُحمَّل منه شيء قبل أن تفتح الرابط.",
    onSite: (provider) => `شاهده على ${provider}`,
  },
  fr: {
    table: (number) => `Tableau n° ${number}`,
    gallery: "Galerie de photos",
    figures: "En chiffres",
    audio: "Enregistrement sonore",
    video: "Vidéo",
    elsewhere: "Contenu hébergé par un autre site ; rien n’en est chargé avant que vous n’ouvriez le lien.",
    onSite: (provider) => `À voir sur ${provider}`,
  },
  en: {
    table: (number) => `Table ${number}`,
    gallery: "Picture gallery",
    figures: "In figures",
    audio: "Sound recording",
    video: "Video",
    elsewhere: "This lives on another site; nothing of it is loaded until you open the link.",
    onSite: (provider) => `See it on ${provider}`,
  },
};

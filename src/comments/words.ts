import type { Language } from "../arabic/language.ts";
import { plural } from "../arabic/plural.ts";

interface CommentWords {
  /** How many comments there are: heading of the thread and link to it. */
  count(n: number): string;
  /** Name of one comment for those who cannot see where it stands. */
  numbered(number: string): string;
  /** Whose comment a reply answers, when that is not the one it stands under. */
  inReplyTo(number: string): string;
  /** When it was written. */
  at(date: string, time: string): string;
  /** Who wrote without giving a name. */
  nameless: string;
  pages: string;
  page(number: string): string;
}

/** What the thread under an article says by itself. */
export const words: Record<Language, CommentWords> = {
  ar: {
    count: (n) =>
      plural(n, "ar", {
        zero: "لا تعليقات",
        one: "تعليق واحد",
        two: "تعليقان",
        few: "{n} تعليقات",
        many: "{n} تعليقًا",
        other: "{n} تعليق",
      }),
    numbered: (number) => `التعليق رقم ${number}`,
    inReplyTo: (number) => `ردًّا على التعليق ${number}`,
    at: (date, time) => `${date}، الساعة ${time}`,
    nameless: "قارئ بلا اسم",
    pages: "صفحات التعليقات",
    page: (number) => `الصفحة ${number} من التعليقات`,
  },
  fr: {
    count: (n) =>
      plural(n, "fr", {
        one: n === 0 ? "Aucun commentaire" : "{n} commentaire",
        other: "{n} commentaires",
      }),
    numbered: (number) => `Commentaire n°\u00a0${number}`,
    inReplyTo: (number) => `En réponse au commentaire ${number}`,
    at: (date, time) => `${date} à ${time}`,
    nameless: "Anonyme",
    pages: "Pages de commentaires",
    page: (number) => `Page ${number} des commentaires`,
  },
  en: {
    count: (n) => (n === 0 ? "No comments" : plural(n, "en", { one: "{n} comment", other: "{n} comments" })),
    numbered: (number) => `Comment ${number}`,
    inReplyTo: (number) => `In reply to comment ${number}`,
    at: (date, time) => `${date} at ${time}`,
    nameless: "Anonymous",
    pages: "Pages of comments",
    page: (number) => `Page ${number} of the comments`,
  },
};

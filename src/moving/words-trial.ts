import type { Language } from "../arabic/language.ts";
import { plural } from "../arabic/plural.ts";
import type { CountedKind } from "./report.ts";

/** "ستُنقل 9 مقالات": what a dry run says of each kind of which something would be moved. */
export const wouldAdd: Record<Language, Record<CountedKind, (n: number) => string>> = {
  ar: {
    posts: (n) =>
      plural(n, "ar", {
        zero: "لن يُنقل أي مقال",
        one: "سيُنقل مقال واحد",
        two: "سيُنقل مقالان",
        few: "ستُنقل {n} مقالات",
        many: "سيُنقل {n} مقالا",
        other: "سيُنقل {n} مقال",
      }),
    pages: (n) =>
      plural(n, "ar", {
        zero: "لن تُنقل أي صفحة",
        one: "ستُنقل صفحة واحدة",
        two: "ستُنقل صفحتان",
        few: "ستُنقل {n} صفحات",
        many: "ستُنقل {n} صفحة",
        other: "ستُنقل {n} صفحة",
      }),
    comments: (n) =>
      plural(n, "ar", {
        zero: "لن يُنقل أي تعليق",
        one: "سيُنقل تعليق واحد",
        two: "سيُنقل تعليقان",
        few: "ستُنقل {n} تعليقات",
        many: "سيُنقل {n} تعليقا",
        other: "سيُنقل {n} تعليق",
      }),
    media: (n) =>
      plural(n, "ar", {
        zero: "لن يُنقل أي ملف",
        one: "سيُنقل ملف واحد",
        two: "سيُنقل ملفان",
        few: "ستُنقل {n} ملفات",
        many: "سيُنقل {n} ملفا",
        other: "سيُنقل {n} ملف",
      }),
    sections: (n) =>
      plural(n, "ar", {
        zero: "لن يُضاف أي قسم",
        one: "سيُضاف قسم واحد",
        two: "سيُضاف قسمان",
        few: "ستُضاف {n} أقسام",
        many: "سيُضاف {n} قسما",
        other: "سيُضاف {n} قسم",
      }),
    tags: (n) =>
      plural(n, "ar", {
        zero: "لن يُنقل أي وسم",
        one: "سيُنقل وسم واحد",
        two: "سيُنقل وسمان",
        few: "ستُنقل {n} وسوم",
        many: "سيُنقل {n} وسما",
        other: "سيُنقل {n} وسم",
      }),
    authors: (n) =>
      plural(n, "ar", {
        zero: "لن يُضاف أي كاتب",
        one: "سيُضاف كاتب واحد",
        two: "سيُضاف كاتبان",
        few: "سيُضاف {n} كتّاب",
        many: "سيُضاف {n} كاتبا",
        other: "سيُضاف {n} كاتب",
      }),
    menuEntries: (n) =>
      plural(n, "ar", {
        zero: "لن يُنقل أي عنصر من القوائم",
        one: "سيُنقل عنصر واحد من القوائم",
        two: "سيُنقل عنصران من القوائم",
        few: "ستُنقل {n} عناصر من القوائم",
        many: "سيُنقل {n} عنصرا من القوائم",
        other: "سيُنقل {n} عنصر من القوائم",
      }),
    redirects: (n) =>
      plural(n, "ar", {
        zero: "لن يُحفظ أي عنوان قديم",
        one: "سيُحفظ عنوان قديم واحد",
        two: "سيُحفظ عنوانان قديمان",
        few: "ستُحفظ {n} عناوين قديمة",
        many: "سيُحفظ {n} عنوانا قديما",
        other: "سيُحفظ {n} عنوان قديم",
      }),
  },
  fr: {
    posts: (n) =>
      plural(n, "fr", { one: "{n} article serait repris", other: "{n} articles seraient repris" }),
    pages: (n) => plural(n, "fr", { one: "{n} page serait reprise", other: "{n} pages seraient reprises" }),
    comments: (n) =>
      plural(n, "fr", { one: "{n} commentaire serait repris", other: "{n} commentaires seraient repris" }),
    media: (n) =>
      plural(n, "fr", { one: "{n} fichier serait repris", other: "{n} fichiers seraient repris" }),
    sections: (n) =>
      plural(n, "fr", { one: "{n} rubrique serait ajoutée", other: "{n} rubriques seraient ajoutées" }),
    tags: (n) =>
      plural(n, "fr", { one: "{n} mot-clé serait repris", other: "{n} mots-clés seraient repris" }),
    authors: (n) =>
      plural(n, "fr", { one: "{n} auteur serait ajouté", other: "{n} auteurs seraient ajoutés" }),
    menuEntries: (n) =>
      plural(n, "fr", {
        one: "{n} entrée de menu serait reprise",
        other: "{n} entrées de menu seraient reprises",
      }),
    redirects: (n) =>
      plural(n, "fr", {
        one: "{n} ancienne adresse serait conservée",
        other: "{n} anciennes adresses seraient conservées",
      }),
  },
  en: {
    posts: (n) => plural(n, "en", { one: "{n} post would be moved", other: "{n} posts would be moved" }),
    pages: (n) => plural(n, "en", { one: "{n} page would be moved", other: "{n} pages would be moved" }),
    comments: (n) =>
      plural(n, "en", { one: "{n} comment would be moved", other: "{n} comments would be moved" }),
    media: (n) => plural(n, "en", { one: "{n} file would be moved", other: "{n} files would be moved" }),
    sections: (n) =>
      plural(n, "en", { one: "{n} section would be added", other: "{n} sections would be added" }),
    tags: (n) => plural(n, "en", { one: "{n} tag would be moved", other: "{n} tags would be moved" }),
    authors: (n) =>
      plural(n, "en", { one: "{n} author would be added", other: "{n} authors would be added" }),
    menuEntries: (n) =>
      plural(n, "en", { one: "{n} menu entry would be moved", other: "{n} menu entries would be moved" }),
    redirects: (n) =>
      plural(n, "en", { one: "{n} old address would be kept", other: "{n} old addresses would be kept" }),
  },
};

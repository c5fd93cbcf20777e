import type { Language } from "../arabic/language.ts";
import { plural } from "../arabic/plural.ts";

interface ArticleWords {
  home: string;
  crumbs: string;
  /** Reading time in whole minutes, as a sentence. */
  reading(minutes: number): string;
  updated(date: string): string;
  from(source: string): string;
  /** Stands above the name of who issued a communiqué. */
  issuer: string;
  communique: string;
  opinion: string;
  correction(date: string): string;
  corrections: string;
  tools: string;
  share: string;
  shareOn: { whatsapp: string; x: string; facebook: string; telegram: string; mail: string };
  shareNative: string;
  copy: string;
  copied: string;
  copyFailed: string;
  save: string;
  saved: string;
  removed: string;
  saveFailed: string;
  size: string;
  sizes: { s: string; m: string; l: string; xl: string };
  print: string;
  /** The last line of a printed article; both arguments are HTML. */
  printedFrom(name: string, address: string): string;
  tags: string;
  translations: string;
  stale: string;
  related: string;
  mostRead: string;
  latest: string;
  others: string;
}

/** What the page of an article says by itself. */
export const words: Record<Language, ArticleWords> = {
  ar: {
    home: "الرئيسية",
    crumbs: "موضع المقال في الموقع",
    reading: (minutes) =>
      plural(minutes, "ar", {
        zero: "قراءة سريعة",
        one: "قراءة في دقيقة واحدة",
        two: "قراءة في دقيقتين",
        few: "قراءة في {n} دقائق",
        many: "قراءة في {n} دقيقة",
        other: "قراءة في {n} دقيقة",
      }),
    updated: (date) => `آخر تحيين: ${date}`,
    from: (source) => `نقلا عن ${source}`,
    issuer: "الجهة المُصدِرة",
    communique: "بلاغ",
    opinion: "رأي",
    correction: (date) => `تصحيح بتاريخ ${date}`,
    corrections: "تصحيحات أدخلناها على المقال",
    tools: "أدوات المقال",
    share: "شارك المقال",
    shareOn: {
      whatsapp: "واتساب",
      x: "إكس",
      facebook: "فيسبوك",
      telegram: "تيليغرام",
      mail: "البريد الإلكتروني",
    },
    shareNative: "تطبيقات أخرى",
    copy: "انسخ الرابط",
    copied: "نُسخ الرابط.",
    copyFailed: "تعذر النسخ: الرابط القصير محدد الآن لتنسخه بنفسك.",
    save: "احفظ لوقت لاحق",
    saved: "حُفظ المقال في لائحتك.",
    removed: "حُذف المقال من لائحتك.",
    saveFailed: "تعذر الحفظ، أعد المحاولة.",
    size: "حجم الخط",
    sizes: { s: "خط صغير", m: "خط عادي", l: "خط كبير", xl: "خط كبير جدا" },
    print: "اطبع المقال",
    printedFrom: (name, address) => `طبع هذا المقال من موقع ${name}: ${address}`,
    tags: "مواضيع المقال",
    translations: "المقال بلغات أخرى",
    stale: "عُدّل النص الأصلي بعد إنجاز هذه الترجمة، وقد تنقصها آخر المعطيات.",
    related: "مقالات ذات صلة",
    mostRead: "الأكثر قراءة",
    latest: "آخر الأخبار",
    others: "مواد أخرى للقراءة",
  },
  fr: {
    home: "Accueil",
    crumbs: "Place de l’article dans le site",
    reading: (minutes) =>
      plural(minutes, "fr", { one: "{n}\u00a0minute de lecture", other: "{n}\u00a0minutes de lecture" }),
    updated: (date) => `Mis à jour\u00a0: ${date}`,
    from: (source) => `D’après ${source}`,
    issuer: "Émetteur",
    communique: "Communiqué",
    opinion: "Opinion",
    correction: (date) => `Rectification du ${date}`,
    corrections: "Rectifications apportées à l’article",
    tools: "Outils de l’article",
    share: "Partager l’article",
    shareOn: {
      whatsapp: "WhatsApp",
      x: "X",
      facebook: "Facebook",
      telegram: "Telegram",
      mail: "Courriel",
    },
    shareNative: "Autres applications",
    copy: "Copier le lien",
    copied: "Lien copié.",
    copyFailed: "Copie impossible\u00a0: le lien court est sélectionné, copiez-le vous-même.",
    save: "Lire plus tard",
    saved: "Article ajouté à votre liste.",
    removed: "Article retiré de votre liste.",
    saveFailed: "L’enregistrement a échoué, réessayez.",
    size: "Taille du texte",
    sizes: { s: "Petit texte", m: "Texte normal", l: "Grand texte", xl: "Très grand texte" },
    print: "Imprimer l’article",
    printedFrom: (name, address) => `Article imprimé depuis le site ${name}\u00a0: ${address}`,
    tags: "Sujets de l’article",
    translations: "L’article dans d’autres langues",
    stale:
      "Le texte d’origine a été modifié depuis cette traduction\u202f; il peut y manquer les dernières informations.",
    related: "Sur le même sujet",
    mostRead: "Les plus lus",
    latest: "Dernières nouvelles",
    others: "À lire aussi",
  },
  en: {
    home: "Home",
    crumbs: "Where this article stands",
    reading: (minutes) => plural(minutes, "en", { one: "{n} minute read", other: "{n} minute read" }),
    updated: (date) => `Updated: ${date}`,
    from: (source) => `From ${source}`,
    issuer: "Issued by",
    communique: "Press release",
    opinion: "Opinion",
    correction: (date) => `Correction of ${date}`,
    corrections: "Corrections made to this article",
    tools: "Article tools",
    share: "Share this article",
    shareOn: {
      whatsapp: "WhatsApp",
      x: "X",
      facebook: "Facebook",
      telegram: "Telegram",
      mail: "E-mail",
    },
    shareNative: "Other apps",
    copy: "Copy the link",
    copied: "Link copied.",
    copyFailed: "Copying failed: the short link is selected, copy it yourself.",
    save: "Read later",
    saved: "Saved to your list.",
    removed: "Removed from your list.",
    saveFailed: "Saving failed, try again.",
    size: "Text size",
    sizes: { s: "Small text", m: "Normal text", l: "Large text", xl: "Very large text" },
    print: "Print this article",
    printedFrom: (name, address) => `Printed from ${name}: ${address}`,
    tags: "Topics of this article",
    translations: "This article in other languages",
    stale: "The original has been changed since this translation was made; it may lack the latest facts.",
    related: "Related articles",
    mostRead: "Most read",
    latest: "Latest news",
    others: "More to read",
  },
};

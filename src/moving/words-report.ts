import type { Language } from "../arabic/language.ts";
import type { Reason } from "./report.ts";

/** Kinds of things in the report, by their names in the other system. */
export const kinds: Record<Language, Record<string, string>> = {
  ar: {
    post: "مقال",
    page: "صفحة",
    attachment: "ملف مرفق",
    menu: "عنصر قائمة",
    site: "الموقع",
    comment: "تعليق",
  },
  fr: {
    post: "article",
    page: "page",
    attachment: "fichier joint",
    menu: "entrée de menu",
    site: "le site",
    comment: "commentaire",
  },
  en: {
    post: "post",
    page: "page",
    attachment: "attachment",
    menu: "menu entry",
    site: "the site",
    comment: "comment",
  },
};

/** What to do about what was not moved as it was, where there is something to do. */
export const advice: Record<Language, Partial<Record<Reason, string>>> = {
  ar: {
    private: "ما العمل: راجع المسودات، وانشر منها ما تريد أن يراه القراء.",
    password: "ما العمل: راجع المسودات، وانشر منها ما تريد أن يراه القراء.",
    "picture-missing":
      "ما العمل: أعد الأمر نفسه مع --media متبوعا بمجلد فيه نسخة من wp-content/uploads (أو content/images في غوست)، أو مع --fetch لجلبها من الموقع القديم.",
    "picture-refused": "ما العمل: حوّلها إلى JPEG أو PNG أو PDF، ثم ارفعها من جديد.",
    "picture-outside": "ما العمل: انسخ الملف نفسه إلى مجلد الوسائط مكان الرابط الرمزي، ثم أعد الأمر نفسه.",
    shortened: "ما العمل: راجع العناوين والمقدمات المذكورة.",
    "no-title": "ما العمل: ضع لها عناوين.",
    "menu-child": "ما العمل: أضف المهم منها إلى القائمة نفسها، فالقوائم هنا من مستوى واحد.",
    "menu-target": "ما العمل: أضفها إلى القائمة من جديد بعنوانها الحالي.",
    accounts: "ما العمل: ادع من يكتب عندك اليوم ليفتح حسابا.",
    "dynamic-block": "ما العمل: راجع المواد المذكورة، فقد ينقصها ما كان المكوّن يعرضه.",
    shortcode: "ما العمل: راجع المواد المذكورة، فقد ينقصها ما كان الرمز يعرضه.",
    frame: "ما العمل: ضع في المادة رابط ما كان معروضا.",
    "gallery-lost": "ما العمل: أضف الصور الناقصة إلى المعرض.",
    "too-long": "ما العمل: قسّم النص في الموقع القديم إلى أجزاء، ثم صدّره من جديد.",
  },
  fr: {
    private: "Que faire : relire ces brouillons et publier ceux que les lecteurs doivent voir.",
    password: "Que faire : relire ces brouillons et publier ceux que les lecteurs doivent voir.",
    "picture-missing":
      "Que faire : relancer la même commande avec --media suivi d’un dossier où wp-content/uploads est copié (content/images pour Ghost), ou avec --fetch pour les prendre sur l’ancien site.",
    "picture-refused": "Que faire : les convertir en JPEG, PNG ou PDF, puis les envoyer de nouveau.",
    "picture-outside":
      "Que faire : copier le fichier lui-même à la place du lien symbolique, puis relancer la même commande.",
    shortened: "Que faire : relire les titres et les chapôs nommés.",
    "no-title": "Que faire : leur donner un titre.",
    "menu-child": "Que faire : ajouter les plus utiles au menu lui-même, qui n’a ici qu’un niveau.",
    "menu-target": "Que faire : les ajouter au menu avec leur adresse actuelle.",
    accounts: "Que faire : inviter ceux qui écrivent encore à ouvrir un compte.",
    "dynamic-block": "Que faire : relire ces contenus, où peut manquer ce que le bloc affichait.",
    shortcode: "Que faire : relire ces contenus, où peut manquer ce que le code affichait.",
    frame: "Que faire : mettre dans le texte un lien vers ce qui était montré.",
    "gallery-lost": "Que faire : ajouter les images qui manquent.",
    "too-long": "Que faire : diviser le texte sur l’ancien site, puis refaire l’export.",
  },
  en: {
    private: "What to do: read these drafts and publish those that readers should see.",
    password: "What to do: read these drafts and publish those that readers should see.",
    "picture-missing":
      "What to do: run the same command again with --media and a folder that holds a copy of wp-content/uploads (content/images for Ghost), or with --fetch to get them from the old site.",
    "picture-refused": "What to do: turn them into JPEG, PNG or PDF and upload them anew.",
    "picture-outside":
      "What to do: put the file itself where the symbolic link is, and run the same command again.",
    shortened: "What to do: read the headlines and standfirsts named here.",
    "no-title": "What to do: give them headlines.",
    "menu-child": "What to do: add the important ones to the menu itself, which has one level here.",
    "menu-target": "What to do: add them to the menu with the address that they have today.",
    accounts: "What to do: invite those who still write to open an account.",
    "dynamic-block": "What to do: read these items, which may lack what the block showed.",
    shortcode: "What to do: read these items, which may lack what the shortcode showed.",
    frame: "What to do: put a link to what was shown into the text.",
    "gallery-lost": "What to do: add the pictures that are missing.",
    "too-long": "What to do: divide the text on the old site and export it again.",
  },
};

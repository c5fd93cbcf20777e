import type { Language } from "../arabic/language.ts";
import type { SetupFault } from "./schema.ts";

export interface PeopleWords {
  setupTitle: string;
  setupAbout: string;
  newsroom: string;
  newsroomHint: string;
  email: string;
  emailHint: string;
  password: string;
  passwordHint: string;
  removeSample: string;
  removeSampleHint: string;
  create: string;
  faults: Record<SetupFault, string>;
  faultsTitle: string;
  linkUsed: string;
  linkUsedHint: string;
  doneTitle: string;
  doneText: string;
  doneNext: string;
  sampleStands: string;
  sampleRemoveNow: string;
  sampleGone: string;
  toSite: string;
}

export const words: Record<Language, PeopleWords> = {
  ar: {
    setupTitle: "إعداد هيئة التحرير",
    setupAbout: "ثلاث خانات وتصبح الصحيفة صحيفتك. كلها ضرورية.",
    newsroom: "اسم الصحيفة أو المؤسسة",
    newsroomHint: "يظهر في رأس كل صفحة.",
    email: "البريد الإلكتروني",
    emailHint: "بريد أول مسؤول. لا يُنشر ولا يُسلَّم لأحد.",
    password: "كلمة المرور",
    passwordHint: "خمسة عشر حرفا على الأقل. جملة قصيرة لا يعرفها غيرك خير من رموز متشابكة.",
    removeSample: "احذف صحيفة العيّنة الآن",
    removeSampleHint: "تُحذف مقالاتها وصورها وكتّابها، ويبقى الموقع فارغا في انتظار موادك.",
    create: "أنشئ هيئة التحرير",
    faults: {
      name: "اكتب اسم الصحيفة أو المؤسسة، في أقل من 120 حرفا.",
      email: "هذا ليس عنوان بريد صحيحا. مثال: nadia@example.org",
      "password-short": "كلمة المرور قصيرة: يلزمها خمسة عشر حرفا على الأقل.",
      "password-long": "كلمة المرور أطول من 256 حرفا.",
      "password-common": "كلمة المرور هذه أول ما يجربه المتطفلون. اختر غيرها.",
    },
    faultsTitle: "لم يكتمل الإعداد بعد",
    linkUsed: "هذا الرابط لم يعد صالحا",
    linkUsedHint:
      "يُستعمل رابط الإعداد مرة واحدة. للحصول على رابط جديد شغّل الأمر npx minbar setup-link على الخادم.",
    doneTitle: "أُعدّت هيئة التحرير",
    doneText: "حُفظ حسابك وصار اسم الصحيفة على كل صفحة.",
    doneNext: "لنقل أرشيفك من ووردبريس شغّل على الخادم:",
    sampleStands: "ما زال الموقع يعرض صحيفة العيّنة.",
    sampleRemoveNow: "احذف العيّنة",
    sampleGone: "حُذفت العيّنة. الموقع فارغ وينتظر موادك.",
    toSite: "إلى الموقع",
  },
  fr: {
    setupTitle: "Installer la rédaction",
    setupAbout: "Trois champs, et le journal est à vous. Tous sont nécessaires.",
    newsroom: "Nom du journal ou de l’institution",
    newsroomHint: "Il figure en tête de chaque page.",
    email: "Adresse électronique",
    emailHint: "Celle du premier administrateur. Elle n’est ni publiée ni transmise.",
    password: "Mot de passe",
    passwordHint:
      "Quinze caractères au moins. Une courte phrase connue de vous seul vaut mieux que des signes compliqués.",
    removeSample: "Supprimer maintenant le journal d’exemple",
    removeSampleHint: "Ses articles, ses images et ses auteurs disparaissent ; le site attend les vôtres.",
    create: "Créer la rédaction",
    faults: {
      name: "Écrivez le nom du journal ou de l’institution, en moins de 120 caractères.",
      email: "Ce n’est pas une adresse valable. Exemple : nadia@example.org",
      "password-short": "Le mot de passe est trop court : quinze caractères au moins.",
      "password-long": "Le mot de passe dépasse 256 caractères.",
      "password-common": "Ce mot de passe est parmi les premiers que l’on essaie. Choisissez-en un autre.",
    },
    faultsTitle: "L’installation n’est pas terminée",
    linkUsed: "Ce lien n’est plus valable",
    linkUsedHint:
      "Un lien d’installation sert une seule fois. Pour en obtenir un autre, lancez npx minbar setup-link sur le serveur.",
    doneTitle: "La rédaction est installée",
    doneText: "Votre compte est enregistré et le nom du journal figure sur chaque page.",
    doneNext: "Pour reprendre vos archives de WordPress, lancez sur le serveur :",
    sampleStands: "Le site montre encore le journal d’exemple.",
    sampleRemoveNow: "Supprimer l’exemple",
    sampleGone: "L’exemple est supprimé. Le site est vide et attend vos articles.",
    toSite: "Voir le site",
  },
  en: {
    setupTitle: "Set up the newsroom",
    setupAbout: "Three fields and the paper is yours. All of them are needed.",
    newsroom: "Name of the newspaper or institution",
    newsroomHint: "It stands at the head of every page.",
    email: "E-mail address",
    emailHint: "Of the first administrator. It is never published or passed on.",
    password: "Password",
    passwordHint: "At least fifteen characters. A short sentence that only you know beats tangled signs.",
    removeSample: "Remove the sample newspaper now",
    removeSampleHint: "Its articles, pictures and authors go, and the empty site waits for yours.",
    create: "Create the newsroom",
    faults: {
      name: "Write the name of the newspaper or institution, in fewer than 120 characters.",
      email: "This is not a valid address. Example: nadia@example.org",
      "password-short": "The password is too short: it needs at least fifteen characters.",
      "password-long": "The password is longer than 256 characters.",
      "password-common": "This password is among the first that intruders try. Choose another.",
    },
    faultsTitle: "The set-up is not finished",
    linkUsed: "This link no longer works",
    linkUsedHint: "A set-up link works once. For a new one run npx minbar setup-link on the server.",
    doneTitle: "The newsroom is set up",
    doneText: "Your account is saved and the paper’s name stands on every page.",
    doneNext: "To bring your archive from WordPress, run on the server:",
    sampleStands: "The site still shows the sample newspaper.",
    sampleRemoveNow: "Remove the sample",
    sampleGone: "The sample is gone. The site is empty and waits for your articles.",
    toSite: "To the site",
  },
};

import type { Language } from "../arabic/language.ts";
import type { ErrorCode } from "../http/errors.ts";

/** What a refusal says: a heading, and what the reader can do now. */
interface Refused {
  title: string;
  text: string;
}

interface RefusalWords {
  codes: Record<ErrorCode, Refused>;
  /** Said instead when a withdrawn item's date is known. */
  goneOn(date: string): string;
  home: string;
  latest: string;
  reference: string;
}

/** What each refusal says to readers. Titles are whole and calm; texts name the next step. */
export const refusalWords: Record<Language, RefusalWords> = {
  ar: {
    codes: {
      "bad-request": {
        title: "لم نفهم هذا الطلب",
        text: "في العنوان أو في الطلب خطأ في الكتابة. تحقق من الرابط أو عد إلى الصفحة الرئيسية.",
      },
      forbidden: {
        title: "لا يمكن تنفيذ هذا الطلب",
        text: "جاء الطلب من موقع آخر، أو من حساب لا يملك هذه الصلاحية. أعد المحاولة من صفحات الموقع نفسه.",
      },
      "not-found": {
        title: "هذه الصفحة غير موجودة",
        text: "ربما تغير رابطها أو كتب ناقصا. ابحث عنها بكلمة من عنوانها، أو ابدأ من الصفحة الرئيسية.",
      },
      gone: {
        title: "سحب هذا المقال من النشر",
        text: "قررت هيئة التحرير سحبه، ولن يعود إلى هذا العنوان.",
      },
      "method-not-allowed": {
        title: "هذا الطلب غير مقبول هنا",
        text: "هذه الصفحة للقراءة فقط. عد إليها وأعد المحاولة.",
      },
      conflict: {
        title: "تغيرت الصفحة في هذه الأثناء",
        text: "سبقك تعديل آخر. أعد تحميل الصفحة ثم أعد المحاولة.",
      },
      "too-large": {
        title: "الطلب أكبر من الحد المسموح به",
        text: "أرسل نصا أقصر أو ملفا أصغر.",
      },
      "unsupported-type": {
        title: "صيغة غير مقبولة",
        text: "لا نستقبل هذا النوع من الملفات أو النماذج في هذه الصفحة.",
      },
      "wrong-host": {
        title: "هذا العنوان ليس لنا",
        text: "وصل طلبك إلى خادمنا باسم موقع لا نديره. تحقق من العنوان الذي كتبته.",
      },
      "too-many": {
        title: "طلبات كثيرة في وقت قصير",
        text: "انتظر دقيقة ثم أعد المحاولة.",
      },
      internal: {
        title: "وقع خلل عندنا",
        text: "سجلنا العطل وسنصلحه. أعد المحاولة بعد قليل، وإن تكرر فراسلنا بالرمز أدناه.",
      },
      unavailable: {
        title: "الموقع متوقف مؤقتا",
        text: "نقوم بصيانة قصيرة. أعد المحاولة بعد دقائق.",
      },
      invalid: {
        title: "في النموذج معلومة ناقصة أو خاطئة",
        text: "عد إلى النموذج وصحح ما كتبته، فما زال محفوظا فيه.",
      },
    },
    goneOn: (date) => `قررت هيئة التحرير سحبه يوم ${date}، ولن يعود إلى هذا العنوان.`,
    home: "الصفحة الرئيسية",
    latest: "آخر الأخبار",
    reference: "رمز العطل",
  },
  fr: {
    codes: {
      "bad-request": {
        title: "Cette demande est illisible",
        text: "L’adresse ou la demande est mal écrite. Vérifiez le lien ou revenez à l’accueil.",
      },
      forbidden: {
        title: "Cette demande est refusée",
        text: "Elle vient d’un autre site ou d’un compte qui n’en a pas le droit. Recommencez depuis nos pages.",
      },
      "not-found": {
        title: "Cette page n’existe pas",
        text: "Son adresse a peut-être changé. Cherchez un mot de son titre ou repartez de l’accueil.",
      },
      gone: {
        title: "Cet article a été retiré",
        text: "La rédaction l’a retiré\u202F; il ne reviendra pas à cette adresse.",
      },
      "method-not-allowed": {
        title: "Cette page ne se prête pas à cette demande",
        text: "Elle ne fait que se lire. Revenez-y et recommencez.",
      },
      conflict: {
        title: "La page a changé entre-temps",
        text: "Une autre modification est passée avant la vôtre. Rechargez la page, puis recommencez.",
      },
      "too-large": {
        title: "L’envoi est trop volumineux",
        text: "Raccourcissez le texte ou choisissez un fichier plus petit.",
      },
      "unsupported-type": {
        title: "Ce format n’est pas accepté",
        text: "Cette page ne reçoit pas ce type de fichier ou de formulaire.",
      },
      "wrong-host": {
        title: "Cette adresse n’est pas la nôtre",
        text: "Votre demande nous est parvenue au nom d’un site que nous ne tenons pas. Vérifiez l’adresse.",
      },
      "too-many": {
        title: "Trop de demandes à la fois",
        text: "Attendez une minute, puis recommencez.",
      },
      internal: {
        title: "Une erreur s’est produite chez nous",
        text: "Elle est enregistrée. Réessayez un peu plus tard\u202F; si elle revient, écrivez-nous avec ce code.",
      },
      unavailable: {
        title: "Le site est momentanément arrêté",
        text: "Une courte maintenance est en cours. Revenez dans quelques minutes.",
      },
      invalid: {
        title: "Le formulaire est incomplet ou contient une erreur",
        text: "Revenez au formulaire\u202F: ce que vous avez écrit y est encore.",
      },
    },
    goneOn: (date) => `La rédaction l’a retiré le ${date}\u202F; il ne reviendra pas à cette adresse.`,
    home: "Page d’accueil",
    latest: "Dernières nouvelles",
    reference: "Code de l’erreur",
  },
  en: {
    codes: {
      "bad-request": {
        title: "We could not read this request",
        text: "The address or the request is mistyped. Check the link or go back to the home page.",
      },
      forbidden: {
        title: "This request is refused",
        text: "It came from another site or from an account without the right to it. Try again from our own pages.",
      },
      "not-found": {
        title: "This page does not exist",
        text: "Its address may have changed. Search for a word of its title or start from the home page.",
      },
      gone: {
        title: "This story has been withdrawn",
        text: "The editors took it back; it will not return to this address.",
      },
      "method-not-allowed": {
        title: "This page does not take that request",
        text: "It is only for reading. Go back to it and try again.",
      },
      conflict: {
        title: "The page has changed meanwhile",
        text: "Somebody else’s change came first. Reload the page, then try again.",
      },
      "too-large": { title: "That is too large", text: "Send a shorter text or a smaller file." },
      "unsupported-type": {
        title: "That format is not accepted",
        text: "This page does not take that kind of file or form.",
      },
      "wrong-host": {
        title: "This address is not ours",
        text: "Your request reached us under the name of a site that we do not run. Check the address.",
      },
      "too-many": { title: "Too many requests at once", text: "Wait a minute, then try again." },
      internal: {
        title: "Something went wrong on our side",
        text: "It has been noted. Try again a little later; if it happens again, write to us with this code.",
      },
      unavailable: {
        title: "The site is down for a moment",
        text: "Short maintenance is under way. Please come back in a few minutes.",
      },
      invalid: {
        title: "Something in the form is missing or wrong",
        text: "Go back to the form; what you wrote is still there.",
      },
    },
    goneOn: (date) => `The editors took it back on ${date}; it will not return to this address.`,
    home: "Home page",
    latest: "Latest news",
    reference: "Error code",
  },
};

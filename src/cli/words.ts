import type { ConfigFault } from "../config.ts";

/** What the command line says, in the two languages of terminals. */
export interface CliWords {
  ready(address: string): string;
  setupLink(address: string): string;
  setupAgain: string;
  sampleNote: string;
  loadingSample: string;
  stopping: string;
  portTaken(port: number): string;
  badConfig: string;
  configFaults: Record<ConfigFault, string>;
  folderUnusable(path: string): string;
  addressUnusable(address: string): string;
  databaseTooNew: string;
  databaseUnreachable(detail: string): string;
  unknownCommand(command: string): string;
  sampleRemoved(count: number): string;
  sampleAbsent: string;
  sampleNotEmpty: string;
  sampleLoaded: string;
  alreadySetUp: string;
  searchRebuilt(count: number): string;
  failed(detail: string): string;
  help: string;
}

export const cliWords: Record<"ar" | "en", CliWords> = {
  ar: {
    ready: (address) => `الموقع جاهز: ${address}`,
    setupLink: (address) => `لإعداد هيئة التحرير افتح هذا الرابط (صالح لمرة واحدة): ${address}`,
    setupAgain: "رابط جديد عند الحاجة: npx minbar setup-link",
    sampleNote: "المعروض الآن عيّنة لصحيفة متخيلة؛ لإزالتها: npx minbar sample remove",
    loadingSample: "أول تشغيل: تُحمَّل عيّنة لصحيفة متخيلة…",
    stopping: "يتوقف منبر…",
    portTaken: (port) => `المنفذ ${port} مشغول. أوقف البرنامج الآخر أو اختر منفذا آخر: PORT=4700 npm start`,
    badConfig: "في الإعدادات أخطاء، صحّحها ثم أعد التشغيل:",
    configFaults: {
      PORT: "PORT: عدد صحيح من 0 إلى 65535",
      MINBAR_HOST: "MINBAR_HOST: عنوان شبكي مثل 127.0.0.1، أو localhost",
      MINBAR_URL: "MINBAR_URL: عنوان الموقع دون مسار، مثل https://example.org",
      DATABASE_URL: "DATABASE_URL: عنوان يبدأ بـ postgres://",
      MINBAR_OPS: "MINBAR_OPS: عنوان ومنفذ مثل 127.0.0.1:4601، أو off",
      MINBAR_TRUSTED_PROXIES: "MINBAR_TRUSTED_PROXIES: عناوين شبكية تفصل بينها فواصل، مثل 127.0.0.1,10.0.0.2",
      MINBAR_CACHE_MB: "MINBAR_CACHE_MB: عدد صحيح من الميغابايت، واحد على الأقل",
    },
    folderUnusable: (path) =>
      `تعذرت القراءة أو الكتابة في مجلد البيانات ${path}. تحقق من وجوده ومن صلاحياته، أو اختر غيره بـ MINBAR_DATA.`,
    addressUnusable: (address) => `لا يمكن الاستماع على العنوان ${address}. صحّح MINBAR_HOST أو احذفه.`,
    databaseTooNew:
      "كتبت نسخةٌ أحدث من منبر في قاعدة البيانات هذه. شغّل تلك النسخة أو استعد نسخة احتياطية أقدم.",
    databaseUnreachable: (detail) => `تعذر فتح قاعدة البيانات: ${detail}`,
    unknownCommand: (command) => `لا يوجد أمر باسم «${command}». الأوامر المتاحة: npx minbar --help`,
    sampleRemoved: (count) => `أزيلت العيّنة. عدد المواد المحذوفة: ${count}.`,
    sampleAbsent: "لا توجد عيّنة لإزالتها.",
    sampleNotEmpty: "في قاعدة البيانات محتوى، والعيّنة لا تُحمَّل إلا في قاعدة فارغة.",
    sampleLoaded: "حُمّلت العيّنة.",
    alreadySetUp: "أُعدّت هيئة التحرير من قبل.",
    searchRebuilt: (count) => `أعيد بناء فهرس البحث. عدد المواد المفهرسة: ${count}.`,
    failed: (detail) => `لم يكتمل الأمر: ${detail}`,
    help: `منبر: منصة نشر عربية أولا

الاستعمال: npx minbar الأمر [الخيارات]

  serve                       تشغيل الموقع (هو ما يفعله npm start)
  setup-link                  رابط جديد لإعداد هيئة التحرير
  sample load | remove        تحميل عيّنة الصحيفة المتخيلة أو إزالتها
  import wxr ملف… [--media مجلد] [--edition ar] [--fetch | --no-fetch] [--dry-run]
                              نقل موقع ووردبريس إلى منبر
  import ghost ملف            نقل موقع غوست إلى منبر
  export wxr [--edition ar] [--out ملف]
                              تصدير كل المحتوى بصيغة ووردبريس
  backup ملف [--force] [--key-file ملف]
                              نسخة احتياطية كاملة في ملف واحد، والموقع يعمل
  restore ملف [--key-file ملف]
                              استعادة نسخة في مجلد فارغ مع التحقق منها
  search rebuild              إعادة بناء فهرس البحث
  doctor                      فحص كل شيء واقتراح ما يجب فعله
  ledger verify               التحقق من سلامة السجل
  routes                      كل العناوين ومن يجيب عنها

الإعدادات من متغيرات البيئة، وكلها اختيارية:
  MINBAR_DATA  PORT  MINBAR_HOST  MINBAR_URL  DATABASE_URL
  MINBAR_OPS  MINBAR_TRUSTED_PROXIES  MINBAR_CACHE_MB  MINBAR_BACKUP_KEY
`,
  },
  en: {
    ready: (address) => `The site is ready: ${address}`,
    setupLink: (address) => `Set up the newsroom with this link (works once): ${address}`,
    setupAgain: "A new link when you need one: npx minbar setup-link",
    sampleNote: "What you see is the sample of an invented newspaper; to remove it: npx minbar sample remove",
    loadingSample: "First start: loading the sample of an invented newspaper…",
    stopping: "Minbar is stopping…",
    portTaken: (port) =>
      `Port ${port} is in use. Stop the other program or choose another port: PORT=4700 npm start`,
    badConfig: "Some settings are wrong. Correct them and start again:",
    configFaults: {
      PORT: "PORT: a whole number from 0 to 65535",
      MINBAR_HOST: "MINBAR_HOST: a network address such as 127.0.0.1, or localhost",
      MINBAR_URL: "MINBAR_URL: the public address without a path, such as https://example.org",
      DATABASE_URL: "DATABASE_URL: an address that begins with postgres://",
      MINBAR_OPS: "MINBAR_OPS: address and port such as 127.0.0.1:4601, or off",
      MINBAR_TRUSTED_PROXIES:
        "MINBAR_TRUSTED_PROXIES: network addresses separated by commas, such as 127.0.0.1,10.0.0.2",
      MINBAR_CACHE_MB: "MINBAR_CACHE_MB: a whole number of megabytes, at least 1",
    },
    folderUnusable: (path) =>
      `The data folder ${path} cannot be read or written. Check that it exists and its permissions, or choose another with MINBAR_DATA.`,
    addressUnusable: (address) => `Nothing can listen on ${address}. Correct MINBAR_HOST or leave it out.`,
    databaseTooNew: "A newer Minbar has written this database. Run that version, or restore an older backup.",
    databaseUnreachable: (detail) => `The database could not be opened: ${detail}`,
    unknownCommand: (command) => `There is no command “${command}”. See npx minbar --help`,
    sampleRemoved: (count) => `The sample is gone. Items removed: ${count}.`,
    sampleAbsent: "There is no sample to remove.",
    sampleNotEmpty: "The database has content; the sample is only loaded into an empty one.",
    sampleLoaded: "The sample is loaded.",
    alreadySetUp: "The newsroom has already been set up.",
    searchRebuilt: (count) => `The search index is rebuilt. Items indexed: ${count}.`,
    failed: (detail) => `The command did not finish: ${detail}`,
    help: `Minbar: an Arabic-first publishing platform

Usage: npx minbar COMMAND [options]

  serve                       run the site (what npm start does)
  setup-link                  a new link to set up the newsroom
  sample load | remove        load or remove the invented newspaper
  import wxr FILE… [--media DIR] [--edition ar] [--fetch | --no-fetch] [--dry-run]
                              move a WordPress site in
  import ghost FILE           move a Ghost site in
  export wxr [--edition ar] [--out FILE]
                              write everything back as WordPress export
  backup FILE [--force] [--key-file FILE]
                              everything in one file, while the site runs
  restore FILE [--key-file FILE]
                              into an empty folder, verified
  search rebuild              rebuild the search index
  doctor                      check everything and say what to do
  ledger verify               verify the ledger
  routes                      every route with its handler

Settings come from the environment; all are optional:
  MINBAR_DATA  PORT  MINBAR_HOST  MINBAR_URL  DATABASE_URL
  MINBAR_OPS  MINBAR_TRUSTED_PROXIES  MINBAR_CACHE_MB  MINBAR_BACKUP_KEY
`,
  },
};

import { open } from "node:fs/promises";

/** How large a made-up WordPress export is to be; the same numbers always make the same file. */
export interface ExportSize {
  posts: number;
  comments: number;
  /** The site that it seems to come from. */
  site?: string;
}

const SUBJECTS =
  "المجلس الجماعي,جمعية الحي,وكالة الميناء,الشركة المسيرة للترام,إدارة المستشفى,جامعة المدينة,نادي المرسى,تعاونية الصيادين,مندوبية الثقافة,المكتبة البلدية,اتحاد الحرفيين,مصلحة الماء والكهرباء".split(
    ",",
  );
const VERBS = "أعلن,صادق على,أطلق,راجع,أجل,قدم,ناقش,افتتح,وسع,أنهى,عرض,درس".split(",");
const OBJECTS =
  "مشروع تهيئة الكورنيش,برنامج النقل المدرسي,ميزانية السنة المقبلة,خطة حماية الشاطئ,ورش ترميم السور العتيق,دورة تكوين الشباب,معرض الكتاب السنوي,شبكة الإنارة الجديدة,ملعب القرب,محطة معالجة المياه,مهرجان المواسم,سوق السمك".split(
    ",",
  );
const PLACES =
  "في حي المنارة,بتلال الزعتر,قرب الميناء القديم,وسط المدينة العتيقة,على ضفة الوادي,بساحة الخزانة".split(",");
const TIMES =
  "صباح الاثنين,مساء الثلاثاء,خلال الأسبوع الجاري,في دورة أكتوبر,قبل نهاية الشهر,منذ مطلع السنة".split(",");
const TAILS =
  "بحضور ممثلي الساكنة,وسط نقاش طويل بين الأعضاء,بعد أشهر من الانتظار,بكلفة لم يكشف عنها بعد,وفق ما جاء في بلاغ رسمي,على أن تبدأ الأشغال قريبا,رغم تحفظ بعض الجمعيات,وهو ما رحب به التجار".split(
    ",",
  );
const REMARKS =
  "خبر طيب لأهل الحي,ننتظر التنفيذ لا الوعود,شكرا على المتابعة,وماذا عن الأحياء الأخرى؟,هل من موعد محدد؟,الطريق ما زالت على حالها,مقال متوازن,أتمنى أن يشمل المشروع حينا".split(
    ",",
  );
const NAMES = "هاجر,يوسف,مريم,أيوب,سناء,كريم,لبنى,حمزة".split(",");
const CATEGORIES = ["وطني", "مجتمع", "اقتصاد", "ثقافة", "رياضة", "رأي", "بلاغات"];

/** A small deterministic generator (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;
const pick = (random: Random, list: string[]): string => list[Math.floor(random() * list.length)] ?? "";
const sentence = (random: Random): string =>
  `${pick(random, VERBS)} ${pick(random, SUBJECTS)} ${pick(random, OBJECTS)} ${pick(random, PLACES)} ${pick(random, TIMES)}، ${pick(random, TAILS)}.`;
const paragraph = (random: Random): string =>
  Array.from({ length: 3 + Math.floor(random() * 4) }, () => sentence(random)).join(" ");

/** Post number `n` (from 1) as the old site addressed it. */
export function oldAddress(n: number, site = "https://old.example.org"): string {
  return `${site}/${yearOf(n)}/${two(1 + (n % 12))}/${encodeURIComponent(slugOf(n))}/`;
}

const two = (n: number) => String(n).padStart(2, "0");
const yearOf = (n: number) => 2012 + (n % 14);
const slugOf = (n: number) => `${(OBJECTS[n % OBJECTS.length] ?? "").replaceAll(" ", "-")}-${n}`;
const cdata = (text: string) => `<![CDATA[${text}]]>`;

/**
 * Writes a WordPress export of posts of three to six paragraphs in plausible Arabic (half of them in the block
 * editor's markup), with threaded comments, to a file, piece by piece, and returns its size in bytes.
 */
export async function makeWxr(path: string, size: ExportSize): Promise<number> {
  const site = size.site ?? "https://old.example.org";
  const random = seeded(size.posts * 31 + size.comments);
  const file = await open(path, "w");
  let bytes = 0;
  let waiting: string[] = [];
  const flush = async () => {
    const piece = Buffer.from(waiting.join(""));
    bytes += piece.length;
    await file.write(piece);
    waiting = [];
  };
  waiting.push(head(site));
  let given = 0;
  for (let n = 1; n <= size.posts; n++) {
    const due = Math.floor((size.comments * n) / size.posts);
    waiting.push(post(random, site, n, given, due - given));
    given = due;
    if (n % 100 === 0) await flush();
  }
  waiting.push("</channel>\n</rss>\n");
  await flush();
  await file.close();
  return bytes;
}

function head(site: string): string {
  const authors = NAMES.map(
    (name, index) =>
      `<wp:author><wp:author_id>${index + 1}</wp:author_id><wp:author_login>${cdata(`author${index + 1}`)}</wp:author_login><wp:author_email>${cdata(`author${index + 1}@example.org`)}</wp:author_email><wp:author_display_name>${cdata(name)}</wp:author_display_name></wp:author>`,
  );
  const categories = CATEGORIES.map(
    (name, index) =>
      `<wp:category><wp:term_id>${index + 1}</wp:term_id><wp:category_nicename>${cdata(encodeURIComponent(name))}</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>${cdata(name)}</wp:cat_name></wp:category>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>أرشيف متخيل</title>
<link>${site}</link>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>${site}</wp:base_site_url>
<wp:base_blog_url>${site}</wp:base_blog_url>
${authors.join("\n")}
${categories.join("\n")}
`;
}

function post(random: Random, site: string, n: number, firstComment: number, count: number): string {
  const date = `${yearOf(n)}-${two(1 + (n % 12))}-${two(1 + (n % 28))} ${two(n % 24)}:${two(n % 60)}:00`;
  const texts = Array.from({ length: 3 + Math.floor(random() * 4) }, () => paragraph(random));
  const blocks = n % 2 === 0;
  const content = blocks
    ? texts.map((text) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`).join("\n\n")
    : texts.join("\n\n");
  const category = CATEGORIES[n % CATEGORIES.length] ?? "";
  const tag = OBJECTS[n % OBJECTS.length] ?? "";
  const id = n + 100;
  return `<item>
<title>${cdata(`${pick(random, SUBJECTS)} ${pick(random, VERBS)} ${pick(random, OBJECTS)}`)}</title>
<link>${oldAddress(n, site)}</link>
<dc:creator>${cdata(`author${1 + (n % NAMES.length)}`)}</dc:creator>
<guid isPermaLink="false">${site}/?p=${id}</guid>
<content:encoded>${cdata(content)}</content:encoded>
<excerpt:encoded>${cdata(sentence(random))}</excerpt:encoded>
<wp:post_id>${id}</wp:post_id>
<wp:post_date>${cdata(date)}</wp:post_date>
<wp:post_date_gmt>${cdata(date)}</wp:post_date_gmt>
<wp:post_modified_gmt>${cdata(date)}</wp:post_modified_gmt>
<wp:comment_status>${cdata("open")}</wp:comment_status>
<wp:post_name>${cdata(encodeURIComponent(slugOf(n)))}</wp:post_name>
<wp:status>${cdata("publish")}</wp:status>
<wp:post_parent>0</wp:post_parent>
<wp:post_type>${cdata("post")}</wp:post_type>
<category domain="category" nicename="${encodeURIComponent(category)}">${cdata(category)}</category>
<category domain="post_tag" nicename="${encodeURIComponent(tag.replaceAll(" ", "-"))}">${cdata(tag)}</category>
${comments(random, firstComment, count, date)}</item>
`;
}

function comments(random: Random, first: number, count: number, date: string): string {
  let printed = "";
  for (let index = 0; index < count; index++) {
    const id = first + index + 1;
    const parent = index > 0 && random() < 0.4 ? first + 1 + Math.floor(random() * index) : 0;
    const approved = random() < 0.94 ? "1" : random() < 0.5 ? "0" : "spam";
    printed += `<wp:comment>
<wp:comment_id>${id}</wp:comment_id>
<wp:comment_author>${cdata(pick(random, NAMES))}</wp:comment_author>
<wp:comment_author_email>${cdata(`reader${id}@example.org`)}</wp:comment_author_email>
<wp:comment_author_IP>${cdata("192.0.2.1")}</wp:comment_author_IP>
<wp:comment_date_gmt>${cdata(`${date.slice(0, 17)}${two(index % 60)}`)}</wp:comment_date_gmt>
<wp:comment_content>${cdata(`${pick(random, REMARKS)} ${pick(random, REMARKS)}`)}</wp:comment_content>
<wp:comment_approved>${cdata(approved)}</wp:comment_approved>
<wp:comment_type>${cdata("comment")}</wp:comment_type>
<wp:comment_parent>${parent}</wp:comment_parent>
</wp:comment>
`;
  }
  return printed;
}

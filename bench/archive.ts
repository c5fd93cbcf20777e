import { afterEffects } from "../src/after.ts";
import { openApp, systemClock, type App } from "../src/app.ts";
import { doc, h2, p, quote } from "../src/body/build.ts";
import { readConfig } from "../src/config.ts";
import { createAuthor, createEdition, createSection } from "../src/editions/editions.ts";
import { importItems, type ImportedItem } from "../src/items/importing.ts";
import { listVisibleAfterId } from "../src/items/items.ts";
import { systemActor } from "../src/items/may.ts";
import { rebuildSearch } from "../src/search/search.ts";

/** Made-up archives for benchmarks: plausible articles of about 300 words, always the same for the same size. */

const WORDS =
  "الميناء المدينة المجلس الجماعي الساكنة المشروع الدورة الميزانية الشاطئ الوادي الجامعة الطلبة المستشفى الترام الحافلات الصيادون السوق الحرفيون المهرجان الخزانة الأطفال النادي الملعب المباراة الفوز العمال الورش الطريق الماء الكهرباء أفاد أوضح أكد أضاف أعلن بلغ ارتفع تراجع انطلق يضم يشمل يهم جديد سنوي محلي قديم كبير خلال بعد قبل منذ بين حول نحو إلى من في على أن التي الذي هذا هذه كما".split(
    " ",
  );

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

function sentence(random: () => number, words: number): string {
  const picked = Array.from({ length: words }, () => WORDS[Math.floor(random() * WORDS.length)]);
  return `${picked.join(" ")}.`;
}

/** A large newsroom's pace: 72 articles a day. */
const SPACING_MS = 1_200_000;
/** Articles written by one transaction. */
const BATCH = 1_000;

/**
 * Fills an empty data folder (or the PostgreSQL database at `databaseUrl`) with `count` published articles, one every
 * twenty minutes up to now, indexes them for search and returns the paths of their pages, oldest first.
 */
export async function fillArchive(dataDir: string, count: number, databaseUrl?: string): Promise<string[]> {
  const config = readConfig({ MINBAR_DATA: dataDir, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) });
  const app = await openApp(config, { effects: afterEffects });
  try {
    const place = await makeEdition(app);
    const newest = systemClock.now();
    for (let from = 0; from < count; from += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) =>
        makeArticle(place, from + index, newest - (count - from - index) * SPACING_MS),
      );
      await importItems(app, systemActor, place.editionId, batch);
    }
    await rebuildSearch(app, () => {});
    return await listPaths(app, place.editionId);
  } finally {
    await app.close();
  }
}

async function listPaths(app: App, editionId: number): Promise<string[]> {
  const paths: string[] = [];
  for (let after = 0; ;) {
    const stories = await listVisibleAfterId(app, editionId, after, 5_000);
    if (stories.length === 0) return paths;
    for (const { id, slug } of stories) paths.push(`/n/${id}/${encodeURIComponent(slug)}`);
    after = stories.at(-1)?.id ?? after;
  }
}

/** An edition with seven sections and two authors, and nothing in it. */
export async function makeEdition(app: App) {
  const editionId = await createEdition(app, {
    code: "ar",
    language: "ar",
    country: "MA",
    direction: "rtl",
    name: "صحيفة القياس",
    host: null,
    path: "",
    time_zone: "Africa/Casablanca",
    position: 0,
  });
  const sectionIds: number[] = [];
  for (const name of ["وطني", "مجتمع", "اقتصاد", "ثقافة", "رياضة", "رأي", "بلاغات"])
    sectionIds.push(await createSection(app, { edition_id: editionId, name }));
  const authorIds = [
    await createAuthor(app, { edition_id: editionId, name: "كاتبة القياس" }),
    await createAuthor(app, { edition_id: editionId, name: "كاتب القياس" }),
  ];
  return { editionId, sectionIds, authorIds };
}

function makeArticle(
  place: Awaited<ReturnType<typeof makeEdition>>,
  n: number,
  publishAt: number,
): ImportedItem {
  const random = seeded(n);
  const body = doc(
    ...Array.from({ length: 4 }, () => p(sentence(random, 45))),
    h2(sentence(random, 4)),
    quote(sentence(random, 20), "مصدر"),
    ...Array.from({ length: 3 }, () => p(sentence(random, 30))),
  );
  return {
    content: {
      kind: "news",
      headline: sentence(random, 9).slice(0, -1),
      kicker: sentence(random, 2).slice(0, -1),
      standfirst: sentence(random, 22),
      body,
      sectionId: place.sectionIds[n % place.sectionIds.length] ?? null,
      authorIds: [place.authorIds[n % 2] ?? 0],
      tags: [`وسم ${n % 200}`, `موضوع ${n % 37}`],
    },
    state: "published",
    createdAt: publishAt,
    modifiedAt: publishAt,
    publishAt,
  };
}

import { afterEffects } from "../src/after.ts";
import { openApp, systemClock, type App } from "../src/app.ts";
import { doc, h2, p, quote } from "../src/body/build.ts";
import { readConfig } from "../src/config.ts";
import { createAuthor, createEdition, createSection } from "../src/editions/editions.ts";
import { createItem, publishItem, requireItem } from "../src/items/items.ts";
import { systemActor } from "../src/items/may.ts";

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

/** Fills an empty data folder with `count` published articles and returns the paths of their pages. */
export async function fillArchive(dataDir: string, count: number): Promise<string[]> {
  const app = await openApp(readConfig({ MINBAR_DATA: dataDir }), { effects: afterEffects });
  try {
    const place = await makeEdition(app);
    const paths: string[] = [];
    for (let from = 0; from < count; from += 500)
      await app.tx(async (tx) => {
        for (let n = from; n < Math.min(count, from + 500); n++)
          paths.push(await addArticle(tx, place, n, count));
      });
    // What was announced is done before the clock starts: benchmarks measure reading.
    await app.db.deleteFrom("jobs").execute();
    await app.db.updateTable("items").set({ announced_at: systemClock.now() }).execute();
    return paths;
  } finally {
    await app.close();
  }
}

async function makeEdition(app: App) {
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

async function addArticle(
  app: App,
  place: Awaited<ReturnType<typeof makeEdition>>,
  n: number,
  count: number,
) {
  const random = seeded(n);
  const body = doc(
    ...Array.from({ length: 4 }, () => p(sentence(random, 45))),
    h2(sentence(random, 4)),
    quote(sentence(random, 20), "مصدر"),
    ...Array.from({ length: 3 }, () => p(sentence(random, 30))),
  );
  const publishAt = systemClock.now() - (count - n) * 60_000;
  const id = await createItem(
    app,
    systemActor,
    place.editionId,
    {
      kind: "news",
      headline: sentence(random, 9).slice(0, -1),
      kicker: sentence(random, 2).slice(0, -1),
      standfirst: sentence(random, 22),
      body,
      sectionId: place.sectionIds[n % place.sectionIds.length] ?? null,
      authorIds: [place.authorIds[n % 2] ?? 0],
      tags: [`وسم ${n % 200}`, `موضوع ${n % 37}`],
    },
    publishAt,
  );
  await publishItem(app, systemActor, id, { publishAt });
  return `/n/${id}/${encodeURIComponent((await requireItem(app, id)).slug)}`;
}

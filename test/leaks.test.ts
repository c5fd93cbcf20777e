import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import sharp from "sharp";
import { doc, p } from "../src/body/build.ts";
import { addMenuEntries, createAuthor, saveRedirect } from "../src/editions/editions.ts";
import { createItem, flushReads, moveItem, publishItem, withdrawItem } from "../src/items/items.ts";
import { systemActor } from "../src/items/may.ts";
import type { ItemInput } from "../src/items/schema.ts";
import { storeMedia } from "../src/media/media.ts";
import { databases, openTestApp, START, type TestApp } from "./app.ts";
import { crawl, look, machineSeeds, type Crawled } from "./crawl.ts";
import { aPublishedArticle, anEdition } from "./factories.ts";

setDefaultTimeout(120_000);

const HOUR = 3_600_000;
const DUE = START + 2 * HOUR;

/** An item that readers must not see, every field of which holds its word. */
interface Hidden {
  id: number;
  editionId: number;
  prefix: string;
  /** Stands in every text that belongs to the item and nowhere else. */
  word: string;
  /** Its picture, where it has one of its own. */
  media: number | null;
  state: string;
}

interface Newsroom {
  arabic: Awaited<ReturnType<typeof anEdition>>;
  french: Awaited<ReturnType<typeof anEdition>>;
}

/** A word that no text of the site holds: one to an item, of letters that slugs and the index keep. */
const wordOf = (n: number) => `كنريحجب${"ابتثجحخدذرزسشصضطظعغفقكلمنهوي"[n] ?? ""}ستان`;

const input = (word: string, media: number | null, more: Partial<ItemInput> = {}): ItemInput => ({
  kind: "news",
  headline: `عنوان ${word}`,
  kicker: `وسم ${word}`,
  standfirst: `مقدمة ${word}`,
  body: doc(
    p(`متن ${word}`),
    { type: "html", attrs: { html: `<p>إطار ${word}</p>` } },
    ...(media === null
      ? []
      : [{ type: "figure" as const, attrs: { media, alt: `بديل ${word}`, caption: `شرح ${word}` } }]),
  ),
  lead:
    media === null
      ? null
      : { mediaId: media, alt: `صورة ${word}`, caption: `تعليق ${word}`, credit: `عدسة ${word}` },
  tags: ["الميناء", `وسم ${word}`],
  source: `مصدر ${word}`,
  ...more,
});

/** A picture of one colour, small, so that it is drawn quickly; another for each number. */
const aPicture = (n: number): Promise<Buffer> =>
  sharp({ create: { width: 500, height: 300, channels: 3, background: { r: 9 * n, g: 90, b: 120 } } })
    .png()
    .toBuffer();

let networks = 0;
/** Asks from a network that has not asked before, so that no budget stands in the way. */
const getFresh =
  (app: TestApp) =>
  (path: string, init?: RequestInit): Promise<Response> => {
    const n = ++networks;
    const headers = {
      ...(init?.headers as Record<string, string> | undefined),
      "x-forwarded-for": `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
    };
    return app.get(path, { ...init, headers });
  };

async function publicNewsroom(app: TestApp): Promise<Newsroom> {
  const arabic = await anEdition(app);
  const french = await anEdition(app, {
    code: "fr",
    language: "fr",
    direction: "ltr",
    name: "L’Écho",
    path: "fr",
    position: 1,
  });
  for (const [n, edition] of [arabic, arabic, arabic, french, french].entries())
    await aPublishedArticle(
      app,
      edition,
      { headline: `خبر منشور ${n}`, slug: `public-${n}` },
      { publishAt: START - (n + 1) * HOUR },
    );
  await app.settle();
  return { arabic, french };
}

/** One hidden item of each kind in each edition; the scheduled and the embargoed ones appear at DUE. */
async function hide(app: TestApp, { arabic, french }: Newsroom): Promise<Hidden[]> {
  const hidden: Hidden[] = [];
  const states = ["draft", "review", "approved", "scheduled", "embargoed", "withdrawn", "page"];
  for (const [prefix, edition] of [
    ["", arabic],
    ["/fr", french],
  ] as const)
    for (const state of states) {
      const word = wordOf(hidden.length);
      const needsPicture =
        state === "scheduled" || (prefix === "" && /^(draft|embargoed|withdrawn)$/.test(state));
      const details = { name: `${word}.png`, alt: word, caption: word, credit: word };
      const media = needsPicture ? await storeMedia(app, await aPicture(hidden.length), details) : null;
      const author = await createAuthor(app, {
        edition_id: edition.editionId,
        name: `كاتب ${word}`,
        bio: `سيرة ${word}`,
        slug: "",
      });
      const id = await createItem(
        app,
        systemActor,
        edition.editionId,
        input(word, media, {
          sectionId: edition.sectionId,
          authorIds: [edition.authorId, author],
          ...(state === "page" ? { kind: "page" } : {}),
        }),
      );
      if (state === "review") await moveItem(app, systemActor, id, "review");
      if (state === "approved") {
        await moveItem(app, systemActor, id, "review");
        await moveItem(app, systemActor, id, "approved");
      }
      if (state === "scheduled")
        await publishItem(app, systemActor, id, { publishAt: DUE, breakingUntil: DUE + 48 * HOUR });
      if (state === "embargoed" || state === "page")
        await publishItem(app, systemActor, id, { publishAt: START, embargoUntil: DUE });
      if (state === "withdrawn") {
        await publishItem(app, systemActor, id, {});
        await app.settle();
        await withdrawItem(app, systemActor, id);
      }
      await saveRedirect(app, edition.editionId, `/old/${id}`, { kind: "item", id });
      await saveRedirect(app, edition.editionId, `/old-author/${id}`, { kind: "author", id: author });
      await saveRedirect(app, edition.editionId, `/old-media/${id}`, { kind: "media", id: media ?? 0 });
      hidden.push({ id, editionId: edition.editionId, prefix, word, media, state });
    }
  await app.settle();
  return hidden;
}

/** Every address at which a stranger could guess an item. */
function guesses({ id, prefix, word, media }: Hidden): string[] {
  const slug = (text: string) => encodeURIComponent(`${text} ${word}`.replaceAll(" ", "-"));
  const [tag, author, title] = [slug("وسم"), slug("كاتب"), slug("عنوان")];
  return [
    `/n/${id}`,
    `/n/${id}/${title}`,
    `/p/${title}`,
    `/share/${id}.png`,
    `/media/${media}/480.webp`,
    `/media/${media}/480.jpeg`,
    ...["", "/feed.xml", "/feed.json"].flatMap((end) => [`/tag/${tag}${end}`, `/author/${author}${end}`]),
    `/old/${id}`,
    `/old-author/${id}`,
    `/old-media/${id}`,
    `/tag/${tag}/feed`,
    `/author/${author}/feed`,
    `/search?q=${encodeURIComponent(word)}`,
    `/archive/2026/11/23`,
  ].map((path) => prefix + path);
}

/** What an anonymous reader finds anywhere: by links, by machines' lists and by guessing. */
async function readEverything(
  app: TestApp,
  hidden: Hidden[],
  more: string[] = [],
): Promise<Map<string, Crawled>> {
  const seeds = [
    "/",
    "/fr",
    "/robots.txt",
    ...machineSeeds(""),
    ...machineSeeds("/fr"),
    ...more,
    ...hidden.flatMap(guesses),
  ];
  const found = await crawl(getFresh(app), app.config.origin, seeds);
  for (const prefix of ["", "/fr"]) {
    const cookie = `saved=${hidden.map(({ id }) => id).join(".")}`;
    found.set(
      `${prefix}/saved (with ids)`,
      await look(getFresh(app), `${prefix}/saved`, { headers: { cookie } }),
    );
  }
  return found;
}

/** The addresses that show anything of an item: its word, its own address, its picture. What a search page says back counts not. */
function hits(found: Map<string, Crawled>, { id, word, media }: Hidden): string[] {
  const address = new RegExp(`/n/${id}(?![0-9])|/share/${id}\\.png|/media/${media}/`);
  return [...found].flatMap(([path, { status, text }]) => {
    if (status === 404 && !text.includes(word)) return [];
    const isSearch = path.includes("/search?q=");
    const shown = isSearch ? text.replaceAll(word, "") : text;
    const isFile = /\.(png|webp|jpeg|avif)$/.test(path);
    const isOwnFile = isFile && status === 200 && address.test(path);
    return isOwnFile || shown.includes(word) || (!isFile && address.test(shown)) ? [path] : [];
  });
}

const faults = (found: Map<string, Crawled>) =>
  [...found]
    .filter(([, { status }]) => ![200, 301, 403, 404, 410].includes(status))
    .map(([path, { status }]) => `${status} ${path}`);

/** Waits for another node; gives up after two seconds. */
async function withinTwoSeconds(check: () => Promise<boolean>): Promise<number> {
  const begun = performance.now();
  while (performance.now() - begun < 2_000) {
    if (await check()) return performance.now() - begun;
    await Bun.sleep(20);
  }
  return Infinity;
}

for (const kind of databases)
  describe(`${kind}: what is not published`, () => {
    let app: TestApp;
    let newsroom: Newsroom;
    let before: Map<string, Crawled>;
    let hidden: Hidden[];
    beforeAll(async () => {
      app = await openTestApp(kind, { environment: { MINBAR_TRUSTED_PROXIES: "192.0.2.10" } });
      newsroom = await publicNewsroom(app);
      before = await readEverything(app, []);
      hidden = await hide(app, newsroom);
    });
    afterAll(() => app.close());
    const of = (...states: string[]) => hidden.filter(({ state }) => states.includes(state));
    const allHits = async (items: Hidden[], more: string[] = []) => {
      const found = await readEverything(app, hidden, more);
      expect(faults(found)).toEqual([]);
      return items.flatMap((item) => hits(found, item).map((path) => `${item.state}${item.prefix} ${path}`));
    };

    test("is nowhere, and no count, list or page differs by a byte from a site that never had it", async () => {
      expect(before.size).toBeGreaterThan(60);
      expect(await allHits(hidden)).toEqual([]);
      app.cache.clear();
      expect(await allHits(hidden)).toEqual([]);
      const after = await readEverything(app, []);
      const differing = [...before]
        .filter(([path, { body }]) => body !== after.get(path)?.body)
        .map(([path]) => path);
      expect(differing).toEqual([]);
      expect([...after.keys()].filter((path) => !before.has(path))).toEqual([]);
    });

    test("answers as what never was; a tag or an author that only it has does not exist either", async () => {
      for (const item of hidden) {
        const statuses = await Promise.all(
          guesses(item)
            .filter((path) => !/search|archive/.test(path))
            .map(async (path) => ({ path, status: (await app.get(path)).status })),
        );
        const isGone = item.state === "withdrawn";
        const open = statuses.filter(
          ({ path, status }) => status !== 404 && !(isGone && status === 410 && /\/(n|old)\//.test(path)),
        );
        expect([item.state, open]).toEqual([item.state, []]);
      }
      const unknown = await app.text("/tag/never-was");
      const unseen = await app.text(`/tag/${encodeURIComponent(`وسم-${hidden[0]?.word}`)}`);
      expect(unseen).toBe(unknown);
    });

    test("the check sees a draft that is let out", async () => {
      const [draft] = hidden;
      if (!draft) throw new Error("no draft");
      await app.db.updateTable("items").set({ visible_at: START }).where("id", "=", draft.id).execute();
      app.cache.clear();
      expect((await allHits([draft])).length).toBeGreaterThan(10);
      await app.db.updateTable("items").set({ visible_at: null }).where("id", "=", draft.id).execute();
      app.cache.clear();
      expect(await allHits([draft])).toEqual([]);
    });

    test("is nowhere a millisecond before its time, and in all its places at it, through warm caches", async () => {
      app.pass(DUE - START - 1);
      await app.settle();
      expect(await allHits(hidden)).toEqual([]);
      expect(await allHits(hidden)).toEqual([]);
      app.pass(1);
      const due = of("scheduled", "embargoed");
      const found = await readEverything(app, hidden);
      for (const item of due) {
        const { id, prefix, word } = item;
        const shown = new Set(hits(found, item));
        const slug = (text: string) => encodeURIComponent(`${text}-${word}`);
        const expected = [
          prefix || "/",
          `${prefix}/latest`,
          `${prefix}/section/national`,
          `${prefix}/author/salma`,
          `${prefix}/archive/2026/11/23`,
          `${prefix}/n/${id}`,
          `${prefix}/n/${id}/${slug("عنوان")}`,
          `${prefix}/share/${id}.png`,
          `${prefix}/tag/${slug("وسم")}`,
          `${prefix}/author/${slug("كاتب")}`,
          `${prefix}/tag/${encodeURIComponent("الميناء")}`,
          ...["xml", "atom", "json"].map((format) => `${prefix}/feed.${format}`),
          `${prefix}/section/national/feed.xml`,
          `${prefix}/tag/${slug("وسم")}/feed.xml`,
          `${prefix}/author/salma/feed.json`,
          `${prefix}/sitemap-1.xml`,
          `${prefix}/sitemap-news.xml`,
          `${prefix}/saved (with ids)`,
          `${prefix}/old/${id}`,
          ...(item.media === null
            ? []
            : [`${prefix}/media/${item.media}/480.webp`, `${prefix}/old-media/${id}`]),
        ];
        expect([item.state, expected.filter((path) => !shown.has(path))]).toEqual([item.state, []]);
      }
      for (const item of of("scheduled"))
        expect((await app.text(`${item.prefix}/search`)).includes(item.word)).toBe(true);
      for (const item of of("page"))
        expect((await app.text(`${item.prefix}/search`)).includes(item.word)).toBe(true);
      expect(of("draft", "review", "approved", "withdrawn").flatMap((item) => hits(found, item))).toEqual([]);
      await app.settle();
      for (const item of due)
        expect(await app.text(`${item.prefix}/search?q=${encodeURIComponent(item.word)}`)).toContain(
          `/n/${item.id}/`,
        );
    });

    test("leaves every place at once when it is withdrawn: pages, related, most read, breaking bar, feeds, files", async () => {
      const shown = of("scheduled", "embargoed", "page");
      for (const { id, prefix, word } of of("scheduled", "embargoed"))
        for (let i = 0; i < 5; i++)
          await app.text(`${prefix}/n/${id}/${encodeURIComponent(`عنوان-${word}`)}`);
      await flushReads(app);
      app.pass(61_000);
      await allHits(shown);
      const [first] = of("embargoed");
      if (!first) throw new Error("nothing to withdraw");
      const mostRead = await app.text("/n/1/public-0");
      expect(mostRead).toContain(first.word);
      for (const { id } of shown) await withdrawItem(app, systemActor, id);
      expect(await allHits(shown)).toEqual([]);
      await app.settle();
      expect(await allHits(shown)).toEqual([]);
    });

    test("leaves the menus that name it, and the pages of its translations", async () => {
      const { arabic, french } = newsroom;
      const english = await anEdition(app, {
        code: "en",
        language: "en",
        direction: "ltr",
        name: "Echo",
        path: "en",
        position: 2,
      });
      const [word, media] = [wordOf(21), hidden[0]?.media ?? null];
      const original = await aPublishedArticle(app, arabic);
      const sibling = await aPublishedArticle(app, english, { slug: "sibling", translatesId: original });
      const id = await createItem(
        app,
        systemActor,
        french.editionId,
        input(word, media, { translatesId: original }),
      );
      await addMenuEntries(app, arabic.editionId, [
        {
          edition_id: arabic.editionId,
          menu: "main",
          label: `قائمة ${word}`,
          target_kind: "item",
          target_id: id,
          target_url: null,
          position: 0,
        },
      ]);
      const paths = ["/", "/latest", "/archive", `/en/n/${sibling}/sibling`];
      const shows = () => Promise.all(paths.map(async (path) => (await app.text(path)).includes(word)));
      expect(await shows()).toEqual(paths.map(() => false));
      await publishItem(app, systemActor, id, {});
      expect(await shows()).toEqual(paths.map(() => true));
      await withdrawItem(app, systemActor, id);
      expect(await shows()).toEqual(paths.map(() => false));
    });

    test("neither comes to a second node early, nor stays on one over two seconds", async () => {
      const other = await app.secondNode();
      await Bun.sleep(300);
      const word = wordOf(20);
      const media = hidden[0]?.media ?? null;
      const id = await createItem(
        app,
        systemActor,
        newsroom.arabic.editionId,
        input(word, media, { sectionId: newsroom.arabic.sectionId }),
      );
      const paths = [
        "/",
        "/latest",
        "/section/national",
        "/feed.xml",
        "/sitemap-news.xml",
        `/n/${id}/${encodeURIComponent(`عنوان-${word}`)}`,
      ];
      const shows = async () =>
        Promise.all(paths.map(async (path) => (await other.text(path)).includes(word)));
      expect(await shows()).toEqual(paths.map(() => false));
      await publishItem(app, systemActor, id, {});
      await app.settle();
      expect(await withinTwoSeconds(async () => (await shows()).every(Boolean))).toBeLessThan(2_000);
      await withdrawItem(app, systemActor, id);
      expect(await withinTwoSeconds(async () => !(await shows()).some(Boolean))).toBeLessThan(2_000);
      expect((await other.get(paths.at(-1) ?? "")).status).toBe(410);
      await other.close();
    });
  });

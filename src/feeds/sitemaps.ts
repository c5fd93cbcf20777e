import type { App } from "../app.ts";
import { localeTag } from "../arabic/language.ts";
import { editionUrl, listEditions, listSections, type Edition } from "../editions/editions.ts";
import { listNewest, listStories, listVisibleAfterId, nextVisibleAt, type Story } from "../items/items.ts";
import { isoInZone } from "../zones.ts";
import { listTranslationLinks } from "./queries.ts";
import { element, xmlDocument, type Markup } from "./xml.ts";

/** Ids of one sitemap: number n holds those from (n - 1) × 5,000 + 1 on, so that an address never changes its file. */
const SPAN = 5_000;
/** What Google reads of a news sitemap: two days, a thousand addresses. */
const NEWS_MS = 48 * 3_600_000;
const NEWS_LENGTH = 1_000;

const SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
const NEWS = "http://www.google.com/schemas/sitemap-news/0.9";
const XHTML = "http://www.w3.org/1999/xhtml";

/** A document and the instant (ms) at which something more belongs into it. */
interface Listing {
  text: string;
  until: number | undefined;
}

/** The index of an edition's sitemaps: 0 for its home and sections, then one for each 5,000 ids that have anything to show. */
export async function writeSitemapIndex(app: App, edition: Edition): Promise<Listing> {
  const until = await nextVisibleAt(app, edition.id);
  const numbers = [0];
  for (let after = 0; ;) {
    const [story] = await listVisibleAfterId(app, edition.id, after, 1);
    if (!story) break;
    const number = Math.ceil(story.id / SPAN);
    numbers.push(number);
    after = number * SPAN;
  }
  const base = editionUrl(app, edition);
  const maps = numbers.map((number) =>
    element("sitemap", {}, element("loc", {}, `${base}/sitemap-${number}.xml`)),
  );
  return { text: xmlDocument(element("sitemapindex", { xmlns: SITEMAP }, ...maps)), until };
}

/** One sitemap of an edition, or undefined where there is nothing to show. */
export async function writeSitemap(app: App, edition: Edition, number: number): Promise<Listing | undefined> {
  // Translations stand in it too, so what appears in any edition counts.
  const until = await nextVisibleAt(app);
  const urls = number === 0 ? await writePlaces(app, edition) : await writeSpan(app, edition, number);
  if (urls.length === 0) return undefined;
  return {
    text: xmlDocument(element("urlset", { xmlns: SITEMAP, "xmlns:xhtml": XHTML }, ...urls)),
    until,
  };
}

async function writePlaces(app: App, edition: Edition): Promise<Markup[]> {
  const base = editionUrl(app, edition);
  const sections = await listSections(app, edition.id);
  return [`${base}/`, ...sections.map(({ slug }) => `${base}/section/${encodeURIComponent(slug)}`)].map(
    (address) => element("url", {}, element("loc", {}, address)),
  );
}

async function writeSpan(app: App, edition: Edition, number: number): Promise<Markup[]> {
  const from = (number - 1) * SPAN + 1;
  const to = number * SPAN;
  const stories = (await listVisibleAfterId(app, edition.id, from - 1, SPAN)).filter(
    (story) => story.id <= to,
  );
  const alternates = await findAlternates(app, from, to);
  return stories.map((story) =>
    element(
      "url",
      {},
      element("loc", {}, itemUrl(app, edition, story)),
      element("lastmod", {}, isoInZone(edition.zone, Math.max(story.visible_at ?? 0, story.modified_at))),
      ...(alternates.get(story.id) ?? []),
    ),
  );
}

/** For each item that has visible translations: links to all of them and to itself, by language. */
async function findAlternates(app: App, from: number, to: number): Promise<Map<number, Markup[]>> {
  const links = await listTranslationLinks(app.db, from, to);
  const ids = new Set(links.flatMap(({ id, original }) => [id, original]));
  const visible = new Map((await listStories(app, [...ids])).map((story) => [story.id, story]));
  const editions = new Map((await listEditions(app)).map((edition) => [edition.id, edition]));
  const groups = new Map<number, number[]>();
  for (const { id, original } of links) groups.set(original, [...(groups.get(original) ?? [original]), id]);
  const alternates = new Map<number, Markup[]>();
  for (const group of groups.values()) {
    const members = group.flatMap((id) => visible.get(id) ?? []);
    if (members.length < 2) continue;
    const marks = members.flatMap((story) => {
      const edition = editions.get(story.edition_id);
      if (!edition) return [];
      const href = itemUrl(app, edition, story);
      return element("xhtml:link", { rel: "alternate", hreflang: localeTag(edition.locale), href });
    });
    for (const story of members) alternates.set(story.id, marks);
  }
  return alternates;
}

/** The news of the last two days, newest first (Google's news sitemap). */
export async function writeNewsSitemap(app: App, edition: Edition): Promise<Listing> {
  const until = await nextVisibleAt(app, edition.id);
  const since = app.clock.now() - NEWS_MS;
  const stories = (await listNewest(app, { edition: edition.id }, NEWS_LENGTH)).filter(
    (story) => (story.visible_at ?? 0) >= since,
  );
  const urls = stories.map((story) =>
    element(
      "url",
      {},
      element("loc", {}, itemUrl(app, edition, story)),
      element(
        "news:news",
        {},
        element(
          "news:publication",
          {},
          element("news:name", {}, edition.name),
          element("news:language", {}, edition.language),
        ),
        element("news:publication_date", {}, isoInZone(edition.zone, story.visible_at ?? 0)),
        element("news:title", {}, story.headline),
      ),
    ),
  );
  const root = element("urlset", { xmlns: SITEMAP, "xmlns:news": NEWS }, ...urls);
  // The oldest story leaves by itself.
  const leaves = (stories.at(-1)?.visible_at ?? Infinity) + NEWS_MS + 1;
  const soonest = Math.min(until ?? Infinity, leaves, app.clock.now() + 600_000);
  return { text: xmlDocument(root), until: soonest };
}

function itemUrl(app: App, edition: Edition, story: Pick<Story, "id" | "kind" | "slug">): string {
  const slug = encodeURIComponent(story.slug);
  const path = story.kind === "page" ? `/p/${slug}` : `/n/${story.id}/${slug}`;
  return editionUrl(app, edition) + path;
}

import { Hono } from "hono";
import { answerPage, listEditions, type Env, type RouteContext } from "../editions/editions.ts";
import { movedPermanently } from "../http/answer.ts";
import { Refusal } from "../http/errors.ts";
import { writeAtom } from "./atom.ts";
import { httpDate } from "./dates.ts";
import { loadFeed, type Feed, type FeedFormat } from "./feed.ts";
import { writeJsonFeed } from "./json-feed.ts";
import { findOldFeed, queriedFeed } from "./old-addresses.ts";
import { editionPart, findPart, type FeedPart, type PartKind } from "./parts.ts";
import { writeRss } from "./rss.ts";
import { writeNewsSitemap, writeSitemap, writeSitemapIndex } from "./sitemaps.ts";
import { writeOpenSearch, writeRobots, writeSecurityText } from "./well-known.ts";

/** What machines read: feeds, sitemaps, robots.txt, security.txt, and where feeds used to be. */
export const feeds = new Hono<Env>();

const XML = "application/xml; charset=utf-8";
const TEXT = "text/plain; charset=utf-8";
const SECURITY_TEXT = "/.well-known/security.txt";

const formats: Record<FeedFormat, { type: string; write(feed: Feed): string }> = {
  xml: { type: "application/rss+xml; charset=utf-8", write: writeRss },
  atom: { type: "application/atom+xml; charset=utf-8", write: writeAtom },
  json: { type: "application/feed+json; charset=utf-8", write: writeJsonFeed },
};

for (const format of ["xml", "atom", "json"] as const) {
  feeds.get(`/feed.${format}`, function feed(c) {
    return answerFeed(c, format, async () => editionPart(c.env.edition));
  });
  for (const kind of ["section", "tag", "author"] as const)
    feeds.get(`/${kind}/:slug/feed.${format}`, function partFeed(c) {
      const slug = c.req.param("slug").normalize("NFC");
      return answerFeed(c, format, () => requirePart(c, kind, slug));
    });
}

async function requirePart(c: RouteContext, kind: PartKind, slug: string): Promise<FeedPart> {
  const part = await findPart(c.env.app, c.env.edition, kind, slug);
  if (!part) throw new Refusal("not-found");
  return part;
}

function answerFeed(c: RouteContext, format: FeedFormat, find: () => Promise<FeedPart>): Promise<Response> {
  const { app, edition } = c.env;
  return answerPage(c, async () => {
    const { feed, tags, until } = await loadFeed(app, edition, await find());
    const { type, write } = formats[format];
    const headers: Record<string, string> =
      feed.updated > 0 ? { "Last-Modified": httpDate(feed.updated) } : {};
    return { text: write(feed), type, tags, until: soon(c, until), headers };
  });
}

/** The instant at which an answer must be made anew: when the next item appears, at most ten minutes away. */
const soon = (c: RouteContext, until: number | undefined): number =>
  Math.min(until ?? Infinity, c.env.app.clock.now() + 600_000);

feeds.get("/sitemap.xml", function sitemapIndex(c) {
  return answerPage(c, async () => {
    const { text, until } = await writeSitemapIndex(c.env.app, c.env.edition);
    return { text, type: XML, tags: [`edition:${c.env.edition.id}`], until: soon(c, until) };
  });
});

feeds.get("/sitemap-news.xml", function newsSitemap(c) {
  return answerPage(c, async () => {
    const { text, until } = await writeNewsSitemap(c.env.app, c.env.edition);
    return { text, type: XML, tags: [`edition:${c.env.edition.id}`], until: soon(c, until) };
  });
});

feeds.get("/:file{sitemap-(?:0|[1-9][0-9]{0,6})\\.xml}", function numberedSitemap(c) {
  return answerPage(c, async () => {
    const number = Number(/\d+/.exec(c.req.param("file"))?.[0]);
    const sitemap = await writeSitemap(c.env.app, c.env.edition, number);
    if (!sitemap) throw new Refusal("not-found");
    // Translations in other editions stand in it, so that a change in any of them counts.
    const editions = await listEditions(c.env.app);
    const tags = ["editions", `shell:${c.env.edition.id}`, ...editions.map(({ id }) => `edition:${id}`)];
    return { text: sitemap.text, type: XML, tags, until: soon(c, sitemap.until) };
  });
});

feeds.get("/opensearch.xml", function openSearch(c) {
  return answerPage(c, async () => ({
    text: writeOpenSearch(c.env.app, c.env.edition),
    type: "application/opensearchdescription+xml; charset=utf-8",
    tags: [`shell:${c.env.edition.id}`],
  }));
});

// These two mean a host, so they exist at its root and not under an edition's path.
feeds.get("/robots.txt", function robots(c, next) {
  return isAtRoot(c)
    ? answerPage(c, async () => ({
        text: await writeRobots(c.env.app, c.env.edition),
        type: TEXT,
        tags: ["editions"],
      }))
    : next();
});

feeds.get(SECURITY_TEXT, function securityText(c, next) {
  return isAtRoot(c)
    ? answerPage(c, async () => ({
        text: await writeSecurityText(c.env.app, c.env.edition),
        type: TEXT,
        tags: [`shell:${c.env.edition.id}`],
      }))
    : next();
});

const isAtRoot = (c: RouteContext) => new URL(c.req.url).pathname === c.env.path;

feeds.get("/", function feedByQuery(c, next) {
  const feed = c.req.query("feed");
  return feed ? Promise.resolve(movedPermanently(queriedFeed(c.env.edition, feed))) : next();
});

feeds.get("*", async function oldFeed(c, next) {
  const address = await findOldFeed(c.env.app, c.env.edition, c.env.path);
  return address ? movedPermanently(address) : next();
});

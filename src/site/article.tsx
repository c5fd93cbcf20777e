import type { App } from "../app.ts";
import { loadArticle, type Article } from "../articles/articles.ts";
import { renderArticle } from "../articles/views.tsx";
import { listThread, type Thread } from "../comments/comments.ts";
import { renderThread } from "../comments/views.tsx";
import { words as commentWords } from "../comments/words.ts";
import {
  editionPath,
  editionUrl,
  findEdition,
  safeDecode,
  type Edition,
  type RouteContext,
} from "../editions/editions.ts";
import { cachedPage, headerAddress, sendPage, type Rendered } from "../http/answer.ts";
import { Refusal } from "../http/errors.ts";
import { findVisibleItem, requireItem, type VisibleItem } from "../items/items.ts";
import { describeArticle } from "./article-head.ts";
import { pageUntil, renderDocument, shellTags } from "./shell.tsx";
import { itemPath, linkBetween } from "./targets.ts";

/** What an address under /n/ asks for. */
interface Asked {
  id: number;
  /** The slug as asked, decoded; undefined in short links. */
  slug: string | undefined;
  /** Page of the thread, from 1. */
  comments: number;
}

/**
 * The page of an article: /n/{id}/{slug}, with ?comments=N for later pages of its thread. Short links, other
 * slugs and other editions lead there by one permanent redirect; what was taken back answers 410.
 */
export async function articlePage(c: RouteContext): Promise<Response> {
  const { app, edition, path } = c.env;
  const url = new URL(c.req.url);
  const asked = readAddress(path, url.searchParams);
  // One key for all spellings of an address (hex case, campaign parameters), so that they cannot fill the cache.
  const slug = asked.slug === undefined ? "" : `/${encodeURIComponent(asked.slug)}`;
  const plain = `${url.origin}${editionPath(edition)}/n/${asked.id}${slug}`;
  const key = asked.comments > 1 ? `${plain}?comments=${asked.comments}` : plain;
  return sendPage(await cachedPage(app, key, () => answerFor(app, edition, asked)), c.req.raw);
}

function readAddress(path: string, query: URLSearchParams): Asked {
  const [, id = "", slug] = /^\/n\/([1-9]\d{0,14})(?:\/([^/]*))?\/?$/.exec(path) ?? [];
  if (!id) throw new Refusal("not-found");
  const comments = query.get("comments") ?? "";
  return {
    id: Number(id),
    slug: slug === undefined ? undefined : safeDecode(slug),
    comments: /^[1-9]\d{0,5}$/.test(comments) ? Number(comments) : 1,
  };
}

async function answerFor(app: App, edition: Edition, asked: Asked): Promise<Rendered> {
  const item = await findVisibleItem(app, asked.id);
  if (!item) throw await refusalFor(app, asked.id);
  const home = item.edition_id === edition.id ? edition : await findEdition(app, item.edition_id);
  if (!home) throw new Refusal("not-found");
  if (home !== edition || item.kind === "page" || item.slug !== asked.slug)
    return moved(linkBetween(app, edition, home, pathOf(item, asked.comments)));
  const thread = item.comment_count > 0 ? await listThread(app, item.id, asked.comments) : undefined;
  if (!thread && asked.comments > 1) throw new Refusal("not-found");
  const article = await loadArticle(app, edition, item);
  return renderPage(app, article, asked.comments, thread);
}

/** Within its edition, on a page of its thread. */
const pathOf = (item: VisibleItem, comments: number): string =>
  itemPath(item) + (comments > 1 ? `?comments=${comments}` : "");

/** Readers who came for something they once could read are told that it was taken back. */
async function refusalFor(app: App, id: number): Promise<Refusal> {
  const item = await requireItem(app, id);
  const isGone = item.state === "withdrawn" && item.announced_at !== null;
  return isGone ? new Refusal("gone", { at: item.modified_at }) : new Refusal("not-found");
}

/** A redirect that is not kept: it says where the item lives today. */
const moved = (location: string): Rendered => ({
  text: "",
  status: 301,
  tags: [],
  headers: { Location: headerAddress(location), "Cache-Control": "public, max-age=3600" },
});

async function renderPage(
  app: App,
  article: Article,
  comments: number,
  thread: Thread | undefined,
): Promise<Rendered> {
  const { item, edition } = article;
  const path = editionPath(edition) + itemPath(item);
  const main = renderArticle(article, {
    shortUrl: `${editionUrl(app, edition)}/n/${item.id}`,
    hrefTo: (other, target) => linkBetween(app, edition, other, `/n/${target.id}/${target.slug}`),
    thread: {
      html: thread ? renderThread(thread, { edition, path }) : "",
      label: thread && thread.total > 0 ? commentWords[edition.language].count(thread.total) : "",
    },
  });
  const head = describeArticle(app, article, pathOf(item, comments), thread);
  return {
    text: await renderDocument(app, edition, head, main),
    tags: [...shellTags(edition), ...articleTags(article)],
    until: await pageUntil(app, edition),
    itemId: item.id,
  };
}

/** Every item and medium that the page shows, so that none stays on it once it is taken back. */
function articleTags({ item, translations, related, mostRead, latest, pictures }: Article): string[] {
  const shown = [item, ...translations, ...related, ...mostRead, ...latest].map((one) => `item:${one.id}`);
  const media = [...pictures.keys()].map((id) => `media:${id}`);
  // A new translation purges its original: the pages of the other translations hang on that too.
  return [...new Set([...shown, ...media, `item:${item.translates_id ?? item.id}`])];
}

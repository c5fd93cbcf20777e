import type { App } from "../app.ts";
import type { Edition } from "../editions/editions.ts";
import { listStories, type Story } from "../items/items.ts";
import { findHits, type Hit } from "./queries.ts";
import { queryTerms } from "./terms.ts";

export { highlight, type Stretch } from "./highlight.ts";
export { indexItem, indexItems, indexMissing, rebuildSearch, type Progress } from "./indexing.ts";

/** Stories on one page of results. */
export const SEARCH_PAGE_SIZE = 10;
/** Past this many results a reader does better with other words. */
const MOST_RESULTS = 200;

export interface SearchResults {
  stories: Story[];
  /** How many results there are to page through, at most 200. */
  total: number;
  pages: number;
  /** True when the archive has more than `total`. */
  more: boolean;
}

/**
 * One page (from 1) of what an edition has on a query: items with all of its words first, and when those do not
 * fill a page, items with any of them. Never throws for what a reader may type; a query without a word of
 * its own finds nothing.
 */
export async function searchItems(
  app: App,
  edition: Pick<Edition, "id">,
  query: string,
  page = 1,
): Promise<SearchResults> {
  const terms = queryTerms(query);
  const found = terms.length === 0 ? [] : await findStories(app, edition.id, terms);
  const total = Math.min(found.length, MOST_RESULTS);
  const pages = Math.ceil(total / SEARCH_PAGE_SIZE);
  const first = (page - 1) * SEARCH_PAGE_SIZE;
  const stories = first >= 0 ? found.slice(0, total).slice(first, first + SEARCH_PAGE_SIZE) : [];
  return { stories, total, pages, more: found.length > total };
}

async function findStories(app: App, editionId: number, terms: string[]): Promise<Story[]> {
  const look = (mode: "all" | "any") => findHits(app.db, app.kind, editionId, terms, mode, MOST_RESULTS + 1);
  const all = await read(app, editionId, await look("all"));
  if (all.length >= SEARCH_PAGE_SIZE || terms.length === 1) return all;
  const known = new Set(all.map((story) => story.id));
  const any = await read(app, editionId, await look("any"));
  return [...all, ...any.filter((story) => !known.has(story.id))];
}

/** Only what readers may see counts, whatever the index still holds; hits of about the same worth stand newest first. */
async function read(app: App, editionId: number, hits: Hit[]): Promise<Story[]> {
  const stories = await listStories(
    app,
    hits.map((hit) => hit.id),
  );
  const worth = new Map(hits.map((hit) => [hit.id, Number(hit.score.toPrecision(2))]));
  return stories
    .filter((story) => story.edition_id === editionId)
    .sort(
      (a, b) =>
        (worth.get(b.id) ?? 0) - (worth.get(a.id) ?? 0) ||
        (b.visible_at ?? 0) - (a.visible_at ?? 0) ||
        b.id - a.id,
    );
}

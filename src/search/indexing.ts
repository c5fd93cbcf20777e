import type { App } from "../app.ts";
import { plainText, readBody } from "../body/body.ts";
import { listEditions } from "../editions/editions.ts";
import { listStories, listVisibleAfterId } from "../items/items.ts";
import {
  countWords,
  listIndexed,
  listSources,
  lockIndex,
  removeWords,
  saveWords,
  type ItemWords,
} from "./queries.ts";
import { textTerms, type KnownWords } from "./terms.ts";

/** Items of one transaction: about a tenth of a second, so that other writers never wait long. */
const BATCH = 100;
/** Items that are looked through at a time when the whole archive is. */
const STRIDE = 1_000;

/** No item has an id beyond this (see the place of an item in queries.ts). */
const LAST_ID = 2 ** 32 - 1;

/** Called with how many items were put into the index so far. */
export type Progress = (indexed: number) => void;

/** Puts an item into the search index as readers see it now, or takes it out. May run any number of times. */
export const indexItem = (app: App, id: number): Promise<void> => indexItems(app, [id]);

/** `indexItem` for many, in batches; for imports, which announce nothing item by item. */
export async function indexItems(app: App, ids: number[]): Promise<void> {
  let at = 0;
  const lane = async () => {
    while (at < ids.length) {
      let waiting = ids.slice(at, (at += BATCH));
      while (waiting.length > 0) waiting = await indexBatch(app, waiting);
    }
  };
  // While the database writes one batch, the next is read and stemmed.
  await Promise.all([lane(), lane()]);
}

/**
 * Reads and stems outside the transaction, and writes in it only what nobody has changed meanwhile;
 * returns the ids of the others, which must be read again.
 */
async function indexBatch(app: App, ids: number[]): Promise<number[]> {
  const words = await readWords(app, ids);
  const editions = (await listEditions(app)).map((edition) => edition.id);
  return app.tx(async (tx) => {
    await lockIndex(tx.db, tx.kind);
    const stories = await listStories(tx, ids);
    const current = stories.flatMap((story) => {
      const read = words.get(story.id);
      return read?.modifiedAt === story.modified_at ? [read] : [];
    });
    const visible = new Set(stories.map((story) => story.id));
    const hidden = ids.filter((id) => !visible.has(id));
    await removeWords(tx.db, tx.kind, editions, hidden);
    await saveWords(tx.db, tx.kind, current);
    const done = new Set([...hidden, ...current.map((item) => item.itemId)]);
    return ids.filter((id) => !done.has(id));
  });
}

async function readWords(app: App, ids: number[]) {
  const stories = await listStories(app, ids);
  const sources = await listSources(
    app.db,
    stories.map((story) => story.id),
  );
  const sourceOf = new Map(sources.map((source) => [source.id, source]));
  const known: KnownWords = new Map();
  const terms = (...texts: string[]) => textTerms(texts.join("\n"), known);
  const words = new Map<number, ItemWords & { modifiedAt: number }>();
  for (const story of stories) {
    const source = sourceOf.get(story.id);
    if (!source) continue;
    words.set(story.id, {
      itemId: story.id,
      editionId: story.edition_id,
      modifiedAt: story.modified_at,
      headline: terms(story.headline),
      lead: terms(story.kicker, story.standfirst, story.source, ...source.names),
      body: terms(plainText(readBody(source.body)), source.caption),
    });
  }
  return words;
}

/** Builds the whole index anew while the site goes on answering from it; returns how many items it holds. */
export const rebuildSearch = (app: App, progress: Progress = () => {}): Promise<number> =>
  walk(app, progress, (visible) => visible);

/** Puts into the index what it does not have (after an import, or an index lost) and returns how many items those were. */
export const indexMissing = (app: App, progress: Progress = () => {}): Promise<number> =>
  walk(app, progress, (visible, indexed) => visible.filter((id) => !indexed.has(id)));

/** Walks every edition by rising id: indexes what `choose` picks, and drops from the index what readers may not see. */
async function walk(
  app: App,
  progress: Progress,
  choose: (visible: number[], indexed: Set<number>) => number[],
): Promise<number> {
  let count = 0;
  for (const edition of await listEditions(app)) {
    for (let after = 0; ;) {
      const visible = (await listVisibleAfterId(app, edition.id, after, STRIDE)).map((story) => story.id);
      const end = visible.length < STRIDE;
      const last = end ? LAST_ID : (visible.at(-1) ?? LAST_ID);
      const indexed = await listIndexed(app.db, app.kind, edition.id, after, last);
      const known = new Set(visible);
      const chosen = choose(visible, new Set(indexed));
      await indexItems(app, [...chosen, ...indexed.filter((id) => !known.has(id))]);
      count += chosen.length;
      progress(count);
      if (end) break;
      after = last;
    }
  }
  if (count > 0) await countWords(app.db, app.kind);
  return count;
}

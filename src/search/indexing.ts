import type { App } from "../app.ts";
import { plainText, readBody } from "../body/body.ts";
import { listEditions } from "../editions/editions.ts";
import {
  findSurroundings,
  findVisibleItem,
  listStories,
  listVisibleAfterId,
  type VisibleItem,
} from "../items/items.ts";
import { listIndexed, lockIndex, removeWords, saveWords, type ItemWords } from "./queries.ts";
import { textTerms } from "./terms.ts";

/** Items of one transaction: about a tenth of a second, so that other writers never wait long. */
const BATCH = 100;

/** No item has an id beyond this (see the place of an item in queries.ts). */
const LAST_ID = 2 ** 32 - 1;

/** Called with how many items were put into the index so far. */
export type Progress = (indexed: number) => void;

/** Puts an item into the search index as readers see it now, or takes it out. May run any number of times. */
export const indexItem = (app: App, id: number): Promise<void> => indexItems(app, [id]);

/** `indexItem` for many, in batches; for imports, which announce nothing item by item. */
export async function indexItems(app: App, ids: number[]): Promise<void> {
  for (let at = 0; at < ids.length; at += BATCH) {
    let waiting = ids.slice(at, at + BATCH);
    while (waiting.length > 0) waiting = await indexBatch(app, waiting);
  }
}

/**
 * Reads and stems outside the transaction, and writes in it only what nobody has changed meanwhile;
 * returns the ids of the others, which must be read again.
 */
async function indexBatch(app: App, ids: number[]): Promise<number[]> {
  const read = new Map<number, { modifiedAt: number; words: ItemWords }>();
  const items = await Promise.all(ids.map((id) => findVisibleItem(app, id)));
  await Promise.all(
    items.map(async (item) => {
      if (item) read.set(item.id, { modifiedAt: item.modified_at, words: await readWords(app, item) });
    }),
  );
  const editions = (await listEditions(app)).map((edition) => edition.id);
  return app.tx(async (tx) => {
    await lockIndex(tx.db, tx.kind);
    const now = await listStories(tx, ids);
    const visible = new Set(now.map((story) => story.id));
    const unchanged = now.filter((story) => read.get(story.id)?.modifiedAt === story.modified_at);
    const hidden = ids.filter((id) => !visible.has(id));
    await removeWords(tx.db, tx.kind, editions, hidden);
    await saveWords(
      tx.db,
      tx.kind,
      unchanged.flatMap((story) => read.get(story.id)?.words ?? []),
    );
    const done = new Set([...hidden, ...unchanged.map((story) => story.id)]);
    return ids.filter((id) => !done.has(id));
  });
}

async function readWords(app: App, item: VisibleItem): Promise<ItemWords> {
  const { tags, bylines } = await findSurroundings(app, item);
  const names = [...tags, ...bylines].map(({ name }) => name);
  return {
    itemId: item.id,
    editionId: item.edition_id,
    headline: textTerms(item.headline),
    lead: textTerms([item.kicker, item.standfirst, item.source, ...names].join("\n")),
    body: textTerms([plainText(readBody(item.body)), item.lead_caption].join("\n")),
  };
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
    for (let after = 0; ; ) {
      const visible = (await listVisibleAfterId(app, edition.id, after, BATCH)).map((story) => story.id);
      const end = visible.length < BATCH;
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
  return count;
}

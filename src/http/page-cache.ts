/** A rendered page, ready to be sent. */
export interface CachedPage {
  status: number;
  /** The body, gzip-compressed. A Blob, because the server sends one without copying it for each request. */
  body: Blob;
  etag: string;
  headers: Headers;
  /** What goes with its 304s, made when the first one is asked for. */
  unchanged?: { status: 304; headers: Headers };
  tags: string[];
  /** Past this instant (ms) the page is stale: something scheduled becomes visible then. */
  until: number;
  /** The item whose page this is, when its readings are counted. */
  itemId: number | undefined;
  /** Readings since the last flush. */
  reads: number;
}

/**
 * Rendered pages by full address, dropped by tag: "item:12", "section:3", "edition:1"… Bounded in bytes;
 * the oldest entries go first. A page whose tag was purged while it was being rendered is not kept.
 */
export interface PageCache {
  get(key: string): CachedPage | undefined;
  /** Call before rendering; hand the result to `store`. */
  begin(): number;
  store(key: string, page: CachedPage, begun: number): void;
  /** Drops every page with one of the tags; the tag "all" drops everything. */
  purge(tags: string[]): void;
  clear(): void;
  /** Readings by item since the last call, dropped pages included. */
  takeReads(): Map<number, number>;
  state(): { pages: number; bytes: number; hits: number; misses: number };
  /** Called with the tags of each purge, so that other memories of this process follow. */
  onPurge(listener: (tags: string[] | "all") => void): void;
}

/** What an entry costs beside its body: headers, keys, maps. */
const OVERHEAD = 1_024;

export function createPageCache(maxBytes: number): PageCache {
  const entries = new Map<string, CachedPage>();
  const keysOfTag = new Map<string, Set<string>>();
  const purgedAt = new Map<string, number>();
  const listeners: ((tags: string[] | "all") => void)[] = [];
  let unread = new Map<number, number>();
  let epoch = 0;
  let clearedAt = 0;
  let bytes = 0;
  let hits = 0;
  let misses = 0;

  const countReads = (page: CachedPage) => {
    if (page.itemId !== undefined && page.reads > 0)
      unread.set(page.itemId, (unread.get(page.itemId) ?? 0) + page.reads);
    page.reads = 0;
  };

  const drop = (key: string) => {
    const page = entries.get(key);
    if (!page) return;
    entries.delete(key);
    countReads(page);
    bytes -= page.body.size + OVERHEAD;
    for (const tag of page.tags) {
      const keys = keysOfTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) keysOfTag.delete(tag);
    }
  };

  const clear = () => {
    epoch++;
    clearedAt = epoch;
    for (const page of entries.values()) countReads(page);
    entries.clear();
    keysOfTag.clear();
    bytes = 0;
    for (const listener of listeners) listener("all");
  };

  return {
    get(key) {
      const page = entries.get(key);
      if (page) hits++;
      return page;
    },
    begin: () => epoch,
    store(key, page, begun) {
      misses++;
      if (begun < clearedAt || page.tags.some((tag) => (purgedAt.get(tag) ?? -1) >= begun)) return;
      const size = page.body.size + OVERHEAD;
      if (size > maxBytes / 4) return;
      drop(key);
      entries.set(key, page);
      bytes += size;
      for (const tag of page.tags) {
        const keys = keysOfTag.get(tag);
        if (keys) keys.add(key);
        else keysOfTag.set(tag, new Set([key]));
      }
      for (const oldest of entries.keys()) {
        if (bytes <= maxBytes) break;
        drop(oldest);
      }
    },
    purge(tags) {
      if (tags.includes("all")) return clear();
      const purged = epoch++;
      // The record of purges only serves renderings under way; a long one starts over.
      if (purgedAt.size > 10_000) {
        purgedAt.clear();
        clearedAt = epoch;
      }
      for (const tag of tags) {
        purgedAt.set(tag, purged);
        for (const key of keysOfTag.get(tag) ?? []) drop(key);
      }
      for (const listener of listeners) listener(tags);
    },
    clear,
    takeReads() {
      for (const page of entries.values()) countReads(page);
      const taken = unread;
      unread = new Map();
      return taken;
    },
    state: () => ({ pages: entries.size, bytes, hits, misses }),
    onPurge: (listener) => listeners.push(listener),
  };
}

import type { Clock } from "../app.ts";
import type { PageCache } from "./page-cache.ts";

/** What a remembered value hangs on: the tags that drop it and the instant (ms) after which it is stale. */
export interface Dependence {
  tags: string[];
  until?: number | undefined;
}

export interface Memo {
  /** The remembered value, or what `make` gives, remembered until a purge of one of its tags. Callers at the same time share one `make`. */
  remember<T>(key: string, make: () => Promise<{ value: T } & Dependence>): Promise<T>;
}

/** A memo that follows the purges of `cache`. Meant for some thousands of small values. */
export function createMemo(cache: PageCache, clock: Clock): Memo {
  const values = new Map<string, { value: Promise<unknown>; tags: string[]; until: number }>();
  cache.onPurge((tags) => {
    if (tags === "all") return values.clear();
    const dropped = new Set(tags);
    for (const [key, entry] of values) if (entry.tags.some((tag) => dropped.has(tag))) values.delete(key);
  });
  return {
    remember<T>(key: string, make: () => Promise<{ value: T } & Dependence>): Promise<T> {
      const known = values.get(key);
      if (known && clock.now() < known.until) return known.value as Promise<T>;
      if (values.size > 20_000) values.clear();
      // While it is being made, any purge drops it: its tags are not known yet.
      const pending: { value: Promise<unknown>; tags: string[]; until: number } = {
        value: Promise.resolve(),
        tags: [],
        until: Infinity,
      };
      const begun = cache.begin();
      const made = make().then(
        ({ value, tags, until }) => {
          if (values.get(key) === pending) {
            if (cache.begin() === begun) Object.assign(pending, { tags, until: until ?? Infinity });
            else values.delete(key);
          }
          return value;
        },
        (error: unknown) => {
          if (values.get(key) === pending) values.delete(key);
          throw error;
        },
      );
      pending.value = made;
      values.set(key, pending);
      return made;
    },
  };
}

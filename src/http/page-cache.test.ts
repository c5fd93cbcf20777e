import { describe, expect, test } from "bun:test";
import { createMemo } from "./memo.ts";
import { createPageCache, type CachedPage } from "./page-cache.ts";

const page = (tags: string[], size = 10): CachedPage => ({
  status: 200,
  body: new Blob([new Uint8Array(size)]),
  etag: "",
  headers: new Headers(),
  tags,
  until: Infinity,
  itemId: undefined,
  reads: 0,
});

describe("the page cache", () => {
  test("drops every page that carries a purged tag and no other", () => {
    const cache = createPageCache(1e6);
    cache.store("/a", page(["item:1", "section:1"]), cache.begin());
    cache.store("/b", page(["item:2", "section:1"]), cache.begin());
    cache.purge(["item:1"]);
    expect([cache.get("/a"), cache.get("/b")?.tags]).toEqual([undefined, ["item:2", "section:1"]]);
    cache.purge(["section:1"]);
    expect(cache.get("/b")).toBeUndefined();
  });

  test("does not keep a page whose tag was purged while it was rendered", () => {
    const cache = createPageCache(1e6);
    const begun = cache.begin();
    cache.purge(["item:1"]);
    cache.store("/a", page(["item:1"]), begun);
    cache.store("/b", page(["item:2"]), begun);
    cache.store("/c", page(["item:1"]), cache.begin());
    expect([cache.get("/a"), cache.get("/b") !== undefined, cache.get("/c") !== undefined]).toEqual([
      undefined,
      true,
      true,
    ]);
  });

  test("keeps nothing that was begun before everything was dropped", () => {
    const cache = createPageCache(1e6);
    const begun = cache.begin();
    cache.purge(["all"]);
    cache.store("/a", page(["x"]), begun);
    expect(cache.get("/a")).toBeUndefined();
  });

  test("stays within its bytes, the oldest page leaving first", () => {
    const cache = createPageCache(100_000);
    for (let n = 0; n < 100; n++) cache.store(`/${n}`, page(["x"], 9_000), cache.begin());
    expect(cache.state().bytes).toBeLessThanOrEqual(100_000);
    expect(cache.get("/99")).toBeDefined();
    expect(cache.get("/0")).toBeUndefined();
  });
});

describe("the memo", () => {
  const clock = { now: () => 1_000 };

  test("makes a value once for callers at the same time and again after a purge", async () => {
    const cache = createPageCache(1e6);
    const memo = createMemo(cache, clock);
    let made = 0;
    const get = () => memo.remember("k", async () => ({ value: ++made, tags: ["t"] }));
    expect(await Promise.all([get(), get(), get()])).toEqual([1, 1, 1]);
    cache.purge(["other"]);
    expect(await get()).toBe(1);
    cache.purge(["t"]);
    expect(await get()).toBe(2);
  });

  test("forgets a value that was purged while it was made, and a failure at once", async () => {
    const cache = createPageCache(1e6);
    const memo = createMemo(cache, clock);
    let made = 0;
    const slow = memo.remember("k", async () => {
      const value = ++made;
      cache.purge(["t"]);
      return { value, tags: ["t"] };
    });
    expect(await slow).toBe(1);
    expect(await memo.remember("k", async () => ({ value: ++made, tags: [] }))).toBe(2);
    const failing = memo.remember("f", async () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await memo.remember("f", async () => ({ value: 5, tags: [] }))).toBe(5);
  });

  test("makes a value again once it is stale", async () => {
    let now = 0;
    const memo = createMemo(createPageCache(1e6), { now: () => now });
    let made = 0;
    const get = () => memo.remember("k", async () => ({ value: ++made, tags: [], until: 100 }));
    await get();
    now = 100;
    expect(await get()).toBe(2);
  });
});

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEffects } from "../src/after.ts";
import { openApp, type App } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { listEditions, listSections, listTags } from "../src/editions/editions.ts";
import { listNewest, listNumberedPage } from "../src/items/items.ts";
import { createHandler, type Handle } from "../src/server.ts";
import { LISTING_SIZE } from "../src/site/listings.tsx";
import { wallTime } from "../src/zones.ts";
import { fillArchive } from "./archive.ts";
import type { Outcome } from "./bench.ts";
import { cpuOf, median, nobody, round, withFolder } from "./tools.ts";

/**
 * What a page costs as the archive grows: CPU milliseconds for a page that is not in the page cache, in this
 * process, without HTTP, medians. "Warm" keeps the small values that pages share (menus, anchors of deep pages, the
 * most read); "cold" drops them before every request, as the first request after a start or a large purge meets it.
 */
const SIZES = [1_000, 10_000, 100_000];
const ROUNDS = 60;
/** A page this deep, or the last full one where a section has fewer. */
const DEEP = 500;

interface Site {
  size: number;
  app: App;
  handle: Handle;
  /** The addresses of this site's pages, in the same order for every size. */
  pages: { what: string; path: string }[];
}

export default async function bench(): Promise<Outcome[]> {
  return withFolder(async (folder) => {
    const sites: Site[] = [];
    for (const size of SIZES) {
      const dataDir = join(folder, String(size));
      mkdirSync(dataDir);
      await fillArchive(dataDir, size);
      sites.push(await openSite(dataDir, size));
    }
    const outcomes = [await compare(sites, "warm"), await compare(sites, "cold")];
    for (const { app } of sites) await app.close();
    return outcomes;
  });
}

async function openSite(dataDir: string, size: number): Promise<Site> {
  // A page cache of no size: every page is made anew, while the memory of shared values stays.
  const app = await openApp(
    { ...readConfig({ MINBAR_DATA: dataDir }), cacheBytes: 0 },
    { effects: afterEffects },
  );
  return { size, app, handle: createHandler(app), pages: await choosePages(app) };
}

async function choosePages(app: App): Promise<Site["pages"]> {
  const [edition] = await listEditions(app);
  if (!edition) throw new Error("no edition");
  const [section] = await listSections(app, edition.id);
  // One of those that fill a page at every size.
  const tag = (await listTags(app, edition.id)).find((one) => one.name.startsWith("موضوع"));
  const scope = { section: section?.id ?? 0 };
  const { pages } = await listNumberedPage(app, scope, 1, LISTING_SIZE);
  const [story] = (await listNumberedPage(app, scope, Math.ceil(pages / 2), LISTING_SIZE)).stories;
  const [newest] = await listNewest(app, { edition: edition.id }, 1);
  const { year, month, day } = wallTime(edition.zone, (newest?.visible_at ?? 0) - 60_000);
  const two = (n: number) => String(n).padStart(2, "0");
  return [
    { what: "home", path: "/" },
    {
      what: `section, page ${DEEP} or the last full one`,
      path: `/section/${section?.slug}?page=${Math.min(DEEP, pages - 1)}`,
    },
    { what: "section, first page", path: `/section/${section?.slug}` },
    { what: "article", path: `/n/${story?.id}/${story?.slug}` },
    { what: "feed", path: "/feed.xml" },
    { what: "tag", path: `/tag/${tag?.slug}` },
    { what: "latest", path: "/latest" },
    { what: "archive", path: "/archive" },
    { what: "archive, one day", path: `/archive/${year}/${two(month)}/${two(day)}` },
    { what: "sitemap index", path: "/sitemap.xml" },
    { what: "search", path: `/search?q=${encodeURIComponent("الميناء المهرجان")}` },
  ];
}

async function compare(sites: Site[], shared: "warm" | "cold"): Promise<Outcome> {
  const rows: Outcome["rows"] = [];
  for (const [index, { what }] of (sites[0]?.pages ?? []).entries()) {
    const costs = sites.map((): number[] => []);
    for (let turn = 0; turn < ROUNDS + 10; turn++)
      for (const [place, { app, handle, pages }] of sites.entries()) {
        if (shared === "cold") app.cache.clear();
        const request = new Request(new URL(pages[index]?.path ?? "/", app.config.origin), {
          headers: { "Accept-Encoding": "gzip" },
        });
        let status = 0;
        const cost = await cpuOf(async () => ({ status } = await handle(request, nobody)));
        if (status !== 200) throw new Error(`${what}: ${status}`);
        if (turn >= 10) costs[place]?.push(cost);
      }
    const medians = costs.map(median);
    rows.push({
      page: what,
      ...Object.fromEntries(
        sites.map(({ size }, place) => [`${size / 1_000}k, ms`, round(medians[place] ?? NaN)]),
      ),
      "100k / 1k": round((medians.at(-1) ?? NaN) / (medians[0] ?? NaN)),
    });
  }
  return { title: `Cost of one page as the archive grows, shared values ${shared}`, rows };
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importComments } from "../src/comments/comments.ts";
import { storeDrawing, storeMedia } from "../src/media/media.ts";
import { zellige } from "../src/media/zellige.ts";
import { openTestApp } from "./app.ts";
import { aPublishedArticle, anEdition } from "./factories.ts";
import { startSite, type Site } from "./process.ts";

export interface HostileSite {
  site: Site;
  port: number;
  /** One address of every route, without the edition's prefix. */
  routes: string[];
  /** A picture and a sound that readers may fetch. */
  picture: string;
  sound: string;
  close(): Promise<void>;
}

/**
 * A process over a small newsroom in two editions. Proxies on the loopback are trusted, so that a test can speak for
 * many networks by X-Forwarded-For.
 */
export async function startHostileSite(environment: Record<string, string> = {}): Promise<HostileSite> {
  const dataDir = mkdtempSync(join(tmpdir(), "minbar-hostile-"));
  const made = await fill(dataDir);
  const site = await startSite(dataDir, {
    MINBAR_TRUSTED_PROXIES: "127.0.0.1 ::1",
    ...environment,
  });
  return {
    site,
    port: Number(new URL(site.url).port),
    ...made,
    async close() {
      if (site.child.exitCode === null) await site.kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function fill(dataDir: string) {
  let passed = 0;
  const clock = { now: () => Date.now() + passed, pass: (ms: number) => void (passed += ms) };
  const app = await openTestApp("sqlite", { dataDir, clock });
  try {
    const picture = await storeDrawing(app, zellige("hostile"), { name: "a.svg", alt: "زليج" });
    const sound = await storeMedia(app, soundBytes(), { name: "حوار.mp3" });
    await app.settle();
    const arabic = await anEdition(app);
    const french = await anEdition(app, {
      code: "fr",
      language: "fr",
      direction: "ltr",
      name: "L’Écho",
      path: "fr",
    });
    const at = Date.UTC(2026, 8, 14, 9);
    const body = { type: "doc" as const, content: [figure(picture), figure(sound)] };
    const lead = { mediaId: picture, alt: "زليج", caption: "", credit: "" };
    const first = await aPublishedArticle(app, arabic, { lead, body, slug: "port" }, { publishAt: at });
    await aPublishedArticle(
      app,
      arabic,
      { kind: "page", headline: "من نحن", slug: "about" },
      { publishAt: at },
    );
    await aPublishedArticle(app, french, { headline: "Le port rouvre", slug: "port-fr" }, { publishAt: at });
    await importComments(app, [
      { itemId: first, state: "approved", name: "ليلى", text: "شكرا", createdAt: at },
    ]);
    const [tag] = await app.db.selectFrom("tags").select("slug").orderBy("id").limit(1).execute();
    const routes = [
      "/",
      `/n/${first}/port`,
      `/n/${first}`,
      "/p/about",
      "/section/national",
      `/tag/${encodeURIComponent(tag?.slug ?? "")}`,
      "/author/salma",
      "/latest",
      "/archive",
      "/archive/2026/09",
      "/archive/2026/09/14",
      "/search",
      "/saved",
      "/setup",
      "/manifest.webmanifest",
      "/favicon.ico",
      "/apple-touch-icon.png",
      "/feed.xml",
      "/feed.atom",
      "/feed.json",
      "/section/national/feed.xml",
      "/author/salma/feed.json",
      "/sitemap.xml",
      "/sitemap-news.xml",
      "/sitemap-0.xml",
      "/sitemap-1.xml",
      "/opensearch.xml",
      "/robots.txt",
      "/.well-known/security.txt",
      `/share/${first}.png`,
      `/media/${picture}/480.webp`,
      `/media/${sound}/file.mp3`,
      "/zellige/abc.svg",
      "/assets/nothing.0.css",
      "/nothing",
    ];
    return { routes, picture: `/media/${picture}/480.webp`, sound: `/media/${sound}/file.mp3` };
  } finally {
    await app.close();
  }
}

const figure = (media: number) => ({ type: "figure" as const, attrs: { media, alt: "" } });

function soundBytes(): Uint8Array {
  const bytes = Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7) % 251);
  bytes.set(new TextEncoder().encode("ID3"));
  return bytes;
}

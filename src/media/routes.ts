import { Hono } from "hono";
import type { App } from "../app.ts";
import { listEditions, type Env, type RouteContext } from "../editions/editions.ts";
import { Refusal } from "../http/errors.ts";
import { securityHeaders } from "../http/headers.ts";
import { gunzip, gzip } from "../platform/compress.ts";
import { fileBody } from "../platform/file.ts";
import { createByteCache, type ByteCache } from "./byte-cache.ts";
import { originalsOf, picturesOf, type Original } from "./media.ts";
import { readPiece, readRange } from "./range.ts";
import { shareCard, type ShareStory } from "./share.ts";
import { zellige } from "./zellige.ts";

/** What the routes ask of the features behind this one: both answer by the one "visible now" predicate. */
export interface MediaVisibility {
  isVisible(app: App, mediaId: number): Promise<boolean>;
  findStory(app: App, itemId: number): Promise<ShareStory | undefined>;
}

const HOT_BYTES = 32 * 1_048_576;
/** Seconds between two bytes before a slow reader's download is given up. */
const PATIENCE = 120;
const KEPT = "public, max-age=86400, stale-while-revalidate=604800";

/**
 * /media/{id}/{width}.{format} (renditions), /media/{id}/file.{ending} (sounds, films, documents as they came),
 * /zellige/{seed}.svg and /share/{item}.png. What readers may not see answers as if it did not exist.
 */
export function mediaRoutes(visibility: MediaVisibility): Hono<Env> {
  const routes = new Hono<Env>();
  const hot = createByteCache(HOT_BYTES);
  routes.get("/media/:id{[1-9][0-9]{0,14}}/:file{[0-9]{1,5}\\.(?:avif|webp|jpeg)}", function rendition(c) {
    return sendRendition(c, visibility, hot, Number(c.req.param("id")), c.req.param("file"));
  });
  routes.get("/media/:id{[1-9][0-9]{0,14}}/:file{file\\.[a-z0-9]{3,4}}", function original(c) {
    return sendOriginal(c, visibility, Number(c.req.param("id")), c.req.param("file"));
  });
  routes.get("/share/:file{[1-9][0-9]{0,14}\\.png}", function card(c) {
    return sendCard(c, visibility, hot, parseInt(c.req.param("file"), 10));
  });
  routes.get("/zellige/:file{[A-Za-z0-9]{1,40}\\.svg}", function zelligePattern(c) {
    return sendZellige(c, hot, c.req.param("file").slice(0, -4));
  });
  return routes;
}

/**
 * True while some visible item shows the medium. A yes is remembered until anything in any edition changes
 * (every change and withdrawal purges its edition); a no is asked anew, as its end may be a matter of time.
 */
function mayFetch(app: App, visibility: MediaVisibility, mediaId: number): Promise<boolean> {
  return app.memo.remember(`media-visible:${mediaId}`, async () => {
    const editions = await listEditions(app);
    const value = await visibility.isVisible(app, mediaId);
    const tags = ["editions", ...editions.map((edition) => `edition:${edition.id}`), `media:${mediaId}`];
    return { value, tags, until: value ? undefined : app.clock.now() };
  });
}

async function sendRendition(
  c: RouteContext,
  visibility: MediaVisibility,
  hot: ByteCache,
  id: number,
  file: string,
): Promise<Response> {
  const { app } = c.env;
  if (!(await mayFetch(app, visibility, id))) throw new Refusal("not-found");
  const picture = (await picturesOf(app, [id])).get(id);
  const source = picture?.sources.find(({ width, format }) => file === `${width}.${format}`);
  if (!source) throw new Refusal("not-found");
  return sendStored(c, hot, source.hash, `image/${source.format}`, KEPT);
}

async function sendCard(
  c: RouteContext,
  visibility: MediaVisibility,
  hot: ByteCache,
  itemId: number,
): Promise<Response> {
  const { app } = c.env;
  const story = await visibility.findStory(app, itemId);
  if (!story) throw new Refusal("not-found");
  c.env.patience(PATIENCE);
  const hash = await shareCard(app, story);
  return sendStored(c, hot, hash, "image/png", "public, max-age=3600, stale-while-revalidate=86400");
}

/** A small file of the store, kept in memory while it is hot. */
async function sendStored(
  c: RouteContext,
  hot: ByteCache,
  hash: string,
  type: string,
  cacheControl: string,
): Promise<Response> {
  const { app } = c.env;
  const etag = `"${hash.slice(0, 32)}"`;
  const headers = { ...fileHeaders(app, type, cacheControl), ETag: etag };
  if (matches(c, etag)) return new Response(null, { status: 304, headers });
  const bytes = hot.get(hash) ?? (await app.files.get(hash));
  if (!bytes) throw new Refusal("not-found");
  hot.keep(hash, bytes);
  c.env.patience(PATIENCE);
  return new Response(bytes, { headers });
}

async function sendOriginal(
  c: RouteContext,
  visibility: MediaVisibility,
  id: number,
  file: string,
): Promise<Response> {
  const { app } = c.env;
  if (!(await mayFetch(app, visibility, id))) throw new Refusal("not-found");
  const original = (await originalsOf(app, [id])).get(id);
  if (!original || original.file !== file) throw new Refusal("not-found");
  const size = await app.files.size(original.hash);
  if (size === undefined) throw new Refusal("not-found");
  const etag = `"${original.hash.slice(0, 32)}"`;
  const headers = {
    ...fileHeaders(app, original.mime, KEPT),
    "Content-Disposition": disposition(original),
    "Accept-Ranges": "bytes",
    ETag: etag,
  };
  if (matches(c, etag)) return new Response(null, { status: 304, headers });
  c.env.patience(PATIENCE);
  const path = app.files.path(original.hash);
  const condition = c.req.header("if-range");
  const range = condition && condition !== etag ? undefined : readRange(c.req.header("range"), size);
  if (range === "unsatisfiable")
    return new Response(null, { status: 416, headers: { ...headers, "Content-Range": `bytes */${size}` } });
  if (!range) return new Response(fileBody(path), { headers });
  return new Response(await readPiece(path, range), {
    status: 206,
    headers: { ...headers, "Content-Range": `bytes ${range.start}-${range.end}/${size}` },
  });
}

/** Sounds and films play in the page; documents are saved, as no viewer runs under a sandbox. */
function disposition(original: Original): string {
  const kind = original.kind === "file" ? "attachment" : "inline";
  const ending = original.file.replace("file", "");
  const bare = original.name.replace(/\.[A-Za-z0-9]{1,5}$/, "") || `minbar-${original.id}`;
  const encoded = encodeURIComponent(bare.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `${kind}; filename="minbar-${original.id}${ending}"; filename*=UTF-8''${encoded}${ending}`;
}

function sendZellige(c: RouteContext, hot: ByteCache, seed: string): Response {
  const { app } = c.env;
  const key = `zellige:${seed}`;
  const known = hot.get(key);
  if (!known) c.env.spend();
  const packed = known ?? gzip(new TextEncoder().encode(zellige(seed)), 6);
  hot.keep(key, packed);
  const headers = { ...fileHeaders(app, "image/svg+xml; charset=utf-8", KEPT), Vary: "Accept-Encoding" };
  if (!c.req.header("accept-encoding")?.includes("gzip")) return new Response(gunzip(packed), { headers });
  return new Response(packed, { headers: { ...headers, "Content-Encoding": "gzip" } });
}

const fileHeaders = (app: App, type: string, cacheControl: string) => ({
  ...securityHeaders("file", app.config.origin.startsWith("https:")),
  "Content-Type": type,
  "Cache-Control": cacheControl,
});

/** If-None-Match, also as a list or with the weak prefix that proxies add when they compress. */
function matches(c: RouteContext, etag: string): boolean {
  const header = c.req.header("if-none-match");
  return header !== undefined && header.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
}

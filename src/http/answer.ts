import type { App } from "../app.ts";
import { gunzip, gzip } from "../platform/compress.ts";
import { fingerprint } from "../platform/hash.ts";
import { securityHeaders } from "./headers.ts";
import type { CachedPage } from "./page-cache.ts";

/** What a route renders: HTML, XML or JSON text, and what it hangs on. */
export interface Rendered {
  text: string;
  /** Media type with charset; HTML when absent. */
  type?: string;
  status?: number;
  /** Cache tags (see items.ts). No tags: the answer is private and never stored. */
  tags: string[];
  /** Instant (ms) after which it is stale; ten minutes from now when absent. */
  until?: number | undefined;
  /** The item whose readings this page counts. */
  itemId?: number;
  headers?: Record<string, string>;
}

const TEN_MINUTES = 600_000;
export const HTML = "text/html; charset=utf-8";
const encoder = new TextEncoder();

/**
 * The page under `key`, rendered if need be. Every request for a page goes through here, so that one
 * rendering serves all who ask. The key is the canonical address: origin, path and the parameters that count.
 */
export async function cachedPage(
  app: App,
  key: string,
  render: () => Promise<Rendered>,
): Promise<CachedPage> {
  const known = app.cache.get(key);
  if (known && app.clock.now() < known.until) return known;
  const begun = app.cache.begin();
  const page = packPage(app, await render());
  if (page.tags.length > 0) app.cache.store(key, page, begun);
  return page;
}

/** Compresses a rendering once and makes its headers once. */
export function packPage(app: App, rendered: Rendered): CachedPage {
  const bytes = encoder.encode(rendered.text);
  const type = rendered.type ?? HTML;
  const etag = `W/"${fingerprint(bytes)}"`;
  const stored = rendered.tags.length > 0;
  const headers = new Headers({
    ...securityHeaders(type === HTML ? "document" : "file", app.config.origin.startsWith("https:")),
    "Content-Type": type,
    "Content-Encoding": "gzip",
    Vary: "Accept-Encoding",
    "Cache-Control": stored ? "public, max-age=0, must-revalidate" : "no-store",
    ...(stored ? { ETag: etag } : {}),
    ...rendered.headers,
  });
  return {
    status: rendered.status ?? 200,
    body: new Blob([gzip(bytes)]),
    etag,
    headers,
    tags: rendered.tags,
    until: rendered.until ?? app.clock.now() + TEN_MINUTES,
    itemId: rendered.itemId,
    reads: 0,
  };
}

/** The answer to one request for a page: 304, gzip, or plain for the few clients that cannot unpack. */
export function sendPage(page: CachedPage, request: Request): Response | Promise<Response> {
  page.reads++;
  const { headers } = request;
  if (page.status === 200 && headers.get("if-none-match")?.includes(page.etag))
    return new Response(null, (page.unchanged ??= unchanged(page)));
  // The page is the init of its own answers: nothing is made for one request but the Response.
  return takesGzip(headers.get("accept-encoding")) ? new Response(page.body, page) : sendPlain(page);
}

/** True when gzip is named and not refused by a weight of zero (RFC 9110, 12.5.3). */
function takesGzip(codings: string | null): boolean {
  if (!codings?.includes("gzip")) return false;
  return !codings.includes(";") || !/gzip\s*;\s*q=0(\.0*)?\s*(,|$)/i.test(codings);
}

async function sendPlain(page: CachedPage): Promise<Response> {
  const headers = new Headers(page.headers);
  headers.delete("Content-Encoding");
  const bytes = gunzip(new Uint8Array(await page.body.arrayBuffer()));
  return new Response(bytes, { status: page.status, headers });
}

function unchanged(page: CachedPage): NonNullable<CachedPage["unchanged"]> {
  const headers = new Headers({ ETag: page.etag, Vary: "Accept-Encoding" });
  const control = page.headers.get("Cache-Control");
  if (control) headers.set("Cache-Control", control);
  return { status: 304, headers };
}

/** A permanent redirect to a path of this site or an absolute address of our own making. */
export function movedPermanently(location: string): Response {
  return new Response(null, {
    status: 301,
    headers: { Location: headerAddress(location), "Cache-Control": "public, max-age=3600" },
  });
}

/** An address as a header carries it: what is percent-encoded already (well or badly) stays as it is, the rest becomes it. */
export function headerAddress(address: string): string {
  return address.toWellFormed().replace(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]+/g, encodeURIComponent);
}

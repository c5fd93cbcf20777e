import type { Context } from "hono";
import type { App } from "../app.ts";
import type { Edition } from "./editions.ts";
import { cachedPage, sendPage, type Rendered } from "../http/answer.ts";

/** What server.ts hands every route. */
export interface Bindings {
  app: App;
  /** The edition whose host or path was asked for. */
  edition: Edition;
  /** Path within the edition, percent-encoded as asked: "/section/sport". */
  path: string;
  /** Network address of the reader, after trusted proxies. */
  address: string;
  /** Lets this answer wait so many seconds between two bytes: downloads slower than 16 KB/s are cut otherwise. */
  patience(seconds: number): void;
  /** To be called before work that no cache spares. Throws Refusal "too-many" when the reader's network has had its share. */
  spend(): void;
}

export type Env = { Bindings: Bindings };
export type RouteContext = Context<Env>;

/**
 * Answers with a page from the cache or from `render`. `query` names the parameters that make it another
 * page; any other parameter (campaign tags) is left out of the key, so that it cannot fill the cache.
 */
export async function answerPage(
  c: RouteContext,
  render: () => Promise<Rendered>,
  query: Record<string, string | number | undefined> = {},
): Promise<Response> {
  const url = new URL(c.req.url);
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) parameters.set(name, String(value));
  const search = parameters.size > 0 ? `?${parameters}` : "";
  const page = await cachedPage(c.env.app, `${url.origin}${url.pathname}${search}`, render);
  return sendPage(page, c.req.raw);
}

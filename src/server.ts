import { Hono } from "hono";
import type { App } from "./app.ts";
import { isDatabaseAway } from "./db/db.ts";
import { editionPath, listEditions, type Bindings, type Edition, type Env } from "./editions/editions.ts";
import { feeds } from "./feeds/routes.ts";
import { checkPath, clientAddress } from "./http/address.ts";
import { sendPage } from "./http/answer.ts";
import { Refusal } from "./http/errors.ts";
import { createBudget, type Budget } from "./http/limits.ts";
import { findVisibleItem, isMediaVisible } from "./items/items.ts";
import { mediaRoutes } from "./media/routes.ts";
import { serve, type Peer, type Served } from "./platform/serve.ts";
import { refusalPage } from "./site/refusal.tsx";
import { site } from "./site/routes.ts";

/** The table of contents of the product: every feature's routes, in the order in which they are asked. */
export function createRoutes(): Hono<Env> {
  const routes = new Hono<Env>({ getPath: (_request, options) => options?.env?.path ?? "/" });
  // Refusals and faults go to `answer`, which knows the edition; Hono's own handler would print them.
  routes.onError((error) => {
    throw error;
  });
  routes.route("/", feeds);
  routes.route("/", mediaRoutes({ isVisible: isMediaVisible, findStory: findVisibleItem }));
  routes.route("/", site);
  return routes;
}

/** Bodies over this are refused unread; the routes that take files set their own, larger way. */
const MAX_BODY = 1_048_576;

/**
 * Answers that are made for one asker alone (searches, refusals): more than a hundred people behind one address need,
 * and a fraction of what one core makes. Pages that caches keep are not counted.
 */
const BUDGET = { burst: 1_000, perSecond: 50, networks: 20_000 };

/** Answers one request: from the page cache when it is there, otherwise through the routes. */
export type Handle = (request: Request, peer: Peer) => Response | Promise<Response>;

export function createHandler(app: App): Handle {
  const routes = createRoutes();
  const budget = createBudget(BUDGET);
  return (request, peer) => {
    if (request.method === "GET") {
      const page = app.cache.get(request.url);
      if (page && app.clock.now() < page.until && hasOneHost(request))
        return count(app, sendPage(page, request));
    }
    return count(app, answer(app, routes, budget, request, peer));
  };
}

function count(app: App, response: Response | Promise<Response>): Response | Promise<Response> {
  if (response instanceof Promise) return response.then((awaited) => count(app, awaited));
  app.answers.add(response.status);
  return response;
}

async function answer(
  app: App,
  routes: Hono<Env>,
  budget: Budget,
  request: Request,
  peer: Peer,
): Promise<Response> {
  const address = clientAddress(
    peer.address(request),
    request.headers.get("x-forwarded-for"),
    app.config.trustedProxies,
  );
  const wait = () => budget.take(address, app.clock.now());
  let edition: Edition | undefined;
  try {
    const url = hasOneHost(request) ? URL.parse(request.url) : null;
    if (!url) throw new Refusal("bad-request");
    const editions = await listEditions(app);
    const found = findByAddress(app, editions, url);
    edition = found?.edition ?? editions[0];
    if (!edition) throw new Refusal("unavailable");
    if (!found) throw new Refusal("wrong-host");
    const fault = checkPath(url.pathname);
    if (fault) throw new Refusal(fault);
    const bindings: Bindings = {
      app,
      edition: found.edition,
      path: found.path,
      address,
      patience: (seconds) => peer.patience(request, seconds),
      spend() {
        const retryAfter = wait();
        if (retryAfter > 0) throw new Refusal("too-many", { retryAfter });
      },
    };
    return await routes.fetch(request, bindings);
  } catch (error) {
    // Refusals cost as much as pages and are never kept: who has had too many gets them without the frame.
    const isFramed = wait() === 0;
    if (!isFramed) await warnOfBudget(app, request);
    return refuse(app, isFramed ? edition : undefined, request, error);
  }
}

/** Says so at most once a minute; behind a proxy that MINBAR_TRUSTED_PROXIES does not name, all readers are one network. */
function warnOfBudget(app: App, request: Request): Promise<void> {
  return app.memo.remember("over-budget", async () => {
    const forwarded = request.headers.has("x-forwarded-for");
    app.log.warn("a network is over its budget", { forwarded });
    return { value: undefined, tags: [], until: app.clock.now() + 60_000 };
  });
}

/** Bun joins a doubled Host; RFC 9112 (3.2) wants 400 for it. A Host that is missing or no host leaves no whole address. */
const hasOneHost = (request: Request): boolean => !request.headers.get("host")?.includes(",");

/** One line a minute while the database is away, however many readers ask. */
const warnOfDatabase = (app: App, error: unknown): Promise<void> =>
  app.memo.remember("database-away", async () => {
    app.log.warn("database away", { message: String((error as Error).message).slice(0, 200) });
    return { value: undefined, tags: [], until: app.clock.now() + 60_000 };
  });

/** The answer to a refusal or a fault, in the language of the edition; faults are logged once. */
export async function refuse(
  app: App,
  edition: Edition | undefined,
  request: Request,
  error: unknown,
): Promise<Response> {
  if (error instanceof Refusal && error.code !== "internal") return refusalPage(app, edition, request, error);
  if (isDatabaseAway(error)) {
    await warnOfDatabase(app, error);
    return refusalPage(app, edition, request, new Refusal("unavailable", { retryAfter: 10 }));
  }
  // The reader is shown the same code as the log, so that a report leads to its line.
  const reference = crypto.randomUUID().slice(0, 8);
  app.log.error("request failed", error, { method: request.method, reference });
  return refusalPage(app, edition, request, new Refusal("internal", { reference }));
}

/** Which edition an address means, and the path within it; undefined for a host that is not ours. */
function findByAddress(
  app: App,
  editions: Edition[],
  url: URL,
): { edition: Edition; path: string } | undefined {
  const own = editions.find((edition) => edition.host === url.host);
  if (own) return { edition: own, path: url.pathname };
  if (!isMainHost(app, url)) return undefined;
  const shared = editions.filter((edition) => !edition.host);
  for (const edition of shared) {
    const prefix = editionPath(edition);
    if (!prefix) continue;
    if (url.pathname === prefix) return { edition, path: "/" };
    if (url.pathname.startsWith(`${prefix}/`)) return { edition, path: url.pathname.slice(prefix.length) };
  }
  const root = shared.find((edition) => !edition.path) ?? shared[0];
  return root && { edition: root, path: url.pathname };
}

function isMainHost(app: App, url: URL): boolean {
  if (url.host === new URL(app.config.origin).host) return true;
  return !app.config.originIsSet && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
}

/** Starts the public server. */
export function startServer(app: App): Served {
  const handle = createHandler(app);
  return serve({
    port: app.config.port,
    hostname: app.config.hostname,
    maxBody: MAX_BODY,
    handle,
    failed(error) {
      app.log.error("request failed", error);
      return new Response(null, { status: 500 });
    },
  });
}

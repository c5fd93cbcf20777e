import { Hono } from "hono";
import { answerPage, type Env, type RouteContext } from "../editions/editions.ts";
import { movedPermanently, type Rendered } from "../http/answer.ts";
import { Refusal } from "../http/errors.ts";
import { named } from "../http/named.ts";
import { renderArchive, renderDay, renderMonth } from "./archive-pages.tsx";
import { articlePage } from "./article.tsx";
import { renderAuthor } from "./author.tsx";
import { assetFile, sendAsset } from "./assets.ts";
import { renderHome } from "./home.tsx";
import { renderLatest } from "./latest.tsx";
import { renderSection, renderTag } from "./listings.tsx";
import { renderManifest } from "./manifest.ts";
import { followOldAddress } from "./old-addresses.ts";
import { changeSaved, renderSaved } from "./saved.tsx";
import { renderSearch } from "./search-page.tsx";
import { sendSampleRemoval, sendSetup, showSetup } from "./setup.tsx";
import { renderStaticPage } from "./static-page.tsx";

/** The public site. It answers every path that is left over, so it is mounted last. */
export const site = new Hono<Env>();

type Handler = (c: RouteContext) => Promise<Response>;

/** A page that is only read: what it does not find may be an old address, and other methods are refused. */
function page(name: string, path: string, handler: Handler): void {
  site.get(
    path,
    named(name, (c: RouteContext) => orOldAddress(c, () => handler(c))),
  );
  site.all(path, refuseMethod("GET, HEAD"));
}

/** The answer to a method that an address does not know. */
const refuseMethod = (allow: string) =>
  named("refuseMethod", () => {
    throw new Refusal("method-not-allowed", { allow });
  });

/** A page with numbered continuations. */
function numbered(
  name: string,
  path: string,
  render: (c: RouteContext, number: number) => Promise<Rendered>,
): void {
  page(name, path, (c) => {
    const number = pageNumber(c);
    return answerPage(c, () => render(c, number), { page: number > 1 ? number : undefined });
  });
}

/** The "page" parameter: 1 when absent. Throws Refusal "not-found" for anything but one whole number from 1. */
function pageNumber(c: RouteContext): number {
  const [wished = "1", second] = c.req.queries("page") ?? [];
  if (second !== undefined || !/^[1-9]\d{0,6}$/.test(wished)) throw new Refusal("not-found");
  return Number(wished);
}

async function orOldAddress(c: RouteContext, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    const isLost = error instanceof Refusal && error.code === "not-found";
    const followed = isLost ? await followOldAddress(c.env.app, c.env.edition, addressOf(c)) : undefined;
    if (followed) return followed;
    throw error;
  }
}

/** Path within the edition and query, as asked. */
const addressOf = (c: RouteContext): string => c.env.path + new URL(c.req.url).search;

/** A part of the path, decoded by the router; some keyboards and systems write one letter as two. */
const part = (c: RouteContext, name: string): string => (c.req.param(name) ?? "").normalize("NFC");

// One spelling of every address: a final slash leads to the address without, old addresses of imports straight home.
site.use(async function oneSpelling(c, next) {
  const { pathname, search } = new URL(c.req.url);
  if (pathname === "/" || !pathname.endsWith("/") || !["GET", "HEAD"].includes(c.req.method)) return next();
  const followed = await followOldAddress(c.env.app, c.env.edition, addressOf(c));
  return followed ?? movedPermanently(pathname.slice(0, -1) + search);
});

page("home", "/", async (c) => {
  const isOld = /[?&](?:(?:p|page_id|attachment_id|cat|author)=\d|s=)/.test(c.req.url);
  const followed = isOld ? await followOldAddress(c.env.app, c.env.edition, addressOf(c)) : undefined;
  return followed ?? answerPage(c, () => renderHome(c.env.app, c.env.edition));
});
page("article", "/n/:id{[0-9]+}/:slug", articlePage);
page("article", "/n/:id{[0-9]+}", articlePage);
page("staticPage", "/p/:slug", (c) =>
  answerPage(c, () => renderStaticPage(c.env.app, c.env.edition, part(c, "slug"))),
);
numbered("section", "/section/:slug", (c, number) =>
  renderSection(c.env.app, c.env.edition, part(c, "slug"), number),
);
numbered("tag", "/tag/:slug", (c, number) => renderTag(c.env.app, c.env.edition, part(c, "slug"), number));
numbered("author", "/author/:slug", (c, number) =>
  renderAuthor(c.env.app, c.env.edition, part(c, "slug"), number),
);
numbered("latest", "/latest", (c, number) => renderLatest(c.env.app, c.env.edition, number));
page("archive", "/archive", (c) => answerPage(c, () => renderArchive(c.env.app, c.env.edition)));
page("archiveMonth", "/archive/:year{[0-9]{4}}/:month{(0[1-9]|1[0-2])}", (c) =>
  answerPage(c, () => renderMonth(c.env.app, c.env.edition, monthOf(c))),
);
page("archiveDay", "/archive/:year{[0-9]{4}}/:month{(0[1-9]|1[0-2])}/:day{(0[1-9]|[12][0-9]|3[01])}", (c) =>
  answerPage(c, () => renderDay(c.env.app, c.env.edition, monthOf(c), Number(part(c, "day")))),
);
page("search", "/search", (c) => {
  const number = pageNumber(c);
  c.env.spend();
  return answerPage(c, () => renderSearch(c.env.app, c.env.edition, c.req.query("q") ?? "", number));
});

site.get("/saved", function saved(c) {
  c.env.spend();
  return answerPage(c, () => renderSaved(c.env.app, c.env.edition, c.req.header("cookie") ?? null));
});
site.post("/saved", changeSaved);
site.all("/saved", refuseMethod("GET, HEAD, POST"));

site.get("/setup", showSetup);
site.post("/setup", sendSetup);
site.all("/setup", refuseMethod("GET, HEAD, POST"));
site.post("/setup/sample", sendSampleRemoval);
site.all("/setup/sample", refuseMethod("POST"));

page("manifest", "/manifest.webmanifest", (c) => answerPage(c, () => renderManifest(c.env.edition)));
page("asset", "/assets/:file", async (c) => {
  const sent = sendAsset(c.env.path, c.req.raw, c.env.app.config.origin.startsWith("https:"));
  if (!sent) throw new Refusal("not-found");
  return sent;
});
// Browsers ask for these two by name, whatever the page says.
page("favicon", "/favicon.ico", async () => iconFile("mark-32.png"));
page("touchIcon", "/apple-touch-icon.png", async () => iconFile("mark-180.png"));

site.all("*", function nobodysAddress(c) {
  // Feeds and media are mounted before this and only read, like every address that nobody knows.
  if (!["GET", "HEAD"].includes(c.req.method))
    throw new Refusal("method-not-allowed", { allow: "GET, HEAD" });
  return orOldAddress(c, async () => {
    throw new Refusal("not-found");
  });
});

const monthOf = (c: RouteContext) => ({ year: Number(part(c, "year")), month: Number(part(c, "month")) });

function iconFile(name: string): Response {
  const { bytes, type } = assetFile(name);
  return new Response(bytes, { headers: { "Content-Type": type, "Cache-Control": "public, max-age=86400" } });
}

import type { App } from "../app.ts";
import { localeTag } from "../arabic/language.ts";
import { editionUrl, type Edition } from "../editions/editions.ts";
import { escapeHtml } from "../platform/escape.ts";
import { assetUrl, hasClient } from "./assets.ts";
import { frameOf, spriteOf } from "./frame.tsx";
import { linkBetween } from "./targets.ts";
import { words } from "./words.ts";

export { pageUntil, shellTags } from "./life.ts";

/** A picture that stands for a page where it is shared. */
export interface SharePicture {
  /** Absolute. */
  url: string;
  width: number;
  height: number;
  alt: string;
}

/** What a page says about itself to browsers, search engines and other sites. */
export interface Head {
  /** The page's own title; the edition's name is put behind it unless `bare`. */
  title: string;
  bare?: boolean;
  description?: string;
  /** Path within the edition, with its page number where it has one: "/section/sport?page=2". Refusals have none. */
  canonical?: string;
  /** The same page in other editions; its own edition is added by itself when there is any. */
  alternates?: { edition: Edition; path: string }[];
  /** Content of the robots meta element; absent means that the page may be indexed. */
  robots?: string;
  /** Open Graph type; "website" when absent. */
  type?: "website" | "article" | "profile";
  image?: SharePicture | undefined;
  /** For type "article": RFC 3339 times and names. */
  article?: { published: string; modified: string; section?: string; authors?: string[]; tags?: string[] };
  /** JSON-LD objects. */
  data?: object[];
  /** Feeds of this page beside the edition's own; paths within the edition. */
  feeds?: { path: string; title: string }[];
  /** Paths within the edition of the neighbouring numbered pages. */
  previous?: string | undefined;
  next?: string | undefined;
  /** The menu entry that the page belongs to (path within the edition), and whether it is that very page. */
  current?: string;
  isCurrentPage?: boolean;
}

/** JSX, or HTML that is known to be safe. */
export type Main = string | { toString(): string | Promise<string> };

/** The absolute address of a path within an edition, percent-encoded. */
export function absoluteUrl(app: App, edition: Edition, path: string): string {
  const base = editionUrl(app, edition);
  const isRoot = path === "/" && new URL(base).pathname !== "/";
  return encodeURI(decodeURI(base + (isRoot ? "" : path)));
}

/** A whole HTML document: the head, the edition's frame and, inside `main`, what the page is about. */
export async function renderDocument(app: App, edition: Edition, head: Head, main: Main): Promise<string> {
  const [frame, content] = await Promise.all([frameOf(app, edition), main.toString()]);
  const headHtml = renderHead(app, edition, head);
  const before = pointAtTranslations(app, edition, head, markCurrent(app, edition, head, frame.before));
  return [
    `<!DOCTYPE html><html lang="${localeTag(edition.locale)}" dir="${edition.direction}"><head>`,
    headHtml,
    `</head><body id="top">`,
    spriteOf(frame, content),
    before,
    `<main id="main">`,
    content,
    `</main>`,
    frame.after,
    `</body></html>`,
  ].join("");
}

function markCurrent(app: App, edition: Edition, head: Head, frame: string): string {
  if (head.current === undefined) return frame;
  const here = escapeHtml(linkBetween(app, edition, edition, head.current));
  const value = head.isCurrentPage ? "page" : "true";
  return frame.replaceAll(`<li><a href="${here}">`, `<li><a href="${here}" aria-current="${value}">`);
}

/** The links to other editions lead to the same story there, where there is one. */
function pointAtTranslations(app: App, edition: Edition, head: Head, frame: string): string {
  let result = frame;
  for (const { edition: other, path } of head.alternates ?? []) {
    const home = escapeHtml(linkBetween(app, edition, other, "/"));
    const there = escapeHtml(linkBetween(app, edition, other, path));
    result = result.replaceAll(`<a href="${home}" lang="`, `<a href="${there}" lang="`);
  }
  return result;
}

function renderHead(app: App, edition: Edition, head: Head): string {
  const title = head.bare ? head.title : `${head.title} | ${edition.name}`;
  const canonical = head.canonical && absoluteUrl(app, edition, head.canonical);
  const absolute = (path: string | undefined) => path && absoluteUrl(app, edition, path);
  const here = (path: string) => linkBetween(app, edition, edition, path);
  const description =
    head.description ||
    (head.canonical && (edition.tagline || words[edition.language].siteAbout(edition.name)));
  const feeds = [{ path: "/feed.xml", title: edition.name }, ...(head.feeds ?? [])];
  return [
    `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">`,
    `<title>${escapeHtml(title)}</title>`,
    meta("name", "description", description),
    meta("name", "robots", head.robots),
    link("canonical", canonical),
    alternates(app, edition, head),
    link("prev", absolute(head.previous)),
    link("next", absolute(head.next)),
    preloads(edition),
    link("stylesheet", assetUrl("site.css")),
    link("icon", assetUrl("mark.svg"), ` type="image/svg+xml"`),
    link("icon", assetUrl("mark-32.png"), ` sizes="32x32" type="image/png"`),
    link("apple-touch-icon", assetUrl("mark-180.png")),
    link("manifest", here("/manifest.webmanifest")),
    `<meta name="theme-color" content="#0a2e29"><meta name="color-scheme" content="light dark">`,
    ...feeds.map(({ path, title: name }) =>
      link("alternate", here(path), ` type="application/rss+xml" title="${escapeHtml(name)}"`),
    ),
    link(
      "search",
      here("/opensearch.xml"),
      ` type="application/opensearchdescription+xml" title="${escapeHtml(edition.name)}"`,
    ),
    social(app, edition, { ...head, ...(description ? { description } : {}) }, canonical),
    ...(head.data ?? []).map(jsonLd),
    hasClient ? `<script src="${assetUrl("reader.js")}" defer></script>` : "",
  ].join("");
}

/** A meta element, or nothing where there is nothing to say. */
function meta(kind: "name" | "property", name: string, content: string | number | undefined): string {
  if (content === undefined || content === "") return "";
  return `<meta ${kind}="${name}" content="${escapeHtml(String(content))}">`;
}

function link(rel: string, href: string | undefined, more = ""): string {
  return href ? `<link rel="${rel}" href="${escapeHtml(href)}"${more}>` : "";
}

function alternates(app: App, edition: Edition, head: Head): string {
  const others = head.alternates ?? [];
  if (others.length === 0 || !head.canonical) return "";
  return [{ edition, path: head.canonical }, ...others]
    .map(({ edition: one, path }) =>
      link("alternate", absoluteUrl(app, one, path), ` hreflang="${localeTag(one.locale)}"`),
    )
    .join("");
}

/** The two slices that the first screen is set in; the others load when a character asks for them. */
function preloads(edition: Edition): string {
  const slice = edition.language === "ar" ? "ar" : "la";
  return ["alyamama", "vazirmatn"]
    .map((family) =>
      link("preload", assetUrl(`${family}-${slice}.woff2`), ` as="font" type="font/woff2" crossorigin`),
    )
    .join("");
}

/** The mark of the site, for pages without a picture of their own. */
const markOf = (app: App, edition: Edition): SharePicture => ({
  url: new URL(editionUrl(app, edition)).origin + assetUrl("mark-512.png"),
  width: 512,
  height: 512,
  alt: edition.name,
});

/** Open Graph (ogp.me), and the size of the card on X. */
function social(app: App, edition: Edition, head: Head, canonical: string | undefined): string {
  const { article } = head;
  const image = head.image ?? markOf(app, edition);
  const og = (name: string, content: string | number | undefined) => meta("property", name, content);
  const ogLocale = (one: Edition) => localeTag(one.locale).replace("-", "_");
  return [
    og("og:type", head.type ?? "website"),
    og("og:title", head.title),
    og("og:description", head.description),
    og("og:url", canonical),
    og("og:site_name", edition.name),
    og("og:locale", ogLocale(edition)),
    ...(head.alternates ?? []).map((one) => og("og:locale:alternate", ogLocale(one.edition))),
    og("og:image", image?.url),
    og("og:image:width", image?.width),
    og("og:image:height", image?.height),
    og("og:image:alt", image?.alt),
    og("article:published_time", article?.published),
    og("article:modified_time", article?.modified),
    og("article:section", article?.section),
    ...(article?.authors ?? []).map((name) => og("article:author", name)),
    ...(article?.tags ?? []).map((name) => og("article:tag", name)),
    meta("name", "twitter:card", head.image ? "summary_large_image" : "summary"),
  ].join("");
}

/** A data block that cannot be left early: no "<" and no line separator stands in it as such. */
export function jsonLd(data: object): string {
  const json = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `<script type="application/ld+json">${json}</script>`;
}

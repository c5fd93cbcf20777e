import { html, raw } from "hono/html";
import type { App } from "../app.ts";
import { localeTag } from "../arabic/language.ts";
import { editionUrl, type Edition } from "../editions/editions.ts";
import { assetUrl, hasClient } from "./assets.ts";
import { frameOf, spriteOf } from "./frame.tsx";
import { linkBetween } from "./targets.ts";

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
  const headHtml = await renderHead(app, edition, head);
  const before = pointAtTranslations(app, edition, head, markCurrent(app, edition, head, frame.before));
  return [
    `<!doctype html><html lang="${localeTag(edition.locale)}" dir="${edition.direction}"><head>`,
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
  const link = escapeAttribute(linkBetween(app, edition, edition, head.current));
  const value = head.isCurrentPage ? "page" : "true";
  return frame.replaceAll(`<li><a href="${link}">`, `<li><a href="${link}" aria-current="${value}">`);
}

/** The links to other editions lead to the same story there, where there is one. */
function pointAtTranslations(app: App, edition: Edition, head: Head, frame: string): string {
  let result = frame;
  for (const { edition: other, path } of head.alternates ?? []) {
    const home = escapeAttribute(linkBetween(app, edition, other, "/"));
    const there = escapeAttribute(linkBetween(app, edition, other, path));
    result = result.replaceAll(`<a href="${home}" lang="`, `<a href="${there}" lang="`);
  }
  return result;
}

async function renderHead(app: App, edition: Edition, head: Head): Promise<string> {
  const title = head.bare ? head.title : `${head.title} | ${edition.name}`;
  const canonical = head.canonical && absoluteUrl(app, edition, head.canonical);
  const absolute = (path: string) => absoluteUrl(app, edition, path);
  const here = (path: string) => linkBetween(app, edition, edition, path);
  const pieces = await html`<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><title>${title}</title>${
    head.description ? html`<meta name="description" content="${head.description}">` : ""
  }${head.robots ? html`<meta name="robots" content="${head.robots}">` : ""}${
    canonical ? html`<link rel="canonical" href="${canonical}">` : ""
  }${alternates(
    app,
    edition,
    head,
  )}${head.previous ? html`<link rel="prev" href="${absolute(head.previous)}">` : ""}${
    head.next ? html`<link rel="next" href="${absolute(head.next)}">` : ""
  }${raw(preloads(edition))}<link rel="stylesheet" href="${assetUrl("site.css")}"><link rel="icon" href="${assetUrl(
    "mark.svg",
  )}" type="image/svg+xml"><link rel="icon" href="${assetUrl("mark-32.png")}" sizes="32x32" type="image/png"><link rel="apple-touch-icon" href="${assetUrl(
    "mark-180.png",
  )}"><link rel="manifest" href="${here("/manifest.webmanifest")}"><meta name="theme-color" content="#0a2e29"><meta name="color-scheme" content="light dark"><link rel="alternate" type="application/rss+xml" title="${
    edition.name
  }" href="${here("/feed.xml")}">${(head.feeds ?? []).map(
    (feed) => html`<link rel="alternate" type="application/rss+xml" title="${feed.title}" href="${here(feed.path)}">`,
  )}${social(edition, head, canonical)}${raw((head.data ?? []).map(jsonLd).join(""))}${
    hasClient ? html`<script src="${assetUrl("reader.js")}" defer></script>` : ""
  }`;
  return String(pieces);
}

function alternates(app: App, edition: Edition, head: Head) {
  const others = head.alternates ?? [];
  if (others.length === 0 || !head.canonical) return "";
  return [{ edition, path: head.canonical }, ...others].map(
    (one) =>
      html`<link rel="alternate" hreflang="${localeTag(one.edition.locale)}" href="${absoluteUrl(
        app,
        one.edition,
        one.path,
      )}">`,
  );
}

/** The two slices that the first screen is set in; the others load when a character asks for them. */
function preloads(edition: Edition): string {
  const slice = edition.language === "ar" ? "ar" : "la";
  return ["alyamama", "vazirmatn"]
    .map((family) => assetUrl(`${family}-${slice}.woff2`))
    .map((url) => `<link rel="preload" href="${url}" as="font" type="font/woff2" crossorigin>`)
    .join("");
}

function social(edition: Edition, head: Head, canonical: string | undefined) {
  const property = (name: string, value: string | number | undefined) =>
    value === undefined || value === "" ? "" : html`<meta property="${name}" content="${String(value)}">`;
  const { article, image } = head;
  return html`${property("og:type", head.type ?? "website")}${property("og:title", head.title)}${property(
    "og:description",
    head.description,
  )}${property("og:url", canonical)}${property("og:site_name", edition.name)}${property(
    "og:locale",
    localeTag(edition.locale).replace("-", "_"),
  )}${(head.alternates ?? []).map((one) =>
    property("og:locale:alternate", localeTag(one.edition.locale).replace("-", "_")),
  )}${property("og:image", image?.url)}${property("og:image:width", image?.width)}${property(
    "og:image:height",
    image?.height,
  )}${property("og:image:alt", image?.alt)}${property("article:published_time", article?.published)}${property(
    "article:modified_time",
    article?.modified,
  )}${property("article:section", article?.section)}${(article?.authors ?? []).map((name) =>
    property("article:author", name),
  )}${(article?.tags ?? []).map((name) => property("article:tag", name))}<meta name="twitter:card" content="${
    image ? "summary_large_image" : "summary"
  }">`;
}

/** A data block that cannot be left early: no "<" and no line separator stands in it as such. */
export function jsonLd(data: object): string {
  const json = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `<script type="application/ld+json">${json}</script>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

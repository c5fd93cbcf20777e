import { isoInZone } from "../zones.ts";
import type { Entry, Feed } from "./feed.ts";
import { element, textElement, xmlDocument, type Markup } from "./xml.ts";

/** A feed as Atom 1.0 (RFC 4287). */
export function writeAtom(feed: Feed): string {
  return xmlDocument(
    element(
      "feed",
      { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": feed.language },
      element("id", {}, feed.pageUrl),
      element("title", {}, feed.title),
      element("subtitle", {}, feed.description),
      element("updated", {}, isoInZone(feed.zone, feed.updated)),
      element("author", {}, element("name", {}, feed.publisher)),
      element("link", { rel: "self", type: "application/atom+xml", href: feed.addresses.atom }),
      element("link", {
        rel: "alternate",
        type: "text/html",
        hreflang: feed.language,
        href: feed.pageUrl,
      }),
      ...feed.entries.map((entry) => writeEntry(feed, entry)),
    ),
  );
}

function writeEntry(feed: Feed, entry: Entry): Markup {
  const { picture } = entry;
  return element(
    "entry",
    {},
    element("id", {}, entry.id),
    element("title", {}, entry.title),
    element("link", { rel: "alternate", type: "text/html", hreflang: feed.language, href: entry.url }),
    element("published", {}, isoInZone(feed.zone, entry.published)),
    element("updated", {}, isoInZone(feed.zone, entry.updated)),
    ...entry.authors.map(({ name, url }) =>
      element("author", {}, element("name", {}, name), element("uri", {}, url)),
    ),
    ...entry.categories.map((term) => element("category", { term })),
    textElement("summary", entry.summary),
    element("content", { type: "html" }, entry.html),
    picture &&
      element("link", {
        rel: "enclosure",
        type: picture.type,
        length: picture.bytes,
        title: picture.alt || undefined,
        href: picture.url,
      }),
  );
}

import { rssDate } from "./dates.ts";
import type { Entry, Feed } from "./feed.ts";
import { cdata, element, textElement, xmlDocument, type Markup } from "./xml.ts";

/** A feed as RSS 2.0 with the content, dc, media and atom modules. Authors are names, never e-mail addresses. */
export function writeRss(feed: Feed): string {
  return xmlDocument(
    element(
      "rss",
      {
        version: "2.0",
        "xmlns:atom": "http://www.w3.org/2005/Atom",
        "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:media": "http://search.yahoo.com/mrss/",
      },
      element(
        "channel",
        {},
        element("title", {}, feed.title),
        element("link", {}, feed.pageUrl),
        element("description", {}, feed.description),
        element("language", {}, feed.language),
        feed.updated > 0 && element("lastBuildDate", {}, rssDate(feed.zone, feed.updated)),
        element("atom:link", { rel: "self", type: "application/rss+xml", href: feed.addresses.xml }),
        element("atom:link", { rel: "alternate", type: "application/atom+xml", href: feed.addresses.atom }),
        element("atom:link", { rel: "alternate", type: "application/feed+json", href: feed.addresses.json }),
        ...feed.entries.map((entry) => writeItem(feed, entry)),
      ),
    ),
  );
}

function writeItem(feed: Feed, entry: Entry): Markup {
  const { picture } = entry;
  return element(
    "item",
    {},
    element("title", {}, entry.title),
    element("link", {}, entry.url),
    element("guid", { isPermaLink: "true" }, entry.id),
    element("pubDate", {}, rssDate(feed.zone, entry.published)),
    ...entry.authors.map(({ name }) => textElement("dc:creator", name)),
    ...entry.categories.map((name) => textElement("category", name)),
    textElement("description", entry.summary),
    element("content:encoded", {}, cdata(entry.html)),
    picture && element("enclosure", { url: picture.url, length: picture.bytes, type: picture.type }),
    picture &&
      element(
        "media:content",
        {
          url: picture.url,
          type: picture.type,
          medium: "image",
          width: picture.width,
          height: picture.height,
          fileSize: picture.bytes,
        },
        textElement("media:description", picture.alt || picture.caption),
        textElement("media:credit", picture.credit),
      ),
  );
}

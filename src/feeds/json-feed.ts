import { isoInZone } from "../zones.ts";
import type { Feed } from "./feed.ts";
import { allowedText } from "./xml.ts";

/** A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export function writeJsonFeed(feed: Feed): string {
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.pageUrl,
    feed_url: feed.addresses.json,
    description: feed.description,
    language: feed.language,
    authors: [{ name: feed.publisher }],
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      summary: entry.summary || undefined,
      content_html: entry.html,
      date_published: isoInZone(feed.zone, entry.published),
      date_modified: isoInZone(feed.zone, entry.updated),
      authors: entry.authors.length > 0 ? entry.authors : undefined,
      tags: entry.categories.length > 0 ? entry.categories : undefined,
      language: feed.language,
      image: entry.picture?.url,
      attachments: entry.picture && [
        {
          url: entry.picture.url,
          mime_type: entry.picture.type,
          size_in_bytes: entry.picture.bytes,
          title: entry.picture.alt || undefined,
        },
      ],
    })),
  };
  // The same characters as in the XML formats: no lone surrogate, which not every reader of JSON survives.
  return JSON.stringify(document, (_key, value: unknown) =>
    typeof value === "string" ? allowedText(value) : value,
  );
}

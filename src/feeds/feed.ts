import type { App } from "../app.ts";
import { localeTag, type Language } from "../arabic/language.ts";
import { bodyMediaIds, readBody, type Body } from "../body/body.ts";
import { renderBodyForFeed } from "../body/views.tsx";
import { editionUrl, listSections, type Edition } from "../editions/editions.ts";
import {
  findSurroundings,
  findVisibleItem,
  listNewest,
  nextVisibleAt,
  scopeTag,
  type Scope,
  type VisibleItem,
} from "../items/items.ts";
import { picturesOf, type Picture } from "../media/media.ts";
import type { Zone } from "../zones.ts";
import type { FeedPart } from "./parts.ts";

/** Stories of one feed. */
const LENGTH = 30;

/** A feed before it is written in one of the three formats. Every address is absolute. */
export interface Feed {
  title: string;
  description: string;
  /** "ar-MA". */
  language: string;
  zone: Zone;
  /** The page that shows the same stories. */
  pageUrl: string;
  /** What the publication is called: the author of last resort. */
  publisher: string;
  addresses: Record<FeedFormat, string>;
  /** When any of the entries was last changed (ms). */
  updated: number;
  entries: Entry[];
}

export type FeedFormat = "xml" | "atom" | "json";

export interface Entry {
  /** The short address, which never changes: it has no slug in it. */
  id: string;
  url: string;
  title: string;
  summary: string;
  html: string;
  published: number;
  updated: number;
  authors: { name: string; url: string }[];
  /** Section first, then tags. */
  categories: string[];
  picture: FeedPicture | undefined;
}

export interface FeedPicture {
  url: string;
  type: "image/jpeg";
  bytes: number;
  width: number;
  height: number;
  alt: string;
  caption: string;
  credit: string;
}

/** The newest stories of an edition, section, tag or author with their full text, and what the answer hangs on. */
export async function loadFeed(
  app: App,
  edition: Edition,
  part: FeedPart,
): Promise<{ feed: Feed; tags: string[]; until: number | undefined }> {
  // Asked first: what appears while the feed is being made then ends its life at once.
  const until = await nextVisibleAt(app, edition.id);
  const items = await listNewestItems(app, part.scope);
  const pictures = await picturesOf(app, items.flatMap(mediaIds));
  const sections = new Map((await listSections(app, edition.id)).map(({ id, name }) => [id, name]));
  const base = editionUrl(app, edition);
  const entries = await Promise.all(
    items.map((item) => makeEntry(app, item, { base, pictures, sections, language: edition.language })),
  );
  return {
    feed: {
      title: part.title,
      description: part.description,
      language: localeTag(edition.locale),
      zone: edition.zone,
      pageUrl: `${base}${encodeURI(part.path) || "/"}`,
      publisher: edition.name,
      addresses: {
        xml: feedUrl(base, part.path, "xml"),
        atom: feedUrl(base, part.path, "atom"),
        json: feedUrl(base, part.path, "json"),
      },
      updated: entries.reduce((latest, entry) => Math.max(latest, entry.updated), 0),
      entries,
    },
    tags: [
      scopeTag(part.scope),
      `shell:${edition.id}`,
      ...items.flatMap((read) => [`item:${read.item.id}`, ...mediaIds(read).map((id) => `media:${id}`)]),
    ],
    until,
  };
}

const feedUrl = (base: string, path: string, format: FeedFormat) =>
  `${base}${encodeURI(path)}/feed.${format}`;

interface ReadItem {
  item: VisibleItem;
  body: Body;
}

async function listNewestItems(app: App, scope: Scope): Promise<ReadItem[]> {
  const stories = await listNewest(app, scope, LENGTH);
  const items = await Promise.all(stories.map((story) => findVisibleItem(app, story.id)));
  return items.flatMap((item) => (item ? [{ item, body: readBody(item.body) }] : []));
}

function mediaIds({ item, body }: ReadItem): number[] {
  const inBody = bodyMediaIds(body);
  return item.lead_media_id === null ? inBody : [item.lead_media_id, ...inBody];
}

interface Surroundings {
  base: string;
  language: Language;
  pictures: Map<number, Picture>;
  sections: Map<number, string>;
}

async function makeEntry(app: App, { item, body }: ReadItem, around: Surroundings): Promise<Entry> {
  const { base, language, pictures, sections } = around;
  // Media, and addresses in a body, begin at the root of the host, whichever edition shows them.
  const host = new URL(base).origin;
  const { tags, bylines } = await findSurroundings(app, item);
  const published = item.visible_at ?? item.modified_at;
  const section = item.section_id === null ? undefined : sections.get(item.section_id);
  const pictureUrl = (id: number) => {
    const source = widestJpeg(pictures.get(id));
    return source && `${host}/media/${id}/${source.width}.${source.format}`;
  };
  return {
    id: `${base}/n/${item.id}`,
    url: `${base}/n/${item.id}/${encodeURIComponent(item.slug)}`,
    title: item.headline,
    summary: item.standfirst,
    html: renderBodyForFeed(body, {
      language,
      base: host,
      picture: pictureUrl,
    }),
    published,
    updated: Math.max(published, item.modified_at),
    authors: bylines.map(({ name, slug }) => ({ name, url: `${base}/author/${encodeURIComponent(slug)}` })),
    categories: [...(section === undefined ? [] : [section]), ...tags.map((tag) => tag.name)],
    picture: await leadPicture(app, item, pictures, pictureUrl),
  };
}

const widestJpeg = (picture: Picture | undefined) =>
  picture?.sources.filter((source) => source.format === "jpeg").at(-1);

async function leadPicture(
  app: App,
  item: VisibleItem,
  pictures: Map<number, Picture>,
  pictureUrl: (id: number) => string | undefined,
): Promise<FeedPicture | undefined> {
  const id = item.lead_media_id;
  const picture = id === null ? undefined : pictures.get(id);
  const source = widestJpeg(picture);
  const url = id === null ? undefined : pictureUrl(id);
  if (!picture || !source || !url) return undefined;
  return {
    url,
    type: "image/jpeg",
    bytes: (await app.files.size(source.hash)) ?? 0,
    width: source.width,
    height: source.height,
    alt: item.lead_alt || picture.alt,
    caption: item.lead_caption || picture.caption,
    credit: item.lead_credit || picture.credit,
  };
}

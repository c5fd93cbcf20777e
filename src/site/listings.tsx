import type { App } from "../app.ts";
import { formatPlainNumber } from "../arabic/numerals.ts";
import { isolated } from "../body/views.tsx";
import { findTag, listSections, type Edition, type Section } from "../editions/editions.ts";
import type { Rendered } from "../http/answer.ts";
import { Refusal } from "../http/errors.ts";
import {
  isOnlyHidden,
  listMostRead,
  listNumberedPage,
  scopeTag,
  type Scope,
  type Story,
} from "../items/items.ts";
import { raw } from "hono/html";
import { crumbData, Crumbs, EmptyList, pagePath, Pages, type Crumb } from "./parts.tsx";
import { pageUntil, renderDocument, shellTags, type Head } from "./shell.tsx";
import {
  BigStory,
  fillShelf,
  Ranks,
  Release,
  RowStory,
  storyTags,
  TextStory,
  Voice,
  type Shelf,
} from "./stories.tsx";
import { countStories, words, type SiteWords } from "./words.ts";

/** Stories on one numbered page of a section, a tag or an author. */
export const LISTING_SIZE = 21;
/** On the first page of a section: one large story and some without pictures, before the list. */
const TEXT_ONLY = 3;
/** Rows that may show a zellige for want of a picture: more would be a wall of tiles. */
const TILES = 4;

/** A numbered page of stories, ready to be shown. */
export interface Listing {
  app: App;
  edition: Edition;
  say: SiteWords;
  /** Path of the first page. */
  path: string;
  page: number;
  pages: number;
  total: number;
  stories: Story[];
  shelf: Shelf;
  mostRead: Story[];
  trail: Crumb[];
}

/** The stories of a section, newest first. Throws Refusal "not-found" for an unknown section or a page past the last. */
export async function renderSection(
  app: App,
  edition: Edition,
  slug: string,
  page: number,
): Promise<Rendered> {
  const section = (await listSections(app, edition.id)).find((one) => one.slug === slug);
  if (!section) throw new Refusal("not-found");
  const say = words[edition.language];
  const listing = await loadListing(app, edition, { section: section.id }, page, {
    path: `/section/${section.slug}`,
    label: section.name,
  });
  const main = <SectionPage {...listing} section={section} />;
  const about = section.description || say.sectionAbout(section.name, edition.name);
  return finishListing(listing, { section: section.id }, section.name, about, main, {
    current: listing.path,
    isCurrentPage: page === 1,
  });
}

/** The stories of a tag. */
export async function renderTag(app: App, edition: Edition, slug: string, page: number): Promise<Rendered> {
  const tag = await findTag(app, edition.id, slug);
  if (!tag || (await isOnlyHidden(app, { tag: tag.id }))) throw new Refusal("not-found");
  const say = words[edition.language];
  const listing = await loadListing(app, edition, { tag: tag.id }, page, {
    path: `/tag/${tag.slug}`,
    label: tag.name,
  });
  const about = tag.description || say.tagAbout(tag.name);
  const head = (
    <>
      <p class="kicker">{say.tagKind}</p>
      <div class="steps" data-pillar="brand">
        <h1>{raw(isolated(tag.name))}</h1>
        <p class="hint">{countStories(listing.total, edition.language)}</p>
      </div>
      {tag.description && <p class="page-head__text">{tag.description}</p>}
    </>
  );
  return finishListing(
    listing,
    { tag: tag.id },
    tag.name,
    about,
    <PlainListing {...listing} head={head} />,
    {},
  );
}

/** One numbered page of a scope with all that its cards need. Throws Refusal "not-found" past the last page. */
export async function loadListing(
  app: App,
  edition: Edition,
  scope: Scope,
  page: number,
  last: { path: string; label: string },
): Promise<Listing> {
  const { stories, total, pages } = await listNumberedPage(app, scope, page, LISTING_SIZE);
  if (page > pages) throw new Refusal("not-found");
  const mostRead = await listMostRead(app, edition.id, 5);
  const shelf = await fillShelf(app, edition, stories);
  const say = words[edition.language];
  const trail = [{ label: last.label }];
  return { app, edition, say, path: last.path, page, pages, total, stories, shelf, mostRead, trail };
}

/** The document of a listing, with its numbered neighbours and tags. */
export async function finishListing(
  listing: Listing,
  scope: Scope,
  name: string,
  description: string,
  main: Parameters<typeof renderDocument>[3],
  more: Partial<Head>,
): Promise<Rendered> {
  const { app, edition, say, path, page, pages, stories, mostRead, trail } = listing;
  const title = page > 1 ? say.titlePage(name, formatPlainNumber(page, edition.locale)) : name;
  const head: Head = {
    title,
    description,
    canonical: pagePath(path, page),
    previous: page > 1 ? pagePath(path, page - 1) : undefined,
    next: page < pages ? pagePath(path, page + 1) : undefined,
    feeds: [{ path: `${path}/feed.xml`, title: `${name} | ${edition.name}` }],
    ...more,
    data: [crumbData(app, edition, trail), ...(more.data ?? [])],
  };
  return {
    text: await renderDocument(app, edition, head, main),
    tags: [scopeTag(scope), ...shellTags(edition), ...storyTags([...stories, ...mostRead])],
    until: await pageUntil(app, edition),
  };
}

function SectionPage(props: Listing & { section: Section }) {
  const { section, edition, say, shelf, stories, page } = props;
  // Opinions and communiqués among themselves are a list of people or of issuers, without a large picture above.
  const hasTop = page === 1 && stories.length > 0 && soleKind(stories) === "news";
  const list = hasTop ? stories.slice(1 + TEXT_ONLY) : stories;
  // With nothing left for the list, the large story stands beside the most read itself.
  const isShort = list.length === 0;
  return (
    <div class="wrap band">
      <div class="page-head">
        <Crumbs edition={edition} trail={props.trail} />
        <div class="steps" data-pillar={section.pillar || undefined}>
          <h1>{section.name}</h1>
        </div>
        {section.description && <p class="page-head__text">{section.description}</p>}
      </div>
      {stories.length === 0 && <EmptyList edition={edition} />}
      {hasTop && !isShort && <Top shelf={shelf} stories={stories} />}
      {stories.length > 0 && (
        <Aside {...props}>
          {hasTop && isShort && <Top shelf={shelf} stories={stories} />}
          {list.length > 0 && <RowList {...props} stories={list} label={say.allStories} />}
          <Pages edition={edition} path={props.path} page={page} pages={props.pages} />
        </Aside>
      )}
    </div>
  );
}

/** The large story at the head of a section, and the next ones beside it. */
function Top({ shelf, stories }: { shelf: Shelf; stories: Story[] }) {
  const [big, ...rest] = stories.slice(0, 1 + TEXT_ONLY);
  return (
    <div class="top">
      {big && <BigStory shelf={shelf} story={big} />}
      {rest.length > 0 && (
        <div class="top__rest">
          {rest.map((story) => (
            <TextStory shelf={shelf} story={story} level={2} />
          ))}
        </div>
      )}
    </div>
  );
}

/** The kind that all stories share, when they are all opinions or all communiqués; otherwise they count as news. */
function soleKind(stories: Story[]): "news" | "opinion" | "communique" {
  const all = (kind: Story["kind"]) => stories.every((story) => story.kind === kind);
  return all("opinion") ? "opinion" : all("communique") ? "communique" : "news";
}

/** The list with the most read beside it, when anything has been read. */
export function Aside(props: Listing & { children?: unknown }) {
  const { say, shelf, mostRead } = props;
  return (
    <div class={mostRead.length > 0 ? "page-body page-body--side" : "page-body"}>
      <div>{props.children}</div>
      {mostRead.length > 0 && (
        <aside aria-labelledby="most-read">
          <div class="steps">
            <h2 id="most-read">{say.mostRead}</h2>
          </div>
          <Ranks shelf={shelf} stories={mostRead} />
        </aside>
      )}
    </div>
  );
}

function RowList({ shelf, stories, label }: { shelf: Shelf; stories: Story[]; label: string }) {
  const kind = soleKind(stories);
  const bare = withoutTile(shelf, stories);
  return (
    <section aria-label={label}>
      <h2 class="vh">{label}</h2>
      <div class="list list--2">
        {stories.map((story) =>
          kind === "opinion" ? (
            <Voice shelf={shelf} story={story} whole />
          ) : kind === "communique" ? (
            <Release shelf={shelf} story={story} whole />
          ) : (
            <RowStory shelf={shelf} story={story} bare={bare.has(story.id)} />
          ),
        )}
      </div>
    </section>
  );
}

/** Ids of the rows that are text alone: those without a picture, but for the first rows of the page. */
export function withoutTile(shelf: Shelf, stories: Story[]): Set<number> {
  const hasPicture = (story: Story) =>
    story.lead_media_id !== null && shelf.pictures.has(story.lead_media_id);
  return new Set(
    stories
      .slice(TILES)
      .filter((story) => !hasPicture(story))
      .map((story) => story.id),
  );
}

function PlainListing(props: Listing & { head: unknown }) {
  const { edition, say, stories } = props;
  return (
    <div class="wrap band">
      <div class="page-head">
        <Crumbs edition={edition} trail={props.trail} />
        {props.head}
      </div>
      {stories.length === 0 ? (
        <EmptyList edition={edition} />
      ) : (
        <Aside {...props}>
          <RowList {...props} label={say.allStories} />
          <Pages edition={edition} path={props.path} page={props.page} pages={props.pages} />
        </Aside>
      )}
    </div>
  );
}

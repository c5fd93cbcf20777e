import { raw } from "hono/html";
import type { App } from "../app.ts";
import { seal } from "../articles/views.tsx";
import { isolated } from "../body/views.tsx";
import { editionPath, listSections, type Edition, type Section } from "../editions/editions.ts";
import { listBylines, type Byline, type Story } from "../items/items.ts";
import { picturesOf, type Picture } from "../media/media.ts";
import { pictureHtml } from "../media/views.tsx";
import { Icon } from "./icons.tsx";
import { itemPath } from "./targets.ts";
import { StoryTime } from "./times.tsx";
import { countComments, words } from "./words.ts";

/** What a listing needs beside its stories. */
export interface Shelf {
  edition: Edition;
  now: number;
  /** What every link begins with: "" or "/fr". */
  base: string;
  sections: Map<number, Section>;
  pictures: Map<number, Picture>;
  bylines: Map<number, Byline[]>;
}

interface StoryProps {
  shelf: Shelf;
  story: Story;
  /** Which heading the headline is: a card stands under a section's h2 unless said otherwise. */
  level?: 2 | 3;
}

/** Fetches at once what all cards of a page need. */
export async function fillShelf(app: App, edition: Edition, stories: Story[]): Promise<Shelf> {
  const ids = [...new Set(stories.map((story) => story.id))];
  const mediaIds = [...new Set(stories.flatMap((story) => story.lead_media_id ?? []))];
  const [sections, pictures, bylines] = await Promise.all([
    listSections(app, edition.id),
    picturesOf(app, mediaIds),
    listBylines(app, ids),
  ]);
  return {
    edition,
    now: app.clock.now(),
    base: editionPath(edition),
    sections: new Map(sections.map((section) => [section.id, section])),
    pictures,
    bylines,
  };
}

/**
 * One cache tag for every story that a page shows, so that a withdrawn headline leaves every page at once, and
 * one for each picture, whose renditions may still be on their way.
 */
export const storyTags = (stories: Story[]): string[] => [
  ...new Set(
    stories.flatMap((story) => [
      `item:${story.id}`,
      ...(story.lead_media_id === null ? [] : [`media:${story.lead_media_id}`]),
    ]),
  ),
];

/** The path that a story is linked by, the edition's own prefix included. */
export const storyHref = (shelf: Shelf, story: Story): string => shelf.base + itemPath(story);

const sectionOf = (shelf: Shelf, story: Story): Section | undefined =>
  story.section_id === null ? undefined : shelf.sections.get(story.section_id);

const pillarOf = (shelf: Shelf, story: Story): string | undefined =>
  sectionOf(shelf, story)?.pillar || undefined;

function Kicker({ shelf, story }: StoryProps) {
  const text = story.kicker || sectionOf(shelf, story)?.name;
  return text ? <p class="kicker">{text}</p> : <></>;
}

/** The headline as a link, at the heading level that fits where the story stands. */
export function Title({ shelf, story, level = 3 }: StoryProps) {
  const link = <a href={storyHref(shelf, story)}>{story.headline}</a>;
  return level === 2 ? <h2 class="story__title">{link}</h2> : <h3 class="story__title">{link}</h3>;
}

function When({ shelf, story, hour = false }: StoryProps & { hour?: boolean }) {
  return <StoryTime edition={shelf.edition} at={story.visible_at ?? shelf.now} now={shelf.now} hour={hour} />;
}

/** The story's picture, or its zellige where it has none. */
export function StoryPicture(
  props: StoryProps & { sizes: string; className: string; alt?: string; eager?: boolean },
) {
  const { shelf, story } = props;
  const picture = story.lead_media_id === null ? undefined : shelf.pictures.get(story.lead_media_id);
  const image = pictureHtml(picture, {
    alt: props.alt ?? "",
    sizes: props.sizes,
    eager: props.eager ?? false,
    seed: String(story.id),
  });
  return <div class={props.className}>{raw(image)}</div>;
}

/** A card: picture, kicker, headline, time. */
export function Card({ shelf, story, level }: StoryProps) {
  return (
    <article class="story" data-pillar={pillarOf(shelf, story)}>
      <StoryPicture
        shelf={shelf}
        story={story}
        className="story__img"
        sizes="(min-width: 64rem) 19rem, (min-width: 48rem) 45vw, 100vw"
      />
      <Kicker shelf={shelf} story={story} />
      <Title shelf={shelf} story={story} {...(level ? { level } : {})} />
      <p class="meta">
        <When shelf={shelf} story={story} />
      </p>
    </article>
  );
}

/** The first story of a section: a large picture, headline and standfirst. */
export function BigStory({ shelf, story, level = 2 }: StoryProps) {
  return (
    <article class="story story--big" data-pillar={pillarOf(shelf, story)}>
      <StoryPicture
        shelf={shelf}
        story={story}
        alt={story.lead_alt}
        eager
        className="story__img"
        sizes="(min-width: 64rem) 34rem, 100vw"
      />
      <Kicker shelf={shelf} story={story} />
      <Title shelf={shelf} story={story} level={level} />
      {story.standfirst && <p class="story__text">{story.standfirst}</p>}
      <p class="meta">
        <When shelf={shelf} story={story} />
      </p>
    </article>
  );
}

/** Headline and standfirst without a picture. */
export function TextStory({ shelf, story, level = 3 }: StoryProps) {
  return (
    <article class="story" data-pillar={pillarOf(shelf, story)}>
      <Kicker shelf={shelf} story={story} />
      <Title shelf={shelf} story={story} level={level} />
      {story.standfirst && <p class="story__text">{story.standfirst}</p>}
      <p class="meta">
        <When shelf={shelf} story={story} />
      </p>
    </article>
  );
}

/** Who speaks in an opinion or issued a communiqué; a report stands for the newsroom. */
function whoOf(shelf: Shelf, story: Story): string {
  if (story.kind === "communique") return story.source;
  return story.kind === "opinion" ? (shelf.bylines.get(story.id)?.[0]?.name ?? "") : "";
}

/** A row of a list: text at the start, a small picture at the end unless `bare`; a page `byAuthor` names nobody again. */
export function RowStory(props: StoryProps & { bare?: boolean; byAuthor?: boolean }) {
  const { shelf, story, level = 3, bare = false, byAuthor = false } = props;
  const who = byAuthor ? "" : whoOf(shelf, story);
  return (
    <article
      class={bare ? "story story--row story--bare" : "story story--row"}
      data-pillar={pillarOf(shelf, story)}
    >
      {!bare && (
        <StoryPicture
          shelf={shelf}
          story={story}
          className="story__img"
          sizes="(min-width: 48rem) 10rem, 7rem"
        />
      )}
      <Kicker shelf={shelf} story={story} />
      <Title shelf={shelf} story={story} level={level} />
      <p class="meta">
        {who && <span>{raw(isolated(who))}</span>}
        <When shelf={shelf} story={story} />
      </p>
    </article>
  );
}

/** The latest stories: the time first. */
export function Ticks({ shelf, stories }: { shelf: Shelf; stories: Story[] }) {
  return (
    <ol class="ticks">
      {stories.map((story) => (
        <li class="story">
          <When shelf={shelf} story={story} hour />
          <h3>
            <a href={storyHref(shelf, story)}>{story.headline}</a>
          </h3>
        </li>
      ))}
    </ol>
  );
}

/** The most read, numbered. */
export function Ranks({ shelf, stories }: { shelf: Shelf; stories: Story[] }) {
  return (
    <ol class="ranks">
      {stories.map((story) => (
        <li class="story">
          <h3 class="story__title">
            <a href={storyHref(shelf, story)}>{story.headline}</a>
          </h3>
        </li>
      ))}
    </ol>
  );
}

/** An opinion: whose it is comes first, with the initial in a seal; `whole` adds its standfirst and its time. */
export function Voice({ shelf, story, whole = false }: StoryProps & { whole?: boolean }) {
  const author = shelf.bylines.get(story.id)?.[0]?.name ?? words[shelf.edition.language].credit;
  return (
    <article class="story voice" data-pillar={pillarOf(shelf, story)}>
      {raw(seal(author))}
      <div>
        <p class="meta">{author}</p>
        <h3>
          <a href={storyHref(shelf, story)}>{story.headline}</a>
        </h3>
        {whole && story.standfirst && <p class="story__text">{story.standfirst}</p>}
        {whole && (
          <p class="hint">
            <When shelf={shelf} story={story} />
          </p>
        )}
      </div>
    </article>
  );
}

/** A communiqué: its date and its issuer, then its headline; `whole` adds its standfirst. */
export function Release({ shelf, story, whole = false }: StoryProps & { whole?: boolean }) {
  return (
    <article class="story release">
      <p class="hint">
        <When shelf={shelf} story={story} />
        {story.source && ` · ${story.source}`}
      </p>
      <h3>
        <a href={storyHref(shelf, story)}>{story.headline}</a>
      </h3>
      {whole && story.standfirst && <p class="story__text">{story.standfirst}</p>}
    </article>
  );
}

/** The line of facts under the lead: when, by whom, how many comments. */
export function Facts({ shelf, story }: StoryProps) {
  const { edition } = shelf;
  const author = shelf.bylines.get(story.id)?.[0];
  return (
    <p class="meta">
      <span>
        <Icon name="clock" /> <When shelf={shelf} story={story} />
      </span>
      {author && (
        <a class="plain" href={`${shelf.base}/author/${author.slug}`}>
          {author.name}
        </a>
      )}
      {story.comment_count > 0 && (
        <a class="plain" href={`${storyHref(shelf, story)}#comments`}>
          <Icon name="comment" /> {countComments(story.comment_count, edition.language)}
        </a>
      )}
    </p>
  );
}

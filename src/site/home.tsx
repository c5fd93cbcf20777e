import type { App } from "../app.ts";
import { localeTag } from "../arabic/language.ts";
import { editionUrl, listEditions, listSections, type Edition, type Section } from "../editions/editions.ts";
import type { Rendered } from "../http/answer.ts";
import { listMostRead, listNewest, type Story } from "../items/items.ts";
import { Icon } from "./icons.tsx";
import { absoluteUrl, pageUntil, renderDocument, shellTags, type Head } from "./shell.tsx";
import {
  Card,
  Facts,
  fillShelf,
  Ranks,
  Release,
  storyHref,
  StoryPicture,
  storyTags,
  Ticks,
  Voice,
  type Shelf,
} from "./stories.tsx";
import { assetUrl } from "./assets.ts";
import { words, type SiteWords } from "./words.ts";

/** Cards in the row of a section. */
const ROW = 4;
/** Sections with fewer share one band. */
const ROW_LEAST = 3;

/** A section with what the front page shows of it. */
interface Row {
  section: Section;
  stories: Story[];
}

interface Front {
  lead: Story | undefined;
  also: Story[];
  latest: Story[];
  rows: Row[];
  voices: Row[];
  releases: Row[];
  mostRead: Story[];
}

/** The front page of an edition. */
export async function renderHome(app: App, edition: Edition): Promise<Rendered> {
  const front = await chooseStories(app, edition);
  const shown = allOf(front);
  const shelf = await fillShelf(app, edition, shown);
  const say = words[edition.language];
  const head = await homeHead(app, edition);
  const main = front.lead ? <FrontPage front={front} shelf={shelf} say={say} /> : <Empty {...{ edition, say }} />;
  return {
    text: await renderDocument(app, edition, head, main),
    tags: [`edition:${edition.id}`, ...shellTags(edition), ...storyTags(shown)],
    until: await pageUntil(app, edition),
  };
}

/** The lead is the newest report with a picture among the last ten; sections of one kind stand in their own column. */
async function chooseStories(app: App, edition: Edition): Promise<Front> {
  const [newest, sections, mostRead] = await Promise.all([
    listNewest(app, { edition: edition.id }, 12),
    listSections(app, edition.id),
    listMostRead(app, edition.id, 5),
  ]);
  const news = newest.slice(0, 10).filter((story) => story.kind === "news");
  const lead = news.find((story) => story.lead_media_id !== null) ?? news[0] ?? newest[0];
  const rows = await Promise.all(
    sections.map(async (section) => ({
      section,
      stories: await listNewest(app, { section: section.id }, 8),
    })),
  );
  const filled = rows.filter((row) => row.stories.length > 0);
  const only = (kind: Story["kind"]) => (row: Row) => row.stories.every((story) => story.kind === kind);
  const [isVoices, isReleases] = [only("opinion"), only("communique")];
  const also = (rows.find((row) => row.section.id === lead?.section_id)?.stories ?? [])
    .filter((story) => story.id !== lead?.id)
    .slice(0, 3);
  const alsoIds = new Set(also.map((story) => story.id));
  return {
    lead,
    also,
    latest: newest.filter((story) => story.id !== lead?.id).slice(0, 6),
    rows: filled
      .filter((row) => !isVoices(row) && !isReleases(row))
      .map((row) => ({ ...row, stories: withoutAbove(row.stories, lead, alsoIds) }))
      .filter((row) => row.stories.length > 0),
    voices: filled.filter(isVoices).map((row) => ({ ...row, stories: row.stories.slice(0, 4) })),
    releases: filled.filter(isReleases).map((row) => ({ ...row, stories: row.stories.slice(0, 4) })),
    mostRead,
  };
}

/** Four stories that do not stand above already; a small section repeats what stands beside the lead. */
function withoutAbove(stories: Story[], lead: Story | undefined, also: Set<number>): Story[] {
  const others = stories.filter((story) => story.id !== lead?.id);
  const fresh = others.filter((story) => !also.has(story.id));
  return (fresh.length >= ROW ? fresh : others).slice(0, ROW);
}

function allOf(front: Front): Story[] {
  const inRows = [...front.rows, ...front.voices, ...front.releases].flatMap((row) => row.stories);
  return [...(front.lead ? [front.lead] : []), ...front.also, ...front.latest, ...inRows, ...front.mostRead];
}

interface View {
  front: Front;
  shelf: Shelf;
  say: SiteWords;
}

function FrontPage({ front, shelf, say }: View) {
  const full = front.rows.filter((row) => row.stories.length >= ROW_LEAST);
  const small = front.rows.filter((row) => row.stories.length < ROW_LEAST);
  return (
    <>
      <div class="wrap front">
        <Manchette front={front} shelf={shelf} say={say} />
        {front.latest.length > 0 && (
          <section aria-labelledby="latest">
            <div class="steps">
              <h2 id="latest">{say.latest}</h2>
              <More href={`${shelf.base}/latest`} label={say.latestAll} />
            </div>
            <Ticks shelf={shelf} stories={front.latest} />
          </section>
        )}
      </div>
      {full.map((row) => (
        <section class="wrap home__row" aria-labelledby={`section-${row.section.id}`}>
          <SectionRule row={row} shelf={shelf} say={say} />
          <div class={`cols cols--${row.stories.length} ruled feed`}>
            {row.stories.map((story) => (
              <Card shelf={shelf} story={story} />
            ))}
          </div>
        </section>
      ))}
      {small.length > 0 && (
        <div class="wrap share">
          {small.map((row) => (
            <section aria-labelledby={`section-${row.section.id}`}>
              <SectionRule row={row} shelf={shelf} say={say} />
              {row.stories.map((story) => (
                <Card shelf={shelf} story={story} />
              ))}
            </section>
          ))}
        </div>
      )}
      <Mix front={front} shelf={shelf} say={say} />
    </>
  );
}

function Manchette({ front: { lead, also }, shelf, say }: View) {
  if (!lead) return <></>;
  const section = lead.section_id === null ? undefined : shelf.sections.get(lead.section_id);
  return (
    <article class="manchette" data-pillar={section?.pillar || undefined}>
      {section && (
        <p class="kicker">
          <a href={`${shelf.base}/section/${section.slug}`}>{section.name}</a>
        </p>
      )}
      <h1 class="manchette__title">
        <a href={storyHref(shelf, lead)}>{lead.headline}</a>
      </h1>
      <div class="manchette__text">
        {lead.standfirst && <p>{lead.standfirst}</p>}
        <Facts shelf={shelf} story={lead} />
        {also.length > 0 && (
          <nav class="also" aria-label={say.related}>
            {also.map((story) => (
              <a href={storyHref(shelf, story)}>{story.headline}</a>
            ))}
          </nav>
        )}
      </div>
      <StoryPicture
        shelf={shelf}
        story={lead}
        alt={lead.lead_alt}
        eager
        className="manchette__img"
        sizes="(min-width: 64rem) 31rem, (min-width: 48rem) 52vw, 100vw"
      />
    </article>
  );
}

function SectionRule({ row: { section }, shelf, say }: { row: Row; shelf: Shelf; say: SiteWords }) {
  return (
    <div class="steps" data-pillar={section.pillar || undefined}>
      <h2 id={`section-${section.id}`}>{section.name}</h2>
      <More
        href={`${shelf.base}/section/${section.slug}`}
        label={say.more}
        name={say.moreOf(section.name)}
      />
    </div>
  );
}

function More(props: { href: string; label: string; name?: string }) {
  return (
    <a href={props.href} aria-label={props.name}>
      {props.label} <Icon name="chev" dir />
    </a>
  );
}

/** The last band: opinions, the most read, communiqués; whatever there is of them. */
function Mix({ front, shelf, say }: View) {
  const columns = [
    ...front.voices.map((row) => (
      <section aria-labelledby={`section-${row.section.id}`}>
        <SectionRule row={row} shelf={shelf} say={say} />
        <div class="stack">
          {row.stories.map((story) => (
            <Voice shelf={shelf} story={story} />
          ))}
        </div>
      </section>
    )),
    ...(front.mostRead.length > 0
      ? [
          <section aria-labelledby="most-read">
            <div class="steps">
              <h2 id="most-read">{say.mostRead}</h2>
            </div>
            <Ranks shelf={shelf} stories={front.mostRead} />
          </section>,
        ]
      : []),
    ...front.releases.map((row) => (
      <section aria-labelledby={`section-${row.section.id}`}>
        <SectionRule row={row} shelf={shelf} say={say} />
        {row.stories.map((story) => (
          <Release shelf={shelf} story={story} />
        ))}
      </section>
    )),
  ];
  return columns.length > 0 ? <div class="wrap cols ruled home-mix">{columns}</div> : <></>;
}

function Empty({ edition, say }: { edition: Edition; say: SiteWords }) {
  return (
    <div class="wrap band">
      <h1>{edition.name}</h1>
      <div class="void">
        <Icon name="clock" />
        <h2>{say.emptyHome}</h2>
        <p>{say.emptyHomeHint}</p>
      </div>
    </div>
  );
}

async function homeHead(app: App, edition: Edition): Promise<Head> {
  const others = (await listEditions(app)).filter((one) => one.id !== edition.id);
  const url = absoluteUrl(app, edition, "/");
  const logo = editionUrl(app, edition).replace(/(?<=\/\/[^/]+)\/.*/, "") + assetUrl("mark-512.png");
  return {
    title: edition.tagline ? `${edition.name} | ${edition.tagline}` : edition.name,
    bare: true,
    ...(edition.tagline ? { description: edition.tagline } : {}),
    canonical: "/",
    alternates: others.map((other) => ({ edition: other, path: "/" })),
    current: "/",
    isCurrentPage: true,
    data: [
      {
        "@context": "https://schema.org",
        "@type": "NewsMediaOrganization",
        name: edition.name,
        url,
        logo,
        ...(edition.tagline ? { slogan: edition.tagline } : {}),
      },
      {
        "@context": "https://schema.org",
        "@type": "WebSite",
        name: edition.name,
        url,
        inLanguage: localeTag(edition.locale),
        potentialAction: {
          "@type": "SearchAction",
          target: `${absoluteUrl(app, edition, "/search")}?q={search_term_string}`,
          "query-input": "required name=search_term_string",
        },
      },
    ],
  };
}

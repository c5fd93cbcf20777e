import type { App } from "../app.ts";
import { localeTag } from "../arabic/language.ts";
import { editionUrl, listEditions, type Edition } from "../editions/editions.ts";
import type { Rendered } from "../http/answer.ts";
import { allOf, chooseStories, type Front, type Row } from "./front.ts";
import { Icon } from "./icons.tsx";
import { absoluteUrl, pageUntil, renderDocument, shellTags, type Head } from "./shell.tsx";
import {
  Card,
  Facts,
  fillShelf,
  Ranks,
  Release,
  RowStory,
  storyHref,
  StoryPicture,
  storyTags,
  Ticks,
  Voice,
  type Shelf,
} from "./stories.tsx";
import { assetUrl } from "./assets.ts";
import { words, type SiteWords } from "./words.ts";

/** Sections with fewer share one band. */
const ROW_LEAST = 3;

/** The front page of an edition. */
export async function renderHome(app: App, edition: Edition): Promise<Rendered> {
  const front = await chooseStories(app, edition);
  const shown = allOf(front);
  const shelf = await fillShelf(app, edition, shown);
  const say = words[edition.language];
  const head = await homeHead(app, edition);
  const main = front.lead ? (
    <FrontPage front={front} shelf={shelf} say={say} />
  ) : (
    <Empty {...{ edition, say }} />
  );
  return {
    text: await renderDocument(app, edition, head, main),
    tags: [`edition:${edition.id}`, ...shellTags(edition), ...storyTags(shown)],
    until: await pageUntil(app, edition),
  };
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
              <More href={`${shelf.base}/latest`} label={say.latestAll} name={say.latestAllName} />
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
              {small.length === 1 ? (
                <Lone row={row} shelf={shelf} />
              ) : (
                row.stories.map((story, index) =>
                  index === 0 ? (
                    <Card shelf={shelf} story={story} />
                  ) : (
                    <RowStory shelf={shelf} story={story} />
                  ),
                )
              )}
            </section>
          ))}
        </div>
      )}
      <Mix front={front} shelf={shelf} say={say} />
    </>
  );
}

/** The only small section: rows over the whole width, where a single column would leave the others empty. */
function Lone({ row, shelf }: { row: Row; shelf: Shelf }) {
  return (
    <div class="list list--2">
      {row.stories.map((story) => (
        <RowStory shelf={shelf} story={story} />
      ))}
    </div>
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
      <More href={`${shelf.base}/section/${section.slug}`} label={say.more} name={say.moreOf(section.name)} />
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
        <p class="hint">{say.emptyHomeOwner}</p>
        <code>npx minbar import wxr</code>
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

import type { App } from "../app.ts";
import { cleanLine } from "../arabic/clean.ts";
import { editionPath, listSections, type Edition } from "../editions/editions.ts";
import type { Rendered } from "../http/answer.ts";
import { Refusal } from "../http/errors.ts";
import type { Story } from "../items/items.ts";
import { highlight, searchItems } from "../search/search.ts";
import { Icon } from "./icons.tsx";
import { Crumbs, Pages, SearchForm } from "./parts.tsx";
import { renderDocument } from "./shell.tsx";
import { fillShelf, storyHref, type Shelf } from "./stories.tsx";
import { StoryTime } from "./times.tsx";
import { countResults, words } from "./words.ts";

/** What is read of a query; the rest of a pasted page would find nothing anyway. */
const MOST_LETTERS = 200;

/** The search page, with results when there is a query. Throws Refusal "not-found" past the last page. */
export async function renderSearch(
  app: App,
  edition: Edition,
  asked: string,
  page: number,
): Promise<Rendered> {
  const query = cleanLine(asked.slice(0, MOST_LETTERS)).trim();
  const found = query ? await searchItems(app, edition, query, page) : { stories: [], total: 0, pages: 0 };
  if (page > Math.max(1, found.pages)) throw new Refusal("not-found");
  const shelf = await fillShelf(app, edition, found.stories);
  const sections = await listSections(app, edition.id);
  const say = words[edition.language];
  const path = query ? `/search?q=${encodeURIComponent(query)}` : "/search";
  const main = (
    <div class="wrap band">
      <div class="page-head">
        <Crumbs edition={edition} trail={[{ label: say.search }]} />
        <div class="steps" data-pillar="brand">
          <h1>{query ? say.searchTitle(query) : say.search}</h1>
        </div>
        <SearchForm edition={edition} query={query} id="query" />
      </div>
      {found.total > 0 && (
        <section aria-labelledby="found">
          <h2 class="hint" id="found">
            {countResults(found.total, edition.language)}
          </h2>
          <div class="found">
            {found.stories.map((story) => (
              <Found shelf={shelf} story={story} query={query} />
            ))}
          </div>
          <Pages edition={edition} path={path} page={page} pages={found.pages} />
        </section>
      )}
      {query && found.total === 0 && (
        <div class="void">
          <Icon name="search" />
          <h2>{say.searchNone(query)}</h2>
          <p>{say.searchNoneHint}</p>
          <div class="tags">
            {sections.map((section) => (
              <a class="chip" href={`${editionPath(edition)}/section/${section.slug}`}>
                {section.name}
              </a>
            ))}
          </div>
        </div>
      )}
    </div>
  );
  const head = {
    title: query ? say.searchTitle(query) : say.search,
    description: say.searchAbout(edition.name),
    canonical: "/search",
    robots: "noindex",
    current: "/search",
  };
  return { text: await renderDocument(app, edition, head, main), tags: [] };
}

/** One result: text first, with the reader's words marked. */
function Found({ shelf, story, query }: { shelf: Shelf; story: Story; query: string }) {
  const section = story.section_id === null ? undefined : shelf.sections.get(story.section_id);
  const kicker = story.kicker || section?.name;
  return (
    <article class="story" data-pillar={section?.pillar || undefined}>
      {kicker && <p class="kicker">{kicker}</p>}
      <h3 class="story__title">
        <a href={storyHref(shelf, story)}>
          <Marked text={story.headline} query={query} />
        </a>
      </h3>
      {story.standfirst && (
        <p class="story__text">
          <Marked text={story.standfirst} query={query} />
        </p>
      )}
      <p class="meta">
        <StoryTime edition={shelf.edition} at={story.visible_at ?? shelf.now} now={shelf.now} />
      </p>
    </article>
  );
}

function Marked({ text, query }: { text: string; query: string }) {
  return (
    <>
      {highlight(text, query).map((stretch) => (stretch.marked ? <mark>{stretch.text}</mark> : stretch.text))}
    </>
  );
}

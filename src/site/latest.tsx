import type { App } from "../app.ts";
import { formatPlainNumber } from "../arabic/numerals.ts";
import type { Edition } from "../editions/editions.ts";
import type { Rendered } from "../http/answer.ts";
import { Refusal } from "../http/errors.ts";
import { listNumberedPage, type Story } from "../items/items.ts";
import { crumbData, Crumbs, EmptyList, pagePath, Pages } from "./parts.tsx";
import { pageUntil, renderDocument, shellTags } from "./shell.tsx";
import { fillShelf, storyTags, Title, type Shelf } from "./stories.tsx";
import { dayHeading, isoDay, StoryTime } from "./times.tsx";
import { words } from "./words.ts";

/** Stories on one page of the latest news. */
export const LATEST_SIZE = 40;

/** Everything that an edition publishes, newest first, by day. Throws Refusal "not-found" past the last page. */
export async function renderLatest(app: App, edition: Edition, page: number): Promise<Rendered> {
  const { stories, pages } = await listNumberedPage(app, { edition: edition.id }, page, LATEST_SIZE);
  if (page > pages) throw new Refusal("not-found");
  const say = words[edition.language];
  const shelf = await fillShelf(app, edition, stories);
  const trail = [{ label: say.latest }];
  const path = "/latest";
  const main = (
    <div class="wrap band">
      <div class="page-head">
        <Crumbs edition={edition} trail={trail} />
        <div class="steps" data-pillar="brand">
          <h1>{say.latest}</h1>
        </div>
      </div>
      {stories.length === 0 && <EmptyList edition={edition} isLatest />}
      {groupByDay(edition, stories).map(({ day, at, list }) => (
        <section class="day" aria-labelledby={`day-${day}`}>
          <div class="steps">
            <h2 id={`day-${day}`}>{dayHeading(edition, at)}</h2>
          </div>
          <DayList shelf={shelf} stories={list} />
        </section>
      ))}
      <Pages edition={edition} path={path} page={page} pages={pages} />
    </div>
  );
  const head = {
    title: page > 1 ? say.titlePage(say.latest, formatPlainNumber(page, edition.locale)) : say.latest,
    description: say.latestAbout(edition.name),
    canonical: pagePath(path, page),
    previous: page > 1 ? pagePath(path, page - 1) : undefined,
    next: page < pages ? pagePath(path, page + 1) : undefined,
    current: path,
    isCurrentPage: page === 1,
    data: [crumbData(app, edition, trail)],
  };
  return {
    text: await renderDocument(app, edition, head, main),
    tags: [`edition:${edition.id}`, ...shellTags(edition), ...storyTags(stories)],
    until: await pageUntil(app, edition),
  };
}

/** The stories of one day: the clock first, then kicker and headline. */
export function DayList(props: { shelf: Shelf; stories: Story[]; level?: 2 | 3 }) {
  const { shelf, stories, level = 3 } = props;
  return (
    <ol class="day-list">
      {stories.map((story) => (
        <li>
          <StoryTime edition={shelf.edition} at={story.visible_at ?? 0} now={shelf.now} clock />
          <article class="story">
            {story.kicker && <p class="kicker">{story.kicker}</p>}
            <Title shelf={shelf} story={story} level={level} />
          </article>
        </li>
      ))}
    </ol>
  );
}

function groupByDay(edition: Edition, stories: Story[]): { day: string; at: number; list: Story[] }[] {
  const groups: { day: string; at: number; list: Story[] }[] = [];
  for (const story of stories) {
    const at = story.visible_at ?? 0;
    const day = isoDay(edition, at);
    const last = groups.at(-1);
    if (last?.day === day) last.list.push(story);
    else groups.push({ day, at, list: [story] });
  }
  return groups;
}

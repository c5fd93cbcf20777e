import type { App } from "../app.ts";
import { formatDate } from "../arabic/dates.ts";
import { formatPlainNumber } from "../arabic/numerals.ts";
import { editionPath, type Edition } from "../editions/editions.ts";
import type { Rendered } from "../http/answer.ts";
import { Refusal } from "../http/errors.ts";
import { listStoriesBetween } from "../items/items.ts";
import { wallTime } from "../zones.ts";
import { archivePath, dayStart, listDays, listMonths, neighbours, type Month } from "./archive.ts";
import { Icon } from "./icons.tsx";
import { DayList } from "./latest.tsx";
import { crumbData, Crumbs, EmptyList, type Crumb } from "./parts.tsx";
import { pageUntil, renderDocument, shellTags, type Main } from "./shell.tsx";
import { fillShelf, storyTags } from "./stories.tsx";
import { dayHeading } from "./times.tsx";
import { countStories, words } from "./words.ts";

const DAY_LIMIT = 1_000;

/** The months of the archive, by year, newest year first. */
export async function renderArchive(app: App, edition: Edition): Promise<Rendered> {
  const say = words[edition.language];
  const months = await listMonths(app, edition);
  const years = [...new Set(months.map((one) => one.year))].reverse();
  const body = (
    <div class="years">
      {months.length === 0 && <EmptyList edition={edition} />}
      {years.map((year) => (
        <section aria-labelledby={`year-${year}`}>
          <div class="steps">
            <h2 id={`year-${year}`}>{formatPlainNumber(year, edition.locale)}</h2>
          </div>
          <ul class="months">
            {months
              .filter((one) => one.year === year)
              .map((one) => (
                <li>
                  <a href={editionPath(edition) + archivePath(one)}>{monthName(edition, one)}</a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
  return finish(app, edition, {
    title: say.archive,
    description: say.archiveAbout(edition.name),
    path: "/archive",
    trail: [{ label: say.archive }],
    body,
    tags: [],
  });
}

/** The days of one month. Throws Refusal "not-found" for a month without a story. */
export async function renderMonth(app: App, edition: Edition, month: Month): Promise<Rendered> {
  const say = words[edition.language];
  const months = await listMonths(app, edition);
  const isHere = (one: Month) => one.year === month.year && one.month === month.month;
  if (!months.some(isHere)) throw new Refusal("not-found");
  const name = monthName(edition, month);
  const days = await listDays(app, edition, month);
  const { earlier, later } = neighbours(months, isHere);
  const body = (
    <>
      <p class="page-head__text">{say.archiveMonthAbout(name)}</p>
      <ul class="days">
        {days.map(({ day, stories }) => (
          <li>
            <a href={editionPath(edition) + archivePath(month, day)}>
              <span>{formatPlainNumber(day, edition.locale)}</span>
              <small>{countStories(stories, edition.language)}</small>
            </a>
          </li>
        ))}
      </ul>
      <Turn
        edition={edition}
        earlier={earlier && { path: archivePath(earlier), label: monthName(edition, earlier) }}
        later={later && { path: archivePath(later), label: monthName(edition, later) }}
        name={say.archive}
      />
    </>
  );
  return finish(app, edition, {
    title: say.archiveMonth(name),
    description: say.archiveMonthAbout(name),
    path: archivePath(month),
    trail: [{ label: say.archive, path: "/archive" }, { label: name }],
    body,
    tags: [],
  });
}

/** The stories of one day, by the clock. Throws Refusal "not-found" for a day without a story. */
export async function renderDay(app: App, edition: Edition, month: Month, day: number): Promise<Rendered> {
  const say = words[edition.language];
  const from = dayStart(edition, month.year, month.month, day);
  const wall = wallTime(edition.zone, from);
  const isRealDay = wall.month === month.month && wall.day === day;
  const to = dayStart(edition, month.year, month.month, day + 1);
  const stories = isRealDay ? await listStoriesBetween(app, edition.id, from, to, DAY_LIMIT) : [];
  if (stories.length === 0) throw new Refusal("not-found");
  const shelf = await fillShelf(app, edition, stories);
  const name = formatDate(wall, edition.locale, "full");
  const { earlier, later } = await dayNeighbours(app, edition, month, day);
  const body = (
    <>
      <DayList shelf={shelf} stories={stories} level={2} />
      <Turn edition={edition} earlier={earlier} later={later} name={say.archiveDays} />
    </>
  );
  return finish(app, edition, {
    title: say.archiveDay(formatDate(wall, edition.locale, "long")),
    heading: dayHeading(edition, from),
    description: say.archiveDayAbout(name, edition.name),
    path: archivePath(month, day),
    trail: [
      { label: say.archive, path: "/archive" },
      { label: monthName(edition, month), path: archivePath(month) },
      { label: formatDate(wall, edition.locale, "short") },
    ],
    body,
    tags: storyTags(stories),
  });
}

interface ArchivePage {
  title: string;
  heading?: string;
  description: string;
  path: string;
  trail: Crumb[];
  body: unknown;
  tags: string[];
}

async function finish(app: App, edition: Edition, page: ArchivePage): Promise<Rendered> {
  const main: Main = (
    <div class="wrap band">
      <div class="page-head">
        <Crumbs edition={edition} trail={page.trail} />
        <div class="steps" data-pillar="brand">
          <h1>{page.heading ?? page.title}</h1>
        </div>
      </div>
      {page.body}
    </div>
  );
  const head = {
    title: page.title,
    description: page.description,
    canonical: page.path,
    data: [crumbData(app, edition, page.trail)],
  };
  return {
    text: await renderDocument(app, edition, head, main),
    tags: [`edition:${edition.id}`, ...shellTags(edition), ...page.tags],
    until: await pageUntil(app, edition),
  };
}

const monthName = (edition: Edition, { year, month }: Month): string =>
  formatDate({ year, month, day: 1, hour: 0, minute: 0, second: 0, weekday: 0 }, edition.locale, "month");

interface Step {
  path: string;
  label: string;
}

/** The last day with a story before a day, and the first after it, in the same or the neighbouring months. */
async function dayNeighbours(
  app: App,
  edition: Edition,
  month: Month,
  day: number,
): Promise<{ earlier: Step | undefined; later: Step | undefined }> {
  const months = await listMonths(app, edition);
  const around = neighbours(months, (one) => one.year === month.year && one.month === month.month);
  const within = await listDays(app, edition, month);
  const step = (of: Month, found: { day: number } | undefined): Step | undefined =>
    found && {
      path: archivePath(of, found.day),
      label: formatDate(
        wallTime(edition.zone, dayStart(edition, of.year, of.month, found.day)),
        edition.locale,
        "short",
      ),
    };
  const before = within.filter((one) => one.day < day).at(-1);
  const after = within.find((one) => one.day > day);
  return {
    earlier: before
      ? step(month, before)
      : around.earlier && step(around.earlier, (await listDays(app, edition, around.earlier)).at(-1)),
    later: after
      ? step(month, after)
      : around.later && step(around.later, (await listDays(app, edition, around.later))[0]),
  };
}

/** Links to what came before and after. */
function Turn(props: { edition: Edition; earlier: Step | undefined; later: Step | undefined; name: string }) {
  const { edition, earlier, later } = props;
  if (!earlier && !later) return <></>;
  return (
    <nav class="turn" aria-label={props.name}>
      {earlier && (
        <a class="btn" rel="prev" href={editionPath(edition) + earlier.path}>
          <Icon name="back" dir /> {earlier.label}
        </a>
      )}
      {later && (
        <a class="btn turn__later" rel="next" href={editionPath(edition) + later.path}>
          {later.label} <Icon name="forward" dir />
        </a>
      )}
    </nav>
  );
}

import type { App } from "../app.ts";
import { listSections, type Edition, type Section } from "../editions/editions.ts";
import { listMostRead, listNewest, type Story } from "../items/items.ts";

/** Cards in the row of a section. */
const ROW = 4;
/** Lines of the latest news. */
const LATEST = 6;

/** A section with what the front page shows of it. */
export interface Row {
  section: Section;
  stories: Story[];
}

/** Everything that the front page shows. */
export interface Front {
  lead: Story | undefined;
  also: Story[];
  latest: Story[];
  rows: Row[];
  voices: Row[];
  releases: Row[];
  mostRead: Story[];
}

/** The lead is the newest report with a picture among the last ten; sections of one kind stand in their own column. */
export async function chooseStories(app: App, edition: Edition): Promise<Front> {
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
      stories: await listNewest(app, { section: section.id }, 12),
    })),
  );
  const filled = rows.filter((row) => row.stories.length > 0);
  const only = (kind: Story["kind"]) => (row: Row) => row.stories.every((story) => story.kind === kind);
  const [isVoices, isReleases] = [only("opinion"), only("communique")];
  const also = (rows.find((row) => row.section.id === lead?.section_id)?.stories ?? [])
    .filter((story) => story.id !== lead?.id)
    .slice(0, 3);
  const others = newest.filter((story) => story.id !== lead?.id);
  const fresh = without(others, also);
  const latest = (fresh.length >= LATEST ? fresh : others).slice(0, LATEST);
  const below = (row: Row) => ({ ...row, stories: chooseBelow(row.stories, lead, also, latest) });
  return {
    lead,
    also,
    latest,
    rows: filled
      .filter((row) => !isVoices(row) && !isReleases(row))
      .map(below)
      .filter((row) => row.stories.length > 0),
    voices: filled
      .filter(isVoices)
      .map(below)
      .filter((row) => row.stories.length > 0),
    releases: filled
      .filter(isReleases)
      .map(below)
      .filter((row) => row.stories.length > 0),
    mostRead,
  };
}

const without = (stories: Story[], above: Story[]): Story[] => {
  const ids = new Set(above.map((story) => story.id));
  return stories.filter((story) => !ids.has(story.id));
};

/**
 * Four stories of a section that do not stand beside the lead; those of the latest news too make way where enough
 * others are left. Only a section with nothing else repeats what stands beside the lead.
 */
function chooseBelow(stories: Story[], lead: Story | undefined, also: Story[], latest: Story[]): Story[] {
  const others = stories.filter((story) => story.id !== lead?.id);
  const fresh = without(others, also);
  const unseen = without(fresh, latest);
  return (unseen.length >= ROW ? unseen : fresh.length > 0 ? fresh : others).slice(0, ROW);
}

/** Every story of the front page, some more than once. */
export function allOf(front: Front): Story[] {
  const inRows = [...front.rows, ...front.voices, ...front.releases].flatMap((row) => row.stories);
  return [...(front.lead ? [front.lead] : []), ...front.also, ...front.latest, ...inRows, ...front.mostRead];
}

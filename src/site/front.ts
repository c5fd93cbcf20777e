import type { App } from "../app.ts";
import { listSections, type Edition, type Section } from "../editions/editions.ts";
import { listMostRead, listNewest, type Story } from "../items/items.ts";

/** Cards in the row of a section. */
const ROW = 4;

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

/** Every story of the front page, some more than once. */
export function allOf(front: Front): Story[] {
  const inRows = [...front.rows, ...front.voices, ...front.releases].flatMap((row) => row.stories);
  return [...(front.lead ? [front.lead] : []), ...front.also, ...front.latest, ...inRows, ...front.mostRead];
}

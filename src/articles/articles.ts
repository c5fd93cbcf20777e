import type { App } from "../app.ts";
import { storedBody, storedMediaIds } from "../body/views.tsx";
import type { Body } from "../body/schema.ts";
import { listEditions, listSections, type Edition, type Section } from "../editions/editions.ts";
import {
  findSurroundings,
  listMostRead,
  listNewest,
  nextVisibleAt,
  scopeTag,
  type Scope,
  type Story,
  type Surroundings,
  type VisibleItem,
} from "../items/items.ts";
import { picturesOf, type Picture } from "../media/media.ts";

/** A story that is offered beside or after another one. */
export type Offered = Pick<Story, "id" | "slug" | "headline" | "kicker" | "section_id" | "visible_at"> & {
  picture: Picture | undefined;
  /** The colour family of its section, or "". */
  pillar: string;
};

export interface Translation {
  id: number;
  slug: string;
  headline: string;
  edition: Edition;
}

/** Everything that the page of an article shows, but its comments. */
export interface Article extends Omit<Surroundings, "translations"> {
  item: VisibleItem;
  edition: Edition;
  section: Section | undefined;
  body: Body;
  /** The pictures of the lead and of the body, by media id. */
  pictures: Map<number, Picture>;
  translations: Translation[];
  related: Offered[];
  mostRead: Story[];
  /** The newest of the edition, only where nothing has been read yet. */
  latest: Offered[];
}

const RELATED = 6;
/** Fewer than this from its tags, and the section fills up; then the edition. */
const RELATED_LEAST = 3;
const POOL = 8;
const MOST_READ = 5;

/** Gathers what stands on the page of a visible item, in two or three short queries and some memories. */
export async function loadArticle(app: App, edition: Edition, item: VisibleItem): Promise<Article> {
  const body = storedBody(item.body);
  const mediaIds = storedMediaIds(body);
  if (item.lead_media_id !== null) mediaIds.push(item.lead_media_id);
  const [around, pictures, sections, editions, mostRead] = await Promise.all([
    findSurroundings(app, item),
    picturesOf(app, mediaIds),
    listSections(app, edition.id),
    listEditions(app),
    listMostRead(app, edition.id, MOST_READ),
  ]);
  const others = mostRead.filter((story) => story.id !== item.id);
  const latest = others.length > 0 ? [] : await listPool(app, edition.id, { edition: edition.id });
  return {
    ...around,
    item,
    edition,
    body,
    pictures,
    section: sections.find((section) => section.id === item.section_id),
    translations: around.translations.flatMap(({ editionId, ...translation }) => {
      const other = editions.find((one) => one.id === editionId);
      return other ? [{ ...translation, edition: other }] : [];
    }),
    related: await listRelated(
      app,
      item,
      around.tags.map((tag) => tag.id),
    ),
    mostRead: others,
    latest: latest.filter((story) => story.id !== item.id).slice(0, MOST_READ),
  };
}

/**
 * At most six stories to go on with, never the item itself: those that share most tags with it, newest first;
 * where they are fewer than three, the newest of its section and then of its edition.
 */
async function listRelated(app: App, item: VisibleItem, tagIds: number[]): Promise<Offered[]> {
  const pools = await Promise.all(tagIds.map((tag) => listPool(app, item.edition_id, { tag })));
  const shared = new Map<number, { story: Offered; tags: number }>();
  for (const story of pools.flat()) {
    const known = shared.get(story.id);
    if (known) known.tags++;
    else if (story.id !== item.id) shared.set(story.id, { story, tags: 1 });
  }
  const related = [...shared.values()]
    .sort((a, b) => b.tags - a.tags || (b.story.visible_at ?? 0) - (a.story.visible_at ?? 0))
    .slice(0, RELATED)
    .map(({ story }) => story);
  const wider: Scope[] = [
    ...(item.section_id === null ? [] : [{ section: item.section_id }]),
    { edition: item.edition_id },
  ];
  for (const scope of wider) {
    if (related.length >= RELATED_LEAST) break;
    for (const story of await listPool(app, item.edition_id, scope)) {
      if (related.length >= RELATED_LEAST) break;
      if (story.id !== item.id && !related.some((one) => one.id === story.id)) related.push(story);
    }
  }
  return related;
}

/** The newest stories of a scope, remembered: many articles share their tags. */
function listPool(app: App, editionId: number, scope: Scope): Promise<Offered[]> {
  return app.memo.remember(`related:${scopeTag(scope)}`, async () => {
    const stories = await listNewest(app, scope, POOL);
    const sections = new Map((await listSections(app, editionId)).map((section) => [section.id, section]));
    const pictures = await picturesOf(
      app,
      stories.flatMap((story) => story.lead_media_id ?? []),
    );
    const value = stories.map((story) => ({
      id: story.id,
      slug: story.slug,
      headline: story.headline,
      kicker: story.kicker,
      section_id: story.section_id,
      visible_at: story.visible_at,
      picture: pictures.get(story.lead_media_id ?? 0),
      pillar: sections.get(story.section_id ?? 0)?.pillar ?? "",
    }));
    const tags = [
      scopeTag(scope),
      `shell:${editionId}`,
      ...stories.map((story) => `item:${story.id}`),
      ...stories.flatMap((story) => (story.lead_media_id === null ? [] : `media:${story.lead_media_id}`)),
    ];
    return { value, tags, until: await nextVisibleAt(app, editionId) };
  });
}

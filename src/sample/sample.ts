import type { App } from "../app.ts";
import { doc } from "../body/body.ts";
import { findSetting, saveSetting } from "../db/settings.ts";
import { createAuthor, createEdition, createSection, listEditions } from "../editions/editions.ts";
import { addCorrection, createItem, publishItem } from "../items/items.ts";
import { systemActor } from "../items/may.ts";
import { record } from "../ledger/ledger.ts";
import { storeDrawing } from "../media/media.ts";
import { sampleEditions, pillars, type SampleEdition } from "./newsroom.ts";
import { drawScene } from "./pictures/pictures.ts";
import * as queries from "./queries.ts";
import type { SampleArticle, SampleAuthor, SampleSection } from "./schema.ts";

const HOUR = 3_600_000;
/** How long the sample's breaking item stays in the breaking bar. */
const BREAKING_MS = 72 * HOUR;
const SOURCE = "sample";

type Ids<Key extends string> = Record<Key, number>;

/** True while the sample newsroom is in the database. */
export const isSampleLoaded = async (app: App): Promise<boolean> =>
  (await findSetting(app.db, "sample.loaded")) === true;

/** True when the database has no edition yet: nobody has used it. */
export const isEmpty = async (app: App): Promise<boolean> => (await listEditions(app)).length === 0;

/**
 * Loads the sample newsroom into an empty database: two editions, their sections, authors and articles,
 * dated back from now. Pictures are drawn here and processed in the background.
 */
export async function loadSample(app: App): Promise<void> {
  const media = await drawPictures(app);
  await app.tx(async (tx) => {
    const idOfKey = new Map<string, number>();
    for (const [position, edition] of sampleEditions.entries())
      await loadEdition(tx, edition, position, media, idOfKey);
    await saveSetting(tx.db, "sample.loaded", true);
    await record(tx, "system", "sample.load", "newsroom");
  });
}

/** Media ids by "edition/key" of the articles that have a picture. */
async function drawPictures(app: App): Promise<Map<string, number>> {
  const media = new Map<string, number>();
  for (const edition of sampleEditions)
    for (const article of edition.articles) {
      if (!article.picture) continue;
      const svg = drawScene(article.picture.scene, `${edition.code}-${article.key}`);
      const { alt, caption } = article.picture;
      const id = await storeDrawing(app, svg, { name: `${article.key}.svg`, alt, caption });
      media.set(`${edition.code}/${article.key}`, id);
      await queries.rememberOrigin(app.db, SOURCE, "media", String(id), id);
    }
  return media;
}

async function loadEdition(
  tx: App,
  edition: SampleEdition,
  position: number,
  media: Map<string, number>,
  idOfKey: Map<string, number>,
): Promise<void> {
  const editionId = await createEdition(tx, {
    code: edition.code,
    language: edition.code,
    country: "MA",
    direction: edition.direction,
    name: edition.name,
    tagline: edition.tagline,
    host: null,
    path: edition.path,
    time_zone: "Africa/Casablanca",
    position,
  });
  await queries.rememberOrigin(tx.db, SOURCE, "edition", edition.code, editionId);
  const sections = {} as Ids<SampleSection>;
  for (const [key, name] of Object.entries(edition.sections) as [SampleSection, string][]) {
    sections[key] = await createSection(tx, { edition_id: editionId, slug: key, name, pillar: pillars[key] });
    await queries.rememberOrigin(tx.db, SOURCE, "section", `${edition.code}/${key}`, sections[key]);
  }
  const authors = {} as Ids<SampleAuthor>;
  for (const [key, author] of Object.entries(edition.authors) as [
    SampleAuthor,
    (typeof edition.authors)["salma"],
  ][]) {
    const { name, otherName, role, bio } = author;
    authors[key] = await createAuthor(tx, {
      edition_id: editionId,
      slug: key,
      name,
      other_name: otherName,
      role,
      bio,
    });
    await queries.rememberOrigin(tx.db, SOURCE, "author", `${edition.code}/${key}`, authors[key]);
  }
  // Oldest first, so that ids rise with time as they do in a real archive.
  for (const article of edition.articles.toSorted((a, b) => b.hoursAgo - a.hoursAgo)) {
    const id = await loadArticle(tx, article, {
      editionId,
      sectionId: article.section ? sections[article.section] : null,
      authorIds: article.author ? [authors[article.author]] : [],
      mediaId: media.get(`${edition.code}/${article.key}`),
      translatesId: article.translates ? (idOfKey.get(`ar/${article.translates}`) ?? null) : null,
    });
    idOfKey.set(`${edition.code}/${article.key}`, id);
    await queries.rememberOrigin(tx.db, SOURCE, "item", `${edition.code}/${article.key}`, id);
  }
}

interface Placement {
  editionId: number;
  sectionId: number | null;
  authorIds: number[];
  mediaId: number | undefined;
  translatesId: number | null;
}

async function loadArticle(tx: App, article: SampleArticle, place: Placement): Promise<number> {
  const now = tx.clock.now();
  const publishAt = now - article.hoursAgo * HOUR;
  const { kind, headline, standfirst, tags, picture } = article;
  const id = await createItem(
    tx,
    systemActor,
    place.editionId,
    {
      kind,
      headline,
      standfirst,
      tags,
      kicker: article.kicker ?? "",
      body: doc(...article.body),
      sectionId: place.sectionId,
      authorIds: place.authorIds,
      source: article.source ?? "",
      slug: kind === "page" ? article.key : "",
      translatesId: place.translatesId,
      commentsPolicy: kind === "communique" || kind === "page" ? "closed" : "moderated",
      lead:
        picture && place.mediaId
          ? { mediaId: place.mediaId, alt: picture.alt, caption: picture.caption, credit: "" }
          : null,
    },
    publishAt,
  );
  await publishItem(tx, systemActor, id, {
    publishAt,
    breakingUntil: article.breaking ? now + BREAKING_MS : null,
  });
  if (article.correction)
    await addCorrection(
      tx,
      systemActor,
      id,
      article.correction.text,
      now - article.correction.hoursAgo * HOUR,
    );
  return id;
}

/**
 * Takes the sample newsroom out: its articles, pictures, authors, tags, and the sections and editions that
 * nothing else uses. The first edition stays, empty, so that the site goes on answering. Returns how many
 * articles went.
 */
export async function removeSample(app: App): Promise<number> {
  const removed = await app.tx(async (tx) => {
    const items = await queries.listOriginIds(tx.db, SOURCE, "item");
    await queries.deleteItems(tx.db, items);
    const hashes = await queries.deleteUnusedMedia(
      tx.db,
      await queries.listOriginIds(tx.db, SOURCE, "media"),
    );
    await queries.deleteUnusedAuthors(tx.db, await queries.listOriginIds(tx.db, SOURCE, "author"));
    await queries.deleteUnusedTags(tx.db);
    await queries.deleteUnusedSections(tx.db, await queries.listOriginIds(tx.db, SOURCE, "section"));
    const [root] = await listEditions(tx);
    const editions = await queries.listOriginIds(tx.db, SOURCE, "edition");
    await queries.deleteUnusedEditions(
      tx.db,
      editions.filter((id) => id !== root?.id),
    );
    const sampleName = sampleEditions.find((edition) => edition.code === root?.code);
    if (root && root.name === sampleName?.name) await queries.renameEdition(tx.db, root.id, "منبر", "");
    await queries.forgetOrigins(tx.db, SOURCE);
    await saveSetting(tx.db, "sample.loaded", undefined);
    await tx.purge(["all"]);
    await record(tx, "system", "sample.remove", "newsroom", { items: items.length });
    return { items: items.length, hashes };
  });
  for (const hash of removed.hashes) await app.files.remove(hash);
  return removed.items;
}

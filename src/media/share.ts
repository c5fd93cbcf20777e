import type { App } from "../app.ts";
import { findEdition, listSections, type Edition } from "../editions/editions.ts";
import { fingerprint } from "../platform/hash.ts";
import { picturesOf } from "./media.ts";
import { findShareCard, saveShareCard } from "./queries.ts";
import type { CardJob } from "./render-job.ts";
import { render } from "./render.ts";
import { zelligeSeed } from "./views.tsx";
import { zellige } from "./zellige.ts";

/** What a card needs of an item that readers may see. */
export interface ShareStory {
  id: number;
  edition_id: number;
  section_id: number | null;
  lead_media_id: number | null;
  kicker: string;
  headline: string;
}

/** Raised when cards are drawn differently, so that those in store are drawn anew. */
const LAYOUT = 1;

/**
 * The hash of a story's share card in the file store, drawn (in a child process, about a quarter of a second)
 * when there is none yet or when it shows something else than the story of today.
 */
export async function shareCard(app: App, story: ShareStory): Promise<string> {
  const edition = await findEdition(app, story.edition_id);
  const job = edition ? await describeCard(app, story, edition) : undefined;
  if (!job) throw new RangeError(`item ${story.id} is in no edition`);
  const shows = fingerprint(JSON.stringify([LAYOUT, job]));
  const known = await findShareCard(app.db, story.id);
  if (known?.shows === shows && (await app.files.size(known.hash)) !== undefined) return known.hash;
  // Those who ask while it is being drawn wait for the one drawing.
  const hash = await app.memo.remember(`share:${story.id}:${shows}`, async () => {
    const { files } = await render(app, job, { for: "reader" });
    const value = await app.files.put(files[0]?.bytes ?? new Uint8Array());
    await saveShareCard(app.db, story.id, shows, value);
    return { value, tags: [], until: app.clock.now() };
  });
  if (known && known.hash !== hash) await app.files.remove(known.hash);
  return hash;
}

async function describeCard(app: App, story: ShareStory, edition: Edition): Promise<CardJob> {
  const [sections, pictures] = await Promise.all([
    listSections(app, edition.id),
    picturesOf(app, story.lead_media_id === null ? [] : [story.lead_media_id]),
  ]);
  const picture = pictures.get(story.lead_media_id ?? 0);
  const widest = picture?.sources.filter((source) => source.format === "jpeg").at(-1);
  return {
    kind: "card",
    rtl: edition.direction === "rtl",
    kicker: story.kicker || (sections.find((section) => section.id === story.section_id)?.name ?? ""),
    headline: story.headline,
    edition: edition.name,
    picture:
      picture && widest
        ? { path: app.files.path(widest.hash), x: picture.focalX, y: picture.focalY }
        : undefined,
    ground: widest ? "" : zellige(zelligeSeed(`${edition.code}${story.id}`), { width: 440, height: 630 }),
  };
}

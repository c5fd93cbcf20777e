import { z, ZodError } from "zod";
import { addCorrection, importItems } from "../items/items.ts";
import { placePictures, type PictureRef } from "./converted.ts";
import { moveComments } from "./thread-import.ts";
import { fitLine } from "./fit.ts";
import { importActor, type Move } from "./move.ts";
import { draftPost, type PostDraft } from "./post-draft.ts";
import { insertOrigins, listOrigins } from "./queries.ts";
import { fullSizePaths, uploadPath } from "./site-address.ts";
import type { Survey } from "./survey.ts";
import { saveFresh, type Vocabulary } from "./terms.ts";
import type { WxrItem } from "./wxr.ts";

/**
 * Moves a batch of posts and pages with their comments and old addresses, in one transaction: what a killed run
 * had not finished is not there at all, and what it had is not moved again.
 */
export async function movePosts(
  move: Move,
  survey: Survey,
  vocabulary: Vocabulary,
  items: WxrItem[],
): Promise<void> {
  const { app, site, report } = move;
  const known = await listOrigins(
    app.db,
    site.source,
    "item",
    items.map((item) => item.id),
  );
  const drafts: PostDraft[] = [];
  const seen = new Set<string>();
  for (const item of items) {
    if (known.has(item.id) || seen.has(item.id)) report.counts.known[countOf(item)]++;
    else drafts.push(draftPost(move, survey, vocabulary, item));
    seen.add(item.id);
  }
  const ready: Ready[] = [];
  for (const draft of drafts) ready.push(await furnish(move, survey, draft));
  if (move.dryRun) {
    for (const { item } of ready) {
      report.counts.added[countOf(item)]++;
      move.wouldMove.add(item.id);
      await saveItemAddresses(move, item, 0);
    }
    await moveComments(move, items, known);
    return;
  }
  await report.keep();
  await writeBatch(move, items, known, ready);
}

const countOf = (item: WxrItem) => (item.type === "page" ? "pages" : "posts");

interface Ready {
  item: WxrItem;
  imported: Parameters<typeof importItems>[3][number];
}

/** Brings the pictures of a post and puts them in. */
async function furnish(move: Move, survey: Survey, draft: PostDraft): Promise<Ready> {
  const { item, converted, input, life } = draft;
  const media: (number | undefined)[] = [];
  for (const picture of converted.pictures) media.push(await bringPicture(move, survey, picture));
  for (const picture of converted.pictures) {
    const attachment = survey.attachments.get(picture.attachmentId ?? "");
    // A gallery names its pictures only: what is said of them stands with the attachment.
    if (attachment && !picture.alt) picture.alt = attachment.alt;
    if (attachment && !picture.caption) picture.caption = attachment.caption;
  }
  const body = placePictures(converted, (_picture, index) => media[index]);
  for (const block of body.content)
    if (block.type === "figure")
      block.attrs.alt ||= fitLine(converted.pictures[media.indexOf(block.attrs.media)]?.alt ?? "");
    else if (block.type === "gallery")
      for (const figure of block.content)
        describe(figure.attrs, converted.pictures[media.indexOf(figure.attrs.media)]);
  const lead = await bringLead(move, survey, item);
  return { item, imported: { ...life, content: { ...input, body, lead } } };
}

function describe(
  attrs: { alt: string; caption?: string | undefined },
  picture: PictureRef | undefined,
): void {
  if (!picture) return;
  if (!attrs.alt) attrs.alt = fitLine(picture.alt);
  if (!attrs.caption && picture.caption) attrs.caption = fitLine(picture.caption);
}

async function bringPicture(move: Move, survey: Survey, picture: PictureRef): Promise<number | undefined> {
  const path = uploadPath(picture.url);
  const byPath =
    path &&
    fullSizePaths(path)
      .map((one) => survey.uploads.get(one))
      .find(Boolean);
  const attachment =
    survey.attachments.get(picture.attachmentId ?? "") ?? survey.attachments.get(byPath ?? "");
  const { alt, caption } = picture;
  if (!attachment) return move.shelf.bring({ id: undefined, url: picture.url, title: "", alt, caption });
  return move.shelf.bring({
    ...attachment,
    alt: attachment.alt || alt,
    caption: attachment.caption || caption,
  });
}

async function bringLead(move: Move, survey: Survey, item: WxrItem) {
  const attachment = survey.attachments.get(item.meta.get("_thumbnail_id") ?? "");
  if (!attachment) return null;
  const mediaId = await move.shelf.bring(attachment);
  if (mediaId === undefined) return null;
  return {
    mediaId,
    alt: fitLine(item.meta.get("_minbar_lead_alt") ?? attachment.alt, 1_000),
    caption: fitLine(item.meta.get("_minbar_lead_caption") ?? attachment.caption),
    credit: fitLine(item.meta.get("_minbar_lead_credit") ?? "", 300),
  };
}

async function writeBatch(
  move: Move,
  items: WxrItem[],
  known: Map<string, number>,
  ready: Ready[],
): Promise<void> {
  const { app, edition, site, report } = move;
  try {
    await app.tx(async (tx) => {
      const inner: Move = { ...move, app: tx };
      const ids = await importItems(
        tx,
        importActor,
        edition.id,
        ready.map((one) => one.imported),
      );
      const here = new Map(known);
      ready.forEach(({ item }, index) => here.set(item.id, ids[index] ?? 0));
      await insertOrigins(
        tx.db,
        ready.map(({ item }, index) => ({
          source: site.source,
          kind: "item" as const,
          foreign_id: item.id,
          local_id: ids[index] ?? 0,
        })),
      );
      for (const { item } of ready) await saveItemAddresses(inner, item, here.get(item.id) ?? 0);
      for (const { item } of ready) await moveCorrections(inner, item, here.get(item.id) ?? 0);
      await moveComments(inner, items, here);
    });
    for (const { item } of ready) report.counts.added[countOf(item)]++;
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    await writeOneByOne(move, items, known, ready);
  }
}

/** Correction notes, which only exports of Minbar carry. */
async function moveCorrections(move: Move, item: WxrItem, id: number): Promise<void> {
  const json = item.meta.get("_minbar_corrections");
  if (json === undefined) return;
  const notes = correctionsSchema.safeParse(safeJson(json));
  for (const { at, text } of notes.success ? notes.data : [])
    await addCorrection(move.app, importActor, id, text, at);
}

const correctionsSchema = z
  .array(z.object({ at: z.int().nonnegative(), text: z.string().max(5_000) }))
  .max(100);

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One post that the schema refuses must not cost the batch: each is tried alone and the faulty ones are named. */
async function writeOneByOne(
  move: Move,
  items: WxrItem[],
  known: Map<string, number>,
  ready: Ready[],
): Promise<void> {
  if (ready.length === 1) {
    const [{ item } = { item: undefined }] = ready;
    if (item) move.report.add({ reason: "does-not-fit", kind: item.type, id: item.id, title: item.title });
    return;
  }
  for (const one of ready) await writeBatch(move, [one.item], new Map(), [one]);
  const others = items.filter((item) => known.has(item.id));
  if (others.length > 0) await writeBatch(move, others, known, []);
}

/** The permalink, the number (`?p=`, `?page_id=`) and the guid, each as a way to the item. */
async function saveItemAddresses(move: Move, item: WxrItem, id: number): Promise<void> {
  const hasNumber = /^\d{1,12}$/.test(item.id);
  const number = hasNumber
    ? [`/?p=${item.id}`, ...(item.type === "page" ? [`/?page_id=${item.id}`] : [])]
    : [];
  const paths = new Set<string>();
  for (const address of [item.link, item.guid]) {
    const url = move.site.absolute(address);
    if (!url || !move.site.owns(url) || (url.pathname === "/" && !url.search)) continue;
    paths.add(move.site.below(url));
  }
  await saveFresh(move, [...paths, ...number], { kind: "item", id });
}

import type { App } from "../app.ts";
import { listAuthors, listSections, listTags } from "../editions/editions.ts";
import { indexMissing } from "../search/search.ts";
import { openShelf } from "./media-shelf.ts";
import { moveMenus } from "./menus.ts";
import { createTeller, inTransaction, openEdition, type ImportOptions, type Move } from "./move.ts";
import { movePosts } from "./posts.ts";
import { listOrigins } from "./queries.ts";
import { openReport, type MoveCounts, type ReportEntry } from "./report.ts";
import { settleLinks } from "./settle-links.ts";
import { oldSite, uploadPath } from "./site-address.ts";
import { siteAddress, surveyWxr, type Attachment, type Survey } from "./survey.ts";
import { moveVocabulary, saveOld, type Vocabulary } from "./terms.ts";
import type { WxrItem } from "./wxr.ts";
import { readWxr } from "./wxr-reader.ts";

export interface ImportResult {
  counts: MoveCounts;
  entries: ReportEntry[];
  /** Where the report lies as text; the JSON beside it. */
  reportPath: string;
}

/** Posts of one transaction, and the characters that they may hold together. */
const BATCH = 200;
const BATCH_TEXT = 4_000_000;

/**
 * Moves WordPress exports (all of one site) into an edition. The files are read to their end first, so that a damaged
 * one changes nothing; then everything is moved in batches, each whole or not at all, and what an earlier run moved is
 * left alone. Throws MoveError.
 */
export async function importWxr(app: App, files: string[], options: ImportOptions): Promise<ImportResult> {
  const dryRun = options.dryRun === true;
  const tell = createTeller(app, options.progress);
  const survey = await surveyWxr(files, (done, total) => tell("checking", done, total, 0));
  const edition = await openEdition(app, options.editionCode, survey.site.title, dryRun);
  const site = oldSite(siteAddress(survey.site), edition);
  const report = await openReport(
    app,
    { name: survey.site.title, address: site.address, file: site.source },
    dryRun,
  );
  const shelf = await openShelf(app, site.source, report, { ...options, dryRun });
  const move: Move = { app, edition, site, report, shelf, dryRun, wouldMove: new Set(), classic: true };
  if (survey.authors.size > 0)
    report.add({
      reason: "accounts",
      kind: "site",
      id: "",
      title: survey.site.title,
      count: survey.authors.size,
    });

  const vocabulary = await moveVocabulary(move, survey);
  await moveAttachments(move, survey, tell);
  await moveAllPosts(move, survey, vocabulary, files, tell);
  await moveMenus(move, survey, vocabulary);
  await saveAttachmentAddresses(move, survey);
  if (!dryRun) await finishMove(move, (done, total) => tell("finishing", done, total, done));
  return {
    counts: report.counts,
    entries: report.entries(),
    reportPath: await report.finish(options.language ?? edition.language),
  };
}

type Teller = ReturnType<typeof createTeller>;

/** What every import ends with: links led home, caches told, the search index filled. */
export async function finishMove(move: Move, tell: (done: number, total: number) => void): Promise<void> {
  const { app, edition } = move;
  await settleLinks(move);
  const { added } = move.report.counts;
  if (added.posts + added.pages + added.comments + added.menuEntries + added.sections > 0)
    await purgeEdition(move);
  await indexMissing(app, (done) => tell(done, Math.max(done, added.posts + added.pages)));
  await app.purge([`edition:${edition.id}`]);
}

async function purgeEdition({ app, edition }: Move): Promise<void> {
  const [sections, tags, authors] = await Promise.all([
    listSections(app, edition.id),
    listTags(app, edition.id),
    listAuthors(app, edition.id),
  ]);
  await app.purge([
    `edition:${edition.id}`,
    `shell:${edition.id}`,
    ...sections.map(({ id }) => `section:${id}`),
    ...tags.map(({ id }) => `tag:${id}`),
    ...authors.map(({ id }) => `author:${id}`),
  ]);
}

async function moveAttachments(move: Move, survey: Survey, tell: Teller): Promise<void> {
  let done = 0;
  for (const attachment of survey.attachments.values()) {
    await move.shelf.bring(attachment);
    if (++done % 50 === 0) {
      await move.report.keep();
      tell("media", done, survey.attachments.size, done);
    }
  }
}

async function moveAllPosts(
  move: Move,
  survey: Survey,
  vocabulary: Vocabulary,
  files: string[],
  tell: Teller,
): Promise<void> {
  const batch = { items: [] as WxrItem[], text: 0 };
  let things = 0;
  let before = 0;
  let bytes = 0;
  const flush = async () => {
    if (batch.items.length === 0) return;
    await movePosts(move, survey, vocabulary, batch.items);
    things += batch.items.reduce((sum, item) => sum + 1 + item.comments.length, 0);
    batch.items = [];
    batch.text = 0;
    tell("moving", before + bytes, survey.bytes, things);
  };
  for (const file of files) {
    for await (const event of readWxr(file)) {
      if (event.type === "bytes") bytes = event.bytesRead;
      if (event.type !== "item" || !isMovable(move, event.item)) continue;
      batch.items.push(event.item);
      batch.text += sizeOf(event.item);
      if (batch.items.length >= BATCH || batch.text >= BATCH_TEXT) await flush();
    }
    before += bytes;
    bytes = 0;
  }
  await flush();
  tell("moving", survey.bytes, survey.bytes, things);
}

const sizeOf = (item: WxrItem) =>
  item.comments.reduce(
    (sum, comment) => sum + comment.content.length + 300,
    item.content.length + item.excerpt.length,
  );

/** What WordPress keeps among its posts for itself, and nobody misses. */
const HOUSEKEEPING = new Set([
  "attachment",
  "nav_menu_item",
  "wp_block",
  "revision",
  "oembed_cache",
  "customize_changeset",
  "user_request",
]);

function isMovable({ report }: Move, item: WxrItem): boolean {
  const { id, type, title } = item;
  if (type === "post" || type === "page") {
    if (item.status !== "auto-draft") return true;
    report.add({ reason: "auto-draft", kind: type, id, title });
  } else if (!HOUSEKEEPING.has(type)) report.add({ reason: "post-type", kind: type, id, title });
  return false;
}

/** An attachment's own page leads to the post that it belongs to, its file to the medium. */
async function saveAttachmentAddresses(move: Move, survey: Survey): Promise<void> {
  const { app, site, dryRun, wouldMove, shelf } = move;
  const all = [...survey.attachments.values()];
  for (let at = 0; at < all.length; at += BATCH) {
    const batch = all.slice(at, at + BATCH);
    const parents = await listOrigins(
      app.db,
      site.source,
      "item",
      batch.map((one) => one.parent),
    );
    const media = await listOrigins(
      app.db,
      site.source,
      "media",
      batch.map((one) => one.id),
    );
    if (dryRun)
      for (const one of batch) {
        if (wouldMove.has(one.parent)) parents.set(one.parent, 0);
        const brought = await shelf.bring(one);
        if (brought !== undefined) media.set(one.id, brought);
      }
    await inTransaction(move, async (inner) => {
      for (const one of batch) await saveAttachment(inner, one, parents.get(one.parent), media.get(one.id));
    });
  }
}

async function saveAttachment(
  move: Move,
  one: Attachment,
  parent: number | undefined,
  media: number | undefined,
) {
  const url = move.site.absolute(one.link);
  const pages = [
    `/?attachment_id=${one.id}`,
    ...(url && move.site.owns(url) && url.pathname !== "/" ? [move.site.below(url)] : []),
  ];
  if (parent !== undefined) await saveOld(move, pages, { kind: "item", id: parent });
  else if (media !== undefined) await saveOld(move, pages, { kind: "media", id: media });
  const file = move.site.absolute(one.url);
  if (media !== undefined && file && uploadPath(one.url))
    await saveOld(move, [move.site.below(file)], { kind: "media", id: media });
}

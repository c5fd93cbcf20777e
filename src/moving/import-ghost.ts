import type { App } from "../app.ts";
import { slugify } from "../arabic/slug.ts";
import { readGhost, type GhostData, type GhostPost } from "./ghost.ts";
import { finishMove, type ImportResult } from "./import-wxr.ts";
import { lexicalToHtml, mobiledocToHtml } from "./lexical.ts";
import { openShelf } from "./media-shelf.ts";
import { createTeller, openEdition, type ImportOptions, type Move } from "./move.ts";
import { movePosts } from "./posts.ts";
import { openReport } from "./report.ts";
import { oldSite } from "./site-address.ts";
import { emptySurvey, type Survey } from "./survey.ts";
import { moveVocabulary } from "./terms.ts";
import type { WxrItem } from "./wxr.ts";

const BATCH = 100;

/**
 * Moves a Ghost export in: posts, pages, tags, authors, pictures, old addresses. Ghost's things are put in the words
 * of a WordPress export first, so that both go the same way. Members stay behind. Throws MoveError.
 */
export async function importGhost(app: App, file: string, options: ImportOptions): Promise<ImportResult> {
  const dryRun = options.dryRun === true;
  const data = await readGhost(file);
  const edition = await openEdition(app, options.editionCode, settingOf(data, "title"), dryRun);
  const tell = createTeller(app, options.progress);
  const base = baseAddress(data);
  const site = oldSite(base, edition);
  const title = settingOf(data, "title");
  const isKnown = isAddress(settingOf(data, "url"));
  const report = await openReport(
    app,
    isKnown
      ? { name: title, address: site.address, file: site.source }
      : { name: title, address: "", file: slugify(title) || "ghost", unsaid: base },
    dryRun,
  );
  const shelf = await openShelf(app, site.source, report, { ...options, dryRun });
  const move: Move = { app, edition, site, report, shelf, dryRun, wouldMove: new Set(), classic: false };
  const about = { kind: "site", id: "", title };
  if (data.members.length > 0) report.add({ reason: "members", ...about, count: data.members.length });
  if (data.users.length > 0) report.add({ reason: "accounts", ...about, count: data.users.length });

  const survey = surveyOf(data);
  const links = linksOf(data);
  const items = data.posts.map((post) => itemOf(links, post, base, survey));
  const vocabulary = await moveVocabulary(move, survey);
  for (let at = 0; at < items.length; at += BATCH) {
    await movePosts(move, survey, vocabulary, items.slice(at, at + BATCH));
    const done = Math.min(at + BATCH, items.length);
    tell("moving", done, items.length, done);
  }
  if (!dryRun) await finishMove(move, (done, total) => tell("finishing", done, total, done));
  return {
    counts: report.counts,
    entries: report.entries(),
    reportPath: await report.finish(options.language ?? edition.language),
  };
}

function settingOf(data: GhostData, key: string): string {
  const value = data.settings.find((setting) => setting.key === key)?.value;
  return typeof value === "string" ? value : "";
}

/** Ghost's exports do not say where the site stood (they write __GHOST_URL__): its name tells one from another. */
function baseAddress(data: GhostData): string {
  const url = settingOf(data, "url");
  if (isAddress(url)) return new URL(url).origin;
  return `https://${hostLabel(settingOf(data, "title"))}.invalid`;
}

const isAddress = (url: string): boolean => /^https?:$/.test(URL.parse(url)?.protocol ?? "");

const hostLabel = (title: string): string =>
  [...slugify(title)]
    .map((char) => (/[a-z0-9-]/.test(char) ? char : char.codePointAt(0)?.toString(36)))
    .join("")
    .slice(0, 50) || "ghost";

function surveyOf(data: GhostData): Survey {
  const survey = emptySurvey();
  for (const user of data.users)
    survey.authors.set(user.slug || user.id, { id: "", login: user.slug || user.id, name: user.name });
  for (const tag of data.tags) {
    if (tag.visibility === "internal" || tag.name.startsWith("#") || !tag.slug) continue;
    survey.tags.set(tag.slug, {
      id: "",
      slug: tag.slug,
      name: tag.name,
      parent: "",
      description: tag.description,
    });
  }
  survey.items = data.posts.length;
  return survey;
}

const STATUS: Record<string, string> = {
  published: "publish",
  scheduled: "future",
  draft: "draft",
  sent: "private",
};

/** Who wrote a post and what it is about, found without going through the whole export each time. */
function linksOf(data: GhostData) {
  return {
    authors: Map.groupBy(data.posts_authors, (one) => one.post_id),
    tags: Map.groupBy(data.posts_tags, (one) => one.post_id),
    meta: new Map(data.posts_meta.map((one) => [one.post_id, one])),
    userById: new Map(data.users.map((one) => [one.id, one])),
    tagById: new Map(data.tags.map((one) => [one.id, one])),
  };
}
type Links = ReturnType<typeof linksOf>;

function itemOf(links: Links, post: GhostPost, base: string, survey: Survey): WxrItem {
  const withBase = (html: string) => html.replaceAll("__GHOST_URL__", base);
  const isPage = post.type === "page" || post.page === 1 || post.page === true;
  const isHidden = post.visibility !== "" && post.visibility !== "public";
  const status = STATUS[post.status] ?? "draft";
  const thumbnail = addFeature(links, post, withBase(post.feature_image), survey);
  const at = sqlTime(post.published_at || post.created_at);
  return {
    id: post.id,
    type: isPage ? "page" : "post",
    // What only members could read stays hidden.
    status: isHidden && status === "publish" ? "private" : status,
    title: post.title,
    link: `${base}/${encodeURIComponent(post.slug)}/`,
    guid: "",
    creator: authorsOf(links, post)[0] ?? "",
    pubDate: "",
    content: withBase(post.html || lexicalToHtml(post.lexical) || mobiledocToHtml(post.mobiledoc)),
    excerpt: post.custom_excerpt,
    slug: post.slug,
    date: "",
    dateGmt: at,
    modified: "",
    modifiedGmt: sqlTime(post.updated_at),
    parent: "0",
    menuOrder: "0",
    password: "",
    commentStatus: "open",
    attachmentUrl: "",
    terms: tagsOf(links, post),
    meta: new Map([
      ["_minbar_authors", authorsOf(links, post).join("\n")],
      ...(thumbnail ? [["_thumbnail_id", thumbnail] as const] : []),
    ]),
    otherMeta: [],
    comments: [],
  };
}

/** "2026-11-23T10:00:00.000Z" as WordPress writes it. */
const sqlTime = (iso: string): string => iso.slice(0, 19).replace("T", " ");

const inOrder = <T extends { sort_order?: number | null | undefined }>(links: T[] = []) =>
  links.toSorted((a, b) => (a.sort_order ?? 0) - (b.sort_order ?? 0));

function authorsOf(links: Links, post: GhostPost): string[] {
  const linked = inOrder(links.authors.get(post.id)).map((one) => one.author_id);
  const ids = linked.length > 0 ? linked : post.author_id ? [post.author_id] : [];
  return ids.flatMap((id) => {
    const user = links.userById.get(id);
    return user ? [user.slug || user.id] : [];
  });
}

function tagsOf(links: Links, post: GhostPost): WxrItem["terms"] {
  return inOrder(links.tags.get(post.id)).flatMap((one) => {
    const tag = links.tagById.get(one.tag_id);
    if (!tag || tag.visibility === "internal" || tag.name.startsWith("#")) return [];
    return [{ domain: "post_tag", slug: tag.slug, name: tag.name }];
  });
}

/** The picture above a post, as the attachment that it would be elsewhere; returns its number. */
function addFeature(links: Links, post: GhostPost, url: string, survey: Survey): string | undefined {
  if (!url) return undefined;
  const said = links.meta.get(post.id);
  const id = `feature:${post.id}`;
  survey.attachments.set(id, {
    id,
    url,
    link: "",
    parent: post.id,
    title: post.title,
    alt: said?.feature_image_alt ?? "",
    caption: said?.feature_image_caption ?? "",
    date: "",
    stored: undefined,
  });
  return id;
}

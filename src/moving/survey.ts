import { stat } from "node:fs/promises";
import { MoveError } from "./errors.ts";
import { uploadPath } from "./site-address.ts";
import { readWxr } from "./wxr-reader.ts";
import type { WxrAuthor, WxrItem, WxrSite, WxrTerm } from "./wxr.ts";

/** An attachment without what nobody asks for. */
export interface Attachment {
  id: string;
  url: string;
  link: string;
  parent: string;
  title: string;
  alt: string;
  caption: string;
  date: string;
  /** Its place in the file store of another Minbar. */
  stored: string | undefined;
}

export interface MenuItem {
  id: string;
  menu: string;
  title: string;
  order: number;
  parent: string;
  kind: string;
  object: string;
  objectId: string;
  url: string;
}

/** What the first reading of all files finds: everything that posts may refer to, and how much there is. */
export interface Survey {
  site: WxrSite;
  authors: Map<string, WxrAuthor>;
  /** By slug, as are the tags. */
  categories: Map<string, WxrTerm>;
  tags: Map<string, WxrTerm>;
  attachments: Map<string, Attachment>;
  /** Upload path → number of the attachment. */
  uploads: Map<string, string>;
  /** Pictures attached to each post, in order. */
  attached: Map<string, string[]>;
  menu: MenuItem[];
  /** Reusable blocks by number. */
  blocks: Map<string, string>;
  /** Posts and pages that will be moved. */
  items: number;
  comments: number;
  /** Bytes of all files. */
  bytes: number;
}

/** The most text that reusable blocks may take together. */
const MAX_BLOCKS = 8_000_000;

/**
 * Reads every file from its first byte to its last before anything is written, so that a damaged one changes
 * nothing. `read` is told how many bytes are behind. Throws MoveError ("different-sites" for files of two sites).
 */
export async function surveyWxr(
  files: string[],
  read: (bytes: number, total: number) => void,
): Promise<Survey> {
  const survey = emptySurvey();
  const sizes = await Promise.all(files.map(sizeOf));
  survey.bytes = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  let blockSpace = MAX_BLOCKS;
  for (const [index, file] of files.entries()) {
    const site: Partial<WxrSite> = {};
    for await (const event of readWxr(file)) {
      if (event.type === "site") Object.assign(site, event.site);
      else if (event.type === "author") survey.authors.set(event.author.login, event.author);
      else if (event.type === "category") addTerm(survey.categories, event.term);
      else if (event.type === "tag") addTerm(survey.tags, event.term);
      else if (event.type === "item") {
        if (event.item.type === "wp_block" && (blockSpace -= event.item.content.length) > 0)
          survey.blocks.set(event.item.id, event.item.content);
        surveyItem(survey, event.item);
      } else read(before + event.bytesRead, survey.bytes);
    }
    joinSite(survey, site, file);
    before += sizes[index] ?? 0;
  }
  return survey;
}

/** A survey that has found nothing yet. */
export const emptySurvey = (): Survey => ({
  site: { title: "", link: "", version: "", baseSiteUrl: "", baseBlogUrl: "" },
  authors: new Map(),
  categories: new Map(),
  tags: new Map(),
  attachments: new Map(),
  uploads: new Map(),
  attached: new Map(),
  menu: [],
  blocks: new Map(),
  items: 0,
  comments: 0,
  bytes: 0,
});

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new MoveError("no-file", { file });
  return found.size;
}

/** The address that a site is known by: its own, where several share one WordPress. */
export const siteAddress = (site: WxrSite): string => site.baseBlogUrl || site.link || site.baseSiteUrl;

function joinSite(survey: Survey, found: Partial<WxrSite>, file: string): void {
  const site = { ...emptySurvey().site, ...found };
  const host = (one: WxrSite) => URL.parse(siteAddress(one))?.host.replace(/^www\./, "") ?? siteAddress(one);
  if (survey.site.version && host(survey.site) !== host(site))
    throw new MoveError("different-sites", { file });
  survey.site = site;
}

function addTerm(terms: Map<string, WxrTerm>, term: WxrTerm): void {
  if (term.slug && !terms.has(term.slug)) terms.set(term.slug, term);
}

function surveyItem(survey: Survey, item: WxrItem): void {
  if (item.type === "attachment") surveyAttachment(survey, item);
  else if (item.type === "nav_menu_item") survey.menu.push(menuItemOf(item));
  else if (item.type === "post" || item.type === "page") {
    survey.items++;
    survey.comments += item.comments.length;
    for (const term of item.terms) surveyTerm(survey, term);
    if (item.creator && !survey.authors.has(item.creator))
      survey.authors.set(item.creator, { id: "", login: item.creator, name: item.creator });
  }
}

/** Exports of a selection name categories only in their posts. */
function surveyTerm(survey: Survey, term: WxrItem["terms"][number]): void {
  const terms =
    term.domain === "category" ? survey.categories : term.domain === "post_tag" ? survey.tags : undefined;
  if (!terms || !term.slug) return;
  addTerm(terms, { id: "", slug: term.slug, name: term.name, parent: "", description: "" });
}

function surveyAttachment(survey: Survey, item: WxrItem): void {
  const url = item.attachmentUrl.trim() || item.guid.trim();
  survey.attachments.set(item.id, {
    id: item.id,
    url,
    link: item.link,
    parent: item.parent,
    title: item.title,
    alt: item.meta.get("_wp_attachment_image_alt") ?? "",
    caption: item.excerpt,
    date: item.dateGmt || item.date,
    stored: /^[0-9a-f]{2}\/[0-9a-f]{64}$/.exec(item.meta.get("_minbar_file") ?? "")?.[0],
  });
  const path = uploadPath(url) ?? item.meta.get("_wp_attached_file");
  if (path) survey.uploads.set(path, item.id);
  if (!(Number(item.parent) > 0)) return;
  const siblings = survey.attached.get(item.parent);
  if (siblings) siblings.push(item.id);
  else survey.attached.set(item.parent, [item.id]);
}

function menuItemOf(item: WxrItem): MenuItem {
  const meta = (key: string) => item.meta.get(`_menu_item_${key}`) ?? "";
  return {
    id: item.id,
    menu: item.terms.find((term) => term.domain === "nav_menu")?.slug ?? "",
    title: item.title,
    order: Number(item.menuOrder) || 0,
    parent: meta("menu_item_parent"),
    kind: meta("type"),
    object: meta("object"),
    objectId: meta("object_id"),
    url: meta("url"),
  };
}

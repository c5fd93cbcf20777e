import { cleanLine } from "../arabic/clean.ts";
import { plainText } from "../body/body.ts";
import type { ItemInput } from "../items/schema.ts";
import type { ImportedItem } from "../items/items.ts";
import type { ItemKind, ItemState } from "../items/items.ts";
import { safeDecode } from "../editions/editions.ts";
import type { Converted } from "./converted.ts";
import { chooseDate } from "./dates.ts";
import { fitLine } from "./fit.ts";
import { htmlToBody } from "./html-to-body.ts";
import { parseHtml, textOf } from "./html-tree.ts";
import type { Move } from "./move.ts";
import type { Reason } from "./report.ts";
import type { Survey } from "./survey.ts";
import type { Vocabulary } from "./terms.ts";
import { words } from "./words.ts";
import type { WxrItem } from "./wxr.ts";

/** A post on its way: everything but its pictures, which are put in once they have been brought. */
export interface PostDraft {
  item: WxrItem;
  converted: Converted;
  input: Omit<ItemInput, "body" | "lead">;
  life: Omit<ImportedItem, "content">;
}

/** Categories whose posts are communiqués or opinion: names as Moroccan and other newsrooms write them. */
const KINDS: [ItemKind, RegExp][] = [
  [
    "communique",
    /^(ال)?(بلاغ|بلاغات|بيان|بيانات)( صحفية?| رسمية?)?$|^communiqu[eé]s?( de presse)?$|^press[ -]releases?$/i,
  ],
  [
    "opinion",
    /^(ال)?(رأي|رأي حر|آراء|مقالات? (ال)?رأي|أعمدة|افتتاحية|افتتاحيات|كتاب وآراء|وجهة نظر)$|^(opinions?|tribunes?|editorials?|éditos?|chroniques?|op-ed)$/i,
  ],
];

/** Reads a post or page: its text converted, its state and times as they were. Reports what changes on the way. */
export function draftPost(move: Move, survey: Survey, vocabulary: Vocabulary, item: WxrItem): PostDraft {
  const say = (reason: Reason, detail = "", count = 1) =>
    move.report.add({ reason, kind: item.type, id: item.id, title: item.title, detail, count });
  const converted = convert(move, survey, item);
  for (const [note, { count, names }] of converted.notes) say(note, [...names].join(", "), count);
  for (const key of new Set(item.otherMeta)) say("custom-field", key);

  const title = cleanLine(plainOf(item.title));
  if (!title) say("no-title");
  const headline =
    title || fitLine(plainText(converted.body), 80) || words[move.edition.language].untitled(item.id);
  const standfirst = cleanLine(plainOf(item.excerpt));
  if (headline.length > 300 || standfirst.length > 2_000) say("shortened");

  const main = mainCategory(vocabulary, item);
  const names = categoriesOf(item).map(({ slug, name }) => vocabulary.sectionNames.get(slug) ?? name);
  const meta = (key: string) => item.meta.get(`_minbar_${key}`) ?? "";
  return {
    item,
    converted,
    life: lifeOf(move, item, say),
    input: {
      kind: kindOf(item, names),
      headline: fitLine(headline, 300),
      standfirst: fitLine(standfirst, 2_000),
      kicker: fitLine(cleanLine(meta("kicker")), 80),
      source: fitLine(cleanLine(meta("source")), 300),
      sectionId: main === undefined ? null : (vocabulary.sections.get(main) ?? null),
      tags: tagsOf(item, main, vocabulary),
      authorIds: bylinesOf(item, vocabulary),
      commentsPolicy: policyOf(item, meta("comments")),
      slug: fitLine(safeDecode(item.slug).replace(/__trashed(-\d+)?$/, ""), 200),
    },
  };
}

/** Text of a field that may hold markup. */
const plainOf = (html: string): string => (/[<&]/.test(html) ? textOf(parseHtml(html)) : html);

function convert(move: Move, survey: Survey, item: WxrItem): Converted {
  const { site } = move;
  const base = site.absolute(item.link)?.href;
  return htmlToBody(item.content, {
    classic: move.classic,
    direction: move.edition.direction,
    link(href) {
      if (href.startsWith("#")) return href;
      const url = site.absolute(href, base);
      if (!url) return undefined;
      return site.owns(url) ? site.pathOf(url) + url.hash : url.href;
    },
    source: (address) => site.absolute(address, base)?.href ?? address,
    reusable: (id) => survey.blocks.get(id),
    attached: () => survey.attached.get(item.id) ?? [],
    attachment: (id) => survey.attachments.get(id)?.url,
  });
}

function kindOf(item: WxrItem, categories: string[]): ItemKind {
  if (item.type === "page") return "page";
  const own = item.meta.get("_minbar_kind");
  if (own === "news" || own === "communique" || own === "opinion") return own;
  return KINDS.find(([, pattern]) => categories.some((name) => pattern.test(cleanLine(name))))?.[0] ?? "news";
}

function policyOf(item: WxrItem, own: string): "open" | "moderated" | "closed" {
  if (own === "open" || own === "moderated" || own === "closed") return own;
  return item.commentStatus === "open" ? "moderated" : "closed";
}

const categoriesOf = (item: WxrItem) => item.terms.filter((term) => term.domain === "category" && term.slug);

/** Slug of the category that becomes the section: the one marked as main (Yoast), otherwise the first. */
function mainCategory(vocabulary: Vocabulary, item: WxrItem): string | undefined {
  const named = categoriesOf(item).map((term) => term.slug);
  const marked = vocabulary.categoryById.get(item.meta.get("_yoast_wpseo_primary_category") ?? "");
  return marked !== undefined && named.includes(marked) ? marked : named[0];
}

function tagsOf(item: WxrItem, main: string | undefined, vocabulary: Vocabulary): string[] {
  const tags = item.terms.filter((term) => term.domain === "post_tag").map((term) => term.name);
  const others = categoriesOf(item).filter((term) => term.slug !== main);
  const names = [...tags, ...others.map((term) => vocabulary.sectionNames.get(term.slug) ?? term.name)];
  const clean = names.map((name) => cleanLine(plainOf(name)).slice(0, 120)).filter(Boolean);
  return [...new Set(clean)].slice(0, 60);
}

/** Minbar's own exports name every byline; WordPress knows one. */
function bylinesOf(item: WxrItem, vocabulary: Vocabulary): number[] {
  const logins = (item.meta.get("_minbar_authors") ?? item.creator).split("\n");
  return [...new Set(logins.flatMap((login) => vocabulary.authors.get(login) ?? []))].slice(0, 30);
}

type Say = (reason: Reason, detail?: string) => void;

function lifeOf(move: Move, item: WxrItem, say: Say): PostDraft["life"] {
  const { zone } = move.edition;
  const now = move.app.clock.now();
  const written = chooseDate(zone, { utc: item.dateGmt, local: item.date, rfc822: item.pubDate });
  const modified = chooseDate(zone, { utc: item.modifiedGmt, local: item.modified });
  const createdAt = Math.min(written ?? modified ?? now, now);
  const state = stateOf(item, written, now, say);
  const isTimed = state === "published" || state === "scheduled" || state === "withdrawn";
  return {
    state,
    createdAt,
    modifiedAt: Math.max(modified ?? createdAt, createdAt),
    publishAt: isTimed ? (written ?? createdAt) : null,
  };
}

function stateOf(item: WxrItem, at: number | undefined, now: number, say: Say): ItemState {
  const own = item.meta.get("_minbar_state");
  if (item.status === "trash") {
    if (own !== "withdrawn") say("trashed");
    return "withdrawn";
  }
  if (item.password) {
    say("password");
    return "draft";
  }
  switch (item.status) {
    case "publish":
      return at !== undefined && at > now ? "scheduled" : "published";
    case "future":
      return "scheduled";
    case "pending":
      return own === "approved" ? "approved" : "review";
    case "private":
      say("private");
      return "draft";
    default:
      return "draft";
  }
}

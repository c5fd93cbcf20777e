import { formatDate } from "../arabic/dates.ts";
import { localeTag } from "../arabic/language.ts";
import { readingMinutes } from "../arabic/tokens.ts";
import { figureCaption, isolated, isolatedLtr, openTag, renderBody } from "../body/views.tsx";
import { editionPath, type Edition } from "../editions/editions.ts";
import { pictureHtml } from "../media/views.tsx";
import { escapeHtml } from "../platform/escape.ts";
import { isoInZone, wallTime } from "../zones.ts";
import type { Article, Offered } from "./articles.ts";
import { renderTools } from "./tools.tsx";
import { words } from "./words.ts";

/** What the page puts around an article that this feature does not know itself. */
export interface ArticleContext {
  /** The short absolute address that is shared: "https://example.org/n/12". */
  shortUrl: string;
  /** Path from the root of the host to an item of an edition. */
  hrefTo(edition: Edition, item: { id: number; slug: string }): string;
  /** The thread under the article and the label of the link to it, both empty when nobody has written. */
  thread: { html: string; label: string };
}

/** The first letter of a name in a disc whose colour follows from the name; the name itself stands beside it. */
export function seal(name: string): string {
  const bare = name.replace(/^(ال|د\.|Dr\.?)\s*/u, "");
  // Alone, heh looks like a digit and an alef like a stroke: heh is written with its stroke, alef with the letter after it.
  const initial = (/[اأإآ]\p{M}*\p{L}|\p{L}/u.exec(bare)?.[0] ?? "").replace(/^ه$/, "هـ");
  let sum = 0;
  for (const letter of name) sum += letter.codePointAt(0) ?? 0;
  const colour = (sum % 4) + 1;
  return `<span class="seal${colour > 1 ? ` seal--${colour}` : ""}" aria-hidden="true">${escapeHtml(initial)}</span>`;
}

/** A text that begins a line, with a capital where its script has them: "Mardi 24 novembre 2026". */
export const capitalised = (text: string): string =>
  text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** The article with everything around it, as it stands inside `main`. */
export function renderArticle(article: Article, context: ArticleContext): string {
  const { item, edition } = article;
  const body = renderBody(article.body, { language: edition.language, pictures: article.pictures });
  return `<div class="progress" aria-hidden="true"></div><div class="wrap"><article class="art art--${item.kind}" aria-labelledby="headline">${renderHead(
    article,
  )}${renderLead(article)}${renderMeta(article, context)}<div class="art__body prose${item.standfirst ? " prose--led" : ""}">${body}</div>${renderEnd(
    article,
    context,
  )}${renderAside(article, context)}</article></div>`;
}

function renderHead(article: Article): string {
  const { item, edition, section } = article;
  const say = words[edition.language];
  const root = editionPath(edition);
  const crumb = section
    ? `<li><a href="${root}/section/${escapeHtml(section.slug)}">${escapeHtml(section.name)}</a></li>`
    : "";
  const badge =
    item.kind === "communique"
      ? `<span class="tag tag--info">${say.communique}</span>`
      : item.kind === "opinion"
        ? `<span class="tag">${say.opinion}</span>`
        : "";
  const kicker = item.kicker ? `<p class="kicker">${escapeHtml(item.kicker)}</p>` : "";
  const above = badge ? `<div class="art__kind">${badge}${kicker}</div>` : kicker;
  const lede = item.standfirst ? `<p class="art__lede">${escapeHtml(item.standfirst)}</p>` : "";
  const voice = item.kind === "opinion" ? renderBylines(article) : "";
  return `<header class="art__head"${pillarOf(section?.pillar)}><nav class="crumbs" aria-label="${say.crumbs}"><ol><li><a href="${root || "/"}">${say.home}</a></li>${crumb}</ol></nav>${above}<h1 id="headline">${escapeHtml(item.headline)}</h1>${lede}${voice}${renderCorrections(article)}</header>`;
}

const pillarOf = (pillar: string | undefined): string =>
  pillar ? ` data-pillar="${escapeHtml(pillar)}"` : "";

function renderCorrections({ corrections, edition }: Article): string {
  if (corrections.length === 0) return "";
  const say = words[edition.language];
  let notes = "";
  for (const { at, text } of corrections) {
    const date = formatDate(wallTime(edition.zone, at), edition.locale, "long");
    notes += `<p><strong><time datetime="${isoInZone(edition.zone, at)}">${say.correction(date)}</time></strong> ${escapeHtml(text).replaceAll("\n", "<br>")}</p>`;
  }
  return `<div class="note note--wait art__fix" role="note" aria-label="${say.corrections}"><div>${notes}</div></div>`;
}

function renderLead({ item, pictures }: Article): string {
  const picture = pictures.get(item.lead_media_id ?? 0);
  const image = pictureHtml(picture, {
    alt: item.lead_alt || picture?.alt || "",
    sizes: "(min-width: 75rem) 56rem, (min-width: 48rem) 43rem, 100vw",
    eager: true,
    seed: String(item.id),
  });
  const caption = picture ? figureCaption(item.lead_caption, item.lead_credit) : "";
  // A pattern is an ornament, not a picture to look at: it stands as a low band.
  const look = picture ? "art__fig" : "art__fig art__fig--band";
  return `<figure class="${look}">${image}${caption}</figure>`;
}

function renderMeta(article: Article, context: ArticleContext): string {
  const { item, edition } = article;
  const say = words[edition.language];
  const published = item.visible_at ?? item.modified_at;
  const minutes = readingMinutes(item.words, edition.language);
  const reading = minutes > 0 ? `<span>${say.reading(minutes)}</span>` : "";
  const { label } = context.thread;
  const comments = label
    ? `<a class="plain" href="#comments"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-comment"/></svg> ${label}</a>`
    : "";
  // A change within the first minutes is the story settling down, not news about it.
  const isUpdated = item.modified_at - published >= 300_000;
  const updated = isUpdated ? `<span>${say.updated(timeElement(edition, item.modified_at))}</span>` : "";
  const who = item.kind === "opinion" ? "" : renderBylines(article);
  return `<div class="art__meta">${who}<p class="meta"><span><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-clock"/></svg> ${timeElement(edition, published, capitalised)}</span>${updated}${reading}${comments}</p>${renderTools(article, context)}</div>`;
}

function timeElement(edition: Edition, at: number, shape = (text: string): string => text): string {
  const text = formatDate(wallTime(edition.zone, at), edition.locale, "dateTime");
  return `<time datetime="${isoInZone(edition.zone, at)}">${shape(text)}</time>`;
}

function renderBylines({ item, edition, bylines }: Article): string {
  const say = words[edition.language];
  const root = editionPath(edition);
  const isIssued = item.kind === "communique" && item.source !== "";
  let html = isIssued
    ? `<div class="byline">${seal(item.source)}<span class="byline__who"><span class="hint">${say.issuer}</span><b>${escapeHtml(item.source)}</b></span></div>`
    : "";
  const from =
    item.source && !isIssued ? `<span class="hint">${say.from(escapeHtml(item.source))}</span>` : "";
  if (bylines.length === 0 && from) return `<div class="byline">${from}</div>`;
  for (const [index, author] of bylines.entries()) {
    const role = author.role ? `<span class="hint">${escapeHtml(author.role)}</span>` : "";
    const last = index === bylines.length - 1 ? from : "";
    html += `<div class="byline">${seal(author.name)}<span class="byline__who"><b><a class="plain" rel="author" href="${root}/author/${escapeHtml(author.slug)}">${isolated(author.name)}</a></b>${role}${last}</span></div>`;
  }
  return html;
}

function renderEnd(article: Article, context: ArticleContext): string {
  const { tags, edition } = article;
  const say = words[edition.language];
  const root = editionPath(edition);
  let chips = "";
  for (const tag of tags)
    chips += `<a class="chip" rel="tag" href="${root}/tag/${escapeHtml(tag.slug)}">${isolated(tag.name)}</a>`;
  const group = chips && `<div class="tags" role="group" aria-label="${say.tags}">${chips}</div>`;
  const origin = `<p class="art__origin">${say.printedFrom(isolated(edition.name), isolatedLtr(context.shortUrl))}</p>`;
  return `<div class="art__end">${group}${renderTranslations(article, context)}${renderRelated(article, context)}${context.thread.html}${origin}</div>`;
}

function renderTranslations({ translations, stale, edition }: Article, context: ArticleContext): string {
  if (translations.length === 0) return "";
  const say = words[edition.language];
  let list = "";
  for (const other of translations) {
    const tag = localeTag(other.edition.locale);
    const link = `<a href="${escapeHtml(context.hrefTo(other.edition, other))}" hreflang="${tag}">`;
    list += `<li>${openTag("bdi", other.edition.direction, ` lang="${tag}"`)}${link}${escapeHtml(other.headline)}</a></bdi></li>`;
  }
  const note = stale ? `<p class="hint">${say.stale}</p>` : "";
  return `<nav class="art__languages" aria-labelledby="languages"><p class="label" id="languages">${say.translations}</p><ul>${list}</ul>${note}</nav>`;
}

function renderRelated({ related, edition }: Article, context: ArticleContext): string {
  if (related.length === 0) return "";
  const say = words[edition.language];
  let list = "";
  for (const story of related) list += renderOffered(story, edition, context);
  return `<section class="art__related" aria-labelledby="related"><div class="steps"><h2 id="related">${say.related}</h2></div><div class="stack">${list}</div></section>`;
}

function renderOffered(story: Offered, edition: Edition, context: ArticleContext): string {
  const image = pictureHtml(story.picture, {
    alt: "",
    sizes: "7rem",
    seed: String(story.id),
  });
  const kicker = story.kicker ? `<p class="kicker">${escapeHtml(story.kicker)}</p>` : "";
  const at = story.visible_at ?? 0;
  const date = formatDate(wallTime(edition.zone, at), edition.locale, "long");
  const href = escapeHtml(context.hrefTo(edition, story));
  return `<article class="story story--row"${pillarOf(story.pillar)}><div class="story__img">${image}</div>${kicker}<h3 class="story__title"><a href="${href}">${escapeHtml(story.headline)}</a></h3><p class="meta"><time datetime="${isoInZone(edition.zone, at)}">${date}</time></p></article>`;
}

function renderAside({ mostRead, latest, edition }: Article, context: ArticleContext): string {
  const say = words[edition.language];
  const stories = mostRead.length > 0 ? mostRead : latest;
  if (stories.length === 0) return "";
  let list = "";
  for (const story of stories)
    list += `<li class="story"><h3 class="story__title"><a href="${escapeHtml(context.hrefTo(edition, story))}">${escapeHtml(story.headline)}</a></h3></li>`;
  // Nobody has read anything yet on the first day: then the newest stand here, without their rank.
  const title = mostRead.length > 0 ? say.mostRead : say.latest;
  const look = mostRead.length > 0 ? "ranks" : "ticks";
  return `<aside class="art__aside" aria-label="${say.others}"><div class="pin"><section aria-labelledby="others"><div class="steps"><h2 id="others">${title}</h2></div><ol class="${look}">${list}</ol></section></div></aside>`;
}

import type { Language } from "../arabic/language.ts";
import type { Picture } from "../media/media.ts";
import { pictureHtml } from "../media/views.tsx";
import { escapeHtml } from "../platform/escape.ts";
import { isolatedLtr, openTag } from "./foreign.ts";
import { openLink, renderInlines, type InlineStyle } from "./inlines.ts";
import { sanitiseHtml } from "./sanitise.ts";
import { renderTable } from "./table.ts";
import { bodySchema, type Block, type Body, type Figure, type List, type Paragraph } from "./schema.ts";
import { words } from "./words.ts";

export { isolated, isolatedLtr, openTag } from "./foreign.ts";
export { storedBody, storedExcerpt, storedMediaIds } from "./stored.ts";

/** What a body is rendered for. */
export interface BodyContext {
  language: Language;
  /** The pictures that can be shown, by media id; a figure without its picture shows its caption alone. */
  pictures: Map<number, Picture>;
}

/** The parts that differ between a page and a feed, and what has been counted so far. */
export interface Rendering extends InlineStyle, BodyContext {
  /** The picture of a figure as markup, or "". */
  picture(media: number, alt: string): string;
  /** The words of the language. */
  say: (typeof words)[Language];
  /** How many blocks have needed an id of their own. */
  ids: number;
  tables: number;
  /** Level of the heading above; 1 is the page's own. */
  level: number;
  /** Feeds carry plain elements: no ids, no roles, no players. */
  plain: boolean;
}

/**
 * The body of an item as HTML for a page of the site. Everything is escaped here and only the schema's nodes are
 * known, so a body that does not fit the schema is at worst shown in part, or not at all.
 */
export function renderBody(body: Body, context: BodyContext): string {
  const style = {
    ...context,
    say: words[context.language],
    href: (address: string) => address,
    picture: (media: number, alt: string) => {
      const picture = context.pictures.get(media);
      return picture ? pictureHtml(picture, { alt, sizes: "(min-width: 48rem) 43rem, 100vw" }) : "";
    },
    plain: false,
  };
  try {
    return renderBlocks(body.content, { ...style, ids: 0, tables: 0, level: 1 });
  } catch {
    const sound = bodySchema.safeParse(body);
    return sound.success ? renderBlocks(sound.data.content, { ...style, ids: 0, tables: 0, level: 1 }) : "";
  }
}

/**
 * The body as HTML for feeds: the same words, absolute addresses under `base` (no final slash), no classes.
 * `picture` gives the absolute address of a medium, or undefined where it has none.
 */
export function renderBodyForFeed(
  body: Body,
  context: { language: Language; base: string; picture(media: number): string | undefined },
): string {
  return renderBlocks(body.content, {
    language: context.language,
    pictures: new Map(),
    say: words[context.language],
    href: (address) => (address.startsWith("/") ? context.base + address : address),
    picture: (media, alt) => {
      const source = context.picture(media);
      return source ? `<img src="${escapeHtml(source)}" alt="${escapeHtml(alt)}">` : "";
    },
    ids: 0,
    level: 4,
    tables: 0,
    plain: true,
  });
}

function renderBlocks(blocks: readonly Block[], to: Rendering): string {
  let html = "";
  for (const block of blocks) html += renderBlock(block, to);
  return html;
}

function renderBlock(block: Block, to: Rendering): string {
  switch (block.type) {
    case "paragraph":
      return renderParagraph(block, to);
    case "heading": {
      // Under the page's h1 no level is skipped, whatever the writer (or an old site) chose.
      const wished = [2, 3, 4].includes(block.attrs.level) ? block.attrs.level : 2;
      const level = Math.min(wished, to.level + 1);
      to.level = level;
      return `${openTag(`h${level}`, block.attrs.dir)}${renderInlines(block.content, to)}</h${level}>`;
    }
    case "bulletList":
    case "orderedList":
      return renderList(block, to);
    case "blockquote":
      return renderQuote(block, to);
    case "pullQuote":
      return renderPullQuote(block, to);
    case "figure":
      return renderFigure(block, to);
    case "gallery":
      return renderGallery(block, to);
    case "table":
      return renderTable(block, to);
    case "embed":
      return renderEmbed(block, to);
    case "figuresBox":
      return renderFiguresBox(block, to);
    case "callout":
      return renderCallout(block, to);
    case "codeBlock":
      return `${openTag("pre", "ltr")}<code>${escapeHtml(block.content?.[0]?.text ?? "")}</code></pre>`;
    case "player":
      return renderPlayer(block, to);
    case "html":
      return `<div${classOf("kept", to)}>${cleanedHtml(block.attrs.html)}</div>`;
    case "horizontalRule":
      return "<hr>";
    default:
      return "";
  }
}

const classOf = (name: string, to: Rendering): string => (to.plain ? "" : ` class="${name}"`);

function renderParagraph(block: Paragraph, to: Rendering): string {
  const inner = renderInlines(block.content, to);
  return inner && `${openTag("p", block.attrs?.dir)}${inner}</p>`;
}

/** Paragraphs and lists inside a list item, a cell, a quotation or a callout. */
function renderParts(parts: readonly (Paragraph | List)[], to: Rendering): string {
  let html = "";
  for (const part of parts)
    html += part.type === "paragraph" ? renderParagraph(part, to) : renderList(part, to);
  return html;
}

/** The same where a single paragraph needs no element of its own. */
export function renderTight(parts: readonly (Paragraph | List)[], to: Rendering): string {
  const [first, ...rest] = parts;
  if (first?.type !== "paragraph" || first.attrs?.dir) return renderParts(parts, to);
  if (rest.some((part) => part.type === "paragraph")) return renderParts(parts, to);
  return renderInlines(first.content, to) + renderParts(rest, to);
}

function renderList(list: List, to: Rendering): string {
  if (list.type !== "bulletList" && list.type !== "orderedList") return "";
  const start = list.type === "orderedList" ? list.attrs?.start : undefined;
  const tag = list.type === "orderedList" ? "ol" : "ul";
  let html = typeof start === "number" && start !== 1 ? `<ol start="${start}">` : `<${tag}>`;
  for (const item of list.content) html += `<li>${renderTight(item.content, to)}</li>`;
  return `${html}</${tag}>`;
}

function renderQuote(block: Extract<Block, { type: "blockquote" }>, to: Rendering): string {
  const quote = `<blockquote>${renderParts(block.content, to)}</blockquote>`;
  const { attribution, href } = block.attrs ?? {};
  if (!attribution) return quote;
  const link = href ? openLink(href, to) : undefined;
  const name = link ? `${link}${escapeHtml(attribution)}</a>` : escapeHtml(attribution);
  return `<figure${classOf("quote", to)}>${quote}<figcaption>${name}</figcaption></figure>`;
}

function renderPullQuote(block: Extract<Block, { type: "pullQuote" }>, to: Rendering): string {
  const { text, attribution } = block.attrs;
  // A feed has no margin to set it in: there the sentence would only stand twice.
  if (to.plain || !text) return "";
  const whose = attribution ? `<figcaption>${escapeHtml(attribution)}</figcaption>` : "";
  return `<figure class="pull"><blockquote><p>${escapeHtml(text)}</p></blockquote>${whose}</figure>`;
}

function renderFigure({ attrs }: Figure, to: Rendering): string {
  const picture = to.picture(attrs.media, attrs.alt);
  const caption = figureCaption(attrs.caption, attrs.credit);
  return picture || caption ? `<figure>${picture}${caption}</figure>` : "";
}

/** The caption and credit under a picture, or "". */
export function figureCaption(caption: string | undefined, credit: string | undefined): string {
  if (!caption && !credit) return "";
  const whose = credit ? `<small class="credit">${escapeHtml(credit)}</small>` : "";
  return `<figcaption>${caption ? escapeHtml(caption) : ""}${caption && credit ? " " : ""}${whose}</figcaption>`;
}

function renderGallery(block: Extract<Block, { type: "gallery" }>, to: Rendering): string {
  const inner = block.content.map((figure) => renderFigure(figure, to)).join("");
  if (!inner || to.plain) return inner;
  return `<div class="gallery" role="group" aria-label="${escapeHtml(to.say.gallery)}">${inner}</div>`;
}

function renderEmbed({ attrs }: Extract<Block, { type: "embed" }>, to: Rendering): string {
  const link = openLink(attrs.href, to);
  const title = attrs.title || to.say.onSite(attrs.provider);
  if (!link) return attrs.title ? `<p>${escapeHtml(attrs.title)}</p>` : "";
  if (to.plain) return `<p>${link}${escapeHtml(title)}</a></p>`;
  const picture = attrs.media ? to.picture(attrs.media, "") : "";
  const host = /^https?:\/\/([^/?#]+)/i.exec(attrs.href)?.[1];
  const note = `${host ? `${isolatedLtr(host)} · ` : ""}${escapeHtml(to.say.elsewhere)}`;
  return `<div class="embed">${picture}<p>${link}${escapeHtml(title)}</a></p><p class="hint">${note}</p></div>`;
}

function renderFiguresBox({ attrs }: Extract<Block, { type: "figuresBox" }>, to: Rendering): string {
  let list = "";
  for (const item of attrs.items) {
    const unit = item.unit ? ` <small>${escapeHtml(item.unit)}</small>` : "";
    list += `<div><dt>${escapeHtml(item.label)}</dt><dd>${escapeHtml(item.value)}${unit}</dd></div>`;
  }
  if (to.plain)
    return `${attrs.title ? `<h3>${escapeHtml(attrs.title)}</h3>` : ""}<dl>${list.replaceAll(/<\/?div>/g, "")}</dl>`;
  if (!list) return "";
  const title = escapeHtml(attrs.title || to.say.figures);
  const id = `figures-${++to.ids}`;
  to.level = 2;
  return `<section class="facts" aria-labelledby="${id}"><h2 id="${id}">${title}</h2><dl>${list}</dl></section>`;
}

function renderCallout(block: Extract<Block, { type: "callout" }>, to: Rendering): string {
  const { title, kind } = block.attrs;
  const inner = renderParts(block.content, to);
  if (to.plain)
    return `<blockquote>${title ? `<p><strong>${escapeHtml(title)}</strong></p>` : ""}${inner}</blockquote>`;
  const look = kind === "warning" || kind === "background" ? `callout callout--${kind}` : "callout";
  const heading = title ? `<p class="callout__title">${escapeHtml(title)}</p>` : "";
  return heading || inner ? `<div class="${look}">${heading}${inner}</div>` : "";
}

function renderPlayer({ attrs }: Extract<Block, { type: "player" }>, to: Rendering): string {
  const name = attrs.title || (attrs.kind === "video" ? to.say.video : to.say.audio);
  // Only our own files play in the page; anything else would load from another site unasked.
  if (to.plain || !/^\/media\/[^/\\]/.test(attrs.href)) {
    const link = openLink(attrs.href, to);
    return `<p>${link ? `${link}${escapeHtml(name)}</a>` : escapeHtml(name)}</p>`;
  }
  const tag = attrs.kind === "video" ? "video" : "audio";
  const caption = attrs.title ? `<figcaption>${escapeHtml(attrs.title)}</figcaption>` : "";
  const player = `<${tag} controls preload="none" src="${escapeHtml(attrs.href)}" aria-label="${escapeHtml(name)}"></${tag}>`;
  return `<figure>${player}${caption}</figure>`;
}

/** At most this much kept markup (UTF-16 units) is remembered as sanitised. */
const REMEMBERED = 4_000_000;
const sanitised = new Map<string, string>();
let remembered = 0;

/** Kept markup was sanitised when it was written; it is again when it is shown, once per text. */
function cleanedHtml(html: string): string {
  if (typeof html !== "string") return "";
  const known = sanitised.get(html);
  if (known !== undefined) return known;
  const clean = sanitiseHtml(html);
  if (html.length > REMEMBERED / 10) return clean;
  if (remembered + html.length > REMEMBERED) {
    sanitised.clear();
    remembered = 0;
  }
  remembered += html.length;
  sanitised.set(html, clean);
  return clean;
}

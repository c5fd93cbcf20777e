import { isSafeHref, type Block, type Figure } from "../body/schema.ts";
import type { Place, Run } from "./converter.ts";
import { fitLine } from "./fit.ts";
import { findElement, hasClass, listElements, textOf, type HtmlElement, type HtmlNode } from "./html-tree.ts";
import { embedTarget } from "./providers.ts";

/** Writes `<img>` (or the one inside `<picture>`) as a figure of its own. */
export function writePicture(element: HtmlElement, place: Place, run: Run): void {
  const image = element.name === "img" ? element : findElement(element, "img");
  if (!image) return;
  const figure = figureOf(image, "", run);
  if (figure) place.pen.block(figure);
}

/** A figure whose medium is the place of its picture in the run; undefined for a picture without an address. */
export function figureOf(image: HtmlElement, caption: string, run: Run, credit = ""): Figure | undefined {
  const written = ["data-src", "data-lazy-src", "data-orig-file", "src"].map((name) =>
    image.attributes.get(name)?.trim(),
  );
  const source = written.find((one) => one && !one.startsWith("data:"));
  if (!source || isPixel(image)) return undefined;
  const fromClass = /(?:^|\s)wp-image-(\d{1,12})(?:\s|$)/.exec(image.attributes.get("class") ?? "")?.[1];
  const id = fromClass ?? /^\d{1,12}$/.exec(image.attributes.get("data-id") ?? "")?.[0];
  return addPicture(run, {
    url: run.options.source?.(source) ?? source,
    attachmentId: id,
    alt: fitLine(image.attributes.get("alt") ?? ""),
    caption: fitLine(caption),
    credit: fitLine(credit),
  });
}

/** Counting pixels are no pictures. */
const isPixel = (image: HtmlElement) =>
  image.attributes.get("width") === "1" && image.attributes.get("height") === "1";

/** Notes a picture and makes its figure. */
export function addPicture(
  run: Run,
  picture: { url: string; attachmentId: string | undefined; alt: string; caption: string; credit?: string },
): Figure {
  const { url, attachmentId, alt, caption, credit } = picture;
  run.pictures.push({ url, attachmentId, alt, caption });
  return {
    type: "figure",
    attrs: {
      media: run.pictures.length,
      alt,
      ...(caption ? { caption } : {}),
      ...(credit ? { credit } : {}),
    },
  };
}

/** Writes `<figure>`: a picture, a gallery, a table, a pull quotation, a player or an embed with its caption. */
export function writeFigure(element: HtmlElement, place: Place, run: Run): void {
  place.pen.endParagraph();
  if (hasClass(element, "wp-block-pullquote")) {
    const quote = findElement(element, "blockquote");
    if (quote) quote.attributes.set("class", "wp-block-pullquote");
    return run.walk(element.children, place);
  }
  if (hasClass(element, "wp-block-embed") && writeEmbed(element, place)) return;
  if (hasClass(element, "kg-bookmark-card")) return writeBookmark(element, place, run);
  const images = listElements(element, ["img"]);
  const other = listElements(element, ["table", "blockquote", "audio", "video", "iframe", "pre"]);
  if (other.length > 0 || images.length === 0) return writeCaptioned(element, place, run);
  const isGallery = images.length > 1 || hasClass(element, "wp-block-gallery");
  if (isGallery) return writeGallery(element, place, run);
  const { caption, credit } = captionOf(element);
  const figure = images[0] && figureOf(images[0], caption, run, credit);
  if (figure) place.pen.block(figure);
  notePictureLinks(element, run);
}

function notePictureLinks(element: HtmlElement, run: Run): void {
  for (const link of listElements(element, ["a"])) {
    const href = link.attributes.get("href") ?? "";
    const isPlain =
      !href || /\.(jpe?g|png|gif|webp|avif|svg)(\?|$)/i.test(href) || /attachment_id=/.test(href);
    if (findElement(link, "img") && !isPlain) run.note("picture-link");
  }
}

/** The text of a figure's own caption, with the part that names the photographer apart. */
function captionOf(element: HtmlElement): { caption: string; credit: string } {
  const node = ownCaption(element) ?? findElement(element, "figcaption");
  if (!node) return { caption: "", credit: "" };
  const isCredit = (child: HtmlNode) => child.type === "element" && hasClass(child, "minbar-credit");
  const text = (nodes: HtmlNode[]) => nodes.map(textOf).join("").trim();
  return {
    caption: text(node.children.filter((child) => !isCredit(child))),
    credit: text(node.children.filter(isCredit)),
  };
}

function ownCaption(element: HtmlElement): HtmlElement | undefined {
  for (const child of element.children)
    if (child.type === "element" && child.name === "figcaption") return child;
  return undefined;
}

function writeGallery(element: HtmlElement, place: Place, run: Run): void {
  const figures: Figure[] = [];
  const add = (holder: HtmlElement) => {
    const images = listElements(holder, ["img"]);
    const { caption, credit } = captionOf(holder);
    for (const image of images) {
      const figure = figureOf(image, images.length === 1 ? caption : "", run, credit);
      if (figure) figures.push(figure);
    }
  };
  const holders = listElements(element, ["figure", "li"]);
  const outer = holders.filter((one) => findElement(one, "figure") === undefined && findElement(one, "img"));
  if (outer.length > 0) outer.forEach(add);
  else add({ ...element, children: element.children.filter((child) => child !== ownCaption(element)) });
  for (let at = 0; at < figures.length; at += 200)
    place.pen.block({ type: "gallery", content: figures.slice(at, at + 200) });
  const own = ownCaption(element);
  if (own) place.pen.block(...run.blocksOf(own.children, { ...place, breaks: false }));
}

/** The block editor writes an embed as its address in text. */
function writeEmbed(element: HtmlElement, place: Place): boolean {
  const own = ownCaption(element);
  const text = textOf({ ...element, children: element.children.filter((child) => child !== own) }).trim();
  const source = findElement(element, "iframe")?.attributes.get("src");
  const target = embedTarget(/^https?:\/\/\S+$/.test(text) ? text : (source ?? ""));
  if (!target) return false;
  const title = own ? fitLine(textOf(own)) : "";
  place.pen.block({
    type: "embed",
    attrs: { href: target.href, provider: target.provider, ...(title ? { title } : {}) },
  });
  return true;
}

/** Ghost's bookmark: a link under the title of the page it leads to. */
function writeBookmark(element: HtmlElement, place: Place, run: Run): void {
  const anchor = findElement(element, "a");
  const href = anchor && run.link(anchor.attributes.get("href") ?? "");
  const title = listElements(element, ["div"]).find((one) => hasClass(one, "kg-bookmark-title"));
  const text = fitLine(title ? textOf(title) : (href ?? ""));
  if (!href || href.length > 2_048 || !isSafeHref(href) || !text) return run.note("unsafe-link");
  place.pen.block({
    type: "paragraph",
    content: [{ type: "text", text, marks: [{ type: "link", attrs: { href } }] }],
  });
}

/** A table or player takes the figure's caption; anything else has it as a paragraph behind it. */
function writeCaptioned(element: HtmlElement, place: Place, run: Run): void {
  const own = ownCaption(element);
  const rest = element.children.filter((child) => child !== own);
  const blocks = run.blocksOf(rest, { ...place, marks: [] });
  const caption = own ? fitLine(textOf(own)) : "";
  const [first] = blocks;
  if (caption && blocks.length === 1 && first && takesCaption(first))
    return place.pen.block(withCaption(first, caption));
  place.pen.block(...blocks);
  if (own) place.pen.block(...run.blocksOf(own.children, { ...place, breaks: false }));
}

type Captioned = Extract<Block, { type: "table" | "player" | "embed" | "figure" }>;
const takesCaption = (block: Block): block is Captioned =>
  block.type === "table" || block.type === "player" || block.type === "embed" || block.type === "figure";

function withCaption(block: Captioned, caption: string): Block {
  if (block.type === "table" || block.type === "figure")
    return { ...block, attrs: { ...block.attrs, caption } } as Block;
  return { ...block, attrs: { ...block.attrs, title: caption } } as Block;
}

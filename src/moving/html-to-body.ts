import type { Block, Body, Inline } from "../body/schema.ts";
import { sanitiseHtml } from "../body/body.ts";
import { BLOCK_WRITERS } from "./block-writers.ts";
import { pairOwnBlocks, readBlockComment, writeBlock } from "./blocks.ts";
import type { Converted, Note } from "./converted.ts";
import type { ConvertOptions, Place, Run } from "./converter.ts";
import { writePicture } from "./figures.ts";
import { fitBlocks } from "./fit.ts";
import { listElements, parseHtml, printHtml, type HtmlElement, type HtmlNode } from "./html-tree.ts";
import { INLINE, marksInside } from "./inline-marks.ts";
import { createPen } from "./pen.ts";
import { embedTarget } from "./providers.ts";
import { replaceShortcodes } from "./shortcodes.ts";

/** Longer texts are not converted (UTF-16 units). */
export const MAX_HTML = 8_000_000;

/**
 * Turns a post's HTML into a body: the block editor's markup, the classic editor's (where line feeds mean
 * paragraphs, as wpautop has it), known shortcodes. What has no place in the schema is kept as a sanitised
 * `html` block; what could not be kept is counted in `notes`. Linear in the length of the text; never throws.
 */
export function htmlToBody(html: string, options: ConvertOptions & { classic: boolean }): Converted {
  const run = createRun(options);
  if (html.length > MAX_HTML) run.note("too-long");
  const replaced = replaceShortcodes(html.slice(0, MAX_HTML).replace(/\r\n?/g, "\n"));
  for (const name of replaced.unknown) run.note("shortcode", name);
  const place: Place = { pen: createPen(paragraphOf), marks: [], breaks: options.classic, dir: undefined };
  const blocks = run.blocksOf(parseHtml(replaced.html).children, place);
  const body: Body = { type: "doc", content: fitBlocks(blocks) };
  return { body, pictures: run.pictures, notes: run.notes };
}

function createRun(options: ConvertOptions): Run {
  const notes: Converted["notes"] = new Map();
  const run: Run = {
    options,
    pictures: [],
    notes,
    nested: 0,
    note(note: Note, name?: string) {
      const known = notes.get(note) ?? { count: 0, names: new Set<string>() };
      known.count++;
      if (name && known.names.size < 20) known.names.add(name.slice(0, 60));
      notes.set(note, known);
    },
    link: (href) => (options.link ? options.link(href) : href),
    blocksOf(nodes, place) {
      const pen = createPen((content) => paragraphOf(content, place));
      walk(nodes, { ...place, pen }, run);
      return pen.finish();
    },
    walk: (nodes, place) => walk(nodes, place, run),
  };
  return run;
}

/** A paragraph; an address alone on its line becomes the player it means (WordPress's auto-embeds). */
function paragraphOf(content: Inline[], place?: Place): Block {
  const [only] = content;
  if (place?.breaks && content.length === 1 && only?.type === "text" && /^https?:\/\/\S+$/.test(only.text)) {
    const target = embedTarget(only.text);
    if (target?.known) return { type: "embed", attrs: { href: target.href, provider: target.provider } };
  }
  return place?.dir
    ? { type: "paragraph", attrs: { dir: place.dir }, content }
    : { type: "paragraph", content };
}

function walk(nodes: HtmlNode[], place: Place, run: Run): void {
  let depth = 0;
  let pairs: Map<number, number> | undefined;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    // Inside a block of the block editor line feeds mean nothing; between blocks lies classic text.
    const here = depth > 0 && place.breaks ? { ...place, breaks: false } : place;
    if (!node) continue;
    if (node.type === "text") place.pen.text(node.text, place.marks, here.breaks);
    else if (node.type === "element") writeElement(node, here, run);
    else {
      const comment = readBlockComment(node.text);
      if (!comment) continue;
      if (comment.kind === "open") depth++;
      if (comment.kind === "close") depth = Math.max(0, depth - 1);
      place.pen.endParagraph();
      if (comment.kind === "close") continue;
      pairs ??= pairOwnBlocks(nodes);
      const taken = writeBlock(comment, nodes, index, pairs.get(index), { ...place, breaks: false }, run);
      if (taken > index) {
        index = taken;
        if (comment.kind === "open") depth--;
      }
    }
  }
}

function writeElement(element: HtmlElement, place: Place, run: Run): void {
  noteHandlers(element, run);
  const { name } = element;
  if (name === "br") return writeBreak(place);
  if (name === "img" || name === "picture") return writePicture(element, place, run);
  if (INLINE.has(name)) {
    if (name === "a" && isPictureLink(element)) run.note("picture-link");
    return run.walk(element.children, { ...place, marks: marksInside(element, place.marks, run) });
  }
  const writer = Object.hasOwn(BLOCK_WRITERS, name) ? BLOCK_WRITERS[name] : undefined;
  if (writer) writer(element, place, run);
  else writeUnknown(element, place, run);
}

function writeBreak(place: Place): void {
  place.pen.lineBreak();
}

/** Event handlers never pass; their number goes into the report. */
function noteHandlers(element: HtmlElement, run: Run): void {
  for (const name of element.attributes.keys()) if (name.startsWith("on")) run.note("handler", name);
}

const FILE = /\.(jpe?g|png|gif|webp|avif|svg|bmp)(\?|$)/i;

/** True for a picture that led to another page: the schema's figures lead nowhere. */
function isPictureLink(element: HtmlElement): boolean {
  const href = element.attributes.get("href") ?? "";
  const shown = element.children.filter((node) => node.type !== "text" || node.text.trim() !== "");
  const isPicture = shown.length > 0 && shown.every((node) => node.type === "element" && node.name === "img");
  return isPicture && href !== "" && !FILE.test(href) && !/attachment_id=|\/attachment\//.test(href);
}

/** Markup that the schema has no word for: kept, sanitised, with its pictures as figures after it. */
function writeUnknown(element: HtmlElement, place: Place, run: Run): void {
  run.note("unknown-markup", element.name);
  const withinLine = place.marks.length > 0 || place.pen.isWriting();
  if (withinLine && !STRUCTURED.has(element.name)) return run.walk(element.children, place);
  for (const inner of listElements(element, ["script", "iframe", "object"]))
    run.note(inner.name === "script" ? "script" : "frame");
  for (const inner of listElements(element, ["input", "select", "textarea", "button"]))
    run.note("form", inner.name);
  const html = sanitiseHtml(printHtml([element])).trim();
  const pictures = run.blocksOf(listElements(element, ["img"]), { ...place, marks: [], breaks: false });
  if (/[^\s\u00a0]/.test(html.replace(/<[^<>]{0,2000}>/g, "")))
    place.pen.block({ type: "html", attrs: { html } });
  place.pen.block(...pictures);
}

/** Unknown elements that are a block wherever they stand. */
const STRUCTURED = new Set(["dl", "details", "ruby", "form", "fieldset", "address", "svg", "math", "canvas"]);

import type { Block, List, ListItem } from "../body/schema.ts";
import type { Place, Run, Writer } from "./converter.ts";
import { writeFigure } from "./figures.ts";
import { fitLine } from "./fit.ts";
import { findElement, hasClass, listElements, textOf, type HtmlElement, type HtmlNode } from "./html-tree.ts";
import { narrow, type Narrow } from "./narrow.ts";
import { SHORTCODE_WRITERS, writePlayer } from "./players.ts";
import { embedTarget } from "./providers.ts";
import { writeTable } from "./tables-in-text.ts";

const paragraph: Writer = (element, place, run) => {
  const dir = element.attributes.get("dir")?.toLowerCase();
  const own = (dir === "rtl" || dir === "ltr") && dir !== run.options.direction ? dir : place.dir;
  place.pen.block(...run.blocksOf(element.children, { ...place, dir: own }));
};

/** Elements that only group: their content takes their place. */
const group: Writer = (element, place, run) => {
  place.pen.endParagraph();
  const dir = element.attributes.get("dir")?.toLowerCase();
  if (dir === "rtl" || dir === "ltr") paragraph(element, place, run);
  else run.walk(element.children, place);
  place.pen.endParagraph();
};

const headingOf =
  (level: 2 | 3 | 4): Writer =>
  (element, place, run) => {
    const blocks = run.blocksOf(element.children, { ...place, breaks: false });
    for (const block of blocks)
      place.pen.block(
        block.type === "paragraph"
          ? { type: "heading", attrs: { level, ...block.attrs }, content: block.content ?? [] }
          : block,
      );
  };

/** The body schema is only asked for lists within lists up to this depth; deeper entries move up to it. */
const MAX_NESTING = 5;
const MAX_ENTRIES = 2_000;

const list: Writer = (element, place, run) => {
  const moved: Block[] = [];
  const entries = listEntries(element, place, run, 1, moved);
  const lists: Block[] = [];
  for (let at = 0; at < entries.length; at += MAX_ENTRIES)
    lists.push(makeList(element, entries.slice(at, at + MAX_ENTRIES), at));
  place.pen.block(...lists, ...moved);
};

function makeList(element: HtmlElement, content: ListItem[], offset: number): List {
  if (element.name !== "ol") return { type: "bulletList", content };
  const start = Number(element.attributes.get("start") ?? 1) + offset;
  const isPlain = !Number.isInteger(start) || start < 0 || start > 1_000_000 || start === 1;
  return isPlain ? { type: "orderedList", content } : { type: "orderedList", attrs: { start }, content };
}

function listEntries(
  element: HtmlElement,
  place: Place,
  run: Run,
  depth: number,
  moved: Block[],
): ListItem[] {
  const entries: ListItem[] = [];
  for (const node of element.children) {
    if (node.type === "comment" || (node.type === "text" && node.text.trim() === "")) continue;
    const isList = node.type === "element" && (node.name === "ul" || node.name === "ol");
    const children = node.type === "element" && node.name === "li" ? node.children : [node];
    const content = entryContent(children, place, run, depth, moved);
    const last = entries.at(-1);
    // A list that stands in a list without an entry of its own belongs to the entry before it.
    if (isList && last) last.content.push(...content);
    else if (content.length > 0) entries.push({ type: "listItem", content: content.slice(0, 500) });
  }
  return entries;
}

function entryContent(nodes: HtmlNode[], place: Place, run: Run, depth: number, moved: Block[]): Narrow[] {
  const content: Narrow[] = [];
  let loose: HtmlNode[] = [];
  const settle = () => {
    const fitted = narrow(run.blocksOf(loose, { ...place, dir: undefined }));
    content.push(...fitted.kept);
    moved.push(...fitted.moved);
    loose = [];
  };
  for (const node of nodes) {
    const isList = node.type === "element" && (node.name === "ul" || node.name === "ol");
    if (!isList) {
      loose.push(node);
      continue;
    }
    settle();
    const inner = listEntries(node, place, run, depth + 1, moved);
    if (inner.length === 0) continue;
    if (depth < MAX_NESTING) content.push(makeList(node, inner.slice(0, MAX_ENTRIES), 0));
    else content.push(...inner.flatMap((entry) => entry.content));
  }
  settle();
  return content;
}

const quotation: Writer = (element, place, run) => {
  if (hasClass(element, "wp-block-pullquote")) return pullQuotation(element, place, run);
  const sources = element.children.filter(
    (node) => node.type === "element" && (node.name === "cite" || node.name === "footer"),
  );
  const rest = element.children.filter((node) => !sources.includes(node));
  const { kept, moved } = narrow(run.blocksOf(rest, { ...place, dir: undefined }));
  const attribution = fitLine(sources.map(textOf).join(" ")).replace(/^[—–-]\s*/, "");
  const cite = run.link(element.attributes.get("cite") ?? "");
  const href = cite && /^https?:\/\//i.test(cite) && cite.length <= 2_048 ? cite : undefined;
  const attrs = { ...(attribution ? { attribution } : {}), ...(href ? { href } : {}) };
  for (let at = 0; at < Math.max(1, kept.length); at += 500) {
    const content = kept.slice(at, at + 500);
    if (content.length > 0 || attribution)
      place.pen.block({ type: "blockquote", ...(Object.keys(attrs).length > 0 ? { attrs } : {}), content });
  }
  place.pen.block(...moved);
};

function pullQuotation(element: HtmlElement, place: Place, run: Run): void {
  const cite = findElement(element, "cite");
  const attribution = cite ? fitLine(textOf(cite)) : "";
  const text = listElements(element, ["p"])
    .map(textOf)
    .join("\n")
    .replace(/[ \t]+/g, " ")
    .trim();
  if (text.length > 2_000 || !text) return quotation({ ...element, attributes: new Map() }, place, run);
  place.pen.block({ type: "pullQuote", attrs: attribution ? { text, attribution } : { text } });
}

const preformatted: Writer = (element, place, run) => {
  if (hasClass(element, "wp-block-verse")) return verse(element, place, run);
  const text = textOf(element).replace(/^\n/, "").replace(/\s+$/, "");
  const language = /(?:^|\s)language-([\w+#-]{1,30})/.exec(
    findElement(element, "code")?.attributes.get("class") ?? "",
  )?.[1];
  const attrs = language ? { attrs: { language } } : {};
  for (let at = 0; at < text.length; at += 190_000)
    place.pen.block({
      type: "codeBlock",
      ...attrs,
      content: [{ type: "text", text: text.slice(at, at + 190_000) }],
    });
};

const verse: Writer = (element, place, run) =>
  place.pen.block(...run.blocksOf(element.children, { ...place, breaks: true }));

const rule: Writer = (_element, place) => place.pen.block({ type: "horizontalRule" });

const frame: Writer = (element, place, run) => {
  const { attributes } = element;
  const address =
    attributes.get("src") ||
    attributes.get("data-src") ||
    attributes.get("data-lazy-src") ||
    attributes.get("data") ||
    "";
  const target = embedTarget(run.options.source?.(address) ?? address);
  if (!target) return run.note("frame");
  const title = fitLine(attributes.get("title") ?? "");
  place.pen.block({
    type: "embed",
    attrs: { href: target.href, provider: target.provider, ...(title ? { title } : {}) },
  });
};

const dropped =
  (note: "script" | "form" | undefined): Writer =>
  (element, _place, run) => {
    if (note) run.note(note, element.name);
  };

const caption: Writer = (element, place, run) => {
  place.pen.endParagraph();
  run.walk(element.children, place);
  place.pen.endParagraph();
};

const groups =
  "div section article main header footer aside nav center li dd dt menu hgroup fieldset legend tbody tr td th";

/** Every element that stands for a block. */
export const BLOCK_WRITERS: Record<string, Writer> = {
  ...Object.fromEntries(groups.split(" ").map((name) => [name, group])),
  p: paragraph,
  h1: headingOf(2),
  h2: headingOf(2),
  h3: headingOf(3),
  h4: headingOf(4),
  h5: headingOf(4),
  h6: headingOf(4),
  ul: list,
  ol: list,
  blockquote: quotation,
  pre: preformatted,
  hr: rule,
  table: writeTable,
  figure: writeFigure,
  figcaption: caption,
  iframe: frame,
  embed: frame,
  object: frame,
  audio: writePlayer,
  video: writePlayer,
  script: dropped("script"),
  style: dropped(undefined),
  noscript: dropped(undefined),
  template: dropped(undefined),
  link: dropped(undefined),
  meta: dropped(undefined),
  input: dropped("form"),
  select: dropped("form"),
  textarea: dropped("form"),
  ...SHORTCODE_WRITERS,
};

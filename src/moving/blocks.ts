import type { Block } from "../body/schema.ts";
import { prepareBody } from "../body/body.ts";
import type { Place, Run } from "./converter.ts";
import { narrow } from "./narrow.ts";
import { parseHtml, printHtml, type HtmlNode } from "./html-tree.ts";
import { replaceShortcodes } from "./shortcodes.ts";

/** A comment by which the block editor marks where a block begins or ends. */
export interface BlockComment {
  kind: "open" | "close" | "single";
  /** "paragraph", "core-embed/youtube", "minbar/callout". */
  name: string;
  attributes: Record<string, unknown>;
}

/** Reads `<!-- wp:name {json} /-->`; undefined for any other comment. */
export function readBlockComment(text: string): BlockComment | undefined {
  let rest = text.trim();
  const closing = rest.startsWith("/wp:");
  if (!closing && !rest.startsWith("wp:")) return undefined;
  rest = rest.slice(closing ? 4 : 3);
  const single = rest.endsWith("/");
  if (single) rest = rest.slice(0, -1);
  const name = /^[a-z][a-z0-9_-]{0,60}(\/[a-z][a-z0-9_-]{0,60})?/.exec(rest)?.[0];
  if (!name) return undefined;
  const kind = closing ? "close" : single ? "single" : "open";
  return { kind, name: name.replace(/^core\//, ""), attributes: readAttributes(rest.slice(name.length)) };
}

function readAttributes(text: string): Record<string, unknown> {
  const json = text.trim();
  if (!json.startsWith("{")) return {};
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Blocks that WordPress fills at read and that say nothing here. */
const EMPTY = new Set(["more", "nextpage", "spacer", "page-break", "post-title", "post-content"]);

/**
 * Writes a block that its comment alone explains (reusable, dynamic, Minbar's own). Returns the place of the
 * last node that belongs to it, or `index` when the nodes that follow are to be read as HTML; `end` is where a block
 * of Minbar's own ends (see `pairOwnBlocks`).
 */
export function writeBlock(
  comment: BlockComment,
  nodes: HtmlNode[],
  index: number,
  end: number | undefined,
  place: Place,
  run: Run,
): number {
  if (comment.kind === "single") {
    if (comment.name === "block") writeReusable(String(comment.attributes.ref ?? ""), place, run);
    else if (!EMPTY.has(comment.name)) run.note("dynamic-block", comment.name);
    return index;
  }
  if (end === undefined) return index;
  const block = ownBlock(comment, nodes.slice(index + 1, end), place, run);
  if (!block) return index;
  place.pen.block(...block);
  return end;
}

/** Where each of Minbar's own blocks among siblings ends: place of the opening comment → of the closing one. */
export function pairOwnBlocks(nodes: HtmlNode[]): Map<number, number> {
  const open = new Map<string, number[]>();
  const pairs = new Map<number, number>();
  nodes.forEach((node, index) => {
    const comment = node.type === "comment" ? readBlockComment(node.text) : undefined;
    if (!comment?.name.startsWith("minbar/")) return;
    const waiting = open.get(comment.name) ?? [];
    open.set(comment.name, waiting);
    if (comment.kind === "open") waiting.push(index);
    const start = comment.kind === "close" ? waiting.pop() : undefined;
    if (start !== undefined) pairs.set(start, index);
  });
  return pairs;
}

function writeReusable(id: string, place: Place, run: Run): void {
  const html = run.options.reusable?.(id);
  if (html === undefined || run.nested >= 3) return run.note("dynamic-block", "block");
  run.nested++;
  run.walk(parseHtml(replaceShortcodes(html).html).children, { ...place, breaks: true });
  run.nested--;
  place.pen.endParagraph();
}

/** The blocks that only Minbar has, as `body-to-html.ts` writes them; what does not fit is read as HTML. */
function ownBlock(comment: BlockComment, inner: HtmlNode[], place: Place, run: Run): Block[] | undefined {
  const { attributes } = comment;
  if (comment.name === "minbar/html") return own({ type: "html", attrs: { html: printHtml(inner).trim() } });
  if (comment.name === "minbar/figures") return own({ type: "figuresBox", attrs: attributes });
  if (comment.name !== "minbar/callout") return undefined;
  const element = inner.find((node) => node.type === "element");
  const content = element?.type === "element" ? element.children : [];
  const body = content.filter((node) => !(node.type === "element" && node.name === "h4"));
  const { kept, moved } = narrow(run.blocksOf(body, { ...place, marks: [] }));
  const made = own({ type: "callout", attrs: attributes, content: kept });
  return made && [...made, ...moved];
}

/** Attributes come from a file: only what fits the schema is believed. */
function own(block: unknown): Block[] | undefined {
  try {
    return prepareBody({ type: "doc", content: [block] }).content;
  } catch {
    return undefined;
  }
}

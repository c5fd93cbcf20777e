import { z } from "zod";
import { escapeHtml } from "./html-tree.ts";

/** A node of Ghost's editor: what each kind carries is read where it is printed. */
type Node = Record<string, unknown>;

const MAX_DEPTH = 100;
const nodeSchema = z.record(z.string(), z.unknown());

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const list = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

/** Ghost's Lexical document as HTML that `htmlToBody` reads; "" when it is none. Unknown cards give what text they have. */
export function lexicalToHtml(json: string): string {
  try {
    const document = nodeSchema.parse(JSON.parse(json));
    return isNode(document.root) ? children(document.root, 0) : "";
  } catch {
    return "";
  }
}

const children = (node: Node, depth: number): string =>
  depth > MAX_DEPTH
    ? ""
    : list(node.children)
        .map((child) => print(child, depth + 1))
        .join("");

const FORMATS: [number, string][] = [
  [1, "strong"],
  [2, "em"],
  [4, "s"],
  [8, "u"],
  [16, "code"],
  [32, "sub"],
  [64, "sup"],
  [128, "mark"],
];

const caption = (node: Node): string =>
  text(node.caption) ? `<figcaption>${text(node.caption)}</figcaption>` : "";
const image = (node: Node): string =>
  `<img src="${escapeHtml(text(node.src))}" alt="${escapeHtml(text(node.alt))}">`;
const linkTo = (url: unknown, label: string): string =>
  `<a href="${escapeHtml(text(url))}">${label || escapeHtml(text(url))}</a>`;

const PRINTERS: Record<string, (node: Node, depth: number) => string> = {
  paragraph: (node, depth) => `<p>${children(node, depth)}</p>`,
  heading: heading,
  "extended-heading": heading,
  quote: (node, depth) => `<blockquote><p>${children(node, depth)}</p></blockquote>`,
  "extended-quote": (node, depth) => `<blockquote><p>${children(node, depth)}</p></blockquote>`,
  aside: (node, depth) => `<blockquote><p>${children(node, depth)}</p></blockquote>`,
  list: (node, depth) => {
    const name = node.listType === "number" ? "ol" : "ul";
    return `<${name}>${children(node, depth)}</${name}>`;
  },
  listitem: (node, depth) => `<li>${children(node, depth)}</li>`,
  linebreak: () => "<br>",
  link: (node, depth) => linkTo(node.url, children(node, depth)),
  text: words,
  "extended-text": words,
  image: (node) => `<figure>${image(node)}${caption(node)}</figure>`,
  gallery: (node) =>
    `<figure class="wp-block-gallery">${list(node.images)
      .map((one) => `<figure>${image(one)}</figure>`)
      .join("")}${caption(node)}</figure>`,
  html: (node) => text(node.html),
  markdown: (node) => `<pre>${escapeHtml(text(node.markdown))}</pre>`,
  embed: (node) => `<x-embed>${escapeHtml(text(node.url))}</x-embed>`,
  bookmark: (node) => {
    const title = isNode(node.metadata) ? text(node.metadata.title) : "";
    return `<p>${linkTo(node.url, escapeHtml(title))}</p>`;
  },
  codeblock: (node) =>
    `<pre><code class="language-${escapeHtml(text(node.language))}">${escapeHtml(text(node.code))}</code></pre>`,
  horizontalrule: () => "<hr>",
  callout: (node) => `<blockquote>${text(node.calloutText)}</blockquote>`,
  toggle: (node) => `<h3>${text(node.heading)}</h3>${text(node.content)}`,
  audio: (node) =>
    `<audio src="${escapeHtml(text(node.src))}" title="${escapeHtml(text(node.title))}"></audio>`,
  video: (node) => `<figure><video src="${escapeHtml(text(node.src))}"></video>${caption(node)}</figure>`,
  file: (node) => `<p>${linkTo(node.src, escapeHtml(text(node.fileTitle) || text(node.fileName)))}</p>`,
  button: (node) => `<p>${linkTo(node.buttonUrl, escapeHtml(text(node.buttonText)))}</p>`,
};

function print(node: Node, depth: number): string {
  const type = text(node.type);
  const printer = Object.hasOwn(PRINTERS, type) ? PRINTERS[type] : undefined;
  return printer ? printer(node, depth) : children(node, depth);
}

function heading(node: Node, depth: number): string {
  const tag = /^h[1-6]$/.test(text(node.tag)) ? text(node.tag) : "h2";
  return `<${tag}>${children(node, depth)}</${tag}>`;
}

function words(node: Node): string {
  const format = typeof node.format === "number" ? node.format : 0;
  return FORMATS.reduce(
    (html, [bit, tag]) => ((format & bit) > 0 ? `<${tag}>${html}</${tag}>` : html),
    escapeHtml(text(node.text)),
  );
}

const MARKUPS = new Set(["strong", "b", "em", "i", "a", "code", "s", "sub", "sup", "u", "mark"]);

/** Ghost's older Mobiledoc as HTML; "" when it is none. */
export function mobiledocToHtml(json: string): string {
  try {
    const document = nodeSchema.parse(JSON.parse(json));
    const sections = Array.isArray(document.sections) ? document.sections : [];
    return sections.map((section) => printSection(section, document)).join("");
  } catch {
    return "";
  }
}

function printSection(section: unknown, document: Node): string {
  if (!Array.isArray(section)) return "";
  const [kind, second, third] = section as unknown[];
  if (kind === 1) {
    const tag = /^(p|h[1-6]|blockquote|aside)$/.test(text(second)) ? text(second) : "p";
    return `<${tag}>${printMarkers(third, document)}</${tag}>`;
  }
  if (kind === 2) return `<figure><img src="${escapeHtml(text(second))}" alt=""></figure>`;
  if (kind === 3) {
    const tag = second === "ol" ? "ol" : "ul";
    const items = Array.isArray(third) ? third : [];
    return `<${tag}>${items.map((item) => `<li>${printMarkers(item, document)}</li>`).join("")}</${tag}>`;
  }
  return kind === 10
    ? printCard(Array.isArray(document.cards) ? document.cards[Number(second)] : undefined)
    : "";
}

function printCard(card: unknown): string {
  const [name, payload] = Array.isArray(card) ? (card as unknown[]) : [];
  const node: Node = isNode(payload) ? payload : {};
  const type = { hr: "horizontalrule", code: "codeblock", "image-card": "image" }[text(name)] ?? text(name);
  return print({ ...node, type }, 0);
}

function printMarkers(markers: unknown, document: Node): string {
  const markups = Array.isArray(document.markups) ? document.markups : [];
  const open: string[] = [];
  let html = "";
  for (const marker of Array.isArray(markers) ? markers : []) {
    if (!Array.isArray(marker)) continue;
    const [kind, opens, closes, value] = marker as unknown[];
    for (const index of Array.isArray(opens) ? opens : []) {
      const [tag, attributes] = Array.isArray(markups[Number(index)]) ? markups[Number(index)] : [];
      const name = MARKUPS.has(text(tag)) ? text(tag) : "span";
      const href =
        Array.isArray(attributes) && attributes[0] === "href"
          ? ` href="${escapeHtml(text(attributes[1]))}"`
          : "";
      html += `<${name}${href}>`;
      open.push(name);
    }
    html += kind === 1 ? "<br>" : escapeHtml(text(value));
    for (let count = Number(closes); count > 0 && open.length > 0; count--) html += `</${open.pop()}>`;
  }
  return (
    html +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join("")
  );
}

import { Tokenizer } from "htmlparser2";

/** A light tree of HTML, as deep as people write and no deeper. */
export type HtmlNode = HtmlElement | { type: "text"; text: string } | { type: "comment"; text: string };

export interface HtmlElement {
  type: "element";
  /** Lower case. */
  name: string;
  attributes: Map<string, string>;
  children: HtmlNode[];
}

const VOID = new Set(
  "area base br col embed hr img input link meta param source track wbr basefont frame keygen".split(" "),
);
/** Deeper elements lose their tag and keep their text. */
const MAX_DEPTH = 120;

const PARAGRAPH_END = new Set(
  (
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main " +
    "nav ol p pre section table ul figcaption center"
  ).split(" "),
);
/** Opening one of these ends an open one of those, up to the container named last. */
const ENDS: Record<string, { ends: Set<string>; within: Set<string> }> = {
  li: { ends: new Set(["li"]), within: new Set(["ul", "ol", "menu"]) },
  dt: { ends: new Set(["dt", "dd"]), within: new Set(["dl"]) },
  dd: { ends: new Set(["dt", "dd"]), within: new Set(["dl"]) },
  tr: { ends: new Set(["tr", "td", "th"]), within: new Set(["table"]) },
  td: { ends: new Set(["td", "th"]), within: new Set(["tr", "table"]) },
  th: { ends: new Set(["td", "th"]), within: new Set(["tr", "table"]) },
  tbody: {
    ends: new Set(["tbody", "thead", "tfoot", "tr", "td", "th", "caption"]),
    within: new Set(["table"]),
  },
  tfoot: {
    ends: new Set(["tbody", "thead", "tfoot", "tr", "td", "th", "caption"]),
    within: new Set(["table"]),
  },
  thead: {
    ends: new Set(["tbody", "thead", "tfoot", "tr", "td", "th", "caption"]),
    within: new Set(["table"]),
  },
  option: { ends: new Set(["option"]), within: new Set(["select"]) },
};
/** A paragraph outside one of these is not ended by a block inside it. */
const PARAGRAPH_SCOPE = new Set([
  "td",
  "th",
  "li",
  "blockquote",
  "figure",
  "div",
  "dd",
  "button",
  "object",
  "table",
]);

const element = (name: string): HtmlElement => ({
  type: "element",
  name,
  attributes: new Map(),
  children: [],
});

/** Parses HTML of any quality in linear time; never throws. Entities are decoded. */
export function parseHtml(html: string): HtmlElement {
  const builder = createBuilder(html);
  const tokenizer = new Tokenizer({ decodeEntities: true }, builder.callbacks);
  tokenizer.write(html);
  tokenizer.end();
  return builder.root;
}

function createBuilder(html: string) {
  const root = element("#root");
  const stack: HtmlElement[] = [root];
  const tooDeep = new Map<string, number>();
  let opening = root;
  let attribute = { name: "", value: "" };

  const top = () => stack.at(-1) ?? root;
  const text = (piece: string) => {
    const last = top().children.at(-1);
    if (last?.type === "text") last.text += piece;
    else if (piece) top().children.push({ type: "text", text: piece });
  };
  const endImplied = (name: string) => {
    const rule = Object.hasOwn(ENDS, name) ? ENDS[name] : undefined;
    const ends = rule?.ends ?? (PARAGRAPH_END.has(name) ? new Set(["p"]) : undefined);
    const within = rule?.within ?? PARAGRAPH_SCOPE;
    if (!ends) return;
    for (let at = stack.length - 1; at > 0; at--) {
      const open = stack[at]?.name ?? "";
      if (ends.has(open)) stack.length = at;
      else if (within.has(open)) return;
    }
  };
  const open = () => {
    endImplied(opening.name);
    if (!VOID.has(opening.name) && stack.length >= MAX_DEPTH) {
      tooDeep.set(opening.name, (tooDeep.get(opening.name) ?? 0) + 1);
      return;
    }
    top().children.push(opening);
    if (!VOID.has(opening.name)) stack.push(opening);
  };
  const close = (name: string) => {
    const hidden = tooDeep.get(name) ?? 0;
    if (hidden > 0) {
      tooDeep.set(name, hidden - 1);
      return;
    }
    if (name === "br") top().children.push(element("br"));
    for (let at = stack.length - 1; at > 0; at--)
      if (stack[at]?.name === name) {
        stack.length = at;
        return;
      }
  };
  const slice = (start: number, end: number) => html.slice(start, end);

  const callbacks: ConstructorParameters<typeof Tokenizer>[1] = {
    ontext: (start, end) => text(slice(start, end)),
    ontextentity: (codepoint) => text(codePoint(codepoint)),
    onopentagname: (start, end) => (opening = element(slice(start, end).toLowerCase())),
    onopentagend: open,
    onselfclosingtag: open,
    onclosetag: (start, end) => close(slice(start, end).trim().toLowerCase()),
    onattribname: (start, end) => (attribute = { name: slice(start, end).toLowerCase(), value: "" }),
    onattribdata: (start, end) => (attribute.value += slice(start, end)),
    onattribentity: (codepoint) => (attribute.value += codePoint(codepoint)),
    onattribend: () => {
      if (!opening.attributes.has(attribute.name)) opening.attributes.set(attribute.name, attribute.value);
    },
    oncomment: (start, end, offset) =>
      void top().children.push({ type: "comment", text: slice(start, end - offset) }),
    oncdata: (start, end, offset) => text(slice(start, end - offset)),
    ondeclaration() {},
    onprocessinginstruction() {},
    onend() {},
  };
  return { root, callbacks };
}

const codePoint = (value: number) =>
  value > 0 && value <= 0x10ffff ? String.fromCodePoint(value) : "\uFFFD";

/** All text of a node, without that of scripts and styles. */
export function textOf(node: HtmlNode): string {
  if (node.type === "text") return node.text;
  if (node.type === "comment" || HIDDEN.has(node.name)) return "";
  if (node.name === "br") return "\n";
  return node.children.map(textOf).join("");
}

const HIDDEN = new Set(["script", "style", "noscript", "template"]);

/** The first element of one of the names, in the order of the document. */
export function findElement(root: HtmlElement, ...names: string[]): HtmlElement | undefined {
  return listElements(root, names)[0];
}

/** Every element of the names below `root`, in the order of the document. */
export function listElements(root: HtmlElement, names: string[]): HtmlElement[] {
  return root.children.flatMap((child) =>
    child.type !== "element"
      ? []
      : names.includes(child.name)
        ? [child, ...listElements(child, names)]
        : listElements(child, names),
  );
}

export const hasClass = (node: HtmlElement, name: string): boolean =>
  (node.attributes.get("class") ?? "").split(/\s+/).includes(name);

const escapeText = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** Text as it may stand in HTML, in an attribute too. */
export const escapeHtml = (text: string): string => escapeText(text).replace(/"/g, "&quot;");

/** Nodes as HTML again, for what is kept as markup; it is sanitised afterwards. */
export function printHtml(nodes: HtmlNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === "text") return escapeText(node.text);
      if (node.type === "comment") return "";
      if (HIDDEN.has(node.name)) return "";
      const attributes = [...node.attributes]
        .filter(([name]) => /^[a-z][a-z0-9_:-]*$/.test(name))
        .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
        .join("");
      const open = `<${node.name}${attributes}>`;
      return VOID.has(node.name) ? open : `${open}${printHtml(node.children)}</${node.name}>`;
    })
    .join("");
}

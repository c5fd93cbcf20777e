import { cleanText } from "../arabic/clean.ts";
import { countWords } from "../arabic/tokens.ts";
import { sanitiseHtml } from "./sanitise.ts";
import { bodySchema, type Block, type Body, type Inline, type List, type ListItem } from "./schema.ts";

/** The shape of a body that has nothing in it. */
export const emptyBody: Body = { type: "doc", content: [] };

type Node =
  Block | ListItem | Inline | Extract<Block, { type: "table" }>["content"][number]["content"][number];

/** Parses stored JSON; a body that does not fit the schema (it never should) comes back empty rather than unsafe. */
export function readBody(json: string): Body {
  const parsed = bodySchema.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : emptyBody;
}

/**
 * A body as it may be stored: strings cleaned of control characters, kept markup sanitised, empty text
 * nodes gone. Throws a ZodError when the result does not fit the schema.
 */
export function prepareBody(body: unknown): Body {
  return bodySchema.parse(tidy(body));
}

function tidy(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(tidy).filter((one) => !isEmptyText(one));
  if (typeof value !== "object" || value === null) return value;
  const node = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tidy(one)]));
  if (node.type === "html") {
    const html = (node.attrs as { html?: unknown } | undefined)?.html;
    return { type: "html", attrs: { html: typeof html === "string" ? sanitiseHtml(html) : "" } };
  }
  return node;
}

const isEmptyText = (value: unknown) =>
  typeof value === "object" &&
  value !== null &&
  (value as { type?: unknown; text?: unknown }).type === "text" &&
  (value as { text?: unknown }).text === "";

/** The words of a body as plain text, blocks separated by line feeds: for search, counts and feeds. */
export function plainText(body: Body): string {
  return body.content.map(textOf).filter(Boolean).join("\n");
}

function textOf(node: Node): string {
  switch (node.type) {
    case "text":
      return node.text;
    case "hardBreak":
      return "\n";
    case "paragraph":
    case "heading":
    case "codeBlock":
      return (node.content ?? []).map((inline) => textOf(inline)).join("");
    case "pullQuote":
      return "";
    case "figure":
      return [node.attrs.caption, node.attrs.credit].filter(Boolean).join(" ");
    case "figuresBox":
      return node.attrs.items
        .map((item) => [item.value, item.unit, item.label].filter(Boolean).join(" "))
        .join("\n");
    case "embed":
    case "player":
      return node.attrs.title ?? "";
    case "html":
      return node.attrs.html
        .replace(/<[^<>]{0,2000}>/g, " ")
        .replace(/\s+/g, " ")
        .trim();
    case "horizontalRule":
      return "";
    case "callout":
      return [node.attrs.title ?? "", ...node.content.map(textOf)].filter(Boolean).join("\n");
    default:
      return (node.content as Node[]).map(textOf).join("\n");
  }
}

/** Words of a body, for reading time. */
export const bodyWords = (body: Body): number => countWords(plainText(body));

/** Ids of the media that a body shows, plays or links to («/media/12/file.pdf»): each is public while the item is. */
export function bodyMediaIds(body: Body): number[] {
  const ids = new Set<number>();
  const visit = (value: unknown, key: string): void => {
    if (key === "media" && typeof value === "number") ids.add(value);
    if (key === "href" && typeof value === "string") {
      const linked = /^(?:\/[a-z]{2})?\/media\/([1-9]\d{0,14})\//.exec(value)?.[1];
      if (linked) ids.add(Number(linked));
    }
    if (typeof value === "object" && value !== null)
      for (const [name, one] of Object.entries(value)) visit(one, name);
  };
  visit(body.content, "");
  return [...ids];
}

export * from "./build.ts";
export { sanitiseHtml };
export type { Block, Body, Inline, List, ListItem };

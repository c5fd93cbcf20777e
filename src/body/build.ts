import type { Block, Body, Figure, Inline, ListItem, Mark } from "./schema.ts";

/** Short builders of body nodes, for the sample newsroom, for importers and for tests. */

type Piece = string | Inline;

const inlines = (pieces: Piece[]): Inline[] =>
  pieces
    .filter((piece) => piece !== "")
    .map((piece) => (typeof piece === "string" ? { type: "text", text: piece } : piece));

const marked = (text: string, mark: Mark): Inline => ({ type: "text", text, marks: [mark] });

export const doc = (...content: Block[]): Body => ({ type: "doc", content });
export const p = (...pieces: Piece[]): Block & { type: "paragraph" } => ({
  type: "paragraph",
  content: inlines(pieces),
});
export const h2 = (...pieces: Piece[]): Block => ({
  type: "heading",
  attrs: { level: 2 },
  content: inlines(pieces),
});
export const h3 = (...pieces: Piece[]): Block => ({
  type: "heading",
  attrs: { level: 3 },
  content: inlines(pieces),
});
export const bold = (text: string): Inline => marked(text, { type: "bold" });
export const link = (text: string, href: string): Inline => marked(text, { type: "link", attrs: { href } });
/** A passage in a Latin-script language, isolated: `latin("Marsa Express", "fr")`. */
export const latin = (text: string, lang = "fr"): Inline =>
  marked(text, { type: "foreign", attrs: { lang, dir: "ltr" } });
const item = (entry: string | ListItem): ListItem =>
  typeof entry === "string" ? { type: "listItem", content: [p(entry)] } : entry;
export const ul = (...entries: (string | ListItem)[]): Block => ({
  type: "bulletList",
  content: entries.map(item),
});
export const ol = (...entries: (string | ListItem)[]): Block => ({
  type: "orderedList",
  content: entries.map(item),
});
export const quote = (text: string, attribution?: string): Block => ({
  type: "blockquote",
  ...(attribution ? { attrs: { attribution } } : {}),
  content: [p(text)],
});
export const pull = (text: string, attribution?: string): Block => ({
  type: "pullQuote",
  attrs: attribution ? { text, attribution } : { text },
});
/** `figures("بالأرقام", ["14.000", "زائر"], ["80", "رواقا"])`: value, what it counts, and a unit where there is one. */
export const figures = (title: string, ...items: [value: string, label: string, unit?: string][]): Block => ({
  type: "figuresBox",
  attrs: {
    title,
    items: items.map(([value, label, unit]) => (unit ? { value, label, unit } : { value, label })),
  },
});
export const callout = (
  kind: "info" | "warning" | "background",
  title: string,
  ...paragraphs: string[]
): Block => ({
  type: "callout",
  attrs: { kind, title },
  content: paragraphs.map((text) => p(text)),
});
export const picture = (media: number, alt: string, caption?: string, credit?: string): Figure => ({
  type: "figure",
  attrs: { media, alt, ...(caption ? { caption } : {}), ...(credit ? { credit } : {}) },
});
/** A table whose first row is its header: `table("caption", ["a", "b"], ["1", "2"])`. */
export const table = (caption: string, header: string[], ...rows: string[][]): Block => ({
  type: "table",
  attrs: { caption },
  content: [
    {
      type: "tableRow",
      content: header.map((text) => ({ type: "tableHeader" as const, content: [p(text)] })),
    },
    ...rows.map((row) => ({
      type: "tableRow" as const,
      content: row.map((text) => ({ type: "tableCell" as const, content: [p(text)] })),
    })),
  ],
});
export const rule = (): Block => ({ type: "horizontalRule" });

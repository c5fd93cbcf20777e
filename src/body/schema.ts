import { z } from "zod";

/**
 * The body of an item: a strict ProseMirror document (node names are TipTap's where TipTap has the node).
 * Everything that shows or stores a body parses it with `bodySchema` first; nothing outside this shape exists.
 */

const text = z.string().max(200_000);
const line = z.string().max(2_000);

/** An address that a link may carry: http, https, mailto, tel, or a path of this site. */
export const hrefSchema = z.string().max(2_048).refine(isSafeHref, { error: "href" });

/** True for http(s), mailto and tel addresses, for same-site paths and for fragments; false for all else. */
export function isSafeHref(href: string): boolean {
  // Browsers drop tabs, line feeds and leading control characters before they read the scheme.
  // eslint-disable-next-line no-control-regex
  const bare = href.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, "");
  if (/^(https?:\/\/|mailto:|tel:)/i.test(bare)) return true;
  return /^(\/(?![/\\])|#)/.test(bare);
}

const direction = z.enum(["rtl", "ltr"]);

const mark = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("bold") }),
  z.strictObject({ type: z.literal("italic") }),
  z.strictObject({ type: z.literal("underline") }),
  z.strictObject({ type: z.literal("strike") }),
  z.strictObject({ type: z.literal("code") }),
  z.strictObject({ type: z.literal("subscript") }),
  z.strictObject({ type: z.literal("superscript") }),
  z.strictObject({ type: z.literal("highlight") }),
  z.strictObject({ type: z.literal("link"), attrs: z.strictObject({ href: hrefSchema }) }),
  /** A passage in another language or direction: isolated when shown. */
  z.strictObject({
    type: z.literal("foreign"),
    attrs: z.strictObject({ lang: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), dir: direction }),
  }),
]);

const inline = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: text.min(1), marks: z.array(mark).max(8).optional() }),
  z.strictObject({ type: z.literal("hardBreak") }),
]);

const inlines = z.array(inline).max(5_000);

/** `dir` is only set where the writer chose it; otherwise the edition's direction rules. */
const textAttrs = z.strictObject({ dir: direction.optional() });

const paragraph = z.strictObject({
  type: z.literal("paragraph"),
  attrs: textAttrs.optional(),
  content: inlines.optional(),
});

const heading = z.strictObject({
  type: z.literal("heading"),
  attrs: z.strictObject({
    level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
    dir: direction.optional(),
  }),
  content: inlines.optional(),
});

/** A picture in the text. `media` is the id of a media row; alt text may only be empty for decoration. */
const figure = z.strictObject({
  type: z.literal("figure"),
  attrs: z.strictObject({
    media: z.int().positive(),
    alt: line,
    caption: line.optional(),
    credit: line.optional(),
  }),
});

const codeBlock = z.strictObject({
  type: z.literal("codeBlock"),
  attrs: z.strictObject({ language: z.string().max(40).optional() }).optional(),
  content: z
    .array(z.strictObject({ type: z.literal("text"), text }))
    .max(1)
    .optional(),
});

export type ListItem = { type: "listItem"; content: (z.infer<typeof paragraph> | List)[] };
export type List =
  | { type: "bulletList"; content: ListItem[] }
  | { type: "orderedList"; attrs?: { start?: number }; content: ListItem[] };

const listItem: z.ZodType<ListItem> = z.strictObject({
  type: z.literal("listItem"),
  content: z.array(z.union([paragraph, z.lazy(() => list)])).max(500),
});
const list: z.ZodType<List> = z.union([
  z.strictObject({ type: z.literal("bulletList"), content: z.array(listItem).max(2_000) }),
  z.strictObject({
    type: z.literal("orderedList"),
    attrs: z.strictObject({ start: z.int().min(0).max(1_000_000).optional() }).optional(),
    content: z.array(listItem).max(2_000),
  }),
]);

const cellAttrs = z.strictObject({
  colspan: z.int().min(1).max(100).optional(),
  rowspan: z.int().min(1).max(1_000).optional(),
});
const cellContent = z.array(z.union([paragraph, list])).max(100);
const tableCell = z.strictObject({
  type: z.literal("tableCell"),
  attrs: cellAttrs.optional(),
  content: cellContent,
});
const tableHeader = z.strictObject({
  type: z.literal("tableHeader"),
  attrs: cellAttrs.optional(),
  content: cellContent,
});
const table = z.strictObject({
  type: z.literal("table"),
  attrs: z.strictObject({ caption: line.optional() }).optional(),
  content: z
    .array(
      z.strictObject({
        type: z.literal("tableRow"),
        content: z.array(z.union([tableCell, tableHeader])).max(100),
      }),
    )
    .max(5_000),
});

/** A quotation with whose words they are. */
const blockquote = z.strictObject({
  type: z.literal("blockquote"),
  attrs: z.strictObject({ attribution: line.optional(), href: hrefSchema.optional() }).optional(),
  content: z.array(z.union([paragraph, list])).max(500),
});

/** A sentence of the text, repeated large. */
const pullQuote = z.strictObject({
  type: z.literal("pullQuote"),
  attrs: z.strictObject({ text: line, attribution: line.optional() }),
});

const gallery = z.strictObject({ type: z.literal("gallery"), content: z.array(figure).max(200) });

/** Something that lives on another site; nothing of it loads before the reader agrees. */
const embed = z.strictObject({
  type: z.literal("embed"),
  attrs: z.strictObject({
    href: hrefSchema,
    provider: z.string().max(80),
    title: line.optional(),
    media: z.int().positive().optional(),
  }),
});

/** A box of numbers («بالأرقام»): each value as its author typed it, and what it counts. */
const figuresBox = z.strictObject({
  type: z.literal("figuresBox"),
  attrs: z.strictObject({
    title: line.optional(),
    items: z
      .array(z.strictObject({ value: z.string().max(40), unit: z.string().max(40).optional(), label: line }))
      .max(24),
  }),
});

const callout = z.strictObject({
  type: z.literal("callout"),
  attrs: z.strictObject({ kind: z.enum(["info", "warning", "background"]), title: line.optional() }),
  content: z.array(z.union([paragraph, list])).max(200),
});

/** A sound or film file of the media library, or of another site when `href` is set. */
const player = z.strictObject({
  type: z.literal("player"),
  attrs: z.strictObject({ kind: z.enum(["audio", "video"]), href: hrefSchema, title: line.optional() }),
});

/** Markup from an import that has no place in this schema: kept, sanitised at write and again at read. */
const html = z.strictObject({
  type: z.literal("html"),
  attrs: z.strictObject({ html: z.string().max(2_000_000) }),
});

const horizontalRule = z.strictObject({ type: z.literal("horizontalRule") });

export const blockSchema = z.union([
  paragraph,
  heading,
  list,
  blockquote,
  pullQuote,
  figure,
  gallery,
  table,
  embed,
  figuresBox,
  callout,
  codeBlock,
  player,
  html,
  horizontalRule,
]);

export const bodySchema = z.strictObject({
  type: z.literal("doc"),
  content: z.array(blockSchema).max(20_000),
});

export type Mark = z.infer<typeof mark>;
export type Inline = z.infer<typeof inline>;
export type Paragraph = z.infer<typeof paragraph>;
export type Heading = z.infer<typeof heading>;
export type Figure = z.infer<typeof figure>;
export type Table = z.infer<typeof table>;
export type Block = z.infer<typeof blockSchema>;
export type Body = z.infer<typeof bodySchema>;

import type { Block, Body, Inline, Mark } from "../body/schema.ts";

/** A picture that a text shows: where it stood, and what was said of it. */
export interface PictureRef {
  /** Its address as written, made absolute. */
  url: string;
  /** The number that WordPress gave the attachment, where the markup says it. */
  attachmentId: string | undefined;
  alt: string;
  caption: string;
}

/** What the converter could not carry over, by kind; each has a sentence in words.ts. */
export type Note =
  | "script"
  | "handler"
  | "unsafe-link"
  | "form"
  | "frame"
  | "unknown-markup"
  | "dynamic-block"
  | "shortcode"
  | "picture-link"
  | "gallery-lost"
  | "too-long";

export interface Converted {
  /** Figures carry the place of their picture in `pictures`, from 1, until `placePictures` puts media in. */
  body: Body;
  pictures: PictureRef[];
  /** How often, and the names where there are any: "shortcode" → { count: 2, names: ["toc"] }. */
  notes: Map<Note, { count: number; names: Set<string> }>;
}

type Figure = Extract<Block, { type: "figure" }>;

/**
 * The body with each picture's medium in its figure; `media` answers with the medium's id, or undefined where there is
 * none. A picture without a medium becomes a paragraph that links to where it was, under its caption.
 */
export function placePictures(
  converted: Pick<Converted, "body" | "pictures">,
  media: (picture: PictureRef, index: number) => number | undefined,
): Body {
  const ids = converted.pictures.map(media);
  const place = (figure: Figure): Figure | Block | undefined => {
    const index = figure.attrs.media - 1;
    const id = ids[index];
    if (id !== undefined) return { ...figure, attrs: { ...figure.attrs, media: id } };
    const picture = converted.pictures[index];
    return picture && linkTo(picture);
  };
  const content = converted.body.content.flatMap((block): Block[] => {
    if (block.type === "figure") return [place(block) ?? []].flat();
    if (block.type !== "gallery") return [block];
    const placed = block.content.map(place);
    const figures = placed.filter((one): one is Figure => one?.type === "figure");
    const links = placed.filter((one): one is Block => one !== undefined && one.type !== "figure");
    return [...(figures.length > 0 ? [{ type: "gallery" as const, content: figures }] : []), ...links];
  });
  return { type: "doc", content };
}

function linkTo(picture: PictureRef): Block | undefined {
  const label = picture.caption || picture.alt || picture.url.split("/").pop() || picture.url;
  const marks: Mark[] =
    /^https?:\/\//i.test(picture.url) && picture.url.length <= 2_048
      ? [{ type: "link", attrs: { href: picture.url } }]
      : [];
  const text: Inline = { type: "text", text: label, ...(marks.length > 0 ? { marks } : {}) };
  return label ? { type: "paragraph", content: [text] } : undefined;
}

import { escapeHtml } from "../platform/escape.ts";
import type { Picture } from "./media.ts";

export type { Picture } from "./media.ts";

/** How a picture stands on a page. */
export interface PictureOptions {
  /** Alternative text; the medium's own when absent, and "" for decoration. */
  alt?: string;
  /** The `sizes` attribute: how wide the page shows it. */
  sizes: string;
  /** True for the one picture that readers see first. */
  eager?: boolean;
  /** What chooses the zellige that stands in for a missing picture; ASCII letters and digits count. */
  seed?: string;
  className?: string;
  /** What comes before "/media/…": nothing, or an origin where the address must be absolute. */
  prefix?: string;
}

const TYPES = [
  ["avif", "image/avif"],
  ["webp", "image/webp"],
] as const;
/** The picture of browsers that read no `srcset`. */
const PLAIN_WIDTH = 960;

/**
 * A picture as HTML: AVIF and WebP where they are made, JPEG for all, with its size, so that nothing moves, and
 * with its focal point as `data-focus` (media.css). Without a picture, or before its first rendition, a zellige.
 */
export function pictureHtml(picture: Picture | undefined, options: PictureOptions): string {
  const { prefix = "", eager = false, className = "" } = options;
  const tail =
    `${className && ` class="${escapeHtml(className)}"`} decoding="async" ` +
    (eager ? 'loading="eager" fetchpriority="high"' : 'loading="lazy"');
  const jpegs = picture?.sources.filter((source) => source.format === "jpeg") ?? [];
  const largest = jpegs.at(-1);
  if (!picture || !largest) {
    const address = `${prefix}/zellige/${zelligeSeed(options.seed ?? `m${picture?.id ?? 0}`)}.svg`;
    return `<img src="${address}" alt="" width="1600" height="1000"${tail}>`;
  }
  const base = `${prefix}/media/${picture.id}/`;
  const sizes = escapeHtml(options.sizes);
  const alt = escapeHtml(options.alt ?? picture.alt);
  const plain = jpegs.find((source) => source.width >= PLAIN_WIDTH) ?? largest;
  let html = "<picture>";
  for (const [format, type] of TYPES) {
    const set = sourceSet(picture, format, base);
    if (set) html += `<source type="${type}" srcset="${set}" sizes="${sizes}">`;
  }
  return (
    `${html}<img src="${base}${plain.width}.jpeg" srcset="${sourceSet(picture, "jpeg", base)}" ` +
    `sizes="${sizes}" alt="${alt}" width="${largest.width}" height="${largest.height}"` +
    `${focus(picture)}${tail}></picture>`
  );
}

function sourceSet(picture: Picture, format: string, base: string): string {
  let set = "";
  for (const source of picture.sources)
    if (source.format === format) set += `${set && ", "}${base}${source.width}.${format} ${source.width}w`;
  return set;
}

/** The nearest of five steps across and five down; the middle needs no mark. */
function focus(picture: Picture): string {
  const column = Math.round(picture.focalX * 4);
  const row = Math.round(picture.focalY * 4);
  return column === 2 && row === 2 ? "" : ` data-focus="${column}${row}"`;
}

/** What the zellige's address accepts of any text: at most 40 ASCII letters and digits, at least one. */
export const zelligeSeed = (text: string): string => text.replace(/[^A-Za-z0-9]/g, "").slice(0, 40) || "m";

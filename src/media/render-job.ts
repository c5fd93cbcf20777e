import type { RenditionsTable } from "./tables.ts";

/** What the web process and its child say to each other: one JSON line in, one frame out. */

export type Format = RenditionsTable["format"];

export interface CardJob {
  kind: "card";
  rtl: boolean;
  kicker: string;
  headline: string;
  edition: string;
  /** A stored picture for the side of the card, with its focal point (0 to 1). */
  picture: { path: string; x: number; y: number } | undefined;
  /** The drawing that takes the picture's place. */
  ground: string;
}

export type RenderJob =
  /** `drawing` tells that the file is an SVG of our own making; its PNG comes back with the renditions. */
  { kind: "renditions"; path: string; formats: Format[]; drawing: boolean } | CardJob;

export interface RenderedFile {
  format: Format | "png";
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** What a job gave: the upright size of the original and the files made of it. */
export interface RenderAnswer {
  width: number;
  height: number;
  files: RenderedFile[];
}

export const MAX_PIXELS = 50_000_000;
/** Widths of renditions in pixels; none is wider than its original. */
export const WIDTHS = [480, 960, 1440];
/** A drawing of our own is kept as a PNG of this width. */
export const DRAWING_WIDTH = 1600;
/** Taller renditions are made narrower instead: WebP ends at 16,383 pixels. */
export const MAX_HEIGHT = 12_000;

/** A frame: the length of its JSON head in four bytes, the head, then the files one after the other. */
export function packAnswer(answer: RenderAnswer): Uint8Array {
  const files = answer.files.map(({ bytes, ...file }) => ({ ...file, length: bytes.length }));
  const head = new TextEncoder().encode(JSON.stringify({ ...answer, files }));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, head.length);
  return Buffer.concat([length, head, ...answer.files.map((file) => file.bytes)]);
}

/** Reads a frame; undefined when it is not whole. */
export function unpackAnswer(frame: Uint8Array): RenderAnswer | undefined {
  if (frame.length < 4) return undefined;
  const length = new DataView(frame.buffer, frame.byteOffset).getUint32(0);
  if (frame.length < 4 + length) return undefined;
  const head = JSON.parse(new TextDecoder().decode(frame.subarray(4, 4 + length))) as Omit<
    RenderAnswer,
    "files"
  > & { files: (Omit<RenderedFile, "bytes"> & { length: number })[] };
  let at = 4 + length;
  const files = head.files.map(({ length: size, ...file }) => ({
    ...file,
    bytes: frame.subarray(at, (at += size)),
  }));
  return at === frame.length ? { ...head, files } : undefined;
}

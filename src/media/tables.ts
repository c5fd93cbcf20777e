import type { Generated } from "kysely";

export interface MediaTable {
  id: Generated<number>;
  /** SHA-256 of the original file, hex: also its name in the file store. */
  hash: string;
  kind: "image" | "audio" | "video" | "file";
  mime: string;
  /** The name it came with, for people; never a path. */
  name: string;
  bytes: number;
  width: number | null;
  height: number | null;
  /** Where the picture must not be cropped, 0 to 1 from its left and top edges. */
  focal_x: Generated<number>;
  focal_y: Generated<number>;
  alt: Generated<string>;
  caption: Generated<string>;
  credit: Generated<string>;
  state: "waiting" | "ready" | "failed";
  created_at: number;
}

export interface RenditionsTable {
  media_id: number;
  format: "avif" | "webp" | "jpeg";
  /** Pixels. */
  width: number;
  height: number;
  bytes: number;
  hash: string;
}

/** The newest share card of each item. */
export interface ShareCardsTable {
  item_id: number;
  /** Fingerprint of everything that the card shows: another one means that it must be drawn anew. */
  shows: string;
  hash: string;
}

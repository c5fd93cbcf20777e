import type { App } from "../app.ts";
import { cleanLine, cleanText } from "../arabic/clean.ts";
import { Refusal } from "../http/errors.ts";
import { announce } from "../outbox/outbox.ts";
import * as queries from "./queries.ts";
import { MAX_PIXELS, type Format, type RenderAnswer } from "./render-job.ts";
import { render, UndrawableError } from "./render.ts";
import { ORIGINAL_ENDINGS, sniff } from "./sniff.ts";

export type { MediaRow } from "./queries.ts";
export { hashText } from "./zellige.ts";

const MAX_PICTURE_BYTES = 40_000_000;
const MAX_FILE_BYTES = 200_000_000;
/** Pictures of the same batch get their JPEG and WebP before any gets its AVIF. */
const AVIF_DELAY_MS = 30_000;
/** Only drawings of our own have this type, and only until they are made a PNG. */
const DRAWING = "image/svg+xml";

/** What a person says about a file. */
export interface MediaDetails {
  /** The name it came with, for people. */
  name: string;
  alt?: string;
  caption?: string;
  credit?: string;
  /** Where a picture must not be cropped, 0 to 1 from its left and top edges. */
  focal?: { x: number; y: number };
}

/**
 * Stores a file and returns the id of its medium; a picture waits for its renditions, which are made in the
 * background. The type is read from the content. Throws Refusal "unsupported-type" or "too-large".
 */
export async function storeMedia(app: App, bytes: Uint8Array, details: MediaDetails): Promise<number> {
  return insertStored(app, bytes, checkMedia(bytes), details);
}

/** What a file is, by its content, without storing it. Throws Refusal "unsupported-type" or "too-large". */
export function checkMedia(bytes: Uint8Array): Pick<queries.MediaRow, "kind" | "mime" | "width" | "height"> {
  if (bytes.length > MAX_FILE_BYTES) throw new Refusal("too-large", { maxBytes: MAX_FILE_BYTES });
  const found = sniff(bytes);
  if (!found) throw new Refusal("unsupported-type");
  const { kind, mime, width = null, height = null } = found;
  if (kind === "image" && bytes.length > MAX_PICTURE_BYTES)
    throw new Refusal("too-large", { maxBytes: MAX_PICTURE_BYTES });
  if (width !== null && height !== null && width * height > MAX_PIXELS)
    throw new Refusal("too-large", { maxPixels: MAX_PIXELS });
  return { kind, mime, width, height };
}

async function insertStored(
  app: App,
  bytes: Uint8Array,
  found: Pick<queries.MediaRow, "kind" | "mime" | "width" | "height">,
  details: MediaDetails,
): Promise<number> {
  const hash = await app.files.put(bytes);
  return app.tx(async (tx) => {
    const id = await queries.insertMedia(tx.db, {
      ...readDetails(details),
      ...found,
      hash,
      bytes: bytes.length,
      state: found.kind === "image" ? "waiting" : "ready",
      created_at: tx.clock.now(),
    });
    await tx.purge([`media:${id}`]);
    await announce(tx, "media.stored", id);
    return id;
  });
}

/**
 * Stores an SVG that Minbar itself drew; never hand it a stranger's. Its original becomes a PNG, 1600 pixels
 * wide, when its renditions are made; the drawing stays on disk, where a backup under way may still look for it.
 */
export async function storeDrawing(app: App, svg: string, details: MediaDetails): Promise<number> {
  const bytes = new TextEncoder().encode(svg);
  const name = details.name.replace(/\.svg$/i, ".png");
  const drawing = { kind: "image", mime: DRAWING, width: null, height: null } as const;
  return insertStored(app, bytes, drawing, { ...details, name });
}

/** The medium of a file that is there already, by its SHA-256 in hex, so that an import need not store it twice. */
export const findMediaByHash = (app: App, hash: string): Promise<number | undefined> =>
  queries.findByHash(app.db, hash);

/** One medium as the staff, exports and backups see it, whether readers may see it or not. */
export const findMedia = (app: App, id: number): Promise<queries.MediaRow | undefined> =>
  queries.findMedia(app.db, id);

/** Makes the JPEG and WebP renditions of a picture in a child process, then has its AVIF made later. */
export const makeRenditions = (app: App, mediaId: number): Promise<void> =>
  renderFormats(app, mediaId, ["jpeg", "webp"]);

/** Makes the AVIF renditions of a picture that has its others; leaves it as it is when they cannot be made. */
export const makeAvif = (app: App, mediaId: number): Promise<void> => renderFormats(app, mediaId, ["avif"]);

async function renderFormats(app: App, mediaId: number, formats: Format[]): Promise<void> {
  const media = await queries.findMedia(app.db, mediaId);
  if (!media || media.kind !== "image") return;
  const isFirst = formats.includes("jpeg");
  if (!isFirst && media.state !== "ready") return;
  const job = { path: app.files.path(media.hash), formats, drawing: media.mime === DRAWING };
  try {
    const made = await render(app, { kind: "renditions", ...job }, { for: "background" });
    await saveRenditions(app, media, formats, made, isFirst);
  } catch (error) {
    if (!(error instanceof UndrawableError)) throw error;
    app.log.warn("picture not drawn", { media: mediaId, formats: formats.join(), reason: error.message });
    if (!isFirst) return;
    await queries.updateMedia(app.db, mediaId, { state: "failed" });
    await app.purge([`media:${mediaId}`]);
  }
}

async function saveRenditions(
  app: App,
  media: queries.MediaRow,
  formats: Format[],
  made: RenderAnswer,
  isFirst: boolean,
): Promise<void> {
  const stored = await Promise.all(
    made.files.map(async ({ bytes, ...file }) => ({
      ...file,
      bytes: bytes.length,
      hash: await app.files.put(bytes),
    })),
  );
  const renditions = stored.flatMap(({ format, ...file }) => (format === "png" ? [] : [{ ...file, format }]));
  const original = stored.find((file) => file.format === "png");
  await app.tx(async (tx) => {
    await queries.replaceRenditions(tx.db, media.id, formats, renditions);
    if (isFirst) {
      await queries.updateMedia(tx.db, media.id, {
        state: "ready",
        width: made.width,
        height: made.height,
        ...(original ? { hash: original.hash, mime: "image/png", bytes: original.bytes } : {}),
      });
      await announce(tx, "media.rendered", media.id, tx.clock.now() + AVIF_DELAY_MS);
    }
    await tx.purge([`media:${media.id}`]);
  });
}

function readDetails(details: MediaDetails) {
  const share = (value = 0.5) => (Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0.5);
  return {
    name: cleanLine(details.name.split(/[\\/]/).at(-1) ?? "").slice(0, 200),
    alt: cleanLine(details.alt ?? ""),
    caption: cleanText(details.caption ?? "").trim(),
    credit: cleanLine(details.credit ?? ""),
    focal_x: share(details.focal?.x),
    focal_y: share(details.focal?.y),
  };
}

/** A picture as pages show it. */
export interface Picture {
  id: number;
  /** Pixels of the upright original. */
  width: number;
  height: number;
  /** 0 to 1 from the left and the top edge. */
  focalX: number;
  focalY: number;
  alt: string;
  caption: string;
  credit: string;
  /** What can be asked for at /media/{id}/{width}.{format}, narrow to wide; empty until the first is made. */
  sources: { format: Format; width: number; height: number; hash: string }[];
}

/** A sound, film or document as pages link it. */
export interface Original {
  id: number;
  kind: "audio" | "video" | "file";
  mime: string;
  /** "file.mp3", "file.pdf": the last part of its address, /media/{id}/{file}. */
  file: string;
  name: string;
  bytes: number;
  hash: string;
}

/** Pictures by id, for pages: remembered until they change, and one query for all that are not. */
export async function picturesOf(app: App, ids: number[]): Promise<Map<number, Picture>> {
  const found = new Map<number, Picture>();
  for (const media of await remembered(app, ids)) if ("sources" in media) found.set(media.id, media);
  return found;
}

/** Sounds, films and documents by id, remembered like pictures. */
export async function originalsOf(app: App, ids: number[]): Promise<Map<number, Original>> {
  const found = new Map<number, Original>();
  for (const media of await remembered(app, ids)) if ("mime" in media) found.set(media.id, media);
  return found;
}

async function remembered(app: App, ids: number[]): Promise<(Picture | Original)[]> {
  const missing: number[] = [];
  // `remember` asks at once for what it does not know, so the list is whole when the query is written.
  const loaded = Promise.resolve().then(() => queries.listWithRenditions(app.db, missing));
  const values = await Promise.all(
    [...new Set(ids)].map((id) =>
      app.memo.remember(`medium:${id}`, async () => {
        missing.push(id);
        const rows = (await loaded).filter((row) => row.id === id);
        return { value: viewOf(rows), tags: [`media:${id}`] };
      }),
    ),
  );
  return values.filter((value) => value !== undefined);
}

type JoinedRow = Awaited<ReturnType<typeof queries.listWithRenditions>>[number];

function viewOf(rows: JoinedRow[]): Picture | Original | undefined {
  const [row] = rows;
  if (!row) return undefined;
  const { id, kind, mime, name, bytes, hash } = row;
  if (kind !== "image") return { id, kind, mime, name, bytes, hash, file: `file.${ORIGINAL_ENDINGS[mime]}` };
  return {
    id,
    width: row.width ?? 0,
    height: row.height ?? 0,
    focalX: row.focal_x,
    focalY: row.focal_y,
    alt: row.alt,
    caption: row.caption,
    credit: row.credit,
    sources: rows.flatMap(({ rendition_format, rendition_width, rendition_height, rendition_hash }) =>
      rendition_format && rendition_width && rendition_height && rendition_hash
        ? [
            {
              format: rendition_format,
              width: rendition_width,
              height: rendition_height,
              hash: rendition_hash,
            },
          ]
        : [],
    ),
  };
}

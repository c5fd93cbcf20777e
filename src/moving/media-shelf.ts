import { lstat, readFile, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import type { App } from "../app.ts";
import { Refusal } from "../http/errors.ts";
import { fetchOutside, OutsideError, type Network } from "../http/outgoing.ts";
import { checkMedia, storeMedia } from "../media/media.ts";
import { MoveError } from "./errors.ts";
import { insertOrigins, listOrigins } from "./queries.ts";
import type { Report } from "./report.ts";
import { fullSizePaths, uploadPath } from "./site-address.ts";

/** One file that the old site had. */
export interface OldFile {
  /** Its number there; undefined for a picture that only a text names. */
  id: string | undefined;
  url: string;
  title: string;
  alt: string;
  caption: string;
  /** Its place in the file store of another Minbar, where it comes from one. */
  stored?: string | undefined;
}

/** Brings files over, each once. */
export interface MediaShelf {
  /** The medium of a file, moved in now or before; undefined (and reported) when it cannot be had, 0 for one that a dry run would have moved. */
  bring(file: OldFile): Promise<number | undefined>;
}

const MAX_FILE = 200_000_000;
/** Bytes of a file that is fetched. */
const MAX_FETCHED = 40_000_000;
/** After so many failures in a row a host is not asked again. */
const PATIENCE = 8;

/** Where files come from: a folder on this machine, the old site itself, or neither. */
export async function openShelf(
  app: App,
  source: string,
  report: Report,
  options: {
    mediaDir?: string | undefined;
    fetchMedia: boolean;
    dryRun: boolean;
    network?: Network | undefined;
  },
): Promise<MediaShelf> {
  const folder = options.mediaDir === undefined ? undefined : await openFolder(options.mediaDir);
  const brought = new Map<string, number | undefined>();
  const failures = new Map<string, number>();

  const fetchBytes = async (url: string): Promise<Uint8Array | undefined> => {
    const host = URL.parse(url)?.host ?? "";
    const failed = failures.get(host) ?? 0;
    if (!options.fetchMedia || !host || failed >= PATIENCE) return undefined;
    const bytes = await fetchFile(url, options.network);
    failures.set(host, bytes ? 0 : failed + 1);
    return bytes;
  };
  const readBytes = async (file: OldFile): Promise<Uint8Array | "outside" | undefined> => {
    const path = file.stored ?? uploadPath(file.url);
    if (path && folder !== undefined) {
      const found = await readFromFolder(folder, path);
      if (found) return found;
    }
    return options.dryRun ? undefined : fetchBytes(file.url);
  };
  const complain = (reason: "picture-missing" | "picture-refused" | "picture-outside", file: OldFile) =>
    report.add({ reason, kind: "attachment", id: file.id ?? "", title: file.title, detail: file.url });

  const bringNew = async (file: OldFile, key: string): Promise<number | undefined> => {
    const bytes = await readBytes(file);
    // A dry run does not ask the old site, so what it might fetch there is not missing yet.
    if (bytes === undefined && options.dryRun && options.fetchMedia) return undefined;
    if (bytes === undefined || bytes === "outside") {
      complain(bytes ? "picture-outside" : "picture-missing", file);
      return undefined;
    }
    const { title, alt, caption } = file;
    const name = file.url.split(/[/?]/).findLast((part) => /\.\w+$/.test(part)) ?? title;
    try {
      if (options.dryRun) return checkMedia(bytes) && 0;
      return await app.tx(async (tx) => {
        const id = await storeMedia(tx, bytes, { name, alt, caption });
        await insertOrigins(tx.db, [{ source, kind: "media", foreign_id: key, local_id: id }]);
        return id;
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      complain("picture-refused", file);
      return undefined;
    }
  };
  return {
    async bring(file) {
      const key = file.id ?? `file:${uploadPath(file.url) ?? file.url}`;
      if (brought.has(key)) return brought.get(key);
      const known = (await listOrigins(app.db, source, "media", [key])).get(key);
      if (known !== undefined) report.counts.known.media++;
      const made = known ?? (await bringNew(file, key));
      if (known === undefined && made !== undefined) report.counts.added.media++;
      brought.set(key, made);
      return made;
    },
  };
}

/** A file from the old site, over the one way out; undefined when it cannot be had. */
async function fetchFile(url: string, network: Network | undefined): Promise<Uint8Array | undefined> {
  try {
    const limits = { maxBytes: MAX_FETCHED, timeoutMs: 30_000, maxHops: 3 };
    return (await fetchOutside(url, limits, ...(network ? [network] : []))).bytes;
  } catch (error) {
    if (error instanceof OutsideError) return undefined;
    throw error;
  }
}

async function openFolder(path: string): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  if (!real || !(await lstat(real)).isDirectory()) throw new MoveError("no-folder", { file: path });
  return real;
}

/** Reads a file below the folder; "outside" for one that is reached through a symbolic link. */
async function readFromFolder(folder: string, path: string): Promise<Uint8Array | "outside" | undefined> {
  for (const place of ["", "uploads", join("wp-content", "uploads"), join("content", "images")])
    for (const candidate of fullSizePaths(path)) {
      const target = join(folder, place, candidate);
      if (!target.startsWith(folder + sep)) return "outside";
      const real = await realpath(target).catch(() => undefined);
      if (real === undefined) continue;
      if (real !== target) return "outside";
      const found = await lstat(target);
      if (found.isFile() && found.size <= MAX_FILE) return new Uint8Array(await readFile(target));
    }
  return undefined;
}

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Files by the SHA-256 of their content: written once, never changed, never named by a stranger. */
export interface Files {
  root: string;
  /** Stores bytes durably (temporary file, fsync, rename, fsync of the folder) and returns their hash in hex. */
  put(bytes: Uint8Array): Promise<string>;
  /** The whole file, or undefined when the store does not have it. */
  get(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Size in bytes, or undefined. */
  size(hash: string): Promise<number | undefined>;
  /** Where a file lies, for tools that read from disk. */
  path(hash: string): string;
  remove(hash: string): Promise<void>;
}

/** The file store below `root`. Hashes that are not 64 hex digits are refused with a RangeError. */
export function openFiles(root: string): Files {
  const path = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError("not a file hash");
    return join(root, hash.slice(0, 2), hash);
  };
  return {
    root,
    path,
    async put(bytes) {
      const hash = createHash("sha256").update(bytes).digest("hex");
      const target = path(hash);
      if (await exists(target, bytes.length)) return hash;
      await mkdir(dirname(target), { recursive: true });
      await writeDurably(target, bytes);
      return hash;
    },
    async get(hash) {
      try {
        return new Uint8Array(await readFile(path(hash)));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
    async size(hash) {
      return stat(path(hash)).then(
        (found) => found.size,
        () => undefined,
      );
    },
    remove: (hash) => rm(path(hash), { force: true }),
  };
}

/** The SHA-256 of a file on disk, hex, read in pieces. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest("hex");
}

async function exists(path: string, size: number): Promise<boolean> {
  return stat(path).then(
    (found) => found.size === size,
    () => false,
  );
}

async function writeDurably(target: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${target}.${crypto.randomUUID()}.tmp`;
  const file = await open(temporary, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, target);
  const folder = await open(dirname(target), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

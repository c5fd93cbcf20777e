/** Bytes by name, bounded: those asked for longest ago go first. */
export interface ByteCache {
  get(name: string): Uint8Array<ArrayBuffer> | undefined;
  /** Keeps bytes, or marks them as asked for now. What is over an eighth of the bound is not kept. */
  keep(name: string, bytes: Uint8Array<ArrayBuffer>): void;
  size(): number;
}

/** What an entry costs beside its bytes. */
const OVERHEAD = 256;

/** An empty cache of at most `maxBytes`. */
export function createByteCache(maxBytes: number): ByteCache {
  const entries = new Map<string, Uint8Array<ArrayBuffer>>();
  let size = 0;
  const drop = (name: string) => {
    const bytes = entries.get(name);
    if (bytes && entries.delete(name)) size -= bytes.length + OVERHEAD;
  };
  return {
    get: (name) => entries.get(name),
    keep(name, bytes) {
      if (bytes.length > maxBytes / 8) return;
      drop(name);
      entries.set(name, bytes);
      size += bytes.length + OVERHEAD;
      for (const oldest of entries.keys()) {
        if (size <= maxBytes) break;
        drop(oldest);
      }
    },
    size: () => size,
  };
}

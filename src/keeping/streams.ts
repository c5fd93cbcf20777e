import type { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { BackupFault } from "./fault.ts";

/** A stream through a transform of Node, as an iteration; a fault on either side ends both. */
export async function* through(source: AsyncIterable<Buffer>, transform: Transform): AsyncGenerator<Buffer> {
  const feeding = pipeline(source, transform);
  feeding.catch(() => {}); // the same fault comes out of the transform, where it is awaited
  for await (const piece of transform) yield piece as Buffer;
  await feeding;
}

export interface Reader {
  /** At most `limit` bytes, at least one; undefined at the end. */
  some(limit: number): Promise<Buffer | undefined>;
  /** The next `size` bytes in pieces; throws BackupFault "truncated". */
  pieces(size: number): AsyncGenerator<Buffer>;
  /** The next `size` bytes in one buffer; throws BackupFault "truncated". */
  exactly(size: number): Promise<Buffer>;
}

/** Reads a stream by byte counts, whatever the sizes of its pieces. */
export function createReader(source: AsyncIterable<Buffer>): Reader {
  const pieces = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  const some = async (limit: number): Promise<Buffer | undefined> => {
    while (rest.length === 0) {
      const next = await pieces.next();
      if (next.done) return undefined;
      rest = next.value;
    }
    const piece = rest.subarray(0, limit);
    rest = rest.subarray(piece.length);
    return piece;
  };

  async function* take(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0;) {
      const piece = await some(left);
      if (!piece) throw new BackupFault("truncated");
      left -= piece.length;
      yield piece;
    }
  }

  return {
    some,
    pieces: take,
    async exactly(size) {
      const parts: Buffer[] = [];
      for await (const piece of take(size)) parts.push(piece);
      return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    },
  };
}

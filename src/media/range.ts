import { open } from "node:fs/promises";

/** The most that one answer to a range holds; players ask on from there (RFC 9110, section 14.2 allows less). */
const MAX_PIECE = 4 * 1_048_576;

export interface Range {
  start: number;
  /** The last byte, included. */
  end: number;
}

/**
 * The one range of a Range header within `size` bytes (RFC 9110, section 14), cut to 4 MiB. undefined: no header,
 * or one that is to be ignored (another unit, several ranges, not readable). "unsatisfiable": 416.
 */
export function readRange(header: string | undefined, size: number): Range | "unsatisfiable" | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "");
  const [, from = "", to = ""] = match ?? [];
  if (!match || (from === "" && to === "")) return undefined;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== "" && to !== "" && Number(to) < start) return undefined;
  if (start >= size || (from === "" && Number(to) === 0)) return "unsatisfiable";
  return { start, end: Math.min(end, start + MAX_PIECE - 1) };
}

/** The bytes of a range of a file. */
export async function readPiece(path: string, { start, end }: Range): Promise<Uint8Array<ArrayBuffer>> {
  const file = await open(path, "r");
  try {
    const bytes = new Uint8Array(end - start + 1);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

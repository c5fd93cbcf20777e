import { BackupFault } from "./fault.ts";
import { createReader, type Reader } from "./streams.ts";

/**
 * The POSIX ustar format (IEEE Std 1003.1, pax), as much as a backup needs: regular files with short ASCII
 * names, read and written as streams, so that anybody can open a backup with `tar`.
 */

const BLOCK = 512;
/** Sizes above this do not fit into twelve octal digits and are written in base 256, as GNU tar does. */
const OCTAL_LIMIT = 8 ** 11;

/** The header of a file of `size` bytes; every other field is fixed, so that equal contents are equal bytes. */
export function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  if (!/^[\x21-\x7e]{1,99}$/.test(name)) throw new RangeError(`not a name for a tar entry: ${name}`);
  header.write(name, 0, "ascii");
  header.write("0000600\0", 100, "ascii");
  header.write("0000000\0", 108, "ascii");
  header.write("0000000\0", 116, "ascii");
  if (size < OCTAL_LIMIT) header.write(`${size.toString(8).padStart(11, "0")}\0`, 124, "ascii");
  else {
    header.writeUInt8(0x80, 124);
    header.writeBigUInt64BE(BigInt(size), 128);
  }
  header.write("00000000000\0", 136, "ascii");
  header.write("0", 156, "ascii");
  header.write("ustar\x0000", 257, "ascii");
  header.write(`${checksum(header).toString(8).padStart(6, "0")}\0 `, 148, "ascii");
  return header;
}

/** The zeros that fill an entry of `size` bytes up to a whole block. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

/** The end of an archive: two empty blocks. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * BLOCK);

/** The sum of all bytes of a header, its own field taken as spaces. */
function checksum(header: Buffer): number {
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 32 : (header[i] ?? 0);
  return sum;
}

export interface TarEntry {
  name: string;
  /** Bytes. */
  size: number;
  /** The content in pieces; must be read to its end before the next entry is asked for. */
  content: AsyncGenerator<Buffer>;
}

/**
 * The entries of an archive, in order. Throws BackupFault "damaged" for anything but plain files, and
 * "truncated" when the archive ends before its end mark.
 */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const reader = createReader(source);
  for (;;) {
    const header = await reader.exactly(BLOCK);
    if (header.every((byte) => byte === 0)) return drain(reader);
    const { name, size } = parseHeader(header);
    yield { name, size, content: reader.pieces(size) };
    await reader.exactly((BLOCK - (size % BLOCK)) % BLOCK);
  }
}

/** What follows the end mark is zeros; reading it lets the layers below check their own ends. */
async function drain(reader: Reader): Promise<void> {
  for (let piece = await reader.some(BLOCK); piece; piece = await reader.some(BLOCK))
    if (piece.some((byte) => byte !== 0)) throw new BackupFault("damaged");
}

function parseHeader(header: Buffer): { name: string; size: number } {
  const text = (start: number, length: number) => {
    const field = header.subarray(start, start + length);
    const end = field.indexOf(0);
    return field.toString("latin1", 0, end < 0 ? length : end).trim();
  };
  if (Number.parseInt(text(148, 8), 8) !== checksum(header)) throw new BackupFault("damaged");
  const isPlainFile = header[156] === 48 && text(157, 100) === "" && text(345, 155) === "";
  if (!isPlainFile) throw new BackupFault("damaged", "entry");
  const size = header[124] === 0x80 ? Number(header.readBigUInt64BE(128)) : Number.parseInt(text(124, 12), 8);
  if (!Number.isSafeInteger(size) || size < 0) throw new BackupFault("damaged", "size");
  return { name: text(0, 100), size };
}

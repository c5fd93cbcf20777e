import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { MoveError } from "./errors.ts";

/** A piece of a text file and how many bytes of the file have been read with it. */
export interface TextPiece {
  text: string;
  bytesRead: number;
}

const PIECE = 256 * 1024;

/**
 * Reads an XML file in pieces, decoded by its byte order mark or XML declaration (UTF-8 where neither
 * says otherwise, XML 1.0 appendix F). Control characters that XML forbids are taken out, as WordPress writes
 * some. Throws MoveError "no-file", "empty-file", "archive", or "encoding" for bytes that do not decode.
 */
export async function* readTextFile(path: string): AsyncGenerator<TextPiece> {
  const file = path;
  const decoder = openDecoder(await readHead(path), file);
  let bytesRead = 0;
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new MoveError("encoding", { file, megabyte: Math.floor(bytesRead / 1e6) });
    }
  };
  for await (const piece of createReadStream(path, { highWaterMark: PIECE })) {
    const bytes = piece as Buffer;
    const text = decode(bytes);
    bytesRead += bytes.length;
    yield { text: withoutControls(text), bytesRead };
  }
  yield { text: withoutControls(decode()), bytesRead };
}

async function readHead(path: string): Promise<Uint8Array> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(path, "r");
  } catch {
    throw new MoveError("no-file", { file: path });
  }
  try {
    if (!(await handle.stat()).isFile()) throw new MoveError("no-file", { file: path });
    const head = new Uint8Array(1_024);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function openDecoder(head: Uint8Array, file: string): TextDecoder {
  if (head.length === 0) throw new MoveError("empty-file", { file });
  if (isArchive(head)) throw new MoveError("archive", { file });
  const label = encodingOf(head);
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw new MoveError("encoding", { file, name: label });
  }
}

/** zip, gzip, bzip2, xz, 7z and rar by their first bytes. */
function isArchive(head: Uint8Array): boolean {
  const hex = [...head.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return /^(504b0[357]|1f8b|425a68|fd377a58|377abcaf|52617221)/.test(hex);
}

function encodingOf(head: Uint8Array): string {
  const [a, b] = head;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  const start = String.fromCharCode(...head.subarray(0, 200));
  return /^[^<]{0,8}<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']/.exec(start)?.[1] ?? "utf-8";
}

// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

function withoutControls(text: string): string {
  return forbidden.test(text) ? text.replace(new RegExp(forbidden, "g"), "") : text;
}

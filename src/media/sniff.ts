import type { MediaTable } from "./tables.ts";

/** What the bytes of a file say it is; names and declared types are never asked. */
export interface Sniffed {
  kind: MediaTable["kind"];
  mime: string;
  /** Pixels that the header promises; of pictures only. */
  width?: number;
  height?: number;
}

/** File name endings of what is served as it came, by type. */
export const ORIGINAL_ENDINGS: Record<string, string> = {
  "audio/mpeg": "mp3",
  "audio/ogg": "ogg",
  "audio/wav": "wav",
  "audio/mp4": "m4a",
  "video/mp4": "mp4",
  "video/webm": "webm",
  "application/pdf": "pdf",
};

/**
 * The type of a file by its signature at offset 0, with the size in pixels that a picture's header promises.
 * undefined for everything else: SVG, HTML, HEIC, BMP, archives, and pictures whose header cannot be read.
 */
export function sniff(bytes: Uint8Array): Sniffed | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ascii = (at: number, length: number) =>
    String.fromCharCode(...bytes.subarray(at, Math.min(at + length, bytes.length)));
  try {
    return sniffPicture(bytes, view, ascii) ?? sniffOther(bytes, ascii);
  } catch (error) {
    // A header that ends before it has said how large the picture is.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

type Ascii = (at: number, length: number) => string;
type Size = { width: number; height: number } | undefined;

function sniffPicture(bytes: Uint8Array, view: DataView, ascii: Ascii): Sniffed | undefined {
  const picture = (mime: string, size: Size): Sniffed | undefined =>
    size && size.width > 0 && size.height > 0 ? { kind: "image", mime, ...size } : undefined;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff)
    return picture("image/jpeg", jpegSize(bytes, view));
  if (ascii(0, 8) === "\x89PNG\r\n\x1a\n" && ascii(12, 4) === "IHDR")
    return picture("image/png", { width: view.getUint32(16), height: view.getUint32(20) });
  if (/^GIF8[79]a/.test(ascii(0, 6)))
    return picture("image/gif", { width: view.getUint16(6, true), height: view.getUint16(8, true) });
  if (ascii(0, 4) === "RIFF" && ascii(8, 4) === "WEBP") return picture("image/webp", webpSize(view, ascii));
  if (ascii(4, 4) === "ftyp" && brandsOf(view, ascii).some((brand) => brand === "avif" || brand === "avis"))
    return picture("image/avif", avifSize(view, ascii));
  if (ascii(0, 4) === "II*\0" || ascii(0, 4) === "MM\0*") return picture("image/tiff", tiffSize(view));
  return undefined;
}

function sniffOther(bytes: Uint8Array, ascii: Ascii): Sniffed | undefined {
  if (ascii(0, 5) === "%PDF-") return { kind: "file", mime: "application/pdf" };
  if (ascii(0, 3) === "ID3" || isMp3Frame(bytes)) return { kind: "audio", mime: "audio/mpeg" };
  if (ascii(0, 4) === "OggS") return { kind: "audio", mime: "audio/ogg" };
  if (ascii(0, 4) === "RIFF" && ascii(8, 4) === "WAVE") return { kind: "audio", mime: "audio/wav" };
  if (ascii(4, 4) === "ftyp") {
    const brand = ascii(8, 4);
    if (/^M4[AB] $/.test(brand)) return { kind: "audio", mime: "audio/mp4" };
    if (/^(isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash|f4v )$/.test(brand))
      return { kind: "video", mime: "video/mp4" };
  }
  if (ascii(0, 4) === "\x1a\x45\xdf\xa3" && ascii(4, 60).includes("webm"))
    return { kind: "video", mime: "video/webm" };
  return undefined;
}

/** An MPEG audio frame header (ISO 11172-3): sync, layer III, a real bit rate and sampling rate. */
function isMp3Frame(bytes: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = bytes;
  const layerThree = (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;
  const rates = third >> 4 !== 0 && third >> 4 !== 15 && ((third >> 2) & 3) !== 3;
  return first === 0xff && layerThree && rates;
}

/** Walks the segments up to the frame header (SOF0 to SOF15 without DHT, JPG and DAC). */
function jpegSize(bytes: Uint8Array, view: DataView): Size {
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === 0xda || marker === 0xd9) return undefined;
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
}

function webpSize(view: DataView, ascii: Ascii): Size {
  const chunk = ascii(12, 4);
  if (chunk === "VP8X") {
    const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    return { width: uint24(24) + 1, height: uint24(27) + 1 };
  }
  if (chunk === "VP8L") {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunk === "VP8 ")
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return undefined;
}

function brandsOf(view: DataView, ascii: Ascii): string[] {
  const end = Math.min(view.getUint32(0), 256);
  const brands = [ascii(8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(at, 4));
  return brands;
}

/** The largest picture that an AVIF's properties name: `meta` → `iprp` → `ipco` → `ispe` (ISO 23008-12). */
function avifSize(view: DataView, ascii: Ascii): Size {
  let size: Size;
  const walk = (from: number, to: number, depth: number) => {
    for (let at = from; at + 8 <= to;) {
      const length = view.getUint32(at) || to - at;
      const name = ascii(at + 4, 4);
      if (length < 8 || at + length > to) return;
      if (name === "ispe") {
        const found = { width: view.getUint32(at + 12), height: view.getUint32(at + 16) };
        if (!size || found.width * found.height > size.width * size.height) size = found;
      } else if (depth < 3 && ["meta", "iprp", "ipco"].includes(name))
        walk(at + (name === "meta" ? 12 : 8), at + length, depth + 1);
      at += length;
    }
  };
  walk(0, view.byteLength, 0);
  return size;
}

/** Width and height of the first directory; either may be a SHORT or a LONG (TIFF 6.0). */
function tiffSize(view: DataView): Size {
  const little = view.getUint8(0) === 0x49;
  const directory = view.getUint32(4, little);
  const entries = view.getUint16(directory, little);
  let width = 0;
  let height = 0;
  for (let i = 0; i < entries; i++) {
    const at = directory + 2 + i * 12;
    const tag = view.getUint16(at, little);
    const value = () =>
      view.getUint16(at + 2, little) === 3 ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little);
    if (tag === 256) width = value();
    if (tag === 257) height = value();
  }
  return { width, height };
}

import { brotliCompressSync, constants } from "node:zlib";

/** gzip at a level from 1 (fast) to 9; level 4 costs about 0.15 ms for an article page. */
export function gzip(bytes: Uint8Array, level: 1 | 4 | 6 | 9 = 4): Uint8Array<ArrayBuffer> {
  return Bun.gzipSync(bytes as Uint8Array<ArrayBuffer>, { level, library: "libdeflate" });
}

/** The bytes behind a gzip stream of our own making (never of a stranger's: the size is not bounded). */
export function gunzip(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Bun.gunzipSync(bytes as Uint8Array<ArrayBuffer>, { library: "libdeflate" });
}

/** Brotli for files that are compressed once at start. */
export function brotli(bytes: Uint8Array): Uint8Array {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}

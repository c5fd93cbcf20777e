/** Why a file was refused, or could not be read or written; each code has a sentence in words.ts. */
export type MoveCode =
  | "no-file"
  | "empty-file"
  | "archive"
  | "not-xml"
  | "not-wxr"
  | "doctype"
  | "truncated"
  | "encoding"
  | "field-too-long"
  | "too-deep"
  | "different-sites"
  | "not-json"
  | "not-ghost"
  | "too-large"
  | "no-edition"
  | "no-folder"
  | "no-place"
  | "is-folder"
  | "no-permission"
  | "disk-full"
  | "system"
  | "usage";

/** A refusal with its code and what the sentence names (the file, the place in it). */
export class MoveError extends Error {
  constructor(
    readonly code: MoveCode,
    readonly data: { file?: string; megabyte?: number; name?: string } = {},
  ) {
    super(code);
  }
}

const SYSTEM: Record<string, MoveCode> = {
  ENOENT: "no-place",
  ENOTDIR: "no-place",
  EISDIR: "is-folder",
  EACCES: "no-permission",
  EPERM: "no-permission",
  EROFS: "no-permission",
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  SQLITE_FULL: "disk-full",
  EEXIST: "system",
  EIO: "system",
  ENAMETOOLONG: "system",
};

/** What the file system refused (of `path`, or of what the error names) as a MoveError; any other error as it is. */
export function systemFault(error: unknown, path?: string): unknown {
  const { code = "", path: named = "" } = (error ?? {}) as { code?: string; path?: string };
  const fault = Object.hasOwn(SYSTEM, code) ? SYSTEM[code] : undefined;
  return fault ? new MoveError(fault, { file: path ?? named }) : error;
}

/** Why a file was refused before anything was written; each code has a sentence in words.ts. */
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
  | "usage";

/** A refusal with its code and what the sentence names (the file, the place in it); nothing was changed. */
export class MoveError extends Error {
  constructor(
    readonly code: MoveCode,
    readonly data: { file?: string; megabyte?: number; name?: string } = {},
  ) {
    super(code);
  }
}

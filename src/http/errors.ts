/** Codes of expected errors; each has a sentence in site/words.ts. */
export type ErrorCode =
  | "bad-request"
  | "forbidden"
  | "not-found"
  | "gone"
  | "method-not-allowed"
  | "conflict"
  | "too-large"
  | "unsupported-type"
  | "wrong-host"
  | "too-many"
  | "internal"
  | "unavailable"
  | "invalid";

const STATUS: Record<ErrorCode, number> = {
  "bad-request": 400,
  forbidden: 403,
  "not-found": 404,
  gone: 410,
  "method-not-allowed": 405,
  conflict: 409,
  "too-large": 413,
  "unsupported-type": 415,
  "wrong-host": 421,
  "too-many": 429,
  internal: 500,
  unavailable: 503,
  invalid: 422,
};

/** An expected refusal: a code, its HTTP status and data; the sentence is chosen at the edge. */
export class Refusal extends Error {
  readonly status: number;
  constructor(
    readonly code: ErrorCode,
    readonly data: Record<string, unknown> = {},
  ) {
    super(code);
    this.status = STATUS[code];
  }
}

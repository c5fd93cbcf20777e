import { Refusal } from "./errors.ts";

/** What an ordinary form sends, at most; files come another way. */
const MAX_FORM_BYTES = 65_536;

/**
 * Reads an ordinary form. Throws Refusal "forbidden" when another site sent it, "unsupported-type" when it is no
 * form, "too-large" over 64 KB, "bad-request" when it cannot be read.
 */
export async function readForm(request: Request, ownOrigins: string[]): Promise<URLSearchParams> {
  if (isForeign(request, ownOrigins)) throw new Refusal("forbidden");
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) throw new Refusal("unsupported-type");
  if (Number(request.headers.get("content-length") ?? 0) > MAX_FORM_BYTES) throw new Refusal("too-large");
  const bytes = await request.arrayBuffer().catch(() => {
    throw new Refusal("bad-request");
  });
  if (bytes.byteLength > MAX_FORM_BYTES) throw new Refusal("too-large");
  return new URLSearchParams(new TextDecoder().decode(bytes));
}

/** True for a form that another site sent. Browsers say where it came from; a program that says nothing harms nobody. */
function isForeign(request: Request, ownOrigins: string[]): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site === "cross-site" || site === "same-site") return true;
  const origin = request.headers.get("origin");
  return origin !== null && ![new URL(request.url).origin, ...ownOrigins].includes(origin);
}

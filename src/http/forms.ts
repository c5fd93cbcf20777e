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

/**
 * True for a form that another site sent. Browsers that send Sec-Fetch-Site say so truly (no page can forge it, and a page
 * without a referrer sends "Origin: null" for its own forms too); older ones are judged by Origin. A program that says
 * nothing carries nobody's cookies.
 */
function isForeign(request: Request, ownOrigins: string[]): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site !== "same-origin" && site !== "none";
  const origin = request.headers.get("origin");
  return origin !== null && ![new URL(request.url).origin, ...ownOrigins].includes(origin);
}

/** What every document of Minbar says to browsers. No inline script or style exists, so no nonce is needed and pages can be cached. */
const DOCUMENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** For files and feeds: nothing may run, load or frame. */
const FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Security headers by kind of answer. `secure` adds HSTS (only behind https). */
export function securityHeaders(kind: "document" | "file", secure: boolean): Record<string, string> {
  return {
    "Content-Security-Policy": kind === "document" ? DOCUMENT_POLICY : FILE_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": kind === "document" ? "same-origin" : "cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    ...(kind === "document" ? { "X-Frame-Options": "DENY" } : {}),
    ...(secure ? { "Strict-Transport-Security": "max-age=63072000" } : {}),
  };
}

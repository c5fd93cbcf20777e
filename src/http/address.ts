/** How a request's address is read, once, before anything else looks at it. */

export type PathFault = "bad-request" | "not-found";

/**
 * The path of an address if it is written in the one plain way: valid percent-encoding of valid UTF-8, no
 * control characters, no dot segments, no doubled or back slashes, encoded or not. Anything else names its fault.
 */
export function checkPath(path: string): PathFault | undefined {
  if (!path.startsWith("/") || path.length > 2_048) return "bad-request";
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return "bad-request";
  }
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f\u0080-\u009f]/.test(decoded)) return "bad-request";
  if (/\/\/|\\|\/\.{1,2}(\/|$)|%2f|%5c/i.test(path) || /\/\/|\\|\/\.{1,2}(\/|$)/.test(decoded))
    return "not-found";
  return undefined;
}

/**
 * The reader's network address: the connection's own, or behind trusted proxies the right-most hop of
 * X-Forwarded-For that is no trusted proxy. A forged header from anybody else changes nothing.
 */
export function clientAddress(connection: string, forwardedFor: string | null, trusted: string[]): string {
  const bare = (address: string) => address.trim().replace(/^::ffff:/i, "");
  let current = bare(connection);
  const hops = (forwardedFor ?? "").split(",").map(bare).filter(Boolean);
  while (trusted.includes(current)) {
    const hop = hops.pop();
    if (hop === undefined) break;
    current = hop;
  }
  return current;
}

/** What limits count by: an IPv4 address, or the /64 of an IPv6 address (one household has all of it). */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::", 2) as [string, string?];
  const groups = head.split(":").filter(Boolean);
  const rest = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const full = [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill("0"), ...rest];
  return (
    full
      .slice(0, 4)
      .map((group) => parseInt(group, 16).toString(16))
      .join(":") + "::/64"
  );
}

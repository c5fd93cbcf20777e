import { editionPath, safeDecode, type Edition } from "../editions/editions.ts";

/** The site that is moved in: its addresses in all their spellings, and their place here. */
export interface OldSite {
  /** "https://example.org/blog": what origins remember. */
  source: string;
  /** The address as its site writes it, for people; "" when it cannot be read. */
  address: string;
  /** True for an address of that site. */
  owns(url: URL): boolean;
  /** An address (relative to `base` or whole) as an absolute one; undefined when it is none. */
  absolute(address: string, base?: string): URL | undefined;
  /** The path (with its query) that stands for an address of the old site within the edition. */
  pathOf(url: URL): string;
  /** The path (with its query) below the old site's own folder, where it lived in one. */
  below(url: URL): string;
}

const plainHost = (url: URL) => url.host.replace(/^www\./, "");

/** Reads the address of the old site; one that cannot be read owns nothing but relative links. */
export function oldSite(address: string, edition: Edition): OldSite {
  const url = URL.parse(address.trim());
  const root = url && /^https?:$/.test(url.protocol) ? url : undefined;
  const source = root
    ? `https://${plainHost(root)}${root.pathname.replace(/\/+$/, "")}`
    : address.trim() || "wordpress";
  const prefix = editionPath(edition);
  return {
    source,
    address: root ? root.origin + root.pathname.replace(/\/+$/, "") : "",
    owns: (one) => root !== undefined && plainHost(one) === plainHost(root),
    absolute(written, base) {
      const found = URL.parse(written.trim(), base || root?.href);
      return found ?? undefined;
    },
    pathOf(one) {
      const path = one.pathname;
      const within =
        prefix && (path === prefix || path.startsWith(`${prefix}/`)) ? path.slice(prefix.length) : path;
      return (within || "/") + one.search;
    },
    below(one) {
      const folder = root?.pathname.replace(/\/+$/, "") ?? "";
      const isInside = folder !== "" && (one.pathname === folder || one.pathname.startsWith(`${folder}/`));
      return (isInside ? one.pathname.slice(folder.length) || "/" : one.pathname) + one.search;
    },
  };
}

/** "2023/05/x.jpg" of an upload's address, decoded; undefined for one that lies elsewhere or names a way out. */
export function uploadPath(address: string): string | undefined {
  const path = URL.parse(address, "https://any.invalid/")?.pathname ?? "";
  const inner = /\/(?:uploads|files|content\/images)\/(.+)$/.exec(path)?.[1];
  const decoded = inner && safeDecode(inner).normalize("NFC");
  if (!decoded || decoded.length > 1_000) return undefined;
  const isPlain = decoded.split("/").every((part) => part !== "" && part !== "." && part !== "..");
  // eslint-disable-next-line no-control-regex
  return isPlain && !/[\\\u0000-\u001f]/.test(decoded) ? decoded : undefined;
}

/** The names that the full-size file of a resized picture may have: "x-300x200.jpg" → "x.jpg", "x-scaled.jpg". */
export function fullSizePaths(path: string): string[] {
  const match = /^(.*?)(?:-\d{1,5}x\d{1,5}|-scaled|-e\d{9,})?(\.[A-Za-z0-9]{1,5})$/.exec(path);
  const [, stem = "", ending = ""] = match ?? [];
  return match ? [...new Set([`${stem}${ending}`, path, `${stem}-scaled${ending}`])] : [path];
}

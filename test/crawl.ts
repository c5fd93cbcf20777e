/** What one address answered. Pictures and sounds have no text. */
export interface Crawled {
  status: number;
  /** Headers and body as a stranger sees them, percent-encoding undone where it can be. */
  text: string;
  /** The body as it came. */
  body: string;
}

type Get = (path: string, init?: RequestInit) => Promise<Response>;

/** Where machines begin, beside the front pages. */
export const machineSeeds = (prefix: string): string[] =>
  [
    "/feed.xml",
    "/feed.atom",
    "/feed.json",
    "/sitemap.xml",
    "/sitemap-news.xml",
    "/opensearch.xml",
    "/archive",
    "/latest",
    "/search",
    "/saved",
  ].map((path) => prefix + path);

/**
 * Everything that an anonymous reader finds under `origin` from some addresses on, by following each link, picture,
 * redirect and address that any page, feed or sitemap names. Keys are paths.
 */
export async function crawl(
  get: Get,
  origin: string,
  seeds: string[],
  most = 3_000,
): Promise<Map<string, Crawled>> {
  const found = new Map<string, Crawled>();
  const queue = [...seeds];
  for (const path of queue) {
    if (found.has(path)) continue;
    if (found.size >= most) throw new Error(`more than ${most} addresses`);
    const one = await look(get, path);
    found.set(path, one);
    for (const link of linksIn(one.text + one.body, origin)) if (!found.has(link)) queue.push(link);
  }
  return found;
}

/** Asks for one path. */
export async function look(get: Get, path: string, init?: RequestInit): Promise<Crawled> {
  const answer = await get(path, init);
  const type = answer.headers.get("content-type") ?? "";
  const isText = /text|xml|json|javascript/.test(type);
  const body = isText ? await answer.text() : "";
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  return { status: answer.status, text: decode(`${headers}\n${body}`), body };
}

/** Undoes percent-encoding piece by piece. */
const decode = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (piece) => {
    try {
      return decodeURIComponent(piece);
    } catch {
      return piece;
    }
  });

/** Paths of this host that a text names in attributes, elements, headers or JSON; queries stay, fragments go. */
function linksIn(text: string, origin: string): Set<string> {
  const links = new Set<string>();
  const escaped = origin.replace(/[.]/g, "\\.");
  const patterns = [
    /(?:href|src|action|content|location:)=?\s*"?(\/[^"\s>]*)/g,
    /(?:^|[\s,"])(\/media\/[^"\s,]+)/g,
    new RegExp(`${escaped}(/[^\\s"'<>\\\\)\\]]*)?`, "g"),
  ];
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern)) {
      const path = (match[1] ?? "/").replaceAll("&amp;", "&").split("#")[0] ?? "/";
      if (!/^\/\/|[{}]/.test(path) && URL.canParse(path, origin))
        links.add(new URL(path, origin).pathname + new URL(path, origin).search);
    }
  return links;
}

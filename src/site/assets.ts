import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bundleClient } from "../platform/bundle.ts";
import { brotli, gzip } from "../platform/compress.ts";
import { fingerprint } from "../platform/hash.ts";
import { securityHeaders } from "../http/headers.ts";

/** A file that pages load, named by its content, so that browsers may keep it for ever. */
interface Asset {
  /** "/assets/site.1a2b3c.css" */
  url: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Made on the first request for it; undefined where compressing would gain nothing. */
  smaller(): { br: Uint8Array; gzip: Uint8Array } | undefined;
}

const HERE = import.meta.dirname;

/** The order of the stylesheet; the layers inside decide what wins. */
const STYLES = [
  "reset",
  "fonts",
  "tokens",
  "base",
  "layout",
  "buttons",
  "controls",
  "header",
  "stories",
  "comments",
  "footer",
  "home",
  "article",
  "prose",
  "reading",
  "listings",
  "modes",
  "print",
];

const FONTS = [
  "alyamama-ar",
  "alyamama-num",
  "alyamama-la",
  "vazirmatn-ar",
  "vazirmatn-num",
  "vazirmatn-la",
  "tifinagh-name",
  "tifinagh",
];

const IMAGES: [name: string, type: string][] = [
  ["mark.svg", "image/svg+xml"],
  ["mark-32.png", "image/png"],
  ["mark-180.png", "image/png"],
  ["mark-192.png", "image/png"],
  ["mark-512.png", "image/png"],
];

/** The browser script, when the site has one. */
const CLIENT = join(HERE, "client", "reader.client.ts");

const assets = await readAssets();
const byUrl = new Map([...assets.values()].map((asset) => [asset.url, asset]));

/** The address of a file by its plain name ("site.css", "mark.svg"); throws RangeError for one that does not exist. */
export function assetUrl(name: string): string {
  return findAsset(name).url;
}

/** True when the site has a browser script to load. */
export const hasClient: boolean = assets.has("reader.js");

/** Answers for an address under /assets/, in the smallest form that the browser takes; undefined for an unknown one. */
export function sendAsset(path: string, request: Request, secure: boolean): Response | undefined {
  const asset = byUrl.get(path);
  if (!asset) return undefined;
  const headers = new Headers({
    ...securityHeaders("file", secure),
    "Content-Type": asset.type,
    "Cache-Control": "public, max-age=31536000, immutable",
  });
  const smaller = asset.smaller();
  if (!smaller) return new Response(asset.bytes, { headers });
  headers.set("Vary", "Accept-Encoding");
  const accepted = request.headers.get("accept-encoding") ?? "";
  const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : undefined;
  if (!encoding) return new Response(asset.bytes, { headers });
  headers.set("Content-Encoding", encoding);
  return new Response(smaller[encoding] as Uint8Array<ArrayBuffer>, { headers });
}

/** The bytes and type of a file by its plain name; throws RangeError for one that does not exist. */
export const assetFile = (name: string): Pick<Asset, "bytes" | "type"> => findAsset(name);

function findAsset(name: string): Asset {
  const asset = assets.get(name);
  if (!asset) throw new RangeError(`no such asset: ${name}`);
  return asset;
}

async function readAssets(): Promise<Map<string, Asset>> {
  const made = new Map<string, Asset>();
  const add = (name: string, type: string, bytes: Uint8Array<ArrayBuffer>) =>
    made.set(name, makeAsset(name, type, bytes));
  const encoder = new TextEncoder();
  for (const name of FONTS)
    add(`${name}.woff2`, "font/woff2", new Uint8Array(readFileSync(join(HERE, "fonts", `${name}.woff2`))));
  for (const [name, type] of IMAGES)
    add(name, type, new Uint8Array(readFileSync(join(HERE, "images", name))));
  const styles = [
    ...STYLES.map((name) => join(HERE, "styles", `${name}.css`)),
    join(HERE, "..", "media", "media.css"),
  ]
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  const linked = shrinkCss(styles).replace(/url\("?([\w-]+\.woff2)"?\)/g, (_match, name: string) => {
    const font = made.get(name);
    if (!font) throw new RangeError(`no such font: ${name}`);
    return `url("${font.url}")`;
  });
  add("site.css", "text/css; charset=utf-8", encoder.encode(linked));
  if (existsSync(CLIENT))
    add("reader.js", "text/javascript; charset=utf-8", encoder.encode(await bundleClient(CLIENT)));
  return made;
}

function makeAsset(name: string, type: string, bytes: Uint8Array<ArrayBuffer>): Asset {
  const dot = name.lastIndexOf(".");
  const url = `/assets/${name.slice(0, dot)}.${fingerprint(bytes)}${name.slice(dot)}`;
  let smaller: ReturnType<Asset["smaller"]>;
  const isText = /^text\/|svg/.test(type);
  return {
    url,
    type,
    bytes,
    smaller: () => (isText ? (smaller ??= { br: brotli(bytes), gzip: gzip(bytes, 9) }) : undefined),
  };
}

/** CSS without its comments and the space between its parts; strings are left as they are. */
export function shrinkCss(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/("[^"]*")|\s+/g, (_match, text?: string) => text ?? " ")
    .replace(/("[^"]*")|\s*([{};,])\s*/g, (_match, text?: string, mark?: string) => text ?? mark ?? "")
    .replaceAll(";}", "}")
    .trim();
}

import { lookup } from "node:dns/promises";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { isPublicAddress } from "./public-address.ts";

export { isPublicAddress } from "./public-address.ts";

/** The one way out: every request that this program makes to another server goes through `fetchOutside`. */

export type OutsideFault =
  /** Not http(s), another port than 80 and 443, credentials in it, or not an address at all. */
  | "bad-address"
  /** The name means, at least in part, an address that is not on the open internet. */
  | "private-address"
  | "unreachable"
  | "too-slow"
  | "too-large"
  | "too-many-hops"
  /** Another status than 200 to 299; `status` tells which. */
  | "bad-status"
  /** A compression that we did not ask for, or a broken one. */
  | "bad-encoding";

/** Why something outside could not be had. */
export class OutsideError extends Error {
  constructor(
    readonly code: OutsideFault,
    readonly status?: number,
  ) {
    super(status === undefined ? code : `${code} ${status}`);
  }
}

export interface OutsideOptions {
  /** The most bytes to take, both as sent and after decompression. */
  maxBytes: number;
  /** Milliseconds for everything together: names, connections, redirects, the whole body. */
  timeoutMs: number;
  /** Redirects to follow; five when absent. */
  maxHops?: number;
  /** The Accept header; anything when absent. */
  accept?: string;
}

export interface Outside {
  bytes: Uint8Array;
  /** The Content-Type header as sent, or "". It is a stranger's word. */
  type: string;
  /** Where the redirects ended. */
  finalUrl: string;
}

/** What stands between the client and the network; tests bring their own. */
export interface Network {
  /** All addresses of a name. */
  resolve(host: string): Promise<string[]>;
  allowsAddress(ip: string): boolean;
  allowsPort(port: number): boolean;
  /** Further certificate authorities, in PEM. */
  authorities?: string;
}

/** The open internet and nothing else. */
export const openInternet: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  allowsAddress: isPublicAddress,
  allowsPort: (port) => port === 80 || port === 443,
};

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches an address of the open internet with GET, without cookies or credentials. At each hop the name is
 * resolved once, all its addresses are checked, and the connection goes to a checked address (no second look-up
 * that could answer differently). Throws OutsideError.
 */
export async function fetchOutside(
  url: string,
  options: OutsideOptions,
  network: Network = openInternet,
): Promise<Outside> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), options.timeoutMs);
  try {
    let target = readTarget(url, undefined, network);
    for (let hops = 0; hops <= (options.maxHops ?? 5); hops++) {
      const response = await ask(target, options, network, deadline.signal);
      const status = response.statusCode ?? 0;
      const { location } = response.headers;
      if (REDIRECTS.has(status) && location !== undefined) {
        target = readTarget(location, target, network);
        continue;
      }
      if (status < 200 || status > 299) throw new OutsideError("bad-status", status);
      const bytes = await readBody(response, options.maxBytes, deadline.signal);
      return { bytes, type: response.headers["content-type"] ?? "", finalUrl: target.href };
    }
    throw new OutsideError("too-many-hops");
  } finally {
    clearTimeout(timer);
    // Lets go of whatever is still open: redirects, refused answers, half-read bodies.
    deadline.abort();
  }
}

function readTarget(text: string, base: URL | undefined, network: Network): URL {
  const url = URL.parse(text, base?.href);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new OutsideError("bad-address");
  if (!network.allowsPort(portOf(url))) throw new OutsideError("bad-address");
  return url;
}

const portOf = (url: URL): number => Number(url.port) || (url.protocol === "https:" ? 443 : 80);
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "");

/** Asks the first address that answers; all have been checked, and one that may not be asked spoils the name. */
async function ask(
  url: URL,
  options: OutsideOptions,
  network: Network,
  deadline: AbortSignal,
): Promise<IncomingMessage> {
  const host = hostOf(url);
  const addresses = isIP(host) ? [host] : await resolve(host, network, deadline);
  if (addresses.length === 0) throw new OutsideError("unreachable");
  if (!addresses.every((address) => network.allowsAddress(address)))
    throw new OutsideError("private-address");
  for (const address of addresses.slice(0, 3)) {
    try {
      return await connect(url, address, options, network, deadline);
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== "unreachable") throw error;
    }
  }
  throw new OutsideError("unreachable");
}

function resolve(host: string, network: Network, deadline: AbortSignal): Promise<string[]> {
  return beforeDeadline(deadline, (settle, fail) => {
    network.resolve(host).then(settle, () => fail(new OutsideError("unreachable")));
  });
}

function connect(
  url: URL,
  address: string,
  options: OutsideOptions,
  network: Network,
  deadline: AbortSignal,
): Promise<IncomingMessage> {
  return beforeDeadline(deadline, (settle, fail) => {
    const secure = url.protocol === "https:";
    const request = (secure ? https : http).request(
      {
        hostname: hostOf(url),
        port: portOf(url),
        path: url.pathname + url.search,
        agent: false,
        headers: {
          Accept: options.accept ?? "*/*",
          "Accept-Encoding": "gzip, br",
          "User-Agent": "Minbar",
          Connection: "close",
        },
        lookup: (_host, how, done) => {
          const family = isIP(address);
          if (how.all) done(null, [{ address, family }]);
          else done(null, address, family);
        },
        ...(secure && network.authorities ? { ca: network.authorities } : {}),
      },
      settle,
    );
    request.on("error", () => fail(new OutsideError("unreachable")));
    deadline.addEventListener("abort", () => request.destroy());
    request.end();
  });
}

/** The body, unpacked, up to `maxBytes`; nothing more is read or unpacked the moment there is more. */
async function readBody(
  response: IncomingMessage,
  maxBytes: number,
  deadline: AbortSignal,
): Promise<Uint8Array> {
  const body = unpack(response);
  if (!body) throw new OutsideError("bad-encoding");
  if (Number(response.headers["content-length"]) > maxBytes) throw new OutsideError("too-large");
  try {
    return await beforeDeadline(deadline, (settle, fail) => {
      const pieces: Buffer[] = [];
      let size = 0;
      let sent = 0;
      response.on("data", (piece: Buffer) => {
        sent += piece.length;
        if (sent > maxBytes) fail(new OutsideError("too-large"));
      });
      body.on("data", (piece: Buffer) => {
        size += piece.length;
        if (size > maxBytes) fail(new OutsideError("too-large"));
        else pieces.push(piece);
      });
      body.on("end", () => settle(new Uint8Array(Buffer.concat(pieces))));
      body.on("error", () => fail(new OutsideError(body === response ? "unreachable" : "bad-encoding")));
      response.on("error", () => fail(new OutsideError("unreachable")));
      response.on("aborted", () => fail(new OutsideError("unreachable")));
    });
  } finally {
    if (body !== response) body.destroy();
  }
}

/** The response as plain bytes; undefined for an encoding that we do not read. */
function unpack(response: IncomingMessage): Readable | undefined {
  const encoding = (response.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (encoding === "identity" || encoding === "") return response;
  if (encoding === "gzip" || encoding === "x-gzip") return response.pipe(createGunzip());
  if (encoding === "br") return response.pipe(createBrotliDecompress());
  return undefined;
}

/** A promise that the deadline rejects with "too-slow". */
function beforeDeadline<T>(
  deadline: AbortSignal,
  start: (settle: (value: T) => void, fail: (error: OutsideError) => void) => void,
): Promise<T> {
  const late = () => new OutsideError("too-slow");
  if (deadline.aborted) return Promise.reject(late());
  return new Promise<T>((settle, fail) => {
    deadline.addEventListener("abort", () => fail(late()), { once: true });
    start(settle, fail);
  });
}

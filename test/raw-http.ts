import { connect, type Socket } from "node:net";

/** What came back over a bare connection. `status` is 0 when the server closed without a word or kept silent. */
export interface RawAnswer {
  status: number;
  /** Names in lower case; repeated ones are joined by ", ". */
  headers: Map<string, string>;
  body: string;
  /** True when the server closed the connection within the time given. */
  closed: boolean;
  ms: number;
}

export interface Wish {
  method?: string;
  /** The request target, sent as it is. */
  target?: string;
  /** Sent in this order, names and values as they are. */
  headers?: [name: string, value: string][];
  /** Host of the request; null leaves the header out. */
  host?: string | null;
  body?: string | Uint8Array;
}

/** The bytes of a request, exactly as wished; nothing is checked or escaped. */
export function requestBytes(port: number, wish: Wish = {}): Buffer {
  const { method = "GET", target = "/", headers = [], body } = wish;
  const host = wish.host === undefined ? `localhost:${port}` : wish.host;
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...(host === null ? [] : [`Host: ${host}`]),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  const head = Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "utf8");
  return body === undefined ? head : Buffer.concat([head, Buffer.from(body)]);
}

/** Writes bytes to a fresh connection and reads one answer, or whatever came within `patience` ms. */
export function sendRaw(port: number, bytes: string | Uint8Array, patience = 3_000): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const begun = performance.now();
    const pieces: Buffer[] = [];
    const socket = connect(port, "127.0.0.1");
    let closed = false;
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ ...readAnswer(Buffer.concat(pieces)), closed, ms: performance.now() - begun });
    };
    const timer = setTimeout(finish, patience);
    const isHead = bytes instanceof Uint8Array && Buffer.from(bytes).subarray(0, 5).toString() === "HEAD ";
    socket.on("error", () => {});
    socket.on("data", (piece: Buffer) => {
      pieces.push(piece);
      if (isWhole(Buffer.concat(pieces), isHead)) finish();
    });
    socket.on("close", () => {
      closed = true;
      finish();
    });
    socket.write(bytes);
  });
}

/** One ordinary request over a connection of its own. */
export const ask = (port: number, wish: Wish = {}, patience?: number): Promise<RawAnswer> =>
  sendRaw(port, requestBytes(port, wish), patience);

/** A connection that stays open; the caller ends it. */
export function openSocket(port: number): Socket {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  return socket;
}

function readAnswer(bytes: Buffer): Pick<RawAnswer, "status" | "headers" | "body"> {
  const end = bytes.indexOf("\r\n\r\n");
  const [first = "", ...lines] = bytes
    .subarray(0, end < 0 ? bytes.length : end)
    .toString("latin1")
    .split("\r\n");
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value);
  }
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1] ?? 0);
  return { status, headers, body: end < 0 ? "" : bytes.subarray(end + 4).toString("utf8") };
}

function isWhole(bytes: Buffer, isHead: boolean): boolean {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const head = bytes.subarray(0, end).toString("latin1");
  if (isHead || /^HTTP\/1\.1 (204|304) /.test(head)) return true;
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (length !== undefined) return bytes.length >= end + 4 + Number(length);
  return /^transfer-encoding: chunked/im.test(head) && bytes.subarray(-5).toString() === "0\r\n\r\n";
}

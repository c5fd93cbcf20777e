import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { spawnSync } from "node:child_process";
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { gzipSync } from "node:zlib";
import { fetchOutside, isPublicAddress, openInternet, OutsideError, type Network } from "./outgoing.ts";

/** The addresses that a URL parser turns into 127.0.0.1, 10.0.0.1, 169.254.169.254 and their kind. */
const PRIVATE_SPELLINGS = [
  "http://127.0.0.1/",
  "http://127.1/",
  "http://2130706433/",
  "http://0x7f000001/",
  "http://0x7f.0.0.1/",
  "http://0177.0.0.1/",
  "http://017700000001/",
  "http://127.0.0.1./",
  "http://１２７.０.０.１/",
  "http://①②⑦.0.0.1/",
  "http://127。0。0。1/",
  "http://0/",
  "http://10.0.0.1/",
  "http://0xa000001/",
  "http://169.254.169.254/latest/meta-data/",
  "http://168.63.129.16/",
  "http://192.168.1.1/",
  "http://172.31.255.255/",
  "http://100.100.100.200/",
  "http://[::]/",
  "http://[::1]/",
  "http://[::ffff:127.0.0.1]/",
  "http://[::ffff:7f00:1]/",
  "http://[::127.0.0.1]/",
  "http://[64:ff9b::7f00:1]/",
  "http://[64:ff9b::127.0.0.1]/",
  "http://[64:ff9b:1::7f00:1]/",
  "http://[2002:7f00:1::]/",
  "http://[2001:0:7f00:1::]/",
  "http://[fe80::1]/",
  "http://[fd00:ec2::254]/",
  "http://[ff02::1]/",
  "http://[2001:db8::1]/",
];

const OPTIONS = { maxBytes: 100_000, timeoutMs: 2_000 };
const servers: Server[] = [];
let canaryHits = 0;
let canary: Server;
let port = 0;

const listen = (host: string, wanted: number, serve: (socket: Socket, request: string) => void) =>
  new Promise<Server>((resolve) => {
    const server = createServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", (data) => serve(socket, data.toString("latin1")));
    }).listen(wanted, host, () => resolve(server));
    servers.push(server);
  });

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
};

const reply = (body: string | Buffer, headers: Record<string, string | number> = {}, status = "200 OK") => {
  const lines = Object.entries({ "Content-Type": "text/plain", Connection: "close", ...headers });
  const head = `HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(body)]);
};

const fault = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
    return "nothing";
  } catch (error) {
    return error instanceof OutsideError ? error.code : String(error);
  }
};

/** A network in which 127.0.0.2 counts as the open internet and everything else as it does in earnest. */
const outsideAt = (resolve: (host: string) => string[]): Network => ({
  resolve: async (host) => resolve(host),
  allowsAddress: (ip) => ip === "127.0.0.2" || isPublicAddress(ip),
  allowsPort: () => true,
});
const outside = outsideAt(() => ["127.0.0.2"]);

/** A server of the "open internet"; returns its address under the name example.org. */
const open = async (serve: (socket: Socket, request: string) => void): Promise<string> =>
  `http://example.org:${portOf(await listen("127.0.0.2", 0, serve))}/`;

beforeAll(async () => {
  canary = await listen("127.0.0.1", 0, (socket) => {
    canaryHits++;
    socket.end(reply("canary"));
  });
  port = portOf(canary);
});
afterAll(() => {
  for (const server of servers) server.close();
});

describe("an address", () => {
  test("no spelling of a private address reaches past the guard", async () => {
    for (const url of PRIVATE_SPELLINGS)
      expect([url, await fault(fetchOutside(url, OPTIONS))]).toEqual([url, "private-address"]);
    // Arabic digits and empty parts are no address to a URL parser, and no name either.
    for (const url of ["http://١٢٧.٠.٠.١/", "http://127..1/", "http://256.1.1.1/"])
      expect([url, await fault(fetchOutside(url, OPTIONS))]).toEqual([url, "bad-address"]);
  });

  test("other schemes, ports and credentials are refused", async () => {
    const refused = [
      "ftp://example.org/",
      "file:///etc/passwd",
      "gopher://example.org/",
      "//example.org",
      "x",
    ];
    refused.push("http://example.org:8080/", "https://example.org:22/", "http://user:secret@example.org/");
    for (const url of refused)
      expect([url, await fault(fetchOutside(url, OPTIONS))]).toEqual([url, "bad-address"]);
  });
});

describe("the guard", () => {
  test("off, the canary is hit; on, never", async () => {
    const unguarded: Network = { ...openInternet, allowsAddress: () => true, allowsPort: () => true };
    const before = canaryHits;
    const { bytes } = await fetchOutside(`http://127.0.0.1:${port}/`, OPTIONS, unguarded);
    expect(new TextDecoder().decode(bytes)).toBe("canary");
    expect(canaryHits).toBe(before + 1);
    const closed = { ...openInternet, allowsPort: () => true };
    for (const host of ["127.0.0.1", "127.1", "localhost", "[::ffff:127.0.0.1]", "2130706433"])
      expect(await fault(fetchOutside(`http://${host}:${port}/`, OPTIONS, closed))).toBe("private-address");
    expect(canaryHits).toBe(before + 1);
  });

  test("refuses a name of which one address is private", async () => {
    const mixed = outsideAt(() => ["127.0.0.2", "127.0.0.1"]);
    expect(await fault(fetchOutside(`http://example.org:${port}/`, OPTIONS, mixed))).toBe("private-address");
  });

  test("holds against a name that changes between two look-ups", async () => {
    const decoy = await listen("127.0.0.2", port, (socket) => socket.end(reply("decoy")));
    const before = canaryHits;
    let turn = 0;
    let served = 0;
    const rebinding = outsideAt(() => [turn++ % 2 === 0 ? "127.0.0.2" : "127.0.0.1"]);
    for (let i = 0; i < 1_000; i++) {
      const answer = await fetchOutside(`http://rebind.example:${port}/`, OPTIONS, rebinding).catch(
        () => undefined,
      );
      if (answer) served++;
    }
    decoy.close();
    expect({ hits: canaryHits - before, served }).toEqual({ hits: 0, served: 500 });
  });

  test("is asked again at each redirect, whichever way it points inwards", async () => {
    const before = canaryHits;
    for (const host of ["127.0.0.1", "[::ffff:7f00:1]", "0x7f000001", "inside.example"]) {
      const url = await open((socket) =>
        socket.end(reply("", { Location: `http://${host}:${port}/` }, "302 Found")),
      );
      const names = outsideAt((name) => [name === "inside.example" ? "127.0.0.1" : "127.0.0.2"]);
      expect(await fault(fetchOutside(url, OPTIONS, names))).toBe("private-address");
    }
    expect(canaryHits).toBe(before);
  });
});

/** A key and a certificate for good.example, in PEM, of openssl's making; undefined where there is none. */
function makeCertificate(): { key: string; cert: string } | undefined {
  const made = spawnSync(
    "openssl",
    (
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -keyout - " +
      "-subj /CN=good.example -addext subjectAltName=DNS:good.example"
    ).split(" "),
  );
  const [, key, cert] =
    /(-----BEGIN PRIV[^]*?-----END[^\n]*)[^]*?(-----BEGIN CERT[^]*?-----END[^\n]*)/.exec(`${made.stdout}`) ??
    [];
  return key && cert ? { key, cert } : undefined;
}
const certificate = makeCertificate();

test.skipIf(!certificate)(
  "https goes to the checked address under its own name, certificate checked",
  async () => {
    const names: string[] = [];
    const server = createTlsServer({ ...certificate }, (socket) => {
      socket.on("error", () => {});
      if (typeof socket.servername === "string") names.push(socket.servername);
      socket.once("data", () => socket.end(reply("safe")));
    });
    server.on("tlsClientError", () => {});
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.2", resolve));
    servers.push(server);
    const trusting = { ...outside, ...(certificate ? { authorities: certificate.cert } : {}) };
    const answer = await fetchOutside(`https://good.example:${portOf(server)}/`, OPTIONS, trusting);
    expect(new TextDecoder().decode(answer.bytes)).toBe("safe");
    expect(names).toEqual(["good.example"]);
    const misnamed = fetchOutside(`https://bad.example:${portOf(server)}/`, OPTIONS, trusting);
    expect(await fault(misnamed)).toBe("unreachable");
    const unknown = fetchOutside(`https://good.example:${portOf(server)}/`, OPTIONS, outside);
    expect(await fault(unknown)).toBe("unreachable");
  },
);

describe("an answer", () => {
  test("comes with its type and the address where redirects ended", async () => {
    const end = await open((socket) => socket.end(reply(gzipSync("مرحبا"), { "Content-Encoding": "gzip" })));
    const start = await open((socket) => socket.end(reply("", { Location: end }, "301 Moved")));
    const { bytes, ...rest } = await fetchOutside(start, OPTIONS, outside);
    expect(new TextDecoder().decode(bytes)).toBe("مرحبا");
    expect(rest).toEqual({ type: "text/plain", finalUrl: end });
  });

  test("was asked for under the name, without cookies or credentials", async () => {
    let asked = "";
    const url = await open((socket, request) => {
      asked = request;
      socket.end(reply("ok", { "Set-Cookie": "a=b" }));
    });
    await fetchOutside(`${url}path?q=1`, OPTIONS, outside);
    await fetchOutside(`${url}path?q=1`, { ...OPTIONS, accept: "text/xml" }, outside);
    expect(asked).toStartWith("GET /path?q=1 HTTP/1.1\r\n");
    expect(asked).toMatch(/^host: example\.org:\d+\r$/im);
    expect(asked).toMatch(/^accept: text\/xml\r$/im);
    expect(asked).not.toMatch(/^(cookie|authorization|referer):/im);
  });

  test("after a sixth redirect, or with another status, is a fault", async () => {
    const loop = await open((socket) => socket.end(reply("", { Location: "/again" }, "307 Again")));
    expect(await fault(fetchOutside(loop, OPTIONS, outside))).toBe("too-many-hops");
    const gone = await open((socket) => socket.end(reply("", {}, "410 Gone")));
    expect(await fault(fetchOutside(gone, OPTIONS, outside))).toBe("bad-status");
  });

  test("cut short, in a broken or unasked compression, or from nobody, is a fault", async () => {
    const cut = await open((socket) => socket.end(reply("half", { "Content-Length": 100 })));
    expect(await fault(fetchOutside(cut, OPTIONS, outside))).toBe("unreachable");
    const broken = await open((socket) => socket.end(reply("no gzip", { "Content-Encoding": "gzip" })));
    expect(await fault(fetchOutside(broken, OPTIONS, outside))).toBe("bad-encoding");
    const other = await open((socket) => socket.end(reply("x", { "Content-Encoding": "zstd" })));
    expect(await fault(fetchOutside(other, OPTIONS, outside))).toBe("bad-encoding");
    const nobody = await listen("127.0.0.2", 0, () => {});
    const closed = portOf(nobody);
    await new Promise((resolve) => nobody.close(resolve));
    expect(await fault(fetchOutside(`http://example.org:${closed}/`, OPTIONS, outside))).toBe("unreachable");
  });
});

describe("hostile servers", () => {
  /** How far the memory of this process rises while `work` runs, in MB. */
  async function rise(work: () => Promise<unknown>): Promise<number> {
    Bun.gc(true);
    const before = process.memoryUsage.rss();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
    await work();
    clearInterval(watch);
    return (Math.max(most, process.memoryUsage.rss()) - before) / 1e6;
  }

  test("that never end are cut at the cap", async () => {
    const piece = Buffer.alloc(1 << 16, 97);
    let closed: () => void = () => {};
    const gone = new Promise<void>((resolve) => (closed = resolve));
    const url = await open((socket) => {
      socket.write(reply(""));
      const pour = () => {
        while (!socket.destroyed && socket.write(piece));
      };
      socket.on("drain", pour);
      socket.on("close", closed);
      pour();
    });
    const options = { maxBytes: 2_000_000, timeoutMs: 5_000 };
    const megabytes = await rise(async () => {
      expect(await fault(fetchOutside(url, options, outside))).toBe("too-large");
    });
    await gone;
    expect(megabytes).toBeLessThan(32);
  });

  test("that unpack to a thousand times what they send are cut at the cap", async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000));
    const url = await open((socket) =>
      socket.end(reply(bomb, { "Content-Encoding": "gzip", "Content-Length": bomb.length })),
    );
    const options = { maxBytes: 2_000_000, timeoutMs: 5_000 };
    const megabytes = await rise(async () => {
      expect(await fault(fetchOutside(url, options, outside))).toBe("too-large");
    });
    expect(megabytes).toBeLessThan(32);
  });

  test("that send much which unpacks to nothing are cut at the cap", async () => {
    const emptyBlocks = Buffer.alloc(500_000, Buffer.from([0, 0, 0, 0xff, 0xff]));
    const nothing = Buffer.concat([gzipSync("").subarray(0, 10), emptyBlocks]);
    const url = await open((socket) => socket.write(reply(nothing, { "Content-Encoding": "gzip" })));
    expect(await fault(fetchOutside(url, OPTIONS, outside))).toBe("too-large");
  });

  test("that announce too much are not read at all", async () => {
    const url = await open((socket) => socket.write(reply("", { "Content-Length": 10_000_000_000 })));
    expect(await fault(fetchOutside(url, OPTIONS, outside))).toBe("too-large");
  });

  test("that drip, stay silent, or never end their headers are given up at the deadline", async () => {
    const options = { maxBytes: 1_000, timeoutMs: 300 };
    const drip = await open((socket) => {
      socket.write(reply("a"));
      const timer = setInterval(() => socket.write("a"), 50);
      socket.on("close", () => clearInterval(timer));
    });
    const silent = await open(() => {});
    const headers = await open((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      const timer = setInterval(() => socket.write("X: y\r\n"), 50);
      socket.on("close", () => clearInterval(timer));
    });
    for (const url of [drip, silent, headers]) {
      const before = performance.now();
      expect(await fault(fetchOutside(url, options, outside))).toBe("too-slow");
      expect(performance.now() - before).toBeLessThan(1_500);
    }
    const nameless: Network = { ...outside, resolve: () => new Promise(() => {}) };
    expect(await fault(fetchOutside("http://example.org/", options, nameless))).toBe("too-slow");
  });
});

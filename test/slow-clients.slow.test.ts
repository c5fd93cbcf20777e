import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { startHostileSite, type HostileSite } from "./hostile-site.ts";
import { ask, openSocket, requestBytes } from "./raw-http.ts";

setDefaultTimeout(180_000);

/** Slow connections in each attack. */
const CROWD = 1_200;
/** Half a request may stay open this long (s): the server's own limits are 12 s for a head and 30 s for a body. */
const HALF_HEAD = 20;
const HALF_BODY = 45;

let hostile: HostileSite;
let port: number;
beforeAll(async () => {
  hostile = await startHostileSite();
  port = hostile.port;
});
afterAll(() => hostile.close());

/** Opens `count` connections that behave badly, a few at a time so that the backlog of the system does not refuse them. */
async function crowd(count: number, begin: (socket: Socket) => void): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (let i = 0; i < count; i++) {
    const socket = openSocket(port);
    begin(socket);
    sockets.push(socket);
    if (i % 100 === 99) await Bun.sleep(20);
  }
  return sockets;
}

/** How long (ms) 99 of 100 ordinary readers wait at most, when one comes every few ms for some seconds. */
async function ninetyNinth(seconds: number): Promise<number> {
  const times: number[] = [];
  const targets = ["/", "/n/1/port", "/latest", "/search?q=a", "/nothing"];
  const headers: [string, string][] = [["X-Forwarded-For", "192.0.2.7"]];
  const end = performance.now() + seconds * 1_000;
  while (performance.now() < end) {
    const target = targets[times.length % targets.length] ?? "/";
    const answer = await ask(port, { target, headers });
    expect([200, 404]).toContain(answer.status);
    times.push(answer.ms);
    await Bun.sleep(5);
  }
  expect(times.length).toBeGreaterThan(50);
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Infinity;
}

/** Seconds until all but a hundredth of the sockets are closed by the server; Infinity when that does not come. */
async function untilClosed(sockets: Socket[], patience: number): Promise<number> {
  const begun = performance.now();
  while (performance.now() - begun < patience * 1_000) {
    if (sockets.filter((socket) => !socket.closed).length <= sockets.length / 100)
      return (performance.now() - begun) / 1_000;
    await Bun.sleep(100);
  }
  return Infinity;
}

const endAll = (sockets: Socket[]) => sockets.forEach((socket) => socket.destroy());

/** Memory of the site's process, in MB. */
const residentMb = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${hostile.site.child.pid}/status`, "utf8"))?.[1]) / 1_024;

const drip = (sockets: Socket[], text: string, everyMs: number) => {
  const timer = setInterval(() => {
    for (const socket of sockets) if (!socket.destroyed) socket.write(text);
  }, everyMs);
  return () => clearInterval(timer);
};

describe("while more than a thousand connections dawdle, other readers wait at most 200 ms", () => {
  test("over their headers (slowloris), and each is closed though it sends a header every few seconds", async () => {
    const sockets = await crowd(CROWD, (socket) => {
      socket.resume();
      socket.write(`GET / HTTP/1.1\r\nHost: localhost:${port}\r\nX-a: b`);
    });
    const stop = drip(sockets, "\r\nX-a: b", 2_000);
    expect(await ninetyNinth(5)).toBeLessThan(200);
    expect(await untilClosed(sockets, HALF_HEAD)).toBeLessThan(HALF_HEAD);
    stop();
    endAll(sockets);
  });

  test("over nothing at all", async () => {
    const sockets = await crowd(CROWD, (socket) => socket.resume());
    expect(await ninetyNinth(3)).toBeLessThan(200);
    expect(await untilClosed(sockets, HALF_HEAD)).toBeLessThan(HALF_HEAD);
    endAll(sockets);
  });

  test("over the body of a form, and each is closed though a byte comes every few seconds", async () => {
    const head = requestBytes(port, {
      method: "POST",
      target: "/saved",
      headers: [
        ["Content-Type", "application/x-www-form-urlencoded"],
        ["Content-Length", "10000"],
      ],
    });
    const sockets = await crowd(CROWD, (socket) => {
      socket.resume();
      socket.write(head);
      socket.write("item=");
    });
    const stop = drip(sockets, "1", 3_000);
    expect(await ninetyNinth(5)).toBeLessThan(200);
    expect(await untilClosed(sockets, HALF_BODY)).toBeLessThan(HALF_BODY);
    stop();
    endAll(sockets);
  });

  test("over reading what they asked for, and the server keeps little for them", async () => {
    const before = residentMb();
    const wish = { headers: [["Accept-Encoding", "identity"]] } satisfies { headers: [string, string][] };
    const bytes = Buffer.concat(Array.from({ length: 5 }, () => requestBytes(port, wish)));
    const sockets = await crowd(CROWD, (socket) => {
      socket.pause();
      socket.write(bytes);
    });
    expect(await ninetyNinth(5)).toBeLessThan(200);
    expect(residentMb() - before).toBeLessThan(150);
    endAll(sockets);
  });
});

test("afterwards the site is as it was, and has logged nothing", async () => {
  await Bun.sleep(1_000);
  expect(await ninetyNinth(2)).toBeLessThan(200);
  const logged = hostile.site.output().split("\n");
  // All connections of the test come from one network, whose 1,200 refused forms are too many.
  const expected = /"level":"info"|a network is over its budget/;
  expect(logged.filter((line) => line.startsWith("{") && !expected.test(line))).toEqual([]);
});

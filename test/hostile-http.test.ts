import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { openTestApp } from "./app.ts";
import { anEdition } from "./factories.ts";
import { startHostileSite, type HostileSite } from "./hostile-site.ts";
import { naughtyEncoded, naughtyStrings } from "./naughty.ts";
import { ask, openSocket, requestBytes, sendRaw, type RawAnswer, type Wish } from "./raw-http.ts";

setDefaultTimeout(60_000);

let hostile: HostileSite;
let port: number;
beforeAll(async () => {
  hostile = await startHostileSite();
  port = hostile.port;
});
afterAll(() => hostile.close());

let networks = 0;
/** Asks from a network that has never asked before, so that the budgets stay out of the way. */
const askFresh = (wish: Wish): Promise<RawAnswer> => {
  const n = ++networks;
  const from: [string, string] = ["X-Forwarded-For", `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`];
  return ask(port, { ...wish, headers: [...(wish.headers ?? []), from] });
};

/** Runs `work` over all, eight at a time. */
async function each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const queue = all.values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const one of queue) await work(one);
    }),
  );
}

/** What is wrong with an answer to a hostile request, or undefined. */
function faultOf(answer: RawAnswer): string | undefined {
  if (answer.status === 0) return "no answer";
  if (answer.status >= 500) return `status ${answer.status}`;
  if (answer.status === 429) return "over budget";
  if (answer.ms > 1_000) return `${Math.round(answer.ms)} ms`;
  return undefined;
}

const alive = async () => (await askFresh({ target: "/latest" })).status;

describe("requests that are no HTTP", () => {
  const own = () => `Host: localhost:${port}\r\n`;
  const form = "Content-Type: application/x-www-form-urlencoded\r\n";
  const malformed: [name: string, bytes: () => string, expected: number[]][] = [
    ["a line of garbage", () => "GARBAGE\r\n\r\n", [400]],
    ["no version", () => "GET /\r\n\r\n", [400, 505]],
    ["a version of the future", () => `GET / HTTP/9.9\r\n${own()}\r\n`, [400, 505]],
    ["the preface of HTTP/2", () => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [400, 505]],
    ["an unknown method", () => `FOO / HTTP/1.1\r\n${own()}\r\n`, [0, 400, 405, 501]],
    ["a method in small letters", () => `get / HTTP/1.1\r\n${own()}\r\n`, [0, 400, 405, 501]],
    [
      "length and chunks at once",
      () =>
        `POST /saved HTTP/1.1\r\n${own()}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n${own()}\r\n`,
      [400],
    ],
    [
      "two lengths",
      () => `POST /saved HTTP/1.1\r\n${own()}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef`,
      [400],
    ],
    ["a negative length", () => `POST /saved HTTP/1.1\r\n${own()}Content-Length: -5\r\n\r\n`, [400]],
    ["a length that is a word", () => `POST /saved HTTP/1.1\r\n${own()}Content-Length: many\r\n\r\n`, [400]],
    [
      "a chunk size that is none",
      () => `POST /saved HTTP/1.1\r\n${own()}${form}Transfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n0\r\n\r\n`,
      [400],
    ],
    [
      "a huge chunk size",
      () =>
        `POST /saved HTTP/1.1\r\n${own()}${form}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nabc\r\n`,
      [400, 413],
    ],
    [
      "an unknown transfer coding",
      () => `POST /saved HTTP/1.1\r\n${own()}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
      [400, 501],
    ],
    ["a folded header", () => `GET / HTTP/1.1\r\n${own()}X-A: b\r\n c\r\n\r\n`, [400]],
    ["bare line feeds", () => `GET / HTTP/1.1\nHost: localhost\n\n`, [400, 505]],
    ["a NUL in a header", () => `GET / HTTP/1.1\r\n${own()}X: a\0b\r\n\r\n`, [400]],
    ["a NUL in the target", () => `GET /a\0b HTTP/1.1\r\n${own()}\r\n`, [400, 505]],
    ["a space in the target", () => `GET /a b HTTP/1.1\r\n${own()}\r\n`, [400, 505]],
    ["a space before the colon", () => `GET / HTTP/1.1\r\n${own()}X-A : b\r\n\r\n`, [400]],
    ["a header without a name", () => `GET / HTTP/1.1\r\n${own()}: b\r\n\r\n`, [400]],
    ["a header of 20 KB", () => `GET / HTTP/1.1\r\n${own()}X: ${"a".repeat(20_000)}\r\n\r\n`, [431]],
    [
      "300 headers",
      () =>
        `GET / HTTP/1.1\r\n${own()}${Array.from({ length: 300 }, (_, i) => `X-${i}: a\r\n`).join("")}\r\n`,
      [431],
    ],
    ["an address of 100 KB", () => `GET /${"a".repeat(100_000)} HTTP/1.1\r\n${own()}\r\n`, [414, 431]],
    [
      "a body of 100 GB, announced",
      () => `POST /saved HTTP/1.1\r\n${own()}Content-Length: 99999999999\r\n\r\n`,
      [413],
    ],
    ["a target without a slash", () => `GET latest HTTP/1.1\r\n${own()}\r\n`, [400]],
    ["a target that is a user", () => `GET @evil.example/ HTTP/1.1\r\n${own()}\r\n`, [400]],
    ["OPTIONS *", () => `OPTIONS * HTTP/1.1\r\n${own()}\r\n`, [200, 204, 400, 405]],
    [
      "a tunnel",
      () => "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
      [400, 405, 421],
    ],
    ["HTTP/1.1 without a host", () => "GET / HTTP/1.1\r\n\r\n", [400]],
    ["HTTP/1.0 without a host", () => "GET / HTTP/1.0\r\n\r\n", [400]],
  ];

  test("each is refused at once or closed, and the next reader is served", async () => {
    const faults: string[] = [];
    for (const [name, bytes, expected] of malformed) {
      const answer = await sendRaw(port, Buffer.from(bytes(), "latin1"), 2_000);
      const isSilent = answer.status === 0 && !answer.closed;
      if (!expected.includes(answer.status) || isSilent || answer.ms > 1_000)
        faults.push(`${name}: ${answer.status}, closed ${answer.closed}, ${Math.round(answer.ms)} ms`);
      if (/evil\.example/.test(answer.body)) faults.push(`${name}: says it back`);
    }
    expect(faults).toEqual([]);
    expect(await alive()).toBe(200);
  });

  test("a smuggled second request is not answered", async () => {
    const smuggled = `POST /saved HTTP/1.1\r\n${own()}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /robots.txt HTTP/1.1\r\n${own()}\r\n`;
    const answer = await sendRaw(port, smuggled, 1_500);
    expect([answer.status, answer.closed, answer.body]).toEqual([400, true, ""]);
  });

  test("what fits the limits of the protocol and not ours is refused in words", async () => {
    const answer = await askFresh({ target: `/${"a".repeat(12_000)}` });
    expect(answer.status).toBe(400);
    expect(answer.body.length).toBeGreaterThan(0);
  });
});

describe("the host", () => {
  const refused: [name: string, host: string, status: number][] = [
    ["a foreign host", "evil.example", 421],
    ["our name with a dot", "localhost.:{port}", 421],
    ["a name that begins like ours", "localhost.evil.example:{port}", 421],
    ["a name that ends like ours", "evil-localhost:{port}", 421],
    ["no name", "", 400],
    ["a user before it", "evil@localhost:{port}", 400],
    ["a path behind it", "localhost:{port}/fr", 400],
    ["a query behind it", "localhost:{port}?x", 400],
    ["a port that is none", "localhost:99999", 400],
    ["spaces", "local host", 400],
    ["another host before a comma", "evil.example, localhost:{port}", 400],
  ];

  test("only our own is answered; others get one sentence in their language and no trace of themselves", async () => {
    const faults: string[] = [];
    for (const [name, wished, status] of refused)
      for (const [language, sentence] of [
        ["ar", /[\u0621-\u064a]{3}/],
        ["fr", /adresse|demande|requête/i],
        ["en", /address|request/i],
      ] as const) {
        const host = wished.replace("{port}", String(port));
        const answer = await askFresh({ host, headers: [["Accept-Language", language]] });
        if (answer.status !== status) faults.push(`${name}: ${answer.status} instead of ${status}`);
        if (answer.status >= 400 && !answer.headers.has("content-encoding") && !sentence.test(answer.body))
          faults.push(`${name}, ${language}: ${answer.body.slice(0, 200)}`);
        if (answer.body.includes("evil")) faults.push(`${name}: says it back`);
      }
    expect(faults).toEqual([]);
  });

  test("without an address of its own the site is any port of this machine, and says its own; with one it is only that", async () => {
    const other = await askFresh({ target: "/latest", host: "localhost:1" });
    expect([other.status, other.body.includes("localhost:1/")]).toEqual([200, false]);
    const app = await openTestApp("sqlite", { environment: { MINBAR_URL: "https://news.example" } });
    await anEdition(app);
    const statusOf = async (origin: string) => (await app.get(`${origin}/latest`)).status;
    expect(await statusOf("https://news.example")).toBe(200);
    for (const origin of [
      "http://localhost:4600",
      "http://127.0.0.1",
      "https://news.example:8443",
      "https://www.news.example",
    ])
      expect([origin, await statusOf(origin)]).toEqual([origin, 421]);
    await app.close();
  });

  test("two hosts are refused, warm cache or cold, whichever stands first", async () => {
    const own: [string, string] = ["Host", `localhost:${port}`];
    const evil: [string, string] = ["Host", "evil.example"];
    await askFresh({ target: "/latest" });
    for (const target of ["/latest", "/nothing"]) {
      const hosts = [
        [own, evil],
        [evil, own],
        [own, own],
      ];
      for (const headers of hosts) {
        const answer = await askFresh({ target, host: null, headers });
        expect([target, headers[0]?.[1], answer.status]).toEqual([
          target,
          headers[0]?.[1],
          expect.any(Number),
        ]);
        expect([400, 421]).toContain(answer.status);
      }
    }
  });

  test("an absolute address changes nothing: no page names the host it gave", async () => {
    for (const target of [
      "http://evil.example/latest",
      "https://evil.example/",
      "http://evil.example/nothing",
    ]) {
      const answer = await askFresh({ target });
      expect(faultOf(answer)).toBeUndefined();
      expect([...answer.headers.values(), answer.body].join("\n")).not.toContain("evil.example");
    }
    expect((await askFresh({ target: "http://evil.example/", host: "evil.example" })).status).toBe(421);
  });
});

/** Headers by which caches have been poisoned or applications rerouted. */
const POISON = [
  "X-Forwarded-Host",
  "X-Forwarded-Server",
  "X-Forwarded-Proto",
  "X-Forwarded-Protocol",
  "X-Forwarded-Scheme",
  "X-Forwarded-Port",
  "X-Forwarded-Prefix",
  "X-Forwarded-Path",
  "X-Forwarded-Uri",
  "X-Forwarded-Url",
  "X-Forwarded-Ssl",
  "Forwarded",
  "X-Host",
  "X-HTTP-Host-Override",
  "X-Original-Host",
  "X-Backend-Host",
  "X-ProxyUser-Ip",
  "X-Real-IP",
  "X-Original-URL",
  "X-Rewrite-URL",
  "X-Override-URL",
  "X-Request-URI",
  "X-Original-URI",
  "Destination",
  "Base-Url",
  "X-HTTP-Method-Override",
  "X-HTTP-Method",
  "X-Method-Override",
  "X-HTTP-DestinationURL",
  "Proxy",
  "Proxy-Host",
  "Client-IP",
  "True-Client-IP",
  "CF-Connecting-IP",
  "X-Client-IP",
  "X-Cluster-Client-IP",
  "Via",
  "Front-End-Https",
  "X-WAP-Profile",
  "X-Arbitrary",
  "Origin",
  "Referer",
  "User-Agent",
  "Cookie",
  "Accept-Language",
  "X-Requested-With",
];

describe("cache poisoning", () => {
  const CANARY = "poison.example";
  const valueOf = (name: string): string => {
    if (/method/i.test(name)) return "DELETE";
    if (/proto|scheme/i.test(name)) return "https";
    if (/ssl|https/i.test(name)) return "on";
    if (/ur[il]$|prefix|path/i.test(name)) return `/${CANARY}/x`;
    if (name === "Forwarded") return `host=${CANARY};proto=https`;
    if (name === "Cookie") return `saved=1; theme=${CANARY}`;
    if (name === "Accept-Language") return "fr";
    return name === "Origin" || name === "Referer" ? `https://${CANARY}` : CANARY;
  };
  const factsOf = ({ status, headers, body }: RawAnswer) => ({
    status,
    headers: [...headers].filter(([name]) => name !== "date"),
    body,
  });

  /** Sends each header, then asks again without it; names what was said back or had changed. */
  async function findPoisoned(send: typeof askFresh, names: string[], targets: string[]): Promise<string[]> {
    const clean = new Map<string, ReturnType<typeof factsOf>>();
    for (const target of targets) clean.set(target, factsOf(await send({ target })));
    const faults: string[] = [];
    await each(
      names.flatMap((name) => targets.map((target) => ({ name, target }))),
      async ({ name, target }) => {
        const poisoned = await send({ target, headers: [[name, valueOf(name)]] });
        if (JSON.stringify(factsOf(poisoned)).includes(CANARY))
          faults.push(`${name} on ${target}: reflected`);
        const fault = faultOf(poisoned);
        if (fault) faults.push(`${name} on ${target}: ${fault}`);
        const next = factsOf(await send({ target }));
        if (!Bun.deepEquals(next, clean.get(target))) faults.push(`${name} on ${target}: poisoned`);
      },
    );
    return faults;
  }

  test("what one reader sends changes nothing for the next: pages, feeds, redirects and refusals", async () => {
    const targets = [
      "/",
      "/latest",
      "/n/1/port",
      "/n/1",
      "/feed.xml",
      "/sitemap.xml",
      "/latest/",
      "/fr/",
      "/nothing",
      "/section/national",
    ];
    expect(await findPoisoned(askFresh, POISON, targets)).toEqual([]);
  });

  test("the check sees a site that believes a header and keeps what it made of it", async () => {
    const kept = new Map<string, string>();
    const naive = Bun.serve({
      port: 0,
      fetch(request) {
        const host = request.headers.get("x-forwarded-host") ?? "own";
        const page = kept.get(request.url) ?? `<a href="//${host}/">home</a>`;
        if (host !== "own") kept.set(request.url, page);
        return new Response(page);
      },
    });
    const faults = await findPoisoned(
      (wish) => ask(naive.port ?? 0, wish),
      ["X-Forwarded-Host", "X-Host"],
      ["/", "/a"],
    );
    await naive.stop(true);
    expect(faults).toContain("X-Forwarded-Host on /: reflected");
    expect(faults).toContain("X-Forwarded-Host on /a: poisoned");
  });

  test("poisoning before the first reader leaves nothing either", async () => {
    for (const [index, name] of POISON.entries()) {
      const target = `/section/national?page=1&nobody=${index}`;
      await askFresh({ target, headers: [[name, valueOf(name)]] });
      const { status, body } = await askFresh({ target });
      expect([name, status, body.includes(CANARY)]).toEqual([name, 200, false]);
    }
  });

  test("a method named in a header is not the method", async () => {
    for (const name of ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"]) {
      const answer = await askFresh({ target: "/latest", headers: [[name, "POST"]] });
      expect([name, answer.status]).toEqual([name, 200]);
      const sent = await askFresh({ method: "POST", target: "/latest", headers: [[name, "GET"]], body: "" });
      expect([name, sent.status]).toEqual([name, 405]);
    }
  });

  test("parameters that are not ours make no page of their own and stand nowhere in it", async () => {
    const plain = await askFresh({ target: "/latest" });
    for (const query of ["?utm_source=canary", "?x=canary", "?PAGE=9&canary", "?_method=canary"]) {
      const answer = await askFresh({ target: `/latest${query}` });
      expect([query, answer.status, answer.body]).toEqual([query, 200, plain.body]);
    }
  });
});

describe("spellings of a path", () => {
  const spellings = (path: string): string[] => [
    `/${path}`,
    `${path}//`,
    path.replace(/\/(?=[^/]+$)/, "//"),
    `/.${path}`,
    `/..${path}`,
    `/%2e${path}`,
    `/%2e%2e${path}`,
    `/x/..${path}`,
    `/x/%2e%2e${path}`,
    `/%2f${path.slice(1)}`,
    path.replace(/\/(?=[^/]+$)/, "%2f"),
    path.replace(/\/(?=[^/]+$)/, "%252f"),
    path.replace(/\/(?=[^/]+$)/, "\\"),
    path.replace(/\/(?=[^/]+$)/, "%5c"),
    `${path};x`,
    `${path};jsessionid=1`,
    `${path}.`,
    `${path}%20`,
    `${path}%00`,
    `${path}.css`,
    `${path}/x.css`,
    `${path}%0a`,
    `${path}%3f`,
    `${path}%23`,
    path.toUpperCase(),
    `/fr%2f${path.slice(1)}`,
    `/%66r${path}`,
    `/fr/..${path}`,
    `/FR${path}`,
    `\\\\evil.example${path}`,
    `//evil.example${path}`,
    `/\\evil.example${path}`,
    `/%09/evil.example${path}`,
    `${path}?`,
    `${path}#x`,
  ];

  test("each leads to the page, to one redirect within this host, or to a refusal", async () => {
    const faults: string[] = [];
    const paths = [
      "/n/1/port",
      "/section/national",
      "/latest",
      "/setup",
      "/media/1/480.webp",
      "/feed.xml",
      "/fr/latest",
    ];
    await each(
      paths.flatMap((path) => spellings(path)),
      async (target) => {
        const answer = await askFresh({ target });
        const fault = faultOf(answer);
        if (fault) faults.push(`${target}: ${fault}`);
        const location = answer.headers.get("location");
        if (location && (!/^\/(?![/\\])/.test(location) || /evil/.test(location.split("?")[0] ?? "")))
          faults.push(`${target}: sent to ${location}`);
        if (location && answer.status === 301) {
          const next = await askFresh({ target: location });
          if (next.status >= 500 || next.headers.has("location"))
            faults.push(`${target}: a second redirect from ${location}`);
        }
      },
    );
    expect(faults).toEqual([]);
  });
});

describe("methods", () => {
  const methods = [
    "POST",
    "PUT",
    "DELETE",
    "PATCH",
    "OPTIONS",
    "TRACE",
    "PROPFIND",
    "MKCOL",
    "MOVE",
    "LOCK",
    "SEARCH",
    "PURGE",
    "REPORT",
    "CONNECT",
  ];

  test("a route answers 405 with Allow to each that it does not have, whatever is mounted there", async () => {
    const faults: string[] = [];
    await each(
      [...hostile.routes, "/setup/sample"].flatMap((route) => methods.map((method) => ({ route, method }))),
      async ({ route, method }) => {
        const answer = await askFresh({
          method,
          target: route,
          ...(method === "TRACE" ? { headers: [["X-Secret", "canary"]] } : { body: "" }),
        });
        const allowed = answer.headers.get("allow");
        const takesForms = method === "POST" && ["/saved", "/setup", "/setup/sample"].includes(route);
        // A tunnel names no path, and some methods Bun does not know: it closes the connection.
        const isOurs = !["CONNECT"].includes(method) && !(answer.status === 0 && answer.closed);
        if (takesForms ? ![403, 415].includes(answer.status) : isOurs && (answer.status !== 405 || !allowed))
          faults.push(`${method} ${route}: ${answer.status} ${allowed}`);
        if (answer.status >= 500 || answer.body.includes("canary"))
          faults.push(`${method} ${route}: ${answer.status}`);
      },
    );
    expect(faults).toEqual([]);
  });

  test("HEAD says what GET says and sends nothing", async () => {
    const faults: string[] = [];
    for (const target of hostile.routes) {
      const [full, head] = [await askFresh({ target }), await askFresh({ method: "HEAD", target })];
      if (full.status !== head.status || head.body !== "")
        faults.push(`${target}: ${full.status}, ${head.status}, ${head.body.length}`);
      for (const name of ["content-type", "etag", "location", "content-security-policy"])
        if (full.headers.get(name) !== head.headers.get(name)) faults.push(`${target}: ${name}`);
    }
    expect(faults).toEqual([]);
  });
});

describe("naughty strings", () => {
  const isRaw = (text: string) => /[<>"']/.test(text) && text.length > 3;

  test("in every segment of every address: an answer below 500 within a second, nothing said back unescaped", async () => {
    const patterns = [
      "/{}",
      "/n/{}",
      "/n/1/{}",
      "/p/{}",
      "/section/{}",
      "/tag/{}",
      "/author/{}",
      "/archive/{}",
      "/archive/2026/{}",
    ];
    patterns.push(
      "/archive/2026/09/{}",
      "/assets/{}",
      "/media/{}/480.webp",
      "/media/1/{}",
      "/share/{}.png",
      "/zellige/{}.svg",
    );
    patterns.push(
      "/sitemap-{}.xml",
      "/section/{}/feed.xml",
      "/fr/{}",
      "/{}/feed",
      "/category/{}/feed/",
      "/{}/",
    );
    const faults: string[] = [];
    await each(
      patterns.flatMap((pattern) =>
        naughtyEncoded.map((text) => ({ target: pattern.replace("{}", text), text })),
      ),
      async ({ target, text }) => {
        const answer = await askFresh({ target });
        const fault = faultOf(answer);
        if (fault) faults.push(`${target.slice(0, 100)}: ${fault}`);
        if (reflects(answer, text)) faults.push(`${target.slice(0, 100)}: said back`);
      },
    );
    expect(faults).toEqual([]);
  });

  test("in every parameter of every page", async () => {
    const patterns = [
      "/search?q={}",
      "/search?q=a&page={}",
      "/fr/search?q={}",
      "/latest?page={}",
      "/section/national?page={}",
    ];
    patterns.push(
      "/n/1/port?comments={}",
      "/?feed={}",
      "/?p={}",
      "/setup?token={}",
      "/latest/?x={}",
      "/nothing?x={}",
      "/?{}={}",
      "/search?q[]={}&q={}",
    );
    const faults: string[] = [];
    await each(
      patterns.flatMap((pattern) =>
        naughtyEncoded.map((text) => ({ target: pattern.replaceAll("{}", text), text })),
      ),
      async ({ target, text }) => {
        const answer = await askFresh({ target });
        const fault = faultOf(answer);
        if (fault) faults.push(`${target.slice(0, 100)}: ${fault}`);
        if (reflects(answer, text)) faults.push(`${target.slice(0, 100)}: said back`);
      },
    );
    expect(faults).toEqual([]);
  });

  test("in every field of every form, and in the cookie that a form writes", async () => {
    const faults: string[] = [];
    const type: [string, string] = ["Content-Type", "application/x-www-form-urlencoded"];
    await each(
      naughtyEncoded.flatMap((text) => [
        { target: "/saved", body: `item=${text}&action=${text}&back=${text}`, text },
        { target: "/saved", body: `item=1&action=${text}&back=${text}`, text },
        { target: "/setup", body: `token=${text}&newsroom=${text}&email=${text}&password=${text}`, text },
        { target: "/setup/sample", body: `token=${text}`, text },
      ]),
      async ({ text, ...wish }) => {
        const answer = await askFresh({
          ...wish,
          method: "POST",
          headers: [type, ["Cookie", `saved=${text.slice(0, 2_000)}`]],
        });
        const fault = faultOf(answer);
        if (fault) faults.push(`${wish.target} ${text.slice(0, 60)}: ${fault}`);
        if (/\r|\n|evil|Set-Cookie/.test(answer.headers.get("location") ?? ""))
          faults.push(`${wish.target} ${text}: redirect`);
        if (reflects(answer, text)) faults.push(`${wish.target} ${text.slice(0, 60)}: said back`);
      },
    );
    expect(faults).toEqual([]);
  });

  test("the check sees a site that decodes carelessly and says back what it was asked", async () => {
    const naive = Bun.serve({
      port: 0,
      development: false,
      error: () => new Response("", { status: 500 }),
      fetch: ({ url }) =>
        new Response(decodeURIComponent(new URL(url).pathname), { headers: { "Content-Type": "text/html" } }),
    });
    const answers = await Promise.all(
      naughtyEncoded.map(async (text) => ({
        text,
        answer: await ask(naive.port ?? 0, { target: `/${text}` }),
      })),
    );
    await naive.stop(true);
    expect(answers.filter(({ answer }) => answer.status === 500).length).toBeGreaterThan(5);
    expect(answers.filter(({ answer, text }) => reflects(answer, text)).length).toBeGreaterThan(5);
  });

  test("as 100 KB in a form", async () => {
    for (const text of [
      "a".repeat(100_000),
      "م".repeat(50_000),
      "%00".repeat(33_000),
      "\u0301".repeat(50_000),
      "&".repeat(100_000),
    ]) {
      const headers: [string, string][] = [["Content-Type", "application/x-www-form-urlencoded"]];
      for (const target of ["/saved", "/setup"]) {
        const answer = await askFresh({
          method: "POST",
          target,
          headers,
          body: `item=${text}&token=${text}`,
        });
        expect([target, faultOf(answer)]).toEqual([target, undefined]);
        expect([400, 403, 413]).toContain(answer.status);
      }
    }
  });

  function reflects(answer: RawAnswer, encoded: string): boolean {
    if (!/html/.test(answer.headers.get("content-type") ?? "")) return false;
    const text = naughtyStrings.find((one) => encodeURIComponent(one.toWellFormed()) === encoded);
    return text !== undefined && isRaw(text) && answer.body.includes(text) && !clean.has(text);
  }
  /** Markup of our own pages that happens to be on the list. */
  const clean = new Set(["<!--", "-->", '"">']);
});

describe("bodies", () => {
  const form: [string, string] = ["Content-Type", "application/x-www-form-urlencoded"];

  test("of the wrong type, too large, empty or encoded are refused by their own status", async () => {
    const post = async (headers: [string, string][], body: string | Uint8Array) =>
      (await askFresh({ method: "POST", target: "/saved", headers, body })).status;
    expect(await post([["Content-Type", "application/json"]], '{"item":1}')).toBe(415);
    expect(await post([["Content-Type", "text/plain"]], "item=1")).toBe(415);
    expect(await post([], "item=1")).toBe(415);
    expect(await post([["Content-Type", "text/xml"]], "<item>1</item>")).toBe(415);
    expect(await post([form], "")).toBe(400);
    expect(await post([form, ["Content-Encoding", "gzip"]], Bun.gzipSync(Buffer.from("item=1")))).toBe(400);
    expect([400, 415]).toContain(
      await post([["Content-Type", "multipart/form-data; boundary=x"]], "--x\r\nnothing"),
    );
    expect([400, 415]).toContain(await post([["Content-Type", "multipart/form-data"]], "x"));
    expect(await post([form], "item=".padEnd(1_048_577, "1"))).toBe(413);
  });

  test("that another site sent are refused", async () => {
    for (const foreign of [
      ["Origin", "https://evil.example"],
      ["Origin", "null"],
      ["Sec-Fetch-Site", "cross-site"],
    ] satisfies [string, string][]) {
      const answer = await askFresh({
        method: "POST",
        target: "/saved",
        headers: [form, foreign],
        body: "item=1",
      });
      expect([foreign.join(), answer.status, answer.headers.has("set-cookie")]).toEqual([
        foreign.join(),
        403,
        false,
      ]);
    }
    const own = await askFresh({
      method: "POST",
      target: "/saved",
      headers: [form, ["Origin", hostile.site.url]],
      body: "item=1",
    });
    expect([own.status, own.headers.get("location")]).toEqual([303, "/n/1/port"]);
  });

  test("that are cut off are dropped, and the next reader is served", async () => {
    const head = requestBytes(port, {
      method: "POST",
      target: "/saved",
      headers: [form, ["Content-Length", "1000"]],
    });
    for (let i = 0; i < 50; i++) {
      const socket = openSocket(port);
      socket.write(head);
      socket.write("item=1");
      await Bun.sleep(2);
      socket.destroy();
    }
    expect(await alive()).toBe(200);
  });
});

describe("conditions and ranges", () => {
  test("malformed conditional headers give the page", async () => {
    const values = [
      "",
      '"',
      "W/",
      "*",
      '"a", "b',
      "x".repeat(5_000),
      '\u00ff"',
      "Thu, 99 Foo 2026",
      "0",
      "-1",
      '"" , ,',
    ];
    for (const name of ["If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since", "If-Range"])
      for (const value of values) {
        const answer = await askFresh({ target: "/latest", headers: [[name, value]] });
        expect([name, value.slice(0, 20), faultOf(answer), [200, 304].includes(answer.status)]).toEqual([
          name,
          value.slice(0, 20),
          undefined,
          true,
        ]);
      }
  });

  test("ranges that cannot be served are ignored or refused, never multiplied", async () => {
    const size = 5_000;
    const many = `bytes=${Array.from({ length: 500 }, (_, i) => `${i}-${i}`).join(",")}`;
    const cases: [string, number, number][] = [
      ["bytes=0-9", 206, 10],
      ["bytes=-10", 206, 10],
      ["bytes=4990-", 206, 10],
      ["bytes=0-99999999999999", 206, size],
      ["bytes=5000-", 416, 0],
      ["bytes=-0", 416, 0],
      ["bytes=9-0", 200, size],
      ["bytes=a-b", 200, size],
      ["bytes=-", 200, size],
      ["bytes=0-0,-1", 200, size],
      [many, 200, size],
      ["bytes=0-,0-,0-,0-", 200, size],
      ["items=0-9", 200, size],
      ["bytes=99999999999999999999-", 200, size],
    ];
    for (const [range, status, length] of cases) {
      const answer = await askFresh({ target: hostile.sound, headers: [["Range", range]] });
      const found = Number(answer.headers.get("content-length"));
      expect([range.slice(0, 40), answer.status, found]).toEqual([range.slice(0, 40), status, length]);
    }
    const picture = await askFresh({ target: hostile.picture, headers: [["Range", many]] });
    expect(faultOf(picture)).toBeUndefined();
  });
});

describe("a network that asks for too much", () => {
  const from = (address: string): [string, string] => ["X-Forwarded-For", address];
  const hasFrame = (answer: RawAnswer) => answer.body.includes("<footer");

  test("gets refusals without their frame and waits for searches; pages and its neighbours go on as ever", async () => {
    const found = new Map<string, number>();
    await each(
      Array.from({ length: 1_500 }, (_, i) => i),
      async (i) => {
        const answer = await ask(port, { target: `/no-such-page-${i}`, headers: [from("198.51.100.1")] });
        const kind = `${answer.status} ${hasFrame(answer)}`;
        found.set(kind, (found.get(kind) ?? 0) + 1);
      },
    );
    expect([...found.keys()].toSorted()).toEqual(["404 false", "404 true"]);
    expect(found.get("404 true")).toBeGreaterThanOrEqual(1_000);

    // Whatever a reader writes before it, the right-most hop counts.
    const searches = await Promise.all(
      Array.from({ length: 60 }, (_, i) => {
        const forged = from(`10.9.9.${i}, 198.51.100.1`);
        return ask(port, { target: "/search?q=a", headers: [forged, ["Accept-Language", "fr"]] });
      }),
    );
    const waiting = searches.find((answer) => answer.status === 429);
    expect(waiting?.headers.get("retry-after")).toBe("1");
    expect(waiting?.headers.get("cache-control")).toBe("no-store");
    expect(waiting?.body).toContain('lang="fr');

    const statusFor = async (target: string, address: string) =>
      (await ask(port, { target, headers: [from(address)] })).status;
    for (const target of ["/latest", "/fr/archive", "/n/1/port?utm=1", hostile.picture])
      expect([target, await statusFor(target, "198.51.100.1")]).toEqual([target, 200]);
    expect(await statusFor("/search?q=a", "198.51.100.2")).toBe(200);
    const neighbour = await ask(port, { target: "/nothing", headers: [from("198.51.100.2")] });
    expect([neighbour.status, hasFrame(neighbour)]).toEqual([404, true]);
  });
});

test("after all of it nothing unexpected was logged, and each line of the log is JSON", async () => {
  expect(await alive()).toBe(200);
  const printed = hostile.site.output().split("\n");
  const begun = printed.findLastIndex((line) => line.includes("setup-link"));
  const lines = printed.slice(begun + 1).filter(Boolean);
  const events = lines.map((line) => JSON.parse(line) as { level: string; event: string });
  expect(
    events.filter(({ level, event }) => level !== "info" && event !== "a network is over its budget"),
  ).toEqual([]);
  expect(lines.join("\n")).not.toMatch(/198\.51\.100|evil|canary/);
});

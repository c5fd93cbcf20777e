import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Outcome } from "./bench.ts";
import { fillArchive } from "./archive.ts";
import {
  askAtRandom,
  children,
  cpuSeconds,
  freePort,
  load,
  median,
  needProgram,
  round,
  startMinbar,
  startPinned,
  stop,
  untilAnswers,
  withFolder,
  type Load,
} from "./tools.ts";

/**
 * Cached pages beside nginx. Both serve the same gzip bytes with the same headers from core 0, in turn, while wrk
 * asks from core 1 over 64 keep-alive connections; nginx reads them as files (gzip_static, sendfile, open_file_cache).
 * Read the ratios: the machine's own speed cancels out.
 */
const ARTICLES = 10_000;
const ROUNDS = 7;
const SECONDS = 3;

interface Side {
  name: string;
  pid: number;
  url: string;
  stop(): Promise<void>;
}

export default async function bench(): Promise<Outcome> {
  needProgram("nginx");
  needProgram("wrk");
  return withFolder(async (folder) => {
    chmodSync(folder, 0o755);
    const dataDir = join(folder, "data");
    const paths = await fillArchive(dataDir, ARTICLES);
    const minbar = await startSite(dataDir);
    for (const path of paths) await (await fetch(minbar.url + path)).arrayBuffer();
    const nginx = await startNginx(folder, minbar.url, paths);
    const one = paths[ARTICLES / 2] ?? "/";
    const random = join(folder, "random.lua");
    writeFileSync(random, askAtRandom(paths));
    const etag = (await fetch(minbar.url + one)).headers.get("etag") ?? "";
    const nginxEtag =
      (await fetch(nginx.url + one, { headers: { "Accept-Encoding": "gzip" } })).headers.get("etag") ?? "";
    const rows = [
      compare("one cached article, gzip", minbar, nginx, (side) => load(side.url + one, SECONDS)),
      compare(`${paths.length} cached articles at random`, minbar, nginx, (side) =>
        load(side.url, SECONDS, { script: random }),
      ),
      compare("conditional request (304)", minbar, nginx, (side) =>
        load(side.url + one, SECONDS, {
          headers: ["Accept-Encoding: gzip", `If-None-Match: ${side === minbar ? etag : nginxEtag}`],
        }),
      ),
    ];
    await minbar.stop();
    await nginx.stop();
    return { title: `Cached pages beside nginx, one core each, medians of ${ROUNDS} rounds`, rows };
  });
}

async function startSite(dataDir: string): Promise<Side> {
  const port = await freePort();
  const child = await startMinbar(dataDir, port);
  return { name: "Minbar", pid: child.pid ?? 0, url: `http://localhost:${port}`, stop: () => stop(child) };
}

/** Writes what Minbar answered to files and serves them with the same headers. */
async function startNginx(folder: string, from: string, paths: string[]): Promise<Side> {
  const root = join(folder, "www");
  let headers: Headers | undefined;
  for (const path of paths) {
    const answer = await fetch(from + path, {
      headers: { "Accept-Encoding": "gzip" },
      decompress: false,
    } as RequestInit);
    headers = answer.headers;
    const file = join(root, decodeURIComponent(path));
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(`${file}.gz`, new Uint8Array(await answer.arrayBuffer()));
    writeFileSync(file, "");
  }
  const port = await freePort();
  const own = new Set([
    "content-type",
    "content-encoding",
    "content-length",
    "date",
    "etag",
    "last-modified",
    "vary",
  ]);
  const added = [...(headers ?? [])]
    .filter(([name]) => !own.has(name))
    .map(([name, value]) => `add_header ${name} "${value}";`);
  const conf = join(folder, "nginx.conf");
  writeFileSync(
    conf,
    `worker_processes 1; daemon off; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log crit; ${process.getuid?.() === 0 ? "user root;" : ""}
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; gzip_static on; gzip_vary on; open_file_cache max=20000;
  server { listen 127.0.0.1:${port}; root ${root}; default_type "text/html; charset=utf-8"; ${added.join(" ")} } }\n`,
  );
  const child = startPinned(["nginx", "-c", conf]);
  const url = `http://127.0.0.1:${port}`;
  await untilAnswers(url + (paths[0] ?? "/"), child);
  const [worker = 0] = children(child.pid ?? 0);
  return { name: "nginx", pid: worker, url, stop: () => stop(child) };
}

function compare(what: string, minbar: Side, nginx: Side, ask: (side: Side) => Load) {
  const ours: (Load & { cpu: number })[] = [];
  const theirs: (Load & { cpu: number })[] = [];
  ask(minbar);
  ask(nginx);
  for (let turn = 0; turn < ROUNDS; turn++)
    for (const [side, into] of [
      [minbar, ours],
      [nginx, theirs],
    ] as const) {
      const before = cpuSeconds(side.pid);
      const seen = ask(side);
      into.push({ ...seen, cpu: ((cpuSeconds(side.pid) - before) / seen.requests) * 1e6 });
    }
  const perSecond = (loads: Load[]) => median(loads.map((one) => one.perSecond));
  const ratios = ours.map((one, index) => one.perSecond / (theirs[index]?.perSecond ?? NaN));
  const slowest = (loads: Load[]) =>
    loads.map((one) => one.p99).toSorted()[Math.floor(loads.length / 2)] ?? "";
  return {
    what,
    "Minbar req/s": Math.round(perSecond(ours)),
    "nginx req/s": Math.round(perSecond(theirs)),
    ratio: round(median(ratios)),
    "Minbar CPU µs": round(median(ours.map((one) => one.cpu)), 1),
    "nginx CPU µs": round(median(theirs.map((one) => one.cpu)), 1),
    "Minbar p99": slowest(ours),
    "nginx p99": slowest(theirs),
    errors: ours.reduce((sum, one) => sum + one.errors, 0) + theirs.reduce((sum, one) => sum + one.errors, 0),
  };
}

import { join } from "node:path";
import { afterEffects } from "../src/after.ts";
import { openApp, type App } from "../src/app.ts";
import { loadArticle } from "../src/articles/articles.ts";
import { readConfig } from "../src/config.ts";
import { listEditions, type Edition } from "../src/editions/editions.ts";
import { packPage } from "../src/http/answer.ts";
import { findVisibleItem } from "../src/items/items.ts";
import { createHandler } from "../src/server.ts";
import { fillArchive } from "./archive.ts";
import type { Outcome } from "./bench.ts";
import {
  askEach,
  cpuOf,
  cpuSeconds,
  freePort,
  median,
  nobody,
  pinSelf,
  round,
  startMinbar,
  stop,
  withFolder,
} from "./tools.ts";

/**
 * Articles that nobody has asked for before: 10,000 over HTTP, each once, from one core, in slices of 500. CPU is
 * what the server's process used for the whole answer, compression included. Then, in this process, the same
 * articles again with the three parts of the work timed apart.
 */
const ARTICLES = 10_000;
const SLICE = 500;
/** The compiler of the runtime has seen nothing yet in these first slices; a site is in this state for seconds. */
const WARM_UP = 2;

export default async function bench(): Promise<Outcome[]> {
  pinSelf();
  return withFolder(async (folder) => {
    const dataDir = join(folder, "data");
    const paths = await fillArchive(dataDir, ARTICLES);
    // An order in which neighbours share nothing: 7919 is prime to the number of articles.
    const order = paths.map((_, index) => paths[(index * 7_919) % paths.length] ?? "");
    const overHttp = await askServer(dataDir, order);
    return [overHttp, await timeParts(dataDir, order.slice(0, 4_000))];
  });
}

async function askServer(dataDir: string, order: string[]): Promise<Outcome> {
  const port = await freePort();
  const child = await startMinbar(dataDir, port);
  const slices: { perSecond: number; cpu: number }[] = [];
  for (let from = 0; from < order.length; from += SLICE) {
    const addresses = order.slice(from, from + SLICE).map((path) => `http://localhost:${port}${path}`);
    const before = cpuSeconds(child.pid ?? 0);
    const seconds = await askEach(addresses);
    const cpu = ((cpuSeconds(child.pid ?? 0) - before) / SLICE) * 1_000;
    slices.push({ perSecond: SLICE / seconds, cpu });
  }
  await stop(child);
  const row = (what: string, some: typeof slices) => ({
    what,
    "req/s, median": Math.round(median(some.map((one) => one.perSecond))),
    "CPU ms/req, median": round(median(some.map((one) => one.cpu)), 3),
  });
  return {
    title: `Articles never seen before: ${order.length} over HTTP, each once, one core, slices of ${SLICE}`,
    rows: [
      row("first 1,000 after the start", slices.slice(0, WARM_UP)),
      row("all after those", slices.slice(WARM_UP)),
    ],
  };
}

/** The parts of one answer in CPU milliseconds: reading from the database, writing the HTML, compressing it. */
async function timeParts(dataDir: string, paths: string[]): Promise<Outcome> {
  const app = await openApp(
    { ...readConfig({ MINBAR_DATA: dataDir }), cacheBytes: 0 },
    { effects: afterEffects },
  );
  const parts = { all: [] as number[], query: [] as number[], compress: [] as number[] };
  try {
    const [edition] = await listEditions(app);
    if (!edition) throw new Error("no edition");
    const handle = createHandler(app);
    const ask = async (path: string, coding = "gzip") =>
      handle(new Request(app.config.origin + path, { headers: { "Accept-Encoding": coding } }), nobody);
    for (const [index, path] of paths.entries()) {
      const [id] = /\d+/.exec(path) ?? [];
      const all = await cpuOf(() => ask(path));
      const query = await cpuOf(() => read(app, edition, Number(id)));
      const text = await (await ask(path, "identity")).text();
      const compress = await cpuOf(async () => packPage(app, { text, tags: ["all"] }));
      // The second half counts: by then everything has been compiled.
      if (index < paths.length / 2) continue;
      parts.all.push(all);
      parts.query.push(query);
      parts.compress.push(compress);
    }
  } finally {
    await app.close();
  }
  const [all, query, compress] = [median(parts.all), median(parts.query), median(parts.compress)];
  const row = (part: string, value: number) => ({ part, "CPU ms, median": round(value, 3) });
  return {
    title: "Where the time of a cold article goes, in one process without HTTP",
    rows: [
      row("read (item, what stands around it)", query),
      row("render (HTML, head, frame)", all - query - compress),
      row("compress, fingerprint", compress),
      row("all", all),
    ],
  };
}

async function read(app: App, edition: Edition, id: number) {
  const item = await findVisibleItem(app, id);
  return item && loadArticle(app, edition, item);
}

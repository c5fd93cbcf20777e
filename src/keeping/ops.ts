import packed from "../../package.json" with { type: "json" };
import type { App } from "../app.ts";
import { appliedMigrations, migrations } from "../db/migrations.ts";
import { outboxState, type Worker } from "../outbox/outbox.ts";
import { serve, type Served } from "../platform/serve.ts";
import { countScheduled } from "./queries-doctor.ts";

/** A worker looks at least every second; after this it must be taken for dead. */
const WORKER_SILENCE_MS = 10_000;
/** A database that takes longer is not ready to answer readers. */
const PATIENCE_MS = 3_000;

type Problem = "database" | "schema" | "outbox";

/**
 * The address for machines that watch over the site, apart from the public one: /healthz (the process answers),
 * /readyz (503 with the names of what is not ready) and /metrics (Prometheus text, no personal data).
 * Undefined when it is switched off or its port is taken: the site does not stop for that.
 */
export function startOps(app: App, worker: Pick<Worker, "lastLooked">): Served | undefined {
  if (!app.config.ops) return undefined;
  const startedAt = app.clock.now();
  const handle = (request: Request) => answerOps(app, worker, startedAt, request);
  try {
    return serve({
      ...app.config.ops,
      maxBody: 1_024,
      handle,
      failed: () => new Response(null, { status: 500 }),
    });
  } catch (error) {
    const { hostname, port } = app.config.ops;
    app.log.warn("ops address not available", { hostname, port, reason: (error as { code?: string }).code });
    return undefined;
  }
}

/** The answer to one request of a watching machine. */
export async function answerOps(
  app: App,
  worker: Pick<Worker, "lastLooked">,
  startedAt: number,
  request: Request,
): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  if (request.method !== "GET" && request.method !== "HEAD")
    return new Response(null, { status: 405, headers: { ...headers, Allow: "GET, HEAD" } });
  switch (new URL(request.url).pathname) {
    case "/healthz":
      return new Response("ok\n", { headers });
    case "/readyz": {
      const problems = await findProblems(app, worker);
      return new Response(`${problems.join("\n") || "ready"}\n`, {
        status: problems.length > 0 ? 503 : 200,
        headers,
      });
    }
    case "/metrics":
      return new Response(await writeMetrics(app, startedAt), {
        headers: { ...headers, "Content-Type": "text/plain; version=0.0.4; charset=utf-8" },
      });
    default:
      return new Response(null, { status: 404, headers });
  }
}

async function findProblems(app: App, worker: Pick<Worker, "lastLooked">): Promise<Problem[]> {
  const problems: Problem[] = [];
  const done = await inTime(appliedMigrations(app.db));
  if (!done) problems.push("database");
  else if (migrations.some(({ name }) => !done.includes(name))) problems.push("schema");
  if (app.clock.now() - worker.lastLooked() > WORKER_SILENCE_MS) problems.push("outbox");
  return problems;
}

/** What a promise gives, or undefined when it fails or takes too long. */
async function inTime<Value>(work: Promise<Value>): Promise<Value | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>(
    (resolve) => (timer = setTimeout(() => resolve(undefined), PATIENCE_MS)),
  );
  try {
    return await Promise.race([work.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}

type Sample = [labels: string, value: number];

/** Prometheus' text format; what only the database knows is left out while the database does not answer. */
async function writeMetrics(app: App, startedAt: number): Promise<string> {
  const cache = app.cache.state();
  const memory = process.memoryUsage();
  const now = app.clock.now();
  const jobs = await inTime(outboxState(app));
  const scheduled = await inTime(countScheduled(app.db, now));
  const metric = (name: string, type: "counter" | "gauge", help: string, ...samples: Sample[]) =>
    samples.length === 0
      ? []
      : [
          `# HELP minbar_${name} ${help}`,
          `# TYPE minbar_${name} ${type}`,
          ...samples.map(([labels, value]) => `minbar_${name}${labels && `{${labels}}`} ${value}`),
        ];
  const one = (value: number): Sample => ["", value];
  const lines = [
    metric("build_info", "gauge", "Version of Minbar and of its runtime.", [
      `version="${packed.version}",bun="${process.versions.bun ?? ""}",database="${app.kind}"`,
      1,
    ]),
    metric(
      "uptime_seconds",
      "gauge",
      "Time since the process began to serve.",
      one((now - startedAt) / 1_000),
    ),
    metric(
      "answers_total",
      "counter",
      "Answers to readers by class of status.",
      ...Object.entries(app.answers.read()).map(([name, value]): Sample => [`class="${name}"`, value]),
    ),
    metric("page_cache_hits_total", "counter", "Look-ups that the page cache answered.", one(cache.hits)),
    metric("page_cache_misses_total", "counter", "Look-ups that it did not.", one(cache.misses)),
    metric("page_cache_pages", "gauge", "Pages in the cache.", one(cache.pages)),
    metric("page_cache_bytes", "gauge", "Memory that the cached pages take.", one(cache.bytes)),
    metric("page_cache_limit_bytes", "gauge", "Memory that they may take.", one(app.config.cacheBytes)),
    metric(
      "database_up",
      "gauge",
      "1 while the database answers.",
      one(jobs && scheduled !== undefined ? 1 : 0),
    ),
    metric("outbox_jobs", "gauge", "Jobs of the outbox by state.", ...jobSamples(jobs)),
    metric(
      "items_scheduled",
      "gauge",
      "Items whose time has not come.",
      ...(scheduled === undefined ? [] : [one(scheduled)]),
    ),
    metric("process_resident_memory_bytes", "gauge", "Memory of the process.", one(memory.rss)),
    metric("process_heap_bytes", "gauge", "Memory of its heap in use.", one(memory.heapUsed)),
  ];
  return `${lines.flat().join("\n")}\n`;
}

function jobSamples(jobs: Awaited<ReturnType<typeof outboxState>> | undefined): Sample[] {
  if (!jobs) return [];
  return [
    ['state="waiting"', jobs.waiting - jobs.failing],
    ['state="failing"', jobs.failing - jobs.givenUp],
    ['state="given_up"', jobs.givenUp],
  ];
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEffects } from "../src/after.ts";
import { openApp, type App } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { followPurges } from "../src/db/purge.ts";
import { runDueJobs } from "../src/outbox/outbox.ts";
import { createHandler } from "../src/server.ts";

export type DatabaseKind = "sqlite" | "postgres";

/** The databases that the whole suite runs on; PostgreSQL only where the runner has started one. */
export const databases: DatabaseKind[] = process.env.MINBAR_TEST_POSTGRES
  ? ["sqlite", "postgres"]
  : ["sqlite"];

/** The instant at which test clocks begin: Monday 23 November 2026, 10:00 UTC. */
export const START = Date.UTC(2026, 10, 23, 10);

export interface TestApp extends App {
  /** Moves the clock forward by some milliseconds. */
  pass(ms: number): void;
  /** Runs every job that is due at the clock's time. */
  settle(): Promise<number>;
  /** Asks the real handler for a path (or a whole address). */
  get(path: string, init?: RequestInit): Promise<Response>;
  /** Asks and returns the text. */
  text(path: string, init?: RequestInit): Promise<string>;
  /** A second node over the same database and folder, with its own cache, clock shared. */
  secondNode(): Promise<TestApp>;
}

export interface TestAppOptions {
  environment?: Record<string, string>;
  dataDir?: string;
  databaseUrl?: string;
  clock?: { now(): number; pass(ms: number): void };
}

/** A real application on a real database of its own, which is gone after `close()`. */
export async function openTestApp(
  kind: DatabaseKind = "sqlite",
  options: TestAppOptions = {},
): Promise<TestApp> {
  const owned = options.dataDir === undefined;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "minbar-test-"));
  const database = options.databaseUrl ? undefined : kind === "postgres" ? await createDatabase() : undefined;
  const databaseUrl = options.databaseUrl ?? database?.url;
  let now = START;
  const clock = options.clock ?? { now: () => now, pass: (ms: number) => void (now += ms) };
  const config = readConfig({
    MINBAR_DATA: dataDir,
    PORT: "4600",
    MINBAR_OPS: "off",
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    ...options.environment,
  });
  const app = await openApp(config, { effects: afterEffects, clock });
  const unfollow = followPurges(app);
  const handle = createHandler(app);
  const ask = async (path: string, init?: RequestInit) =>
    handle(new Request(new URL(path, config.origin), { redirect: "manual", ...init }), {
      address: () => "192.0.2.10",
      patience() {},
    });
  return Object.assign(app, {
    pass: (ms: number) => clock.pass(ms),
    settle: () => runDueJobs(app),
    get: ask,
    text: async (path: string, init?: RequestInit) => (await ask(path, init)).text(),
    secondNode: () =>
      openTestApp(kind, { ...options, dataDir, clock, ...(databaseUrl ? { databaseUrl } : {}) }),
    async close() {
      unfollow();
      await app.connection.close();
      await database?.drop();
      if (owned) rmSync(dataDir, { recursive: true, force: true });
    },
  });
}

let databaseCount = 0;

async function createDatabase() {
  const url = process.env.MINBAR_TEST_POSTGRES;
  if (!url) throw new Error("MINBAR_TEST_POSTGRES is not set");
  const name = `test_${process.pid}_${++databaseCount}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => run(`drop database ${name} with (force)`) };
}

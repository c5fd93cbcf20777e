import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";
import { connect, type Connection, type Db } from "./db/db.ts";
import { migrate } from "./db/migrations.ts";
import { openFiles, type Files } from "./files/files.ts";
import { createAnswerCounts, type AnswerCounts } from "./http/answer-counts.ts";
import { createMemo, type Memo } from "./http/memo.ts";
import { createPageCache, type PageCache } from "./http/page-cache.ts";
import { notifyPurge } from "./db/purge.ts";
import { silentLog, type Log } from "./log.ts";
import type { Effects } from "./outbox/outbox.ts";

/** Time, in milliseconds since the epoch. Tests hold it in their hands. */
export interface Clock {
  now(): number;
}

/** The only place where the machine's clock is read. */
export const systemClock: Clock = { now: () => Date.now() };

/** Everything a verb needs. Verbs are `verb(app, who, input)`; inside `app.tx` the same shape writes in one transaction. */
export interface App {
  config: Config;
  db: Db;
  kind: Connection["kind"];
  /** Which of several processes over one database this is: a random name. */
  node: string;
  /** The connection itself, for what the two databases do differently (backup, notifications). */
  connection: Connection;
  files: Files;
  cache: PageCache;
  /** Values that many pages need, dropped by the same tags as pages. */
  memo: Memo;
  clock: Clock;
  log: Log;
  /** What follows each announcement. */
  effects: Effects;
  /** Answers of this process by class of status, for the metrics. */
  answers: AnswerCounts;
  /** Tells the outbox worker of this process that there is work; after the commit when in a transaction. */
  wake(): void;
  /** Drops pages and memos by tag, on every node, once the change is committed. */
  purge(tags: string[]): Promise<void>;
  /** Runs `work` in one transaction; a nested call joins the outer one. */
  tx<T>(work: (app: App) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A running application without its server and worker. Creates the data folder and brings the database up to date. */
export async function openApp(
  config: Config,
  parts: { effects?: Effects; clock?: Clock; log?: Log } = {},
): Promise<App> {
  mkdirSync(config.dataDir, { recursive: true });
  const connection = connect(
    config.databaseUrl ? { url: config.databaseUrl } : { path: join(config.dataDir, "minbar.sqlite") },
  );
  try {
    await migrate(connection.db, connection.kind);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return assembleApp(config, connection, parts);
}

/** The App over a connection that is open and up to date; `openApp` does both. */
export function assembleApp(
  config: Config,
  connection: Connection,
  parts: { effects?: Effects; clock?: Clock; log?: Log } = {},
): App {
  const clock = parts.clock ?? systemClock;
  const cache = createPageCache(config.cacheBytes);
  const app: App = {
    config,
    db: connection.db,
    kind: connection.kind,
    node: crypto.randomUUID(),
    connection,
    files: openFiles(join(config.dataDir, "files")),
    cache,
    memo: createMemo(cache, clock),
    clock,
    log: parts.log ?? silentLog,
    effects: parts.effects ?? {},
    answers: createAnswerCounts(),
    wake() {},
    async purge(tags) {
      cache.purge(tags);
      await notifyPurge(app, tags);
    },
    tx: (work) => runTransaction(app, work),
    close: () => connection.close(),
  };
  return app;
}

async function runTransaction<T>(app: App, work: (inner: App) => Promise<T>): Promise<T> {
  let announced = false;
  const purged: string[] = [];
  const result = await app.db.transaction().execute(async (trx) => {
    const inner: App = {
      ...app,
      db: trx,
      wake: () => (announced = true),
      async purge(tags) {
        purged.push(...tags);
      },
      tx: (nested) => nested(inner),
    };
    const value = await work(inner);
    if (purged.length > 0) await notifyPurge(inner, purged);
    return value;
  });
  if (purged.length > 0) app.cache.purge(purged);
  if (announced) app.wake();
  return result;
}

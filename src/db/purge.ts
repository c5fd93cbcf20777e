import { sql } from "kysely";
import type { App } from "../app.ts";

const CHANNEL = "minbar_purge";
/** PostgreSQL refuses notifications over 8,000 bytes; past this everything is dropped instead. */
const MAX_PAYLOAD = 7_000;

/** Tells the other nodes to drop tags. On PostgreSQL the notice leaves with the commit; SQLite's other processes look themselves. */
export async function notifyPurge(app: App, tags: string[]): Promise<void> {
  if (app.kind !== "postgres") return;
  const notice = (dropped: string[]) => JSON.stringify({ node: app.node, tags: dropped });
  const exact = notice([...new Set(tags)]);
  const payload = exact.length > MAX_PAYLOAD ? notice(["all"]) : exact;
  await sql`select pg_notify(${CHANNEL}, ${payload})`.execute(app.db);
}

/**
 * Keeps this process's cache in step with changes made elsewhere: LISTEN on PostgreSQL, `data_version`
 * on SQLite (the command line writes to the same file). Whenever a notice may have been missed,
 * everything is dropped. Returns a function that stops it.
 */
export function followPurges(app: App): () => void {
  return app.connection.kind === "postgres" ? followPostgres(app) : followSqlite(app);
}

function followSqlite(app: App): () => void {
  if (app.connection.kind !== "sqlite") return () => {};
  const { writer } = app.connection;
  const version = () => (writer.query("pragma data_version").get() as { data_version: number }).data_version;
  let seen = version();
  const timer = setInterval(() => {
    const now = version();
    if (now !== seen) app.cache.clear();
    seen = now;
  }, 500);
  return () => clearInterval(timer);
}

function followPostgres(app: App): () => void {
  let stopped = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let release: (() => void) | undefined;

  const listen = async () => {
    if (stopped || app.connection.kind !== "postgres") return;
    try {
      const client = await app.connection.pool.connect();
      const lost = () => {
        release?.();
        release = undefined;
        // What is kept goes on being served while the database is away; it is dropped once it is back.
        if (!stopped) retry = setTimeout(listen, 500);
      };
      release = () => {
        client.removeAllListeners("error");
        client.removeAllListeners("notification");
        client.on("error", () => {});
        client.release(true);
      };
      client.on("error", lost);
      client.on("end", () => release && lost());
      client.on("notification", ({ payload }) => {
        const notice = JSON.parse(payload ?? "{}") as { node?: string; tags?: string[] };
        // Its own changes this node has dropped itself, with their commit.
        if (notice.node !== app.node) app.cache.purge(notice.tags ?? ["all"]);
      });
      await client.query(`listen ${CHANNEL}`);
      app.cache.clear();
      if (stopped) release();
    } catch {
      if (!stopped) retry = setTimeout(listen, 500);
    }
  };
  void listen();
  return () => {
    stopped = true;
    clearTimeout(retry);
    release?.();
    release = undefined;
  };
}

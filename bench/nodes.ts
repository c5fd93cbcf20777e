import { join } from "node:path";
import { afterEffects } from "../src/after.ts";
import { openApp, type App } from "../src/app.ts";
import { doc, p } from "../src/body/build.ts";
import { readConfig } from "../src/config.ts";
import { createItem, publishItem, withdrawItem } from "../src/items/items.ts";
import { systemActor } from "../src/items/may.ts";
import { findPostgres, startPostgres } from "../test/postgres.ts";
import { makeEdition } from "./archive.ts";
import type { Outcome } from "./bench.ts";
import { freePort, median, round, startMinbar, stop, withFolder } from "./tools.ts";

/**
 * Two servers and a third process that publishes and withdraws, on one PostgreSQL: milliseconds from the moment the
 * verb returns until each server's front page (which it has in its cache) shows, or no longer shows, the headline.
 */
const ROUNDS = 25;

export default async function bench(): Promise<Outcome> {
  const bin = findPostgres();
  if (!bin)
    throw new Error("this benchmark needs PostgreSQL: install the Debian package postgresql, or set PG_BIN");
  const postgres = await startPostgres(bin);
  try {
    return await withFolder((folder) => measure(folder, postgres.url));
  } finally {
    await postgres.stop();
  }
}

async function measure(folder: string, databaseUrl: string): Promise<Outcome> {
  const config = readConfig({ MINBAR_DATA: join(folder, "data"), DATABASE_URL: databaseUrl });
  const app = await openApp(config, { effects: afterEffects });
  const { editionId } = await makeEdition(app);
  const ports = [await freePort(), await freePort()];
  const nodes = await Promise.all(
    ports.map((port) => startMinbar(join(folder, "data"), port, { DATABASE_URL: databaseUrl })),
  );
  const seen = { published: [] as number[], withdrawn: [] as number[] };
  for (let n = 0; n < ROUNDS; n++) {
    const headline = `خبر العقدتين رقم ${n}`;
    const id = await write(app, editionId, headline);
    await Promise.all(ports.map(front));
    await publishItem(app, systemActor, id, {});
    seen.published.push(...(await Promise.all(ports.map((port) => until(port, headline, true)))));
    await withdrawItem(app, systemActor, id);
    seen.withdrawn.push(...(await Promise.all(ports.map((port) => until(port, headline, false)))));
  }
  await Promise.all(nodes.map(stop));
  await app.close();
  const row = (what: string, times: number[]) => ({
    what,
    "median, ms": round(median(times), 1),
    "worst, ms": round(Math.max(...times), 1),
  });
  return {
    title: "Two nodes on one PostgreSQL: from a change on one process to the front pages of the others",
    rows: [row("published", seen.published), row("withdrawn", seen.withdrawn)],
  };
}

const write = (app: App, editionId: number, headline: string): Promise<number> =>
  createItem(app, systemActor, editionId, { kind: "news", headline, body: doc(p("متن قصير.")) });

const front = async (port: number): Promise<string> => (await fetch(`http://localhost:${port}/`)).text();

async function until(port: number, headline: string, shown: boolean): Promise<number> {
  const begun = performance.now();
  while ((await front(port)).includes(headline) !== shown) {
    if (performance.now() - begun > 10_000) throw new Error("the front page did not follow within 10 s");
    await Bun.sleep(1);
  }
  return performance.now() - begun;
}

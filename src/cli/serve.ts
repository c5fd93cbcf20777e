import { afterEffects } from "../after.ts";
import { openApp, systemClock, type App } from "../app.ts";
import type { Config } from "../config.ts";
import { saveSetting } from "../db/settings.ts";
import { followPurges } from "../db/purge.ts";
import { flushReads } from "../items/items.ts";
import { startOps } from "../keeping/ops.ts";
import { createLog } from "../log.ts";
import { startWorker } from "../outbox/outbox.ts";
import { issueSetupToken } from "../people/people.ts";
import { isEmpty, isSampleLoaded, loadSample } from "../sample/sample.ts";
import { startServer } from "../server.ts";
import { findZone, offsetAt } from "../zones.ts";
import type { Out } from "./commands.ts";
import { cliWords } from "./words.ts";

const FLUSH_READS_MS = 5_000;
/** How long running requests may take to end after a stop was asked for. */
const GRACE_MS = 5_000;

/** Thrown when the IANA data in use is too old to know Morocco's offset of today. */
class StaleZoneData extends Error {}

/**
 * Runs the site until `stopped` resolves: opens (and on the first start fills) the database, listens,
 * works the outbox. Resolves once everything is closed.
 */
export async function serveSite(config: Config, out: Out, stopped: Promise<void>): Promise<void> {
  checkZoneData();
  const words = cliWords[out.language];
  const log = createLog((line) => process.stdout.write(`${line}\n`), systemClock.now);
  const app = await openApp(config, { effects: afterEffects, log });
  if (await isEmpty(app)) {
    out.write(`${words.loadingSample}\n`);
    await loadSample(app);
  }
  const server = startServer(app);
  const worker = await startWorker(app);
  app.wake = () => worker.wake();
  const unfollow = followPurges(app);
  const ops = startOps(app, worker);
  const flush = () => flushReads(app).catch((error: unknown) => log.error("readings", error));
  const flushing = setInterval(flush, FLUSH_READS_MS);
  await saveSetting(app.db, "site.origin", config.origin);
  await greet(app, out);

  await stopped;
  out.write(`${words.stopping}\n`);
  clearInterval(flushing);
  await server.stop(GRACE_MS);
  // A picture under way is given up: its job runs again at the next start.
  await Promise.race([worker.stop(), new Promise((resolve) => setTimeout(resolve, GRACE_MS))]);
  await flush();
  unfollow();
  await ops?.stop(0);
  await app.close();
}

/** Prints where the site is and, until the newsroom is set up, a link that does it. */
async function greet(app: App, out: Out): Promise<void> {
  const words = cliWords[out.language];
  out.write(`\n${words.ready(`${app.config.origin}/`)}\n`);
  const token = await issueSetupToken(app);
  if (token)
    out.write(`${words.setupLink(`${app.config.origin}/setup?token=${token}`)}\n${words.setupAgain}\n`);
  if (await isSampleLoaded(app)) out.write(`${words.sampleNote}\n`);
  out.write("\n");
}

/** Morocco has been at +00 since 2026-09-20; data that says otherwise would publish an hour off. */
function checkZoneData(): void {
  const zone = findZone("Africa/Casablanca");
  if (!zone || offsetAt(zone, Date.UTC(2026, 9, 15)) !== 0)
    throw new StaleZoneData("the time-zone data is older than Morocco's move to UTC+0; run npm install");
}

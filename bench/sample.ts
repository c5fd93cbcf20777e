import { join } from "node:path";
import { afterEffects } from "../src/after.ts";
import { openApp, systemClock } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { runDueJobs } from "../src/outbox/outbox.ts";
import { loadSample } from "../src/sample/sample.ts";
import { freePort, startMinbar, stop } from "./tools.ts";

/** Past every delay of the outbox, so that all pictures are ready before anything is measured. */
const LATER_MS = 3_600_000;

/** The sample newsroom on a server of its own, its pictures ready in every format. */
export async function startSample(folder: string) {
  const dataDir = join(folder, "data");
  const app = await openApp(readConfig({ MINBAR_DATA: dataDir }), { effects: afterEffects });
  await loadSample(app);
  await runDueJobs({ ...app, clock: { now: () => systemClock.now() + LATER_MS } });
  await app.close();
  const port = await freePort();
  const child = await startMinbar(dataDir, port);
  const url = `http://localhost:${port}`;
  const article = /href="(\/n\/\d+\/[^"]+)"/.exec(await (await fetch(url)).text())?.[1] ?? "/";
  return { url, article: url + article, stop: () => stop(child) };
}

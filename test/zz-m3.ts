import { makeWxr } from "./wxr-maker.ts";
import { openApp, systemClock } from "../src/app.ts";
import { afterEffects } from "../src/after.ts";
import { readConfig } from "../src/config.ts";
import { anEdition } from "./factories.ts";
import { importWxr } from "../src/moving/import-wxr.ts";
import { readFileSync, rmSync, existsSync } from "node:fs";
const [posts = "10000", comments = "50000", url] = process.argv.slice(2);
const file = `/tmp/zz-${posts}-${comments}.xml`;
if (!existsSync(file)) console.log("bytes", await makeWxr(file, { posts: +posts, comments: +comments }));
rmSync("/tmp/zz-data", { recursive: true, force: true });
const app = await openApp(
  readConfig({ MINBAR_DATA: "/tmp/zz-data", ...(url ? { DATABASE_URL: url } : {}) }),
  { effects: afterEffects },
);
await anEdition(app);
for (let run = 0; run < 2; run++) {
  const t = systemClock.now();
  let phase = "";
  const r = await importWxr(app, [file], {
    fetchMedia: false,
    progress: (p) => {
      if (p.phase !== phase) {
        phase = p.phase;
        console.log(phase, systemClock.now() - t);
      }
    },
  });
  console.log(
    "ms",
    systemClock.now() - t,
    "cpu",
    JSON.stringify(process.cpuUsage()),
    JSON.stringify(r.counts),
    r.entries.length,
  );
}
console.log(readFileSync("/proc/self/status", "utf8").match(/VmHWM.*/)?.[0]);
await app.close();

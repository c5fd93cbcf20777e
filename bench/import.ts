import { statSync } from "node:fs";
import { join } from "node:path";
import { afterEffects } from "../src/after.ts";
import { openApp } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { makeWxr } from "../test/wxr-maker.ts";
import { makeEdition } from "./archive.ts";
import type { Outcome } from "./bench.ts";
import { round, withFolder } from "./tools.ts";

/** `minbar import wxr` of 10,000 posts with 50,000 comments into an empty newsroom, then once more over itself. */
const SIZE = { posts: 10_000, comments: 50_000 };

export default async function bench(): Promise<Outcome> {
  return withFolder(async (folder) => {
    const file = join(folder, "export.xml");
    await makeWxr(file, SIZE);
    const dataDir = join(folder, "data");
    const app = await openApp(readConfig({ MINBAR_DATA: dataDir }), { effects: afterEffects });
    await makeEdition(app);
    await app.close();
    const rows = [
      await runImport(dataDir, file, "first run"),
      await runImport(dataDir, file, "again, nothing new"),
    ];
    const megabytes = round(statSync(file).size / 1e6, 1);
    return {
      title: `Import of ${SIZE.posts} posts with ${SIZE.comments} comments (${megabytes} MB of WXR)`,
      rows,
    };
  });
}

async function runImport(dataDir: string, file: string, what: string) {
  const begun = performance.now();
  const main = join(import.meta.dirname, "..", "src", "main.ts");
  const child = Bun.spawn([process.execPath, main, "import", "wxr", file], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, MINBAR_DATA: dataDir, MINBAR_OPS: "off" },
  });
  const said = await new Response(child.stdout).text();
  if ((await child.exited) !== 0) throw new Error(`the import failed:\n${said}`);
  const used = child.resourceUsage();
  return {
    what,
    seconds: round((performance.now() - begun) / 1_000, 1),
    "CPU, s": round(Number(used?.cpuTime.total ?? 0) / 1e6, 1),
    "peak memory, MB": Math.round((used?.maxRSS ?? 0) / 1_048_576),
  };
}

import { spawn } from "node:child_process";
import { join } from "node:path";
import { fillArchive } from "./archive.ts";
import type { Outcome } from "./bench.ts";
import { children, freePort, median, memory, stop, untilAnswers, withFolder } from "./tools.ts";

/**
 * A start with 100,000 articles, as an operator starts it (Node's launcher, then Bun): time from the command to the
 * first whole front page, and the server's resident memory after five seconds in which nobody asks for anything.
 */
const ARTICLES = 100_000;
const STARTS = 7;
const IDLE_MS = 5_000;

export default async function bench(): Promise<Outcome> {
  return withFolder(async (folder) => {
    const dataDir = join(folder, "data");
    await fillArchive(dataDir, ARTICLES);
    const times: number[] = [];
    const sizes: number[] = [];
    for (let round = 0; round < STARTS; round++) {
      const { ms, idle } = await startOnce(dataDir);
      times.push(ms);
      sizes.push(idle);
    }
    return {
      title: `Starting with ${ARTICLES} articles, ${STARTS} times`,
      rows: [
        {
          what: "command to first page, ms",
          median: Math.round(median(times)),
          worst: Math.round(Math.max(...times)),
        },
        { what: "resident memory when idle, MB", median: median(sizes), worst: Math.max(...sizes) },
      ],
    };
  });
}

async function startOnce(dataDir: string): Promise<{ ms: number; idle: number }> {
  const port = await freePort();
  const root = join(import.meta.dirname, "..");
  const begun = performance.now();
  const child = spawn("node", [join(root, "scripts", "bun.mjs"), join(root, "src", "main.ts"), "serve"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, MINBAR_DATA: dataDir, PORT: String(port), MINBAR_OPS: "off" },
  });
  await untilAnswers(`http://localhost:${port}/`, child);
  const ms = performance.now() - begun;
  await Bun.sleep(IDLE_MS);
  const [server] = children(child.pid ?? 0);
  const idle = memory(server ?? 0).now;
  await stop(child);
  return { ms, idle };
}

import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";

/** Minbar as its operator runs it: a process of its own, for tests that kill it. */
export interface Site {
  url: string;
  child: ChildProcess;
  /** Everything it has printed so far. */
  output(): string;
  /** `kill -9`, and waits until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and its exit code. */
  stop(): Promise<number | null>;
}

export const mainProgram = join(import.meta.dirname, "..", "src", "main.ts");

/** Starts `minbar serve` over a folder and resolves once it answers. */
export async function startSite(dataDir: string, environment: Record<string, string> = {}): Promise<Site> {
  const port = await freePort();
  const child = spawn(process.execPath, [mainProgram, "serve"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      MINBAR_DATA: dataDir,
      PORT: String(port),
      MINBAR_OPS: "off",
      LANG: "C.UTF-8",
      ...environment,
    },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (piece: Buffer) => (printed += piece.toString()));
  const gone = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const url = `http://localhost:${port}`;
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null || tries > 3_000) throw new Error(`the site did not start:\n${printed}`);
    if (await fetch(url, { method: "HEAD" }).catch(() => undefined)) break;
    await Bun.sleep(10);
  }
  return {
    url,
    child,
    output: () => printed,
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
    async stop() {
      child.kill("SIGTERM");
      return gone;
    },
  };
}

/** Runs one command of the command line to its end. */
export async function runMinbar(
  dataDir: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [mainProgram, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, MINBAR_DATA: dataDir, LANG: "C.UTF-8", ...environment },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (piece: Buffer) => (output += piece.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Helpers of the benchmarks: programs on one core, load from the other, CPU time as the kernel counts it. */

const TICKS = Number(spawnSync("getconf", ["CLK_TCK"]).stdout.toString()) || 100;

/** A folder that is gone when `work` ends. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "minbar-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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

/** Installs Debian packages when a program is missing; only root on Debian can. */
export function needProgram(program: string, pack = program): void {
  const found = () => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
  if (found()) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit" });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", pack], { stdio: "inherit" });
  }
  if (!found()) throw new Error(`this benchmark needs ${program}: install the Debian package ${pack}`);
}

/** Starts a program on core 0. */
export function startPinned(command: string[], environment: Record<string, string> = {}): ChildProcess {
  return spawn("taskset", ["-c", "0", ...command], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...environment },
  });
}

/** Minbar's own server over a data folder, on core 0, ready when this resolves. */
export async function startMinbar(dataDir: string, port: number, environment: Record<string, string> = {}) {
  const main = join(import.meta.dirname, "..", "src", "main.ts");
  const child = startPinned([process.execPath, main, "serve"], {
    MINBAR_DATA: dataDir,
    PORT: String(port),
    MINBAR_OPS: "off",
    ...environment,
  });
  await untilAnswers(`http://localhost:${port}/`, child);
  return child;
}

/** Waits at most a minute for the first answer of a program; throws when the program ends before. */
export async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  const end = performance.now() + 60_000;
  while (performance.now() < end && child.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer) return void (await answer.arrayBuffer());
    await Bun.sleep(5);
  }
  throw new Error(`${url} does not answer`);
}

export async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await Promise.race([gone, Bun.sleep(8_000)]);
  child.kill("SIGKILL");
}

/** CPU seconds (user and system) that a process has used. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** The processes that a process has started and that still run. */
export function children(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
}

/** Resident memory now and at its highest, in MB. */
export function memory(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const read = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { now: read("VmRSS"), peak: read("VmHWM") };
}

/** CPU milliseconds (user and system, all threads) that this process used for one piece of work. */
export async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Who asks where requests are handed to the handler without a network. */
export const nobody = { address: () => "192.0.2.10", patience() {} };

export interface Load {
  requests: number;
  perSecond: number;
  p50: string;
  p99: string;
  errors: number;
}

/** wrk on core 1: one thread, 64 keep-alive connections. `script` is a Lua file. */
export function load(
  url: string,
  seconds: number,
  options: { headers?: string[]; script?: string } = {},
): Load {
  const headers = (options.headers ?? ["Accept-Encoding: gzip, deflate, br"]).flatMap((header) => [
    "-H",
    header,
  ]);
  const script = options.script ? ["-s", options.script] : [];
  const run = spawnSync(
    "taskset",
    ["-c", "1", "wrk", "-t1", "-c64", `-d${seconds}s`, "--latency", ...headers, ...script, url],
    { encoding: "utf8" },
  );
  const field = (pattern: RegExp) => pattern.exec(run.stdout)?.[1] ?? "0";
  const errors = /Non-2xx or 3xx responses: (\d+)/.exec(run.stdout)?.[1] ?? "0";
  return {
    requests: Number(field(/(\d+) requests in/)),
    perSecond: Number(field(/Requests\/sec:\s+([\d.]+)/)),
    p50: field(/50%\s+(\S+)/),
    p99: field(/99%\s+(\S+)/),
    errors: Number(errors),
  };
}

/** A script for `load` that asks for one of the paths at random, again and again. */
export const askAtRandom = (paths: string[]): string =>
  `local paths = {${paths.map((path) => JSON.stringify(path)).join(",\n")}}
math.randomseed(1)
request = function()
  return wrk.format("GET", paths[math.random(#paths)])
end
`;

/** Asks for each address once from this process, 32 at a time, and returns the seconds that took. Throws for any answer but 200. */
export async function askEach(addresses: string[]): Promise<number> {
  const begun = performance.now();
  let next = 0;
  const client = async () => {
    for (let address = addresses[next++]; address !== undefined; address = addresses[next++]) {
      // Bun's own option: the client spends nothing on unpacking.
      const options = { headers: { "Accept-Encoding": "gzip" }, decompress: false } as RequestInit;
      const answer = await fetch(address, options);
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
    }
  };
  await Promise.all(Array.from({ length: 32 }, client));
  return (performance.now() - begun) / 1_000;
}

/** Moves this process to core 1, out of the way of the server that it asks. */
export function pinSelf(): void {
  spawnSync("taskset", ["-acp", "1", String(process.pid)]);
}

export const median = (values: number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
};

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

import { readFile } from "node:fs/promises";

/** How a child process ended. */
export interface ChildEnd {
  /** What it wrote to its standard output; empty when it was killed for its size. */
  output: Uint8Array;
  /** Exit code, or null when a signal ended it. */
  code: number | null;
  signal: string | null;
  /** Which limit it was killed for. */
  exceeded: "time" | "memory" | "output" | undefined;
  /** The end of what it wrote to its standard error. */
  complaint: string;
  /** Seconds of processor time, all its threads together. */
  cpuSeconds: number;
}

export interface ChildOptions {
  /** Path of the TypeScript program. */
  program: string;
  /** Written to its standard input, which then stays open: its end tells the child that its parent is gone. */
  input: string;
  /** Its whole environment: none of ours, which holds secrets. */
  environment: Record<string, string>;
  /** Milliseconds of wall time. */
  wallMs: number;
  /** Bytes of resident memory; watched on Linux only. */
  maxMemory: number;
  /** Bytes of output. */
  maxOutput: number;
}

const WATCH_MS = 25;

/** Runs a program of ours in a process of its own under hard limits; throws only when it cannot be started. */
export async function runChild(options: ChildOptions): Promise<ChildEnd> {
  const child = Bun.spawn([process.execPath, "--smol", options.program], {
    stdin: "pipe",
    stdout: "pipe",
    stderr: "pipe",
    env: { ...options.environment, BUN_BE_BUN: "1" },
  });
  let exceeded: ChildEnd["exceeded"];
  const kill = (limit: NonNullable<ChildEnd["exceeded"]>) => {
    exceeded ??= limit;
    child.kill("SIGKILL");
  };
  const clock = setTimeout(() => kill("time"), options.wallMs);
  const watch = setInterval(async () => {
    if ((await residentBytes(child.pid)) > options.maxMemory) kill("memory");
  }, WATCH_MS);
  try {
    child.stdin.write(options.input);
    await child.stdin.flush();
    const [output, complaint] = await Promise.all([
      readUpTo(child.stdout, options.maxOutput, () => kill("output")),
      readTail(child.stderr),
      child.exited,
    ]);
    return {
      output: exceeded ? new Uint8Array() : output,
      code: child.exitCode,
      signal: child.signalCode === null ? null : String(child.signalCode),
      exceeded,
      complaint,
      cpuSeconds: Number(child.resourceUsage()?.cpuTime.total ?? 0) / 1e6,
    };
  } finally {
    clearTimeout(clock);
    clearInterval(watch);
    if (child.exitCode === null) child.kill("SIGKILL");
  }
}

/** Resident memory of a process, from /proc in pages of 4 KiB; 0 where that does not exist. */
async function residentBytes(pid: number): Promise<number> {
  const statm = await readFile(`/proc/${pid}/statm`, "latin1").catch(() => "");
  return Number(statm.split(" ")[1] ?? 0) * 4_096;
}

async function readUpTo(stream: ReadableStream<Uint8Array>, max: number, tooMuch: () => void) {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size <= max) pieces.push(piece);
    else tooMuch();
  }
  return size > max ? new Uint8Array() : new Uint8Array(Buffer.concat(pieces));
}

async function readTail(stream: ReadableStream<Uint8Array>): Promise<string> {
  let tail = "";
  const decoder = new TextDecoder();
  for await (const piece of stream) tail = (tail + decoder.decode(piece, { stream: true })).slice(-2_000);
  return tail;
}

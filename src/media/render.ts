import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { App } from "../app.ts";
import { Refusal } from "../http/errors.ts";
import { runChild, type ChildEnd } from "../platform/spawn.ts";
import { unpackAnswer, type RenderAnswer, type RenderJob } from "./render-job.ts";

/** The picture itself is at fault (broken, a bomb, too slow to draw): trying again would not help. */
export class UndrawableError extends Error {}

const FOLDER = dirname(fileURLToPath(import.meta.url));
const LIMITS = { wallMs: 60_000, maxMemory: 512 * 1_048_576, maxOutput: 64 * 1_048_576 };
/** Readers' requests that may wait for a card at once; more are told to come back. */
const MAX_WAITING_READERS = 24;

/** One child at a time: who waits, readers before background work. */
interface Lane {
  busy: boolean;
  readers: (() => void)[];
  background: (() => void)[];
}

/** By connection, which every copy of one App shares: two applications in one process do not wait for each other. */
const lanes = new WeakMap<App["connection"], Lane>();

/**
 * Runs one job in a child process, after those before it. With `for: "reader"` it goes ahead of background
 * work, and a full queue is Refusal "unavailable". Throws UndrawableError when the picture is at fault.
 */
export async function render(
  app: App,
  job: RenderJob,
  options: { for: "reader" | "background"; limits?: Partial<typeof LIMITS>; program?: string },
): Promise<RenderAnswer> {
  const lane = laneOf(app);
  await enter(lane, options.for);
  try {
    const end = await runChild({
      program: options.program ?? join(FOLDER, "render-child.ts"),
      input: `${JSON.stringify(job)}\n`,
      environment: { FONTCONFIG_FILE: join(FOLDER, "fonts", "fonts.conf") },
      ...LIMITS,
      ...options.limits,
    });
    return readEnd(end);
  } finally {
    leave(lane);
  }
}

function laneOf(app: App): Lane {
  const known = lanes.get(app.connection);
  if (known) return known;
  const lane: Lane = { busy: false, readers: [], background: [] };
  lanes.set(app.connection, lane);
  return lane;
}

async function enter(lane: Lane, who: "reader" | "background"): Promise<void> {
  if (!lane.busy) {
    lane.busy = true;
    return;
  }
  if (who === "reader" && lane.readers.length >= MAX_WAITING_READERS) throw new Refusal("unavailable");
  const queue = who === "reader" ? lane.readers : lane.background;
  await new Promise<void>((resolve) => queue.push(resolve));
}

/** Hands the lane on without ever letting it look free to somebody in between. */
function leave(lane: Lane): void {
  const next = lane.readers.shift() ?? lane.background.shift();
  if (next) next();
  else lane.busy = false;
}

function readEnd(end: ChildEnd): RenderAnswer {
  if (end.exceeded) throw new UndrawableError(`over the limit of ${end.exceeded}`);
  // Somebody asked the whole group to stop before the child could say that it would not.
  if (end.signal === "SIGINT" || end.signal === "SIGTERM") throw new Error(`stopped by ${end.signal}`);
  if (end.code !== 0) throw new UndrawableError(end.complaint || `ended with ${end.signal ?? end.code}`);
  const answer = unpackAnswer(end.output);
  if (!answer) throw new UndrawableError("the answer is not whole");
  return answer;
}

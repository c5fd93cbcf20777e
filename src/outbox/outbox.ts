import type { App } from "../app.ts";
import {
  claimJobs,
  countJobs,
  deleteJob,
  failJob,
  insertJobs,
  nextDueAt,
  releaseJobs,
  type Job,
} from "./queries.ts";

/** One thing that follows an announcement. Runs after the commit, at least once; finds its subject by id. */
export type Effect = (app: App, subjectId: number) => Promise<void>;

/** What follows each announcement: announcement → name of the effect → the effect. Written in after.ts. */
export type Effects = Record<string, Record<string, Effect>>;

/**
 * Effects that take seconds (pictures) have a lane of their own, so that what must happen at its second (publishing on
 * time) never waits behind them. Their names begin with this.
 */
const SLOW = "slow:";
type Lane = "prompt" | "slow";

const ATTEMPTS = 20;
/** How long a claimed job is left alone: past that its process is taken for dead and the job runs again. */
const LOCK_MS: Record<Lane, number> = { prompt: 10_000, slow: 120_000 };
const IDLE_POLL_MS = 1_000;

/**
 * Announces that something happened to a subject: one job for each effect that after.ts lists, written in
 * the transaction of `app`. With `dueAt` (ms) the effects wait until then. Throws for an unlisted name.
 */
export async function announce(
  app: App,
  announcement: string,
  subjectId: number,
  dueAt?: number,
): Promise<void> {
  const effects = app.effects[announcement];
  if (!effects) throw new Error(`announcement without an entry in after.ts: ${announcement}`);
  await insertJobs(
    app.db,
    Object.keys(effects).map((effect) => ({
      announcement,
      effect,
      subject_id: subjectId,
      due_at: dueAt ?? app.clock.now(),
    })),
  );
  app.wake();
}

/**
 * Runs what is due now, each job on its own, and returns how many ran. Without a lane it runs both; it ends early, between
 * two jobs, once `isStopped` says so.
 */
export async function runDueJobs(app: App, lane?: Lane, isStopped = () => false): Promise<number> {
  let ran = 0;
  for (;;) {
    const jobs = await claimJobs(app.db, app.kind, {
      now: app.clock.now(),
      lockMs: LOCK_MS[lane ?? "slow"],
      limit: lane === "slow" ? 1 : 50,
      slow: lane && lane === "slow",
      prefix: SLOW,
    });
    if (jobs.length === 0) return ran;
    for (const job of jobs) {
      if (isStopped()) return ran;
      await runJob(app, job);
      ran++;
    }
  }
}

async function runJob(app: App, job: Job): Promise<void> {
  const effect = app.effects[job.announcement]?.[job.effect];
  try {
    if (!effect) throw new Error(`no effect ${job.announcement} → ${job.effect}`);
    await effect(app, job.subject_id);
    await deleteJob(app.db, job.id);
  } catch (error) {
    const attempts = job.attempts + 1;
    const now = app.clock.now();
    const wait = Math.min(1_000 * 2 ** attempts, 3_600_000);
    app.log.error("job failed", error, { effect: job.effect, subject: job.subject_id, attempts });
    await failJob(app.db, job.id, {
      attempts,
      due_at: now + wait,
      last_error: String(error).slice(0, 500),
      given_up_at: attempts >= ATTEMPTS ? now : null,
    });
  }
}

export interface Worker {
  /** Looks for work at once. */
  wake(): void;
  /** Lets the running job end and stops. */
  stop(): Promise<void>;
  /** When the worker last looked (ms), for health checks. */
  lastLooked(): number;
}

/** Runs due jobs for as long as the process lives, the slow ones beside the prompt ones. Called once a process. */
export async function startWorker(app: App): Promise<Worker> {
  // SQLite has one server: whatever is still claimed was claimed by one that was killed.
  if (app.kind === "sqlite") await releaseJobs(app.db);
  const lanes = [startLane(app, "prompt"), startLane(app, "slow")];
  return {
    wake: () => lanes.forEach((lane) => lane.wake()),
    lastLooked: () => lanes[0]?.lastLooked() ?? 0,
    async stop() {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

/** One lane: looks for work, sleeps until the next job is due (at most a second), looks again. */
function startLane(app: App, lane: Lane): Worker {
  let stopped = false;
  let looked = app.clock.now();
  let wakeUp: (() => void) | undefined;
  let woken = false;

  const sleep = async () => {
    const next = await nextDueAt(app.db, app.clock.now()).catch(() => undefined);
    const wait = Math.min(IDLE_POLL_MS, Math.max(0, (next ?? Infinity) - app.clock.now()));
    if (woken || stopped || wait === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  };

  const loop = async () => {
    while (!stopped) {
      woken = false;
      looked = app.clock.now();
      try {
        await runDueJobs(app, lane, () => stopped);
      } catch (error) {
        app.log.error("outbox", error);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      await sleep();
    }
  };
  const running = loop();

  const wake = () => {
    woken = true;
    wakeUp?.();
  };
  return {
    wake,
    lastLooked: () => looked,
    stop() {
      stopped = true;
      wake();
      return running;
    },
  };
}

/** Jobs that wait, that failed at least once, and that were given up, for doctor and metrics. */
export const outboxState = (app: App) => countJobs(app.db);

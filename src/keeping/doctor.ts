import { open, readdir, rm, stat, statfs } from "node:fs/promises";
import { totalmem } from "node:os";
import { basename, join } from "node:path";
import type { App } from "../app.ts";
import { appliedMigrations, migrations } from "../db/migrations.ts";
import { findSetting } from "../db/settings.ts";
import { verifyLedger } from "../ledger/ledger.ts";
import { outboxState } from "../outbox/outbox.ts";
import { offsetAt, requireZone, zoneDataVersion } from "../zones.ts";
import * as doctor from "./queries-doctor.ts";
import { readFileNames } from "./queries.ts";
import type { FindingCode } from "./words.ts";

/** One thing that was looked at. "attention" can wait for the morning; "broken" cannot. */
export interface Finding {
  level: "ok" | "attention" | "broken";
  code: FindingCode;
  /** What the sentence of words.ts needs. */
  data: FindingData;
}

export interface FindingData {
  /** A number of things, days, seconds or bytes, after the code. */
  count: number;
  text: string;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const BACKUP_DAYS = 7;
const GIB = 1_073_741_824;

const finding = (level: Finding["level"], code: FindingCode, count = 0, text = ""): Finding => ({
  level,
  code,
  data: { count, text },
});

/** Looks at everything that keeps the site alive and says what it found, in the order in which it matters. */
export async function examine(app: App): Promise<Finding[]> {
  const checks = [
    examineDatabase,
    examineSchema,
    examineLedger,
    examineOutbox,
    examineSchedule,
    examineFiles,
    examineFolder,
    examineDisk,
    examineBackups,
    examineClock,
    examineZones,
    examineAddress,
    examineMachine,
  ];
  const findings: Finding[] = [];
  for (const check of checks) findings.push(...(await check(app)));
  return findings;
}

async function examineDatabase(app: App): Promise<Finding[]> {
  const { text, major } = await doctor.readVersion(app.db, app.kind);
  if (app.connection.kind === "postgres")
    return [
      major < 13 ? finding("attention", "database-old", 0, text) : finding("ok", "database-sound", 0, text),
    ];
  const faults = await doctor.checkDatabaseFile(app.connection.path);
  return [
    faults.length > 0
      ? finding("broken", "database-damaged", 0, faults[0])
      : finding("ok", "database-sound", 0, text),
  ];
}

async function examineSchema(app: App): Promise<Finding[]> {
  const done = await appliedMigrations(app.db);
  const waiting = migrations.filter(({ name }) => !done.includes(name)).map(({ name }) => name);
  return [
    waiting.length > 0
      ? finding("broken", "schema-behind", waiting.length, waiting.join(", "))
      : finding("ok", "schema-current", done.length),
  ];
}

async function examineLedger(app: App): Promise<Finding[]> {
  const verdict = await verifyLedger(app);
  if (verdict.ok) return [finding("ok", "ledger-sound", verdict.entries)];
  return [finding("broken", verdict.fault === "missing" ? "ledger-missing" : "ledger-altered", verdict.seq)];
}

/** A worker looks every second, so a job that is ten minutes late means that none runs. */
async function examineOutbox(app: App): Promise<Finding[]> {
  const now = app.clock.now();
  const state = await outboxState(app);
  const { givenUp, waitingSince } = await doctor.readJobTrouble(app.db, now);
  const findings: Finding[] = [];
  if (state.givenUp > 0)
    findings.push(finding("attention", "outbox-given-up", state.givenUp, givenUp.join(", ")));
  const failing = state.failing - state.givenUp;
  if (failing > 0) findings.push(finding("attention", "outbox-failing", failing));
  const late = waitingSince === undefined ? 0 : now - waitingSince;
  if (late > 10 * MINUTE && !(await doctor.isWorkerBusy(app.db, now)))
    findings.push(finding("attention", "outbox-stuck", Math.round(late / MINUTE)));
  return findings.length > 0 ? findings : [finding("ok", "outbox-sound", state.waiting)];
}

async function examineSchedule(app: App): Promise<Finding[]> {
  const now = app.clock.now();
  const late = await doctor.countLate(app.db, now - MINUTE);
  if (late > 0 && !(await doctor.isWorkerBusy(app.db, now)))
    return [finding("attention", "schedule-late", late)];
  return [finding("ok", "schedule-sound", await doctor.countScheduled(app.db, now))];
}

/**
 * Looks for every file that a row names, by its size, and for files that no row names: a drawing that its picture has
 * replaced, or what an upload cut short has left. One of the last hour may belong to work that is under way.
 */
async function examineFiles(app: App): Promise<Finding[]> {
  const named = new Set<string>();
  for await (const hash of readFileNames(app.db)) named.add(hash);
  const faulty = new Map<number, "missing" | "damaged">();
  const lost = new Set<string>();
  for (const { hash, bytes, mediaId } of await doctor.listFileSizes(app.db)) {
    const size = await app.files.size(hash);
    if (size === bytes) continue;
    lost.add(hash);
    faulty.set(mediaId, size === undefined ? "missing" : "damaged");
  }
  const findings: Finding[] = [];
  for (const fault of ["missing", "damaged"] as const) {
    const ids = [...faulty].filter(([, what]) => what === fault).map(([id]) => id);
    if (ids.length > 0) findings.push(finding("broken", `files-${fault}`, ids.length, nameSome(ids)));
  }
  if (findings.length === 0) findings.push(finding("ok", "files-sound", named.size));
  let unnamed = 0;
  for (const path of await listStored(app)) {
    if (named.has(basename(path))) continue;
    const age = app.clock.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Infinity);
    if (age > HOUR) unnamed++;
  }
  if (unnamed > 0) findings.push(finding("ok", "files-unnamed", unnamed));
  return findings;
}

const nameSome = (ids: number[]) => ids.slice(0, 10).join(", ") + (ids.length > 10 ? " …" : "");

async function listStored(app: App): Promise<string[]> {
  const folders = await readdir(app.files.root).catch(() => []);
  const paths = await Promise.all(
    folders.map(async (name) => {
      const folder = join(app.files.root, name);
      return (await readdir(folder).catch(() => [])).map((file) => join(folder, file));
    }),
  );
  return paths.flat();
}

async function examineFolder(app: App): Promise<Finding[]> {
  const { dataDir } = app.config;
  const probe = join(dataDir, `.probe-${crypto.randomUUID()}`);
  try {
    const file = await open(probe, "wx");
    await file.close();
    await rm(probe);
    return [finding("ok", "folder-writable", 0, dataDir)];
  } catch {
    return [finding("broken", "folder-not-writable", 0, dataDir)];
  }
}

async function examineDisk(app: App): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(app.config.dataDir);
  const free = bavail * bsize;
  if (free < GIB / 10) return [finding("broken", "disk-full", free)];
  return [free < GIB ? finding("attention", "disk-low", free) : finding("ok", "disk-sound", free)];
}

async function examineBackups(app: App): Promise<Finding[]> {
  const at = await findSetting(app.db, "backup.at");
  if (at === undefined) return [finding("attention", "backup-never")];
  const days = Math.max(0, Math.floor((app.clock.now() - at) / DAY));
  return [
    days >= BACKUP_DAYS ? finding("attention", "backup-old", days) : finding("ok", "backup-recent", days),
  ];
}

/** A clock that runs behind would publish late and break the order of the ledger. */
async function examineClock(app: App): Promise<Finding[]> {
  const now = app.clock.now();
  const behind = (await doctor.readLastRecord(app.db)) - now;
  if (behind > MINUTE) return [finding("broken", "clock-behind", Math.round(behind / 1_000))];
  const server = await doctor.readDatabaseClock(app.db, app.kind);
  const apart = server === undefined ? 0 : Math.abs(server - now);
  return [
    apart > MINUTE
      ? finding("attention", "clock-apart", Math.round(apart / 1_000))
      : finding("ok", "clock-sound"),
  ];
}

/** Morocco has been at +00 since 2026-09-20. The runtime's own table may be older; Minbar does not use it. */
async function examineZones(): Promise<Finding[]> {
  const after = Date.UTC(2026, 9, 1, 12);
  if (offsetAt(requireZone("Africa/Casablanca"), after) !== 0)
    return [finding("broken", "zones-stale", 0, zoneDataVersion)];
  const hour = new Intl.DateTimeFormat("en", {
    timeZone: "Africa/Casablanca",
    hour: "numeric",
    hourCycle: "h23",
  });
  const findings = [finding("ok", "zones-right", 0, zoneDataVersion)];
  if (hour.format(after) !== "12") findings.push(finding("ok", "runtime-zones-old"));
  return findings;
}

/** A site that is set up, or that listens to the world, should know its own address. */
async function examineAddress(app: App): Promise<Finding[]> {
  const { origin, originIsSet, hostname } = app.config;
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(new URL(origin).hostname);
  if (originIsSet)
    return [
      origin.startsWith("https:") || isLocal
        ? finding("ok", "address-set", 0, origin)
        : finding("attention", "address-not-secure", 0, origin),
    ];
  const isPublic =
    (hostname !== undefined && !["localhost", "127.0.0.1", "::1"].includes(hostname)) ||
    (await findSetting(app.db, "setup.done")) === true ||
    (await doctor.hasOwnHost(app.db));
  return [
    isPublic ? finding("attention", "address-unset", 0, origin) : finding("ok", "address-local", 0, origin),
  ];
}

async function examineMachine(app: App): Promise<Finding[]> {
  const findings = [finding("ok", "runtime", 0, `Bun ${process.versions.bun ?? "–"}`)];
  const { cacheBytes } = app.config;
  findings.push(
    cacheBytes > totalmem() / 2
      ? finding("attention", "cache-too-large", cacheBytes)
      : finding("ok", "cache-fits", cacheBytes),
  );
  return findings;
}

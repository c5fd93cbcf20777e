import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { App } from "../app.ts";
import type { Language } from "../arabic/language.ts";
import type { Config } from "../config.ts";
import { verifyLedger, type LedgerVerdict } from "../ledger/ledger.ts";
import { backup } from "./backup.ts";
import { examine } from "./doctor.ts";
import { BackupFault } from "./fault.ts";
import { restore } from "./restore.ts";
import { words, type KeepingWords } from "./words.ts";

/** Where a command writes, and in which language. */
export interface Out {
  write(text: string): void;
  isTty: boolean;
  language: Language;
}

/** `backup FILE [--key-file FILE] [--force]`; returns the exit code. */
export function runBackup(app: App, argv: string[], out: Out): Promise<number> {
  const say = words[out.language];
  return withFile(app.config, argv, out, say.backupUsage, async (file, passphrase, force) => {
    const progress = showProgress(out);
    const report = await backup(app, file, { passphrase, progress, force });
    progress.end();
    out.write(`${say.backedUp(report.rows, report.files, report.bytes, file)}\n`);
    out.write(`${report.sealed ? say.backupSealed : say.backupOpen}\n`);
    if (report.missing.length > 0) out.write(`${say.filesLeftOut(report.missing.length)}\n`);
    return 0;
  });
}

/** `restore FILE [--key-file FILE]`; returns the exit code: 1 when the ledger was altered before the backup. */
export function runRestore(config: Config, argv: string[], out: Out): Promise<number> {
  const say = words[out.language];
  return withFile(config, argv, out, say.restoreUsage, async (file, passphrase, force) => {
    // A restore never writes over anything, whatever it is told.
    if (force) return refuseUsage(out, say.restoreUsage);
    const progress = showProgress(out);
    const report = await restore(config, file, { passphrase, progress });
    progress.end();
    const date = new Date(report.at).toISOString().replace("T", " ").replace(/\..*/, " UTC");
    const lines = [
      say.restored(config.dataDir, date),
      `  ${say.verifiedRows(report.rows, report.tables)}`,
      `  ${say.verifiedFiles(report.files)}`,
      `  ${sayLedger(report.ledger, say)}`,
      `  ${say.searchBuilt(report.searched)}`,
      ...(report.missing.length > 0 ? [`  ${say.filesLeftOut(report.missing.length)}`] : []),
    ];
    out.write(`${lines.join("\n")}\n`);
    return report.ledger.ok ? 0 : 1;
  });
}

/** `doctor`: one line a finding and a last line; exit code 1 when something is broken. */
export async function runDoctor(app: App, out: Out): Promise<number> {
  const say = words[out.language];
  const findings = await examine(app);
  const width = Math.max(...Object.values(say.levels).map((level) => level.length));
  for (const { level, code, data } of findings)
    out.write(`${say.levels[level].padEnd(width)}  ${say.findings[code](data.count, data.text)}\n`);
  out.write(`\n${say.summary(findings.filter(({ level }) => level !== "ok").length)}\n`);
  return findings.some(({ level }) => level === "broken") ? 1 : 0;
}

/** `ledger verify`: says how many entries were recomputed, or names the first that was altered; exit code 1 then. */
export async function runLedgerVerify(app: App, out: Out): Promise<number> {
  const verdict = await verifyLedger(app);
  out.write(`${sayLedger(verdict, words[out.language])}\n`);
  return verdict.ok ? 0 : 1;
}

function sayLedger(verdict: LedgerVerdict, say: KeepingWords): string {
  if (verdict.ok) return say.findings["ledger-sound"](verdict.entries, "");
  return say.findings[verdict.fault === "missing" ? "ledger-missing" : "ledger-altered"](verdict.seq, "");
}

/** Reads the one file and the key that both commands take; faults become one sentence and exit code 1, wrong use 2. */
async function withFile(
  config: Config,
  argv: string[],
  out: Out,
  usage: string,
  work: (file: string, passphrase: string | undefined, force: boolean) => Promise<number>,
): Promise<number> {
  const say = words[out.language];
  const given = readArguments(argv);
  if (!given) return refuseUsage(out, usage);
  let passphrase = config.backupKey;
  if (given.keyFile !== undefined) {
    passphrase = (await readFile(given.keyFile, "utf8").catch(() => "")).trim();
    if (passphrase === "") {
      out.write(`${say.keyFileUnreadable(given.keyFile)}\n`);
      return 1;
    }
  }
  try {
    return await work(given.file, passphrase, given.force);
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error;
    out.write(`${out.isTty ? CLEAR_LINE : ""}${say.faults[error.code](error.subject)}\n`);
    return 1;
  }
}

function refuseUsage(out: Out, usage: string): number {
  out.write(`${usage}\n`);
  return 2;
}

function readArguments(
  argv: string[],
): { file: string; keyFile: string | undefined; force: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { "key-file": { type: "string" }, force: { type: "boolean", default: false } },
    });
    const [file] = positionals;
    return file && positionals.length === 1
      ? { file, keyFile: values["key-file"], force: values.force }
      : undefined;
  } catch {
    return undefined;
  }
}

const CLEAR_LINE = "\r\u001b[2K";

/** One line that is written over as the work goes on; nothing where nobody watches. */
function showProgress(out: Out) {
  const { parts } = words[out.language];
  let shown = "";
  const show = (part: keyof KeepingWords["parts"], done: number) => {
    // A line for every row would cost more than the row.
    const rounded = done < 100 ? done : done - (done % 100);
    const line = parts[part](rounded);
    if (out.isTty && line !== shown) out.write(`${CLEAR_LINE}${(shown = line)}`);
  };
  return Object.assign(show, { end: () => out.isTty && out.write(CLEAR_LINE) });
}

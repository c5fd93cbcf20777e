import type { Language } from "../arabic/language.ts";
import type { BackupFaultCode } from "./fault.ts";
import { ar } from "./words-ar.ts";
import { en } from "./words-en.ts";
import { fr } from "./words-fr.ts";

/** What doctor can find; each has a sentence that says what it means and, where it is not well, what to do. */
export type FindingCode =
  | "database-sound"
  | "database-old"
  | "database-damaged"
  | "schema-current"
  | "schema-behind"
  | "ledger-sound"
  | "ledger-altered"
  | "ledger-missing"
  | "outbox-sound"
  | "outbox-given-up"
  | "outbox-failing"
  | "outbox-stuck"
  | "schedule-sound"
  | "schedule-late"
  | "files-sound"
  | "files-missing"
  | "files-damaged"
  | "files-unnamed"
  | "folder-writable"
  | "folder-not-writable"
  | "disk-sound"
  | "disk-low"
  | "disk-full"
  | "backup-recent"
  | "backup-old"
  | "backup-never"
  | "clock-sound"
  | "clock-behind"
  | "clock-apart"
  | "zones-right"
  | "zones-stale"
  | "runtime-zones-old"
  | "address-set"
  | "address-local"
  | "address-unset"
  | "address-not-secure"
  | "runtime"
  | "cache-fits"
  | "cache-too-large";

/** A sentence from a number and a text: what they are depends on the code. */
export type Say = (count: number, text: string) => string;

export interface KeepingWords {
  levels: Record<"ok" | "attention" | "broken", string>;
  findings: Record<FindingCode, Say>;
  /** The last line of doctor: how many findings need care, or that none does. */
  summary(troubles: number): string;
  faults: Record<BackupFaultCode, (subject: string) => string>;
  parts: Record<"rows" | "files" | "verified" | "searched", (done: number) => string>;
  backupUsage: string;
  restoreUsage: string;
  keyFileUnreadable(path: string): string;
  backedUp(rows: number, files: number, bytes: number, path: string): string;
  backupSealed: string;
  backupOpen: string;
  filesLeftOut(count: number): string;
  restored(folder: string, date: string): string;
  verifiedRows(rows: number, tables: number): string;
  verifiedFiles(files: number): string;
  searchBuilt(items: number): string;
}

export const words: Record<Language, KeepingWords> = { ar, fr, en };

import { formatBytes } from "../arabic/numerals.ts";
import { defaultLocale } from "../arabic/language.ts";
import { plural } from "../arabic/plural.ts";
import type { KeepingWords } from "./words.ts";

const size = (bytes: number) => formatBytes(bytes, defaultLocale("en"));
const count = (n: number, one: string, other: string) => plural(n, "en", { one, other });

export const en: KeepingWords = {
  levels: { ok: "ok", attention: "attention", broken: "broken" },
  findings: {
    "database-sound": (_, version) => `The database is sound (${version}).`,
    "database-old": (_, version) => `The database is old (${version}). Upgrade to PostgreSQL 13 or later.`,
    "database-damaged": (_, fault) =>
      `The database file is damaged (${fault}). Stop the site, keep the data folder as it is, and restore the last backup into an empty folder: npx minbar restore`,
    "schema-current": (n) =>
      count(n, "The schema is up to date ({n} migration).", "The schema is up to date ({n} migrations)."),
    "schema-behind": (_, names) => `The schema is behind (${names}). Restart the site to complete it.`,
    "ledger-sound": (n) => count(n, "The ledger is sound: {n} entry.", "The ledger is sound: {n} entries."),
    "ledger-altered": (seq) =>
      `Entry ${seq} of the ledger was altered after it was written. Compare it with an older backup, and find out who can reach the database.`,
    "ledger-missing": (seq) =>
      `Entry ${seq} of the ledger was removed, or another was put in before it. Compare the ledger with an older backup, and find out who can reach the database.`,
    "outbox-sound": (n) =>
      count(n, "{n} job is waiting for its time.", "{n} jobs are waiting for their time."),
    "outbox-given-up": (n, names) =>
      count(
        n,
        `{n} job was given up after many attempts (${names}). The reason is in the logs.`,
        `{n} jobs were given up after many attempts (${names}). The reasons are in the logs.`,
      ),
    "outbox-failing": (n) =>
      count(
        n,
        "{n} job has failed and will be tried again. If it goes on, look at the logs.",
        "{n} jobs have failed and will be tried again. If it goes on, look at the logs.",
      ),
    "outbox-stuck": (minutes) =>
      count(
        minutes,
        "Jobs have been late for {n} minute: the site is not running, or it hangs. Start it: npm start",
        "Jobs have been late for {n} minutes: the site is not running, or it hangs. Start it: npm start",
      ),
    "schedule-sound": (n) =>
      count(n, "{n} item is scheduled; none is late.", "{n} items are scheduled; none is late."),
    "schedule-late": (n) =>
      count(
        n,
        "The time of {n} item has come and it was not announced. Start the site: npm start",
        "The time of {n} items has come and they were not announced. Start the site: npm start",
      ),
    "files-sound": (n) =>
      count(n, "The only file is there and whole.", "All files are there and whole: {n}."),
    "files-missing": (n, ids) =>
      count(
        n,
        `Files of {n} medium are missing (number ${ids}). Take the folder “files” from a backup, or upload it again.`,
        `Files of {n} media are missing (numbers ${ids}). Take the folder “files” from a backup, or upload them again.`,
      ),
    "files-damaged": (n, ids) =>
      count(
        n,
        `Files of {n} medium have changed their size (number ${ids}). Check the disk, then take the folder “files” from a backup.`,
        `Files of {n} media have changed their size (numbers ${ids}). Check the disk, then take the folder “files” from a backup.`,
      ),
    "files-unnamed": (n) =>
      count(
        n,
        "{n} file on the disk is no longer used: a drawing that its picture replaced, or an upload cut short. It does no harm.",
        "{n} files on the disk are no longer used: drawings that their pictures replaced, or uploads cut short. They do no harm.",
      ),
    "folder-writable": (_, folder) => `The data folder can be written to: ${folder}`,
    "folder-not-writable": (_, folder) =>
      `The data folder ${folder} cannot be written to. Give the user that runs Minbar the right to write there, and make sure that the disk is not read-only.`,
    "disk-sound": (bytes) => `Free disk space: ${size(bytes)}.`,
    "disk-low": (bytes) =>
      `There is little free disk space: ${size(bytes)}. Delete what you do not need, or enlarge the disk.`,
    "disk-full": (bytes) =>
      `The disk is almost full: ${size(bytes)} left. Make room now; once it is full nothing new can be saved.`,
    "backup-recent": (days) =>
      days === 0
        ? "The last backup was taken today."
        : count(days, "The last backup was taken yesterday.", "The last backup was taken {n} days ago."),
    "backup-old": (days) =>
      count(
        days,
        "The last backup is {n} day old. Take a new one: npx minbar backup FILE",
        "The last backup is {n} days old. Take a new one: npx minbar backup FILE",
      ),
    "backup-never": () =>
      "No backup was ever taken. Take one and keep it on another machine: npx minbar backup FILE",
    "clock-sound": () => "The clock agrees with what was recorded before.",
    "clock-behind": (seconds) =>
      count(
        seconds,
        "The clock is {n} second behind the last entry of the ledger. Set it by NTP, or scheduled items will be late.",
        "The clock is {n} seconds behind the last entry of the ledger. Set it by NTP, or scheduled items will be late.",
      ),
    "clock-apart": (seconds) =>
      count(
        seconds,
        "This clock and the database server’s are {n} second apart. Set both by NTP.",
        "This clock and the database server’s are {n} seconds apart. Set both by NTP.",
      ),
    "zones-right": (_, version) => `Time-zone data is current (${version}); Morocco is at +00 in it.`,
    "zones-stale": (_, version) =>
      `Time-zone data is old (${version}): it does not know that Morocco has been at +00 since 20 September 2026. Run: npm install`,
    "runtime-zones-old": () =>
      "The time-zone table inside the runtime is old. That is harmless: Minbar has its own.",
    "address-set": (_, address) => `The site’s address: ${address}`,
    "address-local": (_, address) => `The site is local: ${address}`,
    "address-unset": (_, address) =>
      `The site is meant for readers and its address is still ${address}. Name its public address, so that links and feeds are right: MINBAR_URL=https://example.org`,
    "address-not-secure": (_, address) =>
      `The site’s address ${address} is not encrypted. Put a proxy with a certificate in front of it, and let MINBAR_URL begin with https://`,
    runtime: (_, versions) => `Runtime: ${versions}.`,
    "cache-fits": (bytes) => `Memory for pages: ${size(bytes)} at most.`,
    "cache-too-large": (bytes) =>
      `The memory for pages (${size(bytes)}) is more than half of this machine’s. Lower MINBAR_CACHE_MB.`,
  },
  summary: (n) =>
    n === 0 ? "Everything is well." : count(n, "{n} thing needs your care.", "{n} things need your care."),
  faults: {
    "no-such-file": (path) => `The file ${path} cannot be read.`,
    exists: (path) =>
      `The file ${path} is there already and was left as it is. Choose another name, or add --force to replace it.`,
    "is-folder": (path) => `${path} is a folder: give the name of a file.`,
    "no-folder": (path) => `${path} cannot be written: there is no such folder. Make it and try again.`,
    "no-permission": (path) => `${path} cannot be written: you are not allowed to write there.`,
    "cannot-write": (path) => `${path} cannot be written: the file system refuses it.`,
    "no-space": (path) =>
      `The disk was full before the work was done (${path}). Nothing half-made was left; make room and try again.`,
    "not-a-backup": (path) => `The file ${path} is not a backup of Minbar.`,
    damaged: () =>
      "The backup is damaged: its content does not match its fingerprints. Nothing was restored; use another one.",
    truncated: () =>
      "The backup is cut short: it ends before it is complete. Nothing was restored; copy the whole file, or use another one.",
    "key-needed": () => "The backup is sealed. Give its key with --key-file FILE or in MINBAR_BACKUP_KEY.",
    "wrong-key": () => "This key does not open the backup.",
    "newer-format": () => "The backup was written by a newer Minbar. Restore it with that version.",
    "newer-schema": (names) => `The backup has a newer schema than this version of Minbar knows (${names}).`,
    "folder-not-empty": (path) =>
      `The data folder ${path} is not empty, and a restore writes over nothing. Choose an empty one: MINBAR_DATA=FOLDER`,
    "database-not-empty": () =>
      "The PostgreSQL database is not empty, and a restore writes over nothing. Create a new one.",
    "not-as-written": (table) =>
      `What was read from the table ${table} after writing does not match the backup. Nothing was restored.`,
  },
  parts: {
    rows: (done) => `Rows: ${done}`,
    files: (done) => `Files: ${done}`,
    verified: (done) => `Rows verified: ${done}`,
    searched: (done) => `Items indexed: ${done}`,
  },
  backupUsage: "Usage: npx minbar backup FILE [--key-file FILE] [--force]",
  restoreUsage: "Usage: npx minbar restore FILE [--key-file FILE]",
  keyFileUnreadable: (path) => `The key file ${path} cannot be read, or it is empty.`,
  backedUp: (rows, files, bytes, path) =>
    `The backup is complete: ${path} (${size(bytes)}). Rows: ${rows}, files: ${files}.`,
  backupSealed: "It is sealed, and nothing but its key opens it: keep the key somewhere else.",
  backupOpen:
    "It is not sealed, and it holds addresses of readers and hashed passwords: keep it safe, or seal it with MINBAR_BACKUP_KEY.",
  filesLeftOut: (n) =>
    count(
      n,
      "{n} file is missing or damaged and was left out. Details: npx minbar doctor",
      "{n} files are missing or damaged and were left out. Details: npx minbar doctor",
    ),
  restored: (folder, date) => `The site is restored in ${folder} as it was at ${date}. Verified:`,
  verifiedRows: (rows, tables) => `Every row is as it was: ${rows} rows in ${tables} tables.`,
  verifiedFiles: (files) => `Every file matches its fingerprint. Files: ${files}.`,
  searchBuilt: (items) => `The search index was built. Items: ${items}.`,
};

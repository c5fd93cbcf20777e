import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { App } from "../app.ts";
import type { Language } from "../arabic/language.ts";
import type { Note } from "./converted.ts";
import { words } from "./words.ts";
import { advice, kinds } from "./words-report.ts";

/** Why something was not moved, or not moved as it was. */
export type Reason =
  | Note
  | "private"
  | "password"
  | "trashed"
  | "auto-draft"
  | "post-type"
  | "picture-missing"
  | "picture-refused"
  | "picture-outside"
  | "comment-type"
  | "custom-field"
  | "shortened"
  | "no-title"
  | "does-not-fit"
  | "menu-child"
  | "menu-target"
  | "menu-place"
  | "accounts"
  | "members"
  | "other-post-data";

export interface ReportEntry {
  reason: Reason;
  /** What it is about: "post", "page", "attachment", "comment", "menu", "site", in the words of the other system. */
  kind: string;
  id: string;
  title: string;
  /** Names of shortcodes, addresses of pictures, keys of fields. */
  detail: string;
  count: number;
}

/** What happened to each kind of thing. */
export interface MoveCounts {
  added: Record<CountedKind, number>;
  /** Moved in by an earlier run. */
  known: Record<CountedKind, number>;
}
export type CountedKind =
  "posts" | "pages" | "comments" | "media" | "sections" | "tags" | "authors" | "menuEntries" | "redirects";

const zeros = (): Record<CountedKind, number> => ({
  posts: 0,
  pages: 0,
  comments: 0,
  media: 0,
  sections: 0,
  tags: 0,
  authors: 0,
  menuEntries: 0,
  redirects: 0,
});

export interface Report {
  counts: MoveCounts;
  add(entry: Omit<ReportEntry, "count" | "detail"> & { count?: number; detail?: string }): void;
  entries(): ReportEntry[];
  /** Keeps on disk what was added since the last call, so that a killed run's part is not lost. */
  keep(): Promise<void>;
  /** Writes the report as JSON and as text, and returns the path of the text. */
  finish(language: Language): Promise<string>;
}

/** Entries beyond this are counted and no longer listed. */
const MAX_ENTRIES = 200_000;

/** What a report is about, as people know it. */
export interface ReportSubject {
  /** The name of the old site and, where it is known, its address. */
  name: string;
  address: string;
  /** What the files of the report are named after. */
  file: string;
  /** An address that was made up, and that no entry shows. */
  unsaid?: string;
}

/** The report of the moves from one source, begun or gone on with. In a dry run nothing is kept. */
export async function openReport(app: App, subject: ReportSubject, dryRun: boolean): Promise<Report> {
  const folder = join(app.config.dataDir, "imports");
  const name =
    subject.file
      .replace(/^https?:\/\//, "")
      .replace(/[^\p{L}\p{M}\p{N}.-]+/gu, "-")
      .slice(0, 80) || "import";
  const diary = join(folder, `${name}${dryRun ? ".dry-run" : ""}.jsonl`);
  const entries = new Map<string, ReportEntry>();
  if (!dryRun) await readDiary(diary, entries);
  let waiting: string[] = [];
  const counts: MoveCounts = { added: zeros(), known: zeros() };
  const keep = async () => {
    if (dryRun || waiting.length === 0) return;
    await mkdir(folder, { recursive: true });
    await appendFile(diary, waiting.join(""));
    waiting = [];
  };
  return {
    counts,
    add({ reason, kind, id, title, detail = "", count = 1 }) {
      const said = subject.unsaid ? detail.replaceAll(subject.unsaid, "") : detail;
      const entry = { reason, kind, id, title: title.slice(0, 200), detail: said.slice(0, 300), count };
      const key = keyOf(entry);
      if (entries.has(key) || entries.size >= MAX_ENTRIES) return;
      entries.set(key, entry);
      waiting.push(`${JSON.stringify(entry)}\n`);
    },
    entries: () => [...entries.values()],
    keep,
    async finish(language) {
      await keep();
      await mkdir(folder, { recursive: true });
      const base = join(folder, `${name}${dryRun ? ".dry-run" : ""}`);
      const list = [...entries.values()];
      await writeFile(
        `${base}.json`,
        JSON.stringify({ source: sourceOf(subject), at: app.clock.now(), counts, entries: list }, null, 1),
      );
      await writeFile(`${base}.txt`, printReport(subject, list, language));
      return `${base}.txt`;
    },
  };
}

const keyOf = (entry: ReportEntry) => `${entry.reason} ${entry.kind} ${entry.id} ${entry.detail}`;

async function readDiary(path: string, entries: Map<string, ReportEntry>): Promise<void> {
  const text = await readFile(path, "utf8").catch(() => "");
  for (const line of text.split("\n")) {
    try {
      const entry = JSON.parse(line) as ReportEntry;
      entries.set(keyOf(entry), entry);
    } catch {
      // The line that was being written when the run was killed.
    }
  }
}

/** The report for people: under each reason, in one sentence, everything that it concerns. */
function printReport(subject: ReportSubject, entries: ReportEntry[], language: Language): string {
  const say = words[language];
  const byReason = new Map<Reason, ReportEntry[]>();
  for (const entry of entries) byReason.set(entry.reason, [...(byReason.get(entry.reason) ?? []), entry]);
  const parts = [say.reportTitle(sourceOf(subject))];
  if (entries.length === 0) parts.push(say.nothingLeft);
  for (const [reason, list] of byReason)
    parts.push(
      [
        `${say.reasons[reason]} (${list.length})`,
        ...(advice[language][reason] ? [`  ${advice[language][reason]}`] : []),
        ...list.map((entry) => printEntry(entry, language)),
      ].join("\n"),
    );
  return `${parts.join("\n\n")}\n`;
}

/** "صحيفة المدينة (https://example.org)", or as much of it as is known. */
const sourceOf = ({ name, address, file }: ReportSubject): string =>
  name && address ? `${name} (${address})` : name || address || file;

/** The word for a kind of thing; a plugin's own kinds keep the name that it gave them. */
const kindOf = (kind: string, language: Language): string =>
  Object.hasOwn(kinds[language], kind) ? (kinds[language][kind] ?? kind) : kind;

/** Ghost gives the picture above a post no number of its own. */
const numberOf = (id: string): string => (id.startsWith("feature:") ? "" : id);

const printEntry = ({ kind, id, title, detail, count }: ReportEntry, language: Language) =>
  `  - ${[`${kindOf(kind, language)} ${numberOf(id)}`.trim(), title, detail, count > 1 ? `×${count}` : ""].filter(Boolean).join(" · ")}`;

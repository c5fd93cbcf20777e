import { parseArgs } from "node:util";
import type { App } from "../app.ts";
import type { Language } from "../arabic/language.ts";
import { listEditions } from "../editions/editions.ts";
import { MoveError, systemFault } from "./errors.ts";
import { exportToFile } from "./export-wxr.ts";
import { importGhost } from "./import-ghost.ts";
import { importWxr, type ImportResult } from "./import-wxr.ts";
import { requireEdition, type ImportOptions, type Progress } from "./move.ts";
import type { CountedKind } from "./report.ts";
import { words } from "./words.ts";
import { wouldAdd } from "./words-trial.ts";

/** Where a command writes, and in which language. */
export interface MovingOut {
  write(text: string): void;
  isTty: boolean;
  language: Language;
}

/** `import wxr FILE…` and `import ghost FILE`; returns the exit code: 0, 1 for a refused file, 2 for wrong usage. */
export async function runImport(app: App, argv: string[], out: MovingOut): Promise<number> {
  return explained(out, async () => {
    const { kind, files, options: given } = readImport(argv);
    const options = { ...given, language: out.language };
    const bar = progressBar(out);
    const task =
      kind === "wxr"
        ? importWxr(app, files, { ...options, progress: bar.show })
        : importGhost(app, files[0] ?? "", { ...options, progress: bar.show });
    const result = await task.finally(bar.end);
    out.write(summaryOf(result, options.dryRun === true, out.language));
    return 0;
  });
}

/** `export wxr [--edition ar] [--out FILE]`; without a file it is named after the edition in the working folder. */
export async function runExport(app: App, argv: string[], out: MovingOut): Promise<number> {
  return explained(out, async () => {
    const { values, positionals } = parse(argv, { edition: { type: "string" }, out: { type: "string" } });
    if (positionals[0] !== "wxr" || positionals.length > 1) throw new MoveError("usage");
    const edition = await requireEdition(app, textOf(values.edition));
    const path = textOf(values.out) ?? `minbar-${edition.code}.xml`;
    const say = words[out.language];
    const { items, comments } = await exportToFile(app, edition, path).catch((error: unknown) => {
      throw systemFault(error, path);
    });
    const others = (await listEditions(app)).filter((one) => one.id !== edition.id);
    const lines = [
      say.exported(items, comments, path),
      say.picturesAt(app.files.root),
      ...others.map((one) => say.otherEdition(one.name, one.code)),
    ];
    out.write(`${lines.join("\n")}\n`);
    return 0;
  });
}

async function explained(out: MovingOut, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (caught) {
    const error = systemFault(caught);
    if (!(error instanceof MoveError)) throw error;
    out.write(`${words[out.language].refusals[error.code](error.data)}\n`);
    return error.code === "usage" ? 2 : 1;
  }
}

type Flags = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>["options"]>;

function parse(argv: string[], options: Flags) {
  try {
    return parseArgs({ args: argv, options, allowPositionals: true });
  } catch {
    throw new MoveError("usage");
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

function readImport(argv: string[]): { kind: "wxr" | "ghost"; files: string[]; options: ImportOptions } {
  const { values, positionals } = parse(argv, {
    media: { type: "string" },
    edition: { type: "string" },
    fetch: { type: "boolean" },
    "no-fetch": { type: "boolean" },
    "dry-run": { type: "boolean" },
  });
  const [kind, ...files] = positionals;
  const isKnown = kind === "wxr" || (kind === "ghost" && files.length === 1);
  if (!isKnown || files.length === 0 || (values.fetch && values["no-fetch"])) throw new MoveError("usage");
  const mediaDir = textOf(values.media);
  return {
    kind,
    files,
    options: {
      mediaDir,
      editionCode: textOf(values.edition),
      // Whoever has the files at hand need not ask the old site for them.
      fetchMedia: values.fetch === true || (values["no-fetch"] !== true && mediaDir === undefined),
      dryRun: values["dry-run"] === true,
    },
  };
}

const WIDTH = 24;

/** A bar that draws itself anew in a terminal; elsewhere one line for each phase. */
function progressBar(out: MovingOut) {
  const say = words[out.language];
  let shown = "";
  let length = 0;
  const show = (progress: Progress) => {
    const share = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 1;
    const phase = say.phases[progress.phase];
    if (!out.isTty) {
      if (shown !== phase) out.write(`${phase}…\n`);
      shown = phase;
      return;
    }
    const full = Math.round(share * WIDTH);
    const line = [
      phase,
      `${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${Math.floor(share * 100)}%`,
      progress.things > 0 ? say.perSecond(progress.thingsPerSecond) : "",
      progress.secondsLeft === undefined ? "" : say.timeLeft(progress.secondsLeft),
    ]
      .filter(Boolean)
      .join(" · ");
    out.write(`\r${line.padEnd(length)}`);
    length = line.length;
  };
  const end = () => {
    if (length > 0) out.write("\n");
  };
  return { show, end };
}

const KINDS: CountedKind[] = [
  "posts",
  "pages",
  "comments",
  "media",
  "sections",
  "tags",
  "authors",
  "menuEntries",
  "redirects",
];

function summaryOf(result: ImportResult, dryRun: boolean, language: Language): string {
  const say = words[language];
  const sayAdded = dryRun ? wouldAdd[language] : say.added;
  const { added, known } = result.counts;
  const lines = KINDS.filter((kind) => added[kind] > 0).map((kind) => `  ${sayAdded[kind](added[kind])}`);
  const before = KINDS.reduce((sum, kind) => sum + known[kind], 0);
  return [
    ...(dryRun ? [say.dryRun] : []),
    ...(lines.length > 0 ? lines : [say.nothingAdded]),
    ...(before > 0 ? [`  ${say.knownBefore(before)}`] : []),
    ...(result.entries.length > 0 ? [`  ${say.notes(result.entries.length)}`] : []),
    say.reportAt(result.reportPath),
    "",
  ].join("\n");
}

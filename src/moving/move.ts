import type { App } from "../app.ts";
import { cleanLine } from "../arabic/clean.ts";
import type { Language } from "../arabic/language.ts";
import { createEdition, listEditions, type Edition } from "../editions/editions.ts";
import { requireZone } from "../zones.ts";
import type { Network } from "../http/outgoing.ts";
import type { Actor } from "../items/may.ts";
import { MoveError } from "./errors.ts";
import type { MediaShelf } from "./media-shelf.ts";
import type { Report } from "./report.ts";
import type { OldSite } from "./site-address.ts";

/** What a run tells while it works. */
export interface Progress {
  phase: "checking" | "media" | "moving" | "finishing";
  /** Bytes of the files that are behind, and of all. */
  done: number;
  total: number;
  /** Posts, pages, comments and files that are behind, in this phase. */
  things: number;
  thingsPerSecond: number;
  secondsLeft: number | undefined;
}

/** How a site is moved in. */
export interface ImportOptions {
  /** Code of the edition that takes everything; the first edition where absent. */
  editionCode?: string | undefined;
  /** The old site's uploads on this machine. */
  mediaDir?: string | undefined;
  /** Whether pictures that `mediaDir` does not have are fetched from their old address. */
  fetchMedia: boolean;
  /** Reads and converts everything and writes nothing but the report. */
  dryRun?: boolean | undefined;
  /** In which language the report is written; the edition's where absent. */
  language?: Language | undefined;
  /** What stands between fetching and the network; tests bring their own. */
  network?: Network | undefined;
  progress?: ((progress: Progress) => void) | undefined;
}

/** What the parts of one move share. */
export interface Move {
  app: App;
  edition: Edition;
  site: OldSite;
  report: Report;
  shelf: MediaShelf;
  dryRun: boolean;
  /** Numbers of the posts and pages that a dry run would have moved. */
  wouldMove: Set<string>;
  /** Whether line feeds between blocks mean paragraphs, as in WordPress's classic editor. */
  classic: boolean;
}

/** Imports act in their own name. */
export const importActor: Actor = { id: "import", personId: null, role: "system" };

/** The edition that is written into. Throws MoveError "no-edition". */
export async function requireEdition(app: App, code: string | undefined): Promise<Edition> {
  const editions = await listEditions(app);
  const edition = code === undefined ? editions[0] : editions.find((one) => one.code === code);
  if (!edition) throw new MoveError("no-edition", { name: code ?? "" });
  return edition;
}

/**
 * The edition that a site moves into. Where Minbar has none at all (nobody has started it yet), one is made at the root
 * that carries the old site's name; a dry run gets the same and does not store it. Throws MoveError "no-edition" for a
 * code that no edition has.
 */
export async function openEdition(
  app: App,
  code: string | undefined,
  name: string,
  dryRun: boolean,
): Promise<Edition> {
  if ((await listEditions(app)).length > 0) return requireEdition(app, code);
  const language: Language = code === "fr" || code === "en" ? code : "ar";
  const first = {
    code: code ?? language,
    language,
    country: "MA",
    direction: language === "ar" ? "rtl" : "ltr",
    name: cleanLine(name) || "منبر",
    host: null,
    path: "",
    time_zone: "Africa/Casablanca",
    position: 0,
  } as const;
  if (dryRun) {
    const locale = { language, country: first.country };
    return { ...first, id: 0, tagline: "", zone: requireZone(first.time_zone), locale };
  }
  await createEdition(app, first);
  return requireEdition(app, code);
}

/** Does a piece of work in one transaction; a dry run, which writes nothing, does it without. */
export const inTransaction = (move: Move, work: (inner: Move) => Promise<void>): Promise<void> =>
  move.dryRun ? work(move) : move.app.tx((tx) => work({ ...move, app: tx }));

/** A progress teller that works the rate and the time left out from the clock. */
export function createTeller(app: App, tell: ImportOptions["progress"]) {
  const begun = { phase: "" as Progress["phase"] | "", at: 0 };
  return (phase: Progress["phase"], done: number, total: number, things: number) => {
    if (!tell) return;
    const now = app.clock.now();
    if (begun.phase !== phase) Object.assign(begun, { phase, at: now });
    const seconds = (now - begun.at) / 1_000;
    const secondsLeft = seconds > 0.5 && done > 0 ? Math.ceil((seconds * (total - done)) / done) : undefined;
    tell({
      phase,
      done,
      total,
      things,
      thingsPerSecond: seconds > 0 ? Math.round(things / seconds) : 0,
      secondsLeft,
    });
  };
}

import type { Language } from "../arabic/language.ts";
import { wordsAr } from "./words-ar.ts";
import { wordsEn } from "./words-en.ts";
import { wordsFr } from "./words-fr.ts";
import type { MoveCode } from "./errors.ts";
import type { CountedKind, Reason } from "./report.ts";

/** What names the thing that a refusal is about. */
export interface RefusalData {
  file?: string;
  megabyte?: number;
  name?: string;
}

/** Every sentence of moving in and out, in one language. */
export interface MovingWords {
  /** The headline of a post that had neither a title nor a word of text. */
  untitled(id: string): string;
  refusals: Record<MoveCode, (data: RefusalData) => string>;
  reasons: Record<Reason, string>;
  reportTitle(source: string): string;
  nothingLeft: string;
  phases: Record<"checking" | "media" | "moving" | "finishing", string>;
  perSecond(n: number): string;
  timeLeft(seconds: number): string;
  /** "نُقل 12 مقالا": one line for each kind of which something was moved. */
  added: Record<CountedKind, (n: number) => string>;
  nothingAdded: string;
  dryRun: string;
  knownBefore(n: number): string;
  notes(n: number): string;
  reportAt(path: string): string;
  exported(items: number, comments: number, path: string): string;
  /** An edition that an export left out, with the command that writes it. */
  otherEdition(name: string, code: string): string;
  picturesAt(folder: string): string;
  usage: string;
}

export const words: Record<Language, MovingWords> = { ar: wordsAr, fr: wordsFr, en: wordsEn };

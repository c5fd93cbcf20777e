import type { Block, Mark } from "../body/schema.ts";
import type { Converted, Note, PictureRef } from "./converted.ts";
import type { HtmlElement, HtmlNode } from "./html-tree.ts";
import type { Pen } from "./pen.ts";

/** What the converter asks of the site that a text comes from. */
export interface ConvertOptions {
  /** Direction of the edition; paragraphs that say the same need not say it. */
  direction: "rtl" | "ltr";
  /** The address a link leads to from now on; undefined when it may not be followed. */
  link?(href: string): string | undefined;
  /** The absolute address of a picture or file. */
  source?(address: string): string;
  /** The text of a reusable block, by its number. */
  reusable?(id: string): string | undefined;
  /** Attachments of the post, for a gallery that names none. */
  attached?(): string[];
  /** The address of an attachment, by its number. */
  attachment?(id: string): string | undefined;
}

/** One conversion under way. */
export interface Run {
  options: ConvertOptions;
  pictures: PictureRef[];
  notes: Converted["notes"];
  note(note: Note, name?: string): void;
  link(href: string): string | undefined;
  /** Walks nodes with a pen of its own and hands the blocks back. */
  blocksOf(nodes: HtmlNode[], place: Place): Block[];
  walk(nodes: HtmlNode[], place: Place): void;
  /** How many reusable blocks are open, as one may name itself. */
  nested: number;
}

/** Where the converter stands: the pen, the marks of the text, and whether line feeds count. */
export interface Place {
  pen: Pen;
  marks: Mark[];
  breaks: boolean;
  dir: "rtl" | "ltr" | undefined;
}

/** Writes one kind of element. */
export type Writer = (element: HtmlElement, place: Place, run: Run) => void;

import { escapeHtml } from "../platform/escape.ts";
import { openForeign, openTag } from "./foreign.ts";
import { isSafeHref, type Inline, type Mark } from "./schema.ts";

/** How addresses are written: as they stand on the site, absolute in feeds. */
export interface InlineStyle {
  /** What an address of this site becomes. */
  href(address: string): string;
}

/** The order in which marks lie around a text, outermost first; what is not here is not shown. */
const RANK: Record<Mark["type"], number> = {
  link: 0,
  foreign: 1,
  highlight: 2,
  bold: 3,
  italic: 4,
  underline: 5,
  strike: 6,
  subscript: 7,
  superscript: 8,
  code: 9,
};

/** Text with its marks; a mark that goes on over several pieces is opened once. */
export function renderInlines(inlines: readonly Inline[] | undefined, style: InlineStyle): string {
  if (!inlines) return "";
  let html = "";
  let open: OpenMark[] = [];
  for (const inline of inlines) {
    if (inline.type === "hardBreak") {
      html += "<br>";
      continue;
    }
    if (inline.type !== "text") continue;
    if (inline.marks || open.length > 0) {
      const wanted = inline.marks ? wantedMarks(inline.marks, style) : [];
      const kept = commonLength(open, wanted);
      html += closing(open, kept);
      for (let i = kept; i < wanted.length; i++) html += wanted[i]?.open;
      open = wanted;
    }
    html += escapeHtml(inline.text);
  }
  return open.length > 0 ? html + closing(open, 0) : html;
}

interface OpenMark {
  open: string;
  close: string;
  rank: number;
}

function wantedMarks(marks: readonly Mark[], style: InlineStyle): OpenMark[] {
  const wanted: OpenMark[] = [];
  for (const mark of marks) {
    const tags = tagsOf(mark, style);
    const rank = RANK[mark.type];
    if (tags && !wanted.some((other) => other.rank === rank))
      wanted.push({ open: tags[0], close: tags[1], rank });
  }
  return wanted.length > 1 ? wanted.sort((a, b) => a.rank - b.rank) : wanted;
}

function commonLength(a: OpenMark[], b: OpenMark[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length]?.open === b[length]?.open) length++;
  return length;
}

function closing(open: OpenMark[], from: number): string {
  let html = "";
  for (let i = open.length - 1; i >= from; i--) html += open[i]?.close;
  return html;
}

const SIMPLE: Partial<Record<Mark["type"], [string, string]>> = {
  bold: ["<strong>", "</strong>"],
  italic: ["<em>", "</em>"],
  underline: ["<u>", "</u>"],
  strike: ["<s>", "</s>"],
  subscript: ["<sub>", "</sub>"],
  superscript: ["<sup>", "</sup>"],
  highlight: ["<mark>", "</mark>"],
  code: [openTag("code", "ltr"), "</code>"],
};

function tagsOf(mark: Mark, style: InlineStyle): [string, string] | undefined {
  if (mark.type === "link") {
    const open = openLink(mark.attrs.href, style);
    return open ? [open, "</a>"] : undefined;
  }
  if (mark.type === "foreign") return [openForeign(mark.attrs.lang, mark.attrs.dir), "</bdi>"];
  return SIMPLE[mark.type];
}

/** The opening tag of a link; undefined for an address that no link may carry, whoever stored it. */
export function openLink(href: string, style: InlineStyle, attributes = ""): string | undefined {
  if (!isSafeHref(href)) return undefined;
  const rel = /^https?:/i.test(href) ? ' rel="noopener"' : "";
  return `<a href="${escapeHtml(style.href(href))}"${rel}${attributes}>`;
}

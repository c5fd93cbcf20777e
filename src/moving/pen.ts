import type { Block, Inline, Mark } from "../body/schema.ts";

/** Puts text and breaks together to paragraphs between the blocks that are pushed. */
export interface Pen {
  /** Adds text; with `breaks`, line feeds count as WordPress's classic editor counts them (wpautop). */
  text(text: string, marks: Mark[], breaks: boolean): void;
  lineBreak(): void;
  endParagraph(): void;
  block(...blocks: Block[]): void;
  /** True while a paragraph is open. */
  isWriting(): boolean;
  finish(): Block[];
}

/** The schema's limit of inline nodes in one paragraph, and of characters in one text node. */
const MAX_INLINES = 4_900;
const MAX_TEXT = 190_000;

/** A pen; `paragraph` makes a block of the finished inline nodes, or nothing. */
export function createPen(paragraph: (content: Inline[]) => Block | undefined): Pen {
  const blocks: Block[] = [];
  let inlines: Inline[] = [];
  let lastMarks: Mark[] | undefined;

  const lineBreak = () => {
    inlines.push({ type: "hardBreak" });
    lastMarks = undefined;
  };
  const write = (text: string, marks: Mark[]) => {
    const last = inlines.at(-1);
    const afterGap = last === undefined || last.type === "hardBreak" || /[ \t]$/.test(last.text);
    const shown = text.replace(/[ \t\r\n\f]+/g, " ");
    const piece = afterGap ? shown.replace(/^ /, "") : shown;
    if (!piece) return;
    if (last?.type === "text" && lastMarks === marks && last.text.length + piece.length < MAX_TEXT) {
      last.text += piece;
      return;
    }
    for (let at = 0; at < piece.length; at += MAX_TEXT) {
      const node = { type: "text" as const, text: piece.slice(at, at + MAX_TEXT) };
      inlines.push(marks.length > 0 ? { ...node, marks } : node);
    }
    lastMarks = marks;
    if (inlines.length >= MAX_INLINES) endParagraph();
  };
  const endParagraph = () => {
    const content = trimInlines(inlines);
    inlines = [];
    lastMarks = undefined;
    const made = content.length > 0 ? paragraph(content) : undefined;
    if (made) blocks.push(made);
  };
  const writeLines = (text: string, marks: Mark[]) => {
    const lines = text.split("\n");
    let empty = 0;
    lines.forEach((line, index) => {
      const blank = /^[ \t\r\u00a0]*$/.test(line);
      if (index > 0) {
        empty++;
        const last = inlines.at(-1);
        if (empty > 1) endParagraph();
        else if (last && last.type !== "hardBreak") lineBreak();
      }
      if (blank && index > 0 && index < lines.length - 1) return;
      if (!blank) empty = 0;
      write(line, marks);
    });
  };

  return {
    text: (text, marks, breaks) =>
      breaks && text.includes("\n") ? writeLines(text, marks) : write(text, marks),
    lineBreak,
    endParagraph,
    block(...more) {
      endParagraph();
      for (const block of more) blocks.push(block);
    },
    isWriting: () => inlines.length > 0,
    finish() {
      endParagraph();
      return blocks;
    },
  };
}

const isBlank = (inline: Inline) =>
  inline.type === "hardBreak" || /^[\s\u00a0\u200b\ufeff]*$/.test(inline.text);

/** Inline nodes without breaks and spaces at either end; none at all when nothing can be seen. */
function trimInlines(inlines: Inline[]): Inline[] {
  let start = 0;
  let end = inlines.length;
  for (let node = inlines[start]; node && isBlank(node); node = inlines[start]) start++;
  for (let node = inlines[end - 1]; node && end > start && isBlank(node); node = inlines[end - 1]) end--;
  const kept = inlines.slice(start, end);
  const last = kept.at(-1);
  if (last?.type === "text") kept[kept.length - 1] = { ...last, text: last.text.trimEnd() };
  // A trailing space before a break shows nowhere.
  return kept
    .map((node, index) =>
      node.type === "text" && kept[index + 1]?.type === "hardBreak"
        ? { ...node, text: node.text.trimEnd() }
        : node,
    )
    .filter((node) => node.type === "hardBreak" || node.text !== "");
}

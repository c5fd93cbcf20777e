import { plainText } from "../body/body.ts";
import type { Block, Inline, List, Paragraph } from "../body/schema.ts";

/** What list items, cells and quotations may hold. */
export type Narrow = Paragraph | List;

/**
 * Fits blocks into a list item, a cell or a quotation: headings become bold paragraphs, quotations give their
 * content, and what cannot stand there (pictures, tables, embeds) is moved behind it.
 */
export function narrow(blocks: Block[]): { kept: Narrow[]; moved: Block[] } {
  const kept: Narrow[] = [];
  const moved: Block[] = [];
  for (const block of blocks) {
    if (block.type === "paragraph" || isList(block)) kept.push(block);
    else if (block.type === "blockquote") kept.push(...block.content);
    else if (block.type === "heading")
      kept.push({ type: "paragraph", content: embolden(block.content ?? []) });
    else if (block.type === "pullQuote" || block.type === "codeBlock") kept.push(asParagraph(block));
    else if (block.type !== "horizontalRule") moved.push(block);
  }
  return { kept, moved };
}

const isList = (block: Block): block is List => block.type === "bulletList" || block.type === "orderedList";

function embolden(content: Inline[]): Inline[] {
  return content.map((inline) =>
    inline.type === "text" && !inline.marks?.some((mark) => mark.type === "bold")
      ? { ...inline, marks: [...(inline.marks ?? []), { type: "bold" as const }].slice(0, 8) }
      : inline,
  );
}

function asParagraph(block: Block): Paragraph {
  const text = block.type === "pullQuote" ? block.attrs.text : plainText({ type: "doc", content: [block] });
  return { type: "paragraph", content: text ? [{ type: "text", text }] : [] };
}

import { plainText } from "../body/body.ts";
import type { Block, Inline } from "../body/schema.ts";

/** The schema's limit of blocks in a body, with room for what follows pictures that were not found. */
const MAX_BLOCKS = 15_000;
const MAX_INLINES = 4_900;

/** As many blocks as a body may have; of a monstrous text the rest is joined to long paragraphs, text only. */
export function fitBlocks(blocks: Block[]): Block[] {
  if (blocks.length <= MAX_BLOCKS) return blocks;
  const fitted = blocks.slice(0, MAX_BLOCKS);
  let content: Inline[] = [];
  for (const block of blocks.slice(MAX_BLOCKS)) {
    const text = plainText({ type: "doc", content: [block] }).slice(0, 190_000);
    if (!text) continue;
    if (content.length > 0) content.push({ type: "hardBreak" });
    content.push({ type: "text", text });
    if (content.length < MAX_INLINES) continue;
    fitted.push({ type: "paragraph", content });
    content = [];
  }
  if (content.length > 0) fitted.push({ type: "paragraph", content });
  return fitted;
}

/** A line of at most `max` characters, for captions, alternative texts and attributions. */
export function fitLine(text: string, max = 2_000): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= max ? line : line.slice(0, max - 1).replace(/[\ud800-\udbff]$/, "") + "…";
}

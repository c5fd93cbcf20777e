const graphemes = new Intl.Segmenter("ar", { granularity: "grapheme" });
const words = new Intl.Segmenter("ar", { granularity: "word" });

/** Text of at most `max` UTF-16 units, cut before a word and ended with «…», never inside a grapheme (UAX #29). */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return "";
  // One unit stays for the ellipsis; a little text after the cut tells whether a word or grapheme goes on.
  const limit = Math.floor(max) - 1;
  const head = text.slice(0, limit + 32);
  const end = graphemes.segment(head).containing(limit)?.index ?? 0;
  const word = words.segment(head).containing(end);
  // A single word longer than the room is cut between graphemes rather than lost.
  const isInside = word !== undefined && word.isWordLike === true && word.index < end && word.index > 0;
  const kept = head.slice(0, isInside ? word.index : end);
  return `${dropTail(kept) || kept.trimEnd()}…`;
}

function dropTail(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s،؛:,;.\-–—([{«“…]/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

const FSI = "\u2068";
const RLI = "\u2067";
const LRI = "\u2066";
const PDI = "\u2069";

/** The direction a piece of text reads in; neutral when it holds no strong character. */
export type Direction = "rtl" | "ltr" | "neutral";

/** Every character that steers the bidirectional algorithm without being seen (UAX #9, section 2). */
export const bidiControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

/** True when the text holds a mark, embedding, override or isolate of UAX #9. */
export function hasBidiControls(text: string): boolean {
  return bidiControls.test(text);
}

// Letters decide, and the few marks of class AL that are no letters: ؛ ؟ and their neighbours, ۔ and ٭.
const strongOrIsolate =
  /[\p{L}\p{Mc}\u07C0-\u07C9\u061B-\u061F\u066D\u06D4\u200E\u200F\u2066-\u2069\n\r\u0085\u2029]/gu;

function isRightToLeft(code: number): boolean {
  return (
    (code >= 0x0590 && code <= 0x08ff) ||
    code === 0x200f ||
    (code >= 0xfb1d && code <= 0xfdff) ||
    (code >= 0xfe70 && code <= 0xfeff) ||
    (code >= 0x10800 && code <= 0x10fff) ||
    (code >= 0x1e800 && code <= 0x1efff)
  );
}

/** The direction of the first strong character outside isolates (UAX #9, rules P2 and P3). */
export function direction(text: string): Direction {
  let depth = 0;
  for (const match of text.matchAll(strongOrIsolate)) {
    const code = match[0].codePointAt(0) ?? 0;
    if (code >= 0x2066 && code <= 0x2068) depth++;
    else if (code === 0x2069) depth = Math.max(0, depth - 1);
    else if (code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2029) depth = 0;
    else if (depth === 0) return isRightToLeft(code) ? "rtl" : "ltr";
  }
  return "neutral";
}

/** The text with every isolate closed inside its own paragraph and every stray closer gone (UAX #9, BD8 to BD13). */
export function balanceIsolates(text: string): string {
  if (!/[\u2066-\u2069]/.test(text)) return text;
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a && depth > 0) {
      parts.push(text.slice(from, at), PDI.repeat(depth));
      from = at;
      depth = 0;
    } else if (code >= 0x2066 && code <= 0x2068) depth++;
    else if (code === 0x2069 && depth > 0) depth--;
    else if (code === 0x2069) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from), PDI.repeat(depth));
  return parts.join("");
}

function wrapLines(text: string, opener: string): string {
  // An isolate ends with its paragraph, so each line carries its own.
  return balanceIsolates(text)
    .split("\n")
    .map((line) => (line === "" ? line : opener + line + PDI))
    .join("\n");
}

/** Plain text wrapped in FSI, RLI or LRI … PDI (UAX #9, 2.4), safe to nest and to put beside any text. */
export function isolate(text: string, dir?: "rtl" | "ltr"): string {
  return wrapLines(text, dir === "rtl" ? RLI : dir === "ltr" ? LRI : FSI);
}

/** Plain text that always reads left to right, wrapped in LRI … PDI: numbers, handles, addresses, phones. */
export function isolateLtr(text: string): string {
  return wrapLines(text, LRI);
}

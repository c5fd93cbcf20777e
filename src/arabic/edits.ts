/** A change to a text: the UTF-16 range [start, end) becomes `after`, by the named rule. */
export interface Edit {
  start: number;
  end: number;
  after: string;
  rule: string;
}

/** The text after edits that are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const edit of edits) {
    parts.push(text.slice(from, edit.start), edit.after);
    from = edit.end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

/**
 * The edits on the original text that do what `first` and then `second` do, where `second` is on `middle`, the text
 * after `first`; changes that touch each other become one, under the first one's rule. Linear.
 */
export function composeEdits(first: readonly Edit[], middle: string, second: readonly Edit[]): Edit[] {
  const composed: Edit[] = [];
  // What one adds to an offset of the middle text to have the offset of the original one.
  let shift = 0;
  let a = 0;
  let b = 0;
  while (a < first.length || b < second.length) {
    const one = first[a];
    const two = second[b];
    if (!two || (one && one.start - shift + one.after.length < two.start)) {
      if (!one) break;
      composed.push(one);
      shift += one.end - one.start - one.after.length;
      a++;
    } else if (!one || two.end < one.start - shift) {
      composed.push({ start: two.start + shift, end: two.end + shift, after: two.after, rule: two.rule });
      b++;
    } else {
      const joined = joinTouching(first, middle, second, { a, b, shift });
      composed.push(joined.edit);
      ({ a, b, shift } = joined);
    }
  }
  return composed;
}

interface Position {
  a: number;
  b: number;
  shift: number;
}

function joinTouching(first: readonly Edit[], middle: string, second: readonly Edit[], at: Position) {
  let { a, b, shift } = at;
  const begin = Math.min((first[a]?.start ?? 0) - shift, second[b]?.start ?? 0);
  const rule = first[a]?.rule ?? "";
  const start = begin + at.shift;
  const parts: string[] = [];
  let from = begin;
  let end = begin;
  for (;;) {
    const one = first[a];
    const two = second[b];
    if (one && one.start - shift <= end) {
      end = Math.max(end, one.start - shift + one.after.length);
      shift += one.end - one.start - one.after.length;
      a++;
    } else if (two && two.start <= end) {
      parts.push(middle.slice(from, two.start), two.after);
      from = two.end;
      end = Math.max(end, two.end);
      b++;
    } else break;
  }
  parts.push(middle.slice(from, end));
  return { edit: { start, end: end + shift, after: parts.join(""), rule }, a, b, shift };
}

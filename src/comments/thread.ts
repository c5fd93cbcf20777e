/** A comment's place in the talk. */
export interface Place {
  id: number;
  number: number;
  /** The comment that it answers, when that one is shown. */
  parent: number | undefined;
  /** The comment that began this part of the talk; itself for one that answers nobody. */
  root: number;
}

/**
 * Comments (by rising number) in the order in which they are read: each that answers nobody shown, followed
 * by everything said under it, by number. Parents in a circle, which only a broken import holds, count as none.
 */
export function arrange(rows: readonly { id: number; parent_id: number | null; number: number }[]): Place[] {
  const parentOf = new Map(rows.map((row) => [row.id, row.parent_id]));
  const roots = new Map<number, number>();
  const threads = new Map<number, Place[]>();
  for (const row of rows) {
    const root = findRoot(row.id, parentOf, roots);
    const answers = root !== row.id && row.parent_id !== null && parentOf.has(row.parent_id);
    const place: Place = {
      id: row.id,
      number: row.number,
      parent: answers ? (row.parent_id ?? undefined) : undefined,
      root,
    };
    const thread = threads.get(root) ?? [];
    // A reply may carry a lower number than what it answers: the beginning of a thread still comes first.
    if (root === row.id) thread.unshift(place);
    else thread.push(place);
    threads.set(root, thread);
  }
  return rows.flatMap((row) => (roots.get(row.id) === row.id ? (threads.get(row.id) ?? []) : []));
}

function findRoot(id: number, parentOf: Map<number, number | null>, roots: Map<number, number>): number {
  const path = new Set<number>();
  let current = id;
  while (!path.has(current)) {
    const known = roots.get(current);
    if (known !== undefined) {
      current = known;
      break;
    }
    path.add(current);
    const parent = parentOf.get(current);
    if (parent === null || parent === undefined || !parentOf.has(parent)) break;
    current = parent;
  }
  for (const one of path) roots.set(one, current);
  return current;
}

import type { App } from "../app.ts";
import { cleanLine, cleanText } from "../arabic/clean.ts";
import * as queries from "./queries.ts";
import { arrange, type Place } from "./thread.ts";
import type { CommentState } from "./tables.ts";

export type { CommentState };

/** Comments on one page of a thread. */
export const PAGE_SIZE = 50;

/** One comment as readers see it. */
export interface ShownComment {
  id: number;
  number: number;
  name: string;
  text: string;
  createdAt: number;
  /** The comment that it answers, where that is not the one it stands under; `page` is where that stands. */
  answers: { number: number; page: number } | undefined;
  replies: ShownComment[];
}

/** One page of a thread: replies stand under the comment that began their part of the talk. */
export interface Thread {
  itemId: number;
  /** Approved comments in all. */
  total: number;
  page: number;
  pages: number;
  comments: ShownComment[];
}

type Row = Awaited<ReturnType<typeof queries.listApproved>>[number];

/**
 * One page (from 1) of the approved comments under an item, oldest first, 50 to a page counting replies;
 * undefined for a page that does not exist. Whether the item itself is visible is for the caller to ask.
 */
export async function listThread(app: App, itemId: number, page: number): Promise<Thread | undefined> {
  // Nearly every thread fits on its first page: then one query is all.
  const first = await queries.listApproved(app.db, itemId, PAGE_SIZE + 1);
  const places = arrange(first.length <= PAGE_SIZE ? first : await queries.listPlaces(app.db, itemId));
  const pages = Math.max(1, Math.ceil(places.length / PAGE_SIZE));
  if (page < 1 || page > pages) return undefined;
  const shown = places.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const rows =
    pages === 1
      ? first
      : await queries.listApprovedByIds(
          app.db,
          shown.map((place) => place.id),
        );
  return { itemId, total: places.length, page, pages, comments: nest(places, shown, rows) };
}

function nest(places: Place[], shown: Place[], rows: Row[]): ShownComment[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const indexOf = new Map(places.map((place, index) => [place.id, index]));
  const comments: ShownComment[] = [];
  const roots = new Map<number, ShownComment>();
  for (const place of shown) {
    const row = byId.get(place.id);
    if (!row) continue;
    const comment: ShownComment = {
      id: row.id,
      number: row.number,
      name: row.name,
      text: row.text,
      createdAt: row.created_at,
      answers: undefined,
      replies: [],
    };
    const root = place.root === place.id ? undefined : roots.get(place.root);
    if (place.parent !== undefined && (place.parent !== place.root || !root)) {
      const index = indexOf.get(place.parent) ?? 0;
      comment.answers = {
        number: places[index]?.number ?? 0,
        page: Math.floor(index / PAGE_SIZE) + 1,
      };
    }
    if (root) root.replies.push(comment);
    else {
      comments.push(comment);
      roots.set(place.root, comment);
    }
  }
  return comments;
}

/** A comment as an import brings it. */
export interface ImportedComment {
  itemId: number;
  /** The number it had; the next free one when absent or taken. */
  number?: number;
  /** The comment of this database that it answers. */
  parentId?: number | null;
  /** Or the place in the same batch (from 0) of the comment that it answers. */
  parentAt?: number;
  state: CommentState;
  name: string;
  email?: string;
  url?: string;
  text: string;
  createdAt: number;
}

/** Writes one comment of an import and returns its id. */
export async function importComment(app: App, comment: ImportedComment): Promise<number> {
  const [id] = await importComments(app, [comment]);
  if (id === undefined) throw new RangeError("no comment was written");
  return id;
}

/** Rows per statement: eight values each stay well below the limits of both databases. */
const CHUNK = 500;

/**
 * Writes comments of an import in one transaction, numbers them under their items, puts contacts aside, keeps
 * `items.comment_count` right and returns their ids in the order given. An answer to a comment of another
 * item, or to none that exists, becomes a comment of its own.
 */
export async function importComments(app: App, comments: ImportedComment[]): Promise<number[]> {
  if (comments.length === 0) return [];
  const itemIds = [...new Set(comments.map((comment) => comment.itemId))];
  return app.tx(async (tx) => {
    const numbers = await chooseNumbers(tx, itemIds, comments);
    const parents = await queries.listItemsOf(tx.db, [
      ...new Set(comments.flatMap((comment) => comment.parentId ?? [])),
    ]);
    const ids: number[] = [];
    for (let from = 0; from < comments.length; from += CHUNK) {
      const rows = comments.slice(from, from + CHUNK).map((comment, index) => ({
        item_id: comment.itemId,
        parent_id: parents.get(comment.parentId ?? 0) === comment.itemId ? (comment.parentId ?? null) : null,
        number: numbers[from + index] ?? 0,
        state: comment.state,
        name: cleanLine(comment.name),
        text: cleanText(comment.text).trim(),
        created_at: comment.createdAt,
      }));
      const made = await queries.insertComments(tx.db, rows);
      for (const row of rows) ids.push(made.get(`${row.item_id}:${row.number}`) ?? 0);
    }
    await queries.updateParents(tx.db, parentsInBatch(comments, ids));
    await saveContacts(tx, comments, ids);
    await queries.recount(tx.db, itemIds);
    await tx.purge(itemIds.map((id) => `item:${id}`));
    return ids;
  });
}

async function chooseNumbers(tx: App, itemIds: number[], comments: ImportedComment[]): Promise<number[]> {
  const highest = await queries.claimNumbers(tx.db, itemIds);
  const taken = new Map<number, Set<number>>();
  for (const itemId of itemIds) {
    const wished = comments.flatMap((comment) => (comment.itemId === itemId ? (comment.number ?? []) : []));
    taken.set(itemId, await queries.listTakenNumbers(tx.db, itemId, wished));
    highest.set(itemId, Math.max(highest.get(itemId) ?? 0, ...wished));
  }
  return comments.map(({ itemId, number }) => {
    const used = taken.get(itemId) ?? new Set();
    const free = number !== undefined && number > 0 && !used.has(number);
    const chosen = free ? number : (highest.get(itemId) ?? 0) + 1;
    if (!free) highest.set(itemId, chosen);
    used.add(chosen);
    return chosen;
  });
}

function parentsInBatch(comments: ImportedComment[], ids: number[]) {
  return comments.flatMap((comment, index) => {
    const at = comment.parentAt;
    const id = ids[index];
    const parentId = at === undefined || at === index ? undefined : ids[at];
    const sameItem = at !== undefined && comments[at]?.itemId === comment.itemId;
    return id && parentId && sameItem ? [{ id, parentId }] : [];
  });
}

async function saveContacts(tx: App, comments: ImportedComment[], ids: number[]): Promise<void> {
  const rows = comments.flatMap((comment, index) => {
    const email = cleanLine(comment.email ?? "");
    const url = cleanLine(comment.url ?? "");
    return email || url ? [{ comment_id: ids[index] ?? 0, email, url }] : [];
  });
  for (let from = 0; from < rows.length; from += CHUNK)
    await queries.insertContacts(tx.db, rows.slice(from, from + CHUNK));
}

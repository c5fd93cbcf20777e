import { importComments, type ImportedComment } from "../comments/comments.ts";
import type { CommentState } from "../comments/comments.ts";
import { chooseDate } from "./dates.ts";
import { parseHtml, textOf } from "./html-tree.ts";
import type { Move } from "./move.ts";
import { insertOrigins, listOrigins } from "./queries.ts";
import type { WxrComment, WxrItem } from "./wxr.ts";

/** The longest comment that is kept whole, in UTF-16 units. */
const MAX_TEXT = 60_000;

/**
 * Moves the comments of items that are here (`here`: number there → id here), in the transaction of `move`, with their
 * threads and states, numbered by date. Pingbacks, trackbacks and other kinds stay behind and are reported.
 */
export async function moveComments(move: Move, items: WxrItem[], here: Map<string, number>): Promise<void> {
  const { app, site, report } = move;
  const wanted = items.flatMap((item) =>
    people(move, item).map((comment) => ({ comment, item, itemId: here.get(item.id) ?? 0 })),
  );
  if (wanted.length === 0) return;
  const known = await listOrigins(
    app.db,
    site.source,
    "comment",
    wanted.map(({ comment }) => comment.id),
  );
  const fresh = wanted.filter(({ comment }) => !known.has(comment.id));
  report.counts.known.comments += wanted.length - fresh.length;
  if (move.dryRun) report.counts.added.comments += fresh.length;
  if (move.dryRun || fresh.length === 0) return;

  const places = new Map(fresh.map(({ comment }, index) => [comment.id, index]));
  const rows = fresh.map(({ comment, itemId }): ImportedComment => {
    const parentAt = places.get(comment.parent);
    const parentId = known.get(comment.parent);
    return {
      itemId,
      ...(parentAt === undefined ? {} : { parentAt }),
      ...(parentId === undefined ? {} : { parentId }),
      ...readComment(move, comment),
    };
  });
  const ids = await importComments(app, rows);
  await insertOrigins(
    app.db,
    fresh.map(({ comment }, index) => ({
      source: site.source,
      kind: "comment" as const,
      foreign_id: comment.id,
      local_id: ids[index] ?? 0,
    })),
  );
  report.counts.added.comments += ids.length;
}

/** Comments that people wrote, oldest first, each once. */
function people(move: Move, item: WxrItem): WxrComment[] {
  const others = new Map<string, number>();
  const kept = new Map<string, WxrComment>();
  for (const comment of item.comments) {
    if (comment.type === "" || comment.type === "comment") kept.set(comment.id, comment);
    else others.set(comment.type, (others.get(comment.type) ?? 0) + 1);
  }
  for (const [detail, count] of others)
    move.report.add({
      reason: "comment-type",
      kind: item.type,
      id: item.id,
      title: item.title,
      detail,
      count,
    });
  return [...kept.values()].sort(
    (a, b) => (a.dateGmt || a.date).localeCompare(b.dateGmt || b.date) || Number(a.id) - Number(b.id),
  );
}

function readComment(move: Move, comment: WxrComment) {
  const { app, edition } = move;
  const html = /[<&]/.test(comment.content);
  const text = (html ? textOf(parseHtml(spaced(comment.content))) : comment.content).replace(/\r\n?/g, "\n");
  return {
    state: stateOf(comment),
    name: comment.author.slice(0, 200),
    email: comment.email.slice(0, 320),
    url: /^https?:\/\//i.test(comment.url) ? comment.url.slice(0, 2_000) : "",
    text: text
      .replace(/\n{3,}/g, "\n\n")
      .trim()
      .slice(0, MAX_TEXT),
    createdAt: chooseDate(edition.zone, { utc: comment.dateGmt, local: comment.date }) ?? app.clock.now(),
  };
}

/** Where a paragraph of markup ends, a line ends. */
const spaced = (html: string) => html.replace(/<\/(p|div|li|blockquote|h[1-6])>/gi, "\n\n");

function stateOf(comment: WxrComment): CommentState {
  const own = comment.meta.get("_minbar_state");
  if (own === "refused" && comment.approved === "trash") return "refused";
  if (comment.approved === "1" || comment.approved === "approved") return "approved";
  if (comment.approved === "spam") return "spam";
  if (comment.approved === "trash" || comment.approved === "post-trashed") return "deleted";
  return "pending";
}

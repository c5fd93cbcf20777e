import { formatDate } from "../arabic/dates.ts";
import { formatPlainNumber } from "../arabic/numerals.ts";
import { seal } from "../articles/views.tsx";
import { openTag } from "../body/views.tsx";
import type { Edition } from "../editions/editions.ts";
import { escapeHtml } from "../platform/escape.ts";
import { isoInZone, wallTime } from "../zones.ts";
import type { ShownComment, Thread } from "./comments.ts";
import { words } from "./words.ts";

/** Where a thread stands: its edition, and the path of the article that its addresses begin with. */
export interface ThreadContext {
  edition: Edition;
  /** "/n/12/slug", encoded. */
  path: string;
}

/** The thread under an article; "" when nobody has written. */
export function renderThread(thread: Thread, context: ThreadContext): string {
  if (thread.total === 0) return "";
  const say = words[context.edition.language];
  let list = "";
  for (const comment of thread.comments) list += renderComment(comment, thread, context);
  return `<section id="comments" aria-labelledby="comments-title"><div class="steps"><h2 id="comments-title">${say.count(thread.total)}</h2></div><div>${list}</div>${renderPages(thread, context)}</section>`;
}

/** The address of one comment, on whichever page of the thread it stands. */
const commentHref = (path: string, page: number, number: number): string =>
  `${pageHref(path, page)}#c${number}`;

const pageHref = (path: string, page: number): string => (page > 1 ? `${path}?comments=${page}` : path);

function renderComment(comment: ShownComment, thread: Thread, context: ThreadContext): string {
  const { edition, path } = context;
  const say = words[edition.language];
  const number = formatPlainNumber(comment.number, edition.locale);
  const wall = wallTime(edition.zone, comment.createdAt);
  const date = say.at(formatDate(wall, edition.locale, "long"), formatDate(wall, edition.locale, "time"));
  const answers = comment.answers
    ? `<a class="hint" href="${commentHref(path, comment.answers.page, comment.answers.number)}">${say.inReplyTo(formatPlainNumber(comment.answers.number, edition.locale))}</a>`
    : "";
  let replies = "";
  for (const reply of comment.replies) replies += renderComment(reply, thread, context);
  return `<article class="comment" id="c${comment.number}" aria-label="${say.numbered(number)}">${seal(comment.name || say.nameless)}<header class="comment__head"><b>${
    comment.name ? `<bdi>${escapeHtml(comment.name)}</bdi>` : say.nameless
  }</b><a class="plain" href="${commentHref(path, thread.page, comment.number)}"><time datetime="${isoInZone(edition.zone, comment.createdAt)}">${date}</time></a>${answers}</header>${openTag("div", "auto", ' class="comment__body"')}${paragraphs(comment.text)}</div>${replies}</article>`;
}

/** Plain text as paragraphs: an empty line begins one, a single line feed breaks the line. */
function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => `${openTag("p", "auto")}${escapeHtml(part).replaceAll("\n", "<br>")}</p>`)
    .join("");
}

function renderPages({ page, pages }: Thread, { edition, path }: ThreadContext): string {
  if (pages < 2) return "";
  const say = words[edition.language];
  let list = "";
  for (const one of nearby(page, pages)) {
    const number = formatPlainNumber(one, edition.locale);
    list +=
      one === page
        ? `<li><a href="${pageHref(path, one)}#comments" aria-current="page" aria-label="${say.page(number)}">${number}</a></li>`
        : `<li><a href="${pageHref(path, one)}#comments" aria-label="${say.page(number)}">${number}</a></li>`;
  }
  return `<nav class="pages" aria-label="${say.pages}"><ol>${list}</ol></nav>`;
}

/** The first, the last and the pages around the one shown. */
function nearby(page: number, pages: number): number[] {
  const wanted = [1, pages, page - 2, page - 1, page, page + 1, page + 2];
  return [...new Set(wanted)].filter((one) => one >= 1 && one <= pages).sort((a, b) => a - b);
}

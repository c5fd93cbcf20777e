import { raw } from "hono/html";
import type { App } from "../app.ts";
import { formatPlainNumber } from "../arabic/numerals.ts";
import { editionPath, type Edition } from "../editions/editions.ts";
import { escapeHtml } from "../platform/escape.ts";
import { Icon } from "./icons.tsx";
import { absoluteUrl } from "./shell.tsx";
import { words } from "./words.ts";

/** One step of the way to a page; the last one is the page itself and has no path. */
export interface Crumb {
  label: string;
  /** Path within the edition. */
  path?: string;
}

/** The way from the front page to this one; the page itself is not repeated as a link. */
export function Crumbs({ edition, trail }: { edition: Edition; trail: Crumb[] }) {
  const say = words[edition.language];
  const base = editionPath(edition);
  return (
    <nav class="crumbs" aria-label={say.pathName}>
      <ol>
        <li>
          <a href={base || "/"}>{say.home}</a>
        </li>
        {trail.map((crumb) => (
          <li>
            {crumb.path ? (
              <a href={base + crumb.path}>{crumb.label}</a>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The same way as a BreadcrumbList for search engines. */
export function crumbData(app: App, edition: Edition, trail: Crumb[]): object {
  const say = words[edition.language];
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: [{ label: say.home, path: "/" }, ...trail].map((crumb: Crumb, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: crumb.label,
      ...(crumb.path ? { item: absoluteUrl(app, edition, crumb.path) } : {}),
    })),
  };
}

/** The address of one page of a list: the first has no number. */
export const pagePath = (path: string, page: number): string => (page > 1 ? `${path}?page=${page}` : path);

interface PagesProps {
  edition: Edition;
  /** Path of the first page within the edition, with the other parameters that it has. */
  path: string;
  page: number;
  pages: number;
}

/** Numbered pages: where one is in words, then the neighbours, the first and the last. */
export function Pages({ edition, path, page, pages }: PagesProps) {
  if (pages < 2) return <></>;
  const say = words[edition.language];
  const number = (n: number) => formatPlainNumber(n, edition.locale);
  const href = (n: number) => editionPath(edition) + joinPage(path, n);
  return (
    <nav class="pages" aria-label={say.pagesName}>
      <p>{say.pageOf(number(page), number(pages))}</p>
      <ol>
        {page > 1 && (
          <li>
            <a href={href(page - 1)} rel="prev" aria-label={say.previousPage}>
              <Icon name="back" dir />
            </a>
          </li>
        )}
        {nearbyPages(page, pages).map((n) => (
          <li>
            {n === page ? (
              <span aria-current="page">{number(n)}</span>
            ) : (
              <a href={href(n)} aria-label={say.goToPage(number(n))}>
                {number(n)}
              </a>
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={href(page + 1)} rel="next" aria-label={say.nextPage}>
              <Icon name="forward" dir />
            </a>
          </li>
        )}
      </ol>
    </nav>
  );
}

function joinPage(path: string, page: number): string {
  if (page <= 1) return path;
  return `${path}${path.includes("?") ? "&" : "?"}page=${page}`;
}

/** The first, the last, and two on either side. */
function nearbyPages(page: number, pages: number): number[] {
  const wanted = [1, page - 2, page - 1, page, page + 1, page + 2, pages];
  return [...new Set(wanted)].filter((n) => n >= 1 && n <= pages).sort((a, b) => a - b);
}

/** What stands where a list has nothing yet: what to expect, and one way on; from the latest news that is home. */
export function EmptyList({ edition, isLatest = false }: { edition: Edition; isLatest?: boolean }) {
  const say = words[edition.language];
  const base = editionPath(edition);
  return (
    <div class="void">
      <Icon name="clock" />
      <h2>{say.emptyList}</h2>
      <p>{isLatest ? say.emptyLatestHint : say.emptyListHint}</p>
      <a class="btn btn--main" href={isLatest ? base || "/" : `${base}/latest`}>
        {isLatest ? say.home : say.latest}
      </a>
    </div>
  );
}

/** The search form; it works as an ordinary GET. */
export function SearchForm({ edition, query = "", id }: { edition: Edition; query?: string; id: string }) {
  const say = words[edition.language];
  const input = `<input class="input" id="${id}" type="search" name="q" value="${escapeHtml(query)}" maxlength="200" autocomplete="off" enterkeyhint="search">`;
  return (
    <search>
      <form class="find" action={`${editionPath(edition)}/search`} method="get" aria-label={say.searchName}>
        <div class="field">
          <label for={id}>{say.searchLabel}</label>
          {raw(input)}
        </div>
        <button class="btn btn--main" type="submit">
          {say.searchButton}
        </button>
        <p class="hint">{say.searchHint}</p>
      </form>
    </search>
  );
}

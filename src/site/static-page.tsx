import { raw } from "hono/html";
import type { App } from "../app.ts";
import { formatDate } from "../arabic/dates.ts";
import { renderBody, storedBody, storedExcerpt, storedMediaIds } from "../body/views.tsx";
import { listEditions, type Edition } from "../editions/editions.ts";
import type { Rendered } from "../http/answer.ts";
import { Refusal } from "../http/errors.ts";
import { findVisiblePage, listTranslations } from "../items/items.ts";
import { picturesOf } from "../media/media.ts";
import { isoInZone, wallTime } from "../zones.ts";
import { crumbData, Crumbs } from "./parts.tsx";
import { pageUntil, renderDocument, shellTags } from "./shell.tsx";
import { itemPath } from "./targets.ts";
import { words } from "./words.ts";

/** A standing page ("about us", a charter). Throws Refusal "not-found". */
export async function renderStaticPage(app: App, edition: Edition, slug: string): Promise<Rendered> {
  const page = await findVisiblePage(app, edition.id, slug);
  if (!page) throw new Refusal("not-found");
  const say = words[edition.language];
  const body = storedBody(page.body);
  const [pictures, translations, editions] = await Promise.all([
    picturesOf(app, storedMediaIds(body)),
    listTranslations(app, page),
    listEditions(app),
  ]);
  const trail = [{ label: page.headline }];
  const main = (
    <div class="wrap">
      <article class="plain-page">
        <Crumbs edition={edition} trail={trail} />
        <h1>{page.headline}</h1>
        {page.standfirst && <p class="plain-page__lede">{page.standfirst}</p>}
        <div class="prose">{raw(renderBody(body, { language: edition.language, pictures }))}</div>
        <p class="hint">
          {say.updated}{" "}
          <time datetime={isoInZone(edition.zone, page.modified_at)}>
            {formatDate(wallTime(edition.zone, page.modified_at), edition.locale, "long")}
          </time>
        </p>
      </article>
    </div>
  );
  const alternates = translations.others.flatMap((other) => {
    const home = editions.find((one) => one.id === other.edition_id);
    return home && home.id !== edition.id ? [{ edition: home, path: itemPath(other) }] : [];
  });
  const head = {
    title: page.headline,
    description: page.standfirst || storedExcerpt(body, 240),
    canonical: itemPath(page),
    alternates,
    current: itemPath(page),
    isCurrentPage: true,
    data: [crumbData(app, edition, trail)],
  };
  return {
    text: await renderDocument(app, edition, head, main),
    tags: [
      `item:${page.id}`,
      ...translations.others.map((other) => `item:${other.id}`),
      ...[...pictures.keys()].map((id) => `media:${id}`),
      ...shellTags(edition),
    ],
    until: await pageUntil(app, edition),
  };
}

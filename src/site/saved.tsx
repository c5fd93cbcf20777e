import { raw } from "hono/html";
import type { App } from "../app.ts";
import { editionPath, editionUrl, type Edition, type RouteContext } from "../editions/editions.ts";
import type { Rendered } from "../http/answer.ts";
import { Refusal } from "../http/errors.ts";
import { readForm } from "../http/forms.ts";
import { findVisibleItem, listStories, type Story } from "../items/items.ts";
import { Icon } from "./icons.tsx";
import { Crumbs } from "./parts.tsx";
import { renderDocument } from "./shell.tsx";
import { fillShelf, TextStory, type Shelf } from "./stories.tsx";
import { itemPath } from "./targets.ts";
import { words } from "./words.ts";

/** The most that one browser keeps; the oldest make room. */
const MOST = 100;
const COOKIE = "saved";
/** Browsers keep no cookie longer than 400 days (RFC 6265bis). */
const MAX_AGE_SECONDS = 34_560_000;

/** The saved ids of a request, newest first; whatever is not a list of ids counts as none. */
export function readSaved(header: string | null): number[] {
  const value = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\d.]*)`).exec(header ?? "")?.[1] ?? "";
  const ids = value
    .split(".")
    .filter((part) => /^[1-9]\d{0,14}$/.test(part))
    .map(Number);
  return [...new Set(ids)].slice(0, MOST);
}

function writeSaved(app: App, ids: number[]): string {
  const secure = app.config.origin.startsWith("https:") ? "; Secure" : "";
  const age = ids.length > 0 ? MAX_AGE_SECONDS : 0;
  return `${COOKIE}=${ids.join(".")}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
}

/** What a reader has saved in this browser, newest first; private, so it is never kept. */
export async function renderSaved(app: App, edition: Edition, cookie: string | null): Promise<Rendered> {
  const saved = await listStories(app, readSaved(cookie));
  const stories = saved.filter((story) => story.edition_id === edition.id && story.kind !== "page");
  const shelf = await fillShelf(app, edition, stories);
  const say = words[edition.language];
  const trail = [{ label: say.saved }];
  const main = (
    <div class="wrap band">
      <div class="page-head">
        <Crumbs edition={edition} trail={trail} />
        <div class="steps" data-pillar="brand">
          <h1>{say.saved}</h1>
        </div>
        <p class="page-head__text">{say.savedAbout}</p>
      </div>
      {stories.length === 0 ? (
        <Nothing edition={edition} />
      ) : (
        <ul class="keep">
          {stories.map((story) => (
            <Kept shelf={shelf} story={story} />
          ))}
        </ul>
      )}
    </div>
  );
  const head = { title: say.saved, description: say.savedAbout, canonical: "/saved", robots: "noindex" };
  return { text: await renderDocument(app, edition, head, main), tags: [] };
}

function Kept({ shelf, story }: { shelf: Shelf; story: Story }) {
  const say = words[shelf.edition.language];
  return (
    <li class="keep__item">
      <TextStory shelf={shelf} story={story} level={2} />
      <form method="post" action={`${shelf.base}/saved`}>
        {raw(
          `<input type="hidden" name="item" value="${story.id}"><input type="hidden" name="back" value="saved">`,
        )}
        <button
          class="btn"
          type="submit"
          name="action"
          value="remove"
          aria-label={say.savedRemoveOf(story.headline)}
        >
          {say.savedRemove}
        </button>
      </form>
    </li>
  );
}

function Nothing({ edition }: { edition: Edition }) {
  const say = words[edition.language];
  return (
    <div class="void">
      <Icon name="save" />
      <h2>{say.savedEmpty}</h2>
      <p>{say.savedEmptyHint}</p>
      <a class="btn btn--main" href={`${editionPath(edition)}/latest`}>
        {say.latest}
      </a>
    </div>
  );
}

/**
 * Adds an item to the reader's list or (action=remove) takes it off, and sends the reader back to the item, or with
 * back=saved to the list. Throws Refusal "forbidden" for forms of other sites, "not-found" for no such item.
 */
export async function changeSaved(c: RouteContext): Promise<Response> {
  const { app, edition } = c.env;
  const request = c.req.raw;
  const form = await readForm(request, [new URL(editionUrl(app, edition)).origin]);
  const wished = form.get("item");
  if (wished === null || !/^[1-9]\d{0,14}$/.test(wished)) throw new Refusal("bad-request");
  const id = Number(wished);
  const item = await findVisibleItem(app, id);
  const isRemoval = form.get("action") === "remove";
  if (!item && !isRemoval) throw new Refusal("not-found");
  const others = readSaved(request.headers.get("cookie")).filter((one) => one !== id);
  const ids = isRemoval ? others : [id, ...others].slice(0, MOST);
  const toItem = item && item.edition_id === edition.id && form.get("back") !== "saved";
  return new Response(null, {
    status: 303,
    headers: {
      Location: encodeURI(editionPath(edition) + (toItem ? itemPath(item) : "/saved")),
      "Set-Cookie": writeSaved(app, ids),
      "Cache-Control": "no-store",
    },
  });
}

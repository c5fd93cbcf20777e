import { raw } from "hono/html";
import type { App } from "../app.ts";
import { formatPlainNumber } from "../arabic/numerals.ts";
import { seal } from "../articles/views.tsx";
import { findAuthor, type Author, type Edition } from "../editions/editions.ts";
import type { Rendered } from "../http/answer.ts";
import { Refusal } from "../http/errors.ts";
import { isOnlyHidden, type Story } from "../items/items.ts";
import { wallTime } from "../zones.ts";
import { Aside, finishListing, loadListing, withoutTile, type Listing } from "./listings.tsx";
import { Crumbs, EmptyList, Pages } from "./parts.tsx";
import { absoluteUrl } from "./shell.tsx";
import { RowStory } from "./stories.tsx";
import { words } from "./words.ts";

/** An author and what they wrote, by year. */
export async function renderAuthor(
  app: App,
  edition: Edition,
  slug: string,
  page: number,
): Promise<Rendered> {
  const author = await findAuthor(app, edition.id, slug);
  if (!author || (await isOnlyHidden(app, { author: author.id }))) throw new Refusal("not-found");
  const say = words[edition.language];
  const listing = await loadListing(app, edition, { author: author.id }, page, {
    path: `/author/${author.slug}`,
    label: author.name,
  });
  const about = author.bio || say.authorAbout(author.name, edition.name);
  const person = {
    "@context": "https://schema.org",
    "@type": "ProfilePage",
    mainEntity: {
      "@type": "Person",
      name: author.name,
      url: absoluteUrl(app, edition, listing.path),
      ...(author.other_name ? { alternateName: author.other_name } : {}),
      ...(author.role ? { jobTitle: author.role } : {}),
      ...(author.bio ? { description: author.bio } : {}),
    },
  };
  const main = <AuthorPage {...listing} author={author} />;
  return finishListing(listing, { author: author.id }, author.name, about, main, {
    type: "profile",
    data: [person],
  });
}

function AuthorPage(props: Listing & { author: Author }) {
  const { author, edition, shelf, stories } = props;
  const bare = withoutTile(shelf, stories);
  return (
    <div class="wrap band">
      <div class="page-head">
        <Crumbs edition={edition} trail={props.trail} />
        <div class="person">
          {raw(seal(author.name))}
          <div>
            <h1>{author.name}</h1>
            {author.other_name && (
              <p class="hint">
                <bdi>{author.other_name}</bdi>
              </p>
            )}
            {author.role && <p class="person__role">{author.role}</p>}
          </div>
          {author.bio && <p class="person__bio">{author.bio}</p>}
        </div>
      </div>
      {stories.length === 0 ? (
        <EmptyList edition={edition} />
      ) : (
        <Aside {...props}>
          {groupByYear(edition, stories).map(({ year, list }) => (
            <section aria-labelledby={`year-${year}`}>
              <div class="steps">
                <h2 id={`year-${year}`}>{formatPlainNumber(year, edition.locale)}</h2>
              </div>
              <div class="list list--2">
                {list.map((story) => (
                  <RowStory shelf={shelf} story={story} bare={bare.has(story.id)} byAuthor />
                ))}
              </div>
            </section>
          ))}
          <Pages edition={edition} path={props.path} page={props.page} pages={props.pages} />
        </Aside>
      )}
    </div>
  );
}

function groupByYear(edition: Edition, stories: Story[]): { year: number; list: Story[] }[] {
  const groups: { year: number; list: Story[] }[] = [];
  for (const story of stories) {
    const { year } = wallTime(edition.zone, story.visible_at ?? 0);
    const last = groups.at(-1);
    if (last?.year === year) last.list.push(story);
    else groups.push({ year, list: [story] });
  }
  return groups;
}

import type { App } from "../app.ts";
import { localeTag } from "../arabic/language.ts";
import {
  findEdition,
  listEditions,
  listMenu,
  listSections,
  type Edition,
  type MenuEntry,
} from "../editions/editions.ts";
import { listVisiblePages } from "../items/items.ts";
import { collectIcons, Icon, sprite } from "./icons.tsx";
import { currentBreaking, pageUntil } from "./life.ts";
import { findTargetLink, itemPath, linkBetween } from "./targets.ts";
import { StoryTime, Today } from "./times.tsx";
import { languageNames, words, type SiteWords } from "./words.ts";

/** The part of every page that is the same for a whole edition, as HTML. */
export interface Frame {
  /** From the skip link to the opening of `main`. */
  before: string;
  /** From the closing of `main` to the end of the body. */
  after: string;
  /** Names of the icons in both. */
  icons: Set<string>;
}

interface Link {
  href: string;
  label: string;
}

interface Parts {
  app: App;
  edition: Edition;
  say: SiteWords;
  main: Link[];
  about: Link[];
  sections: Link[];
  editions: Edition[];
  breaking: Awaited<ReturnType<typeof currentBreaking>>;
}

/** The frame of an edition, rendered once for all its pages until a menu, the breaking bar, a standing page or the day changes. */
export function frameOf(app: App, edition: Edition): Promise<Frame> {
  return app.memo.remember(`shell:${edition.id}`, async () => {
    // Asked first: what appears while the frame is being made then ends its life at once.
    const until = await pageUntil(app, edition);
    // The asker's edition may be a moment old; what is kept for all must be today's.
    const parts = await gatherParts(app, (await findEdition(app, edition.id)) ?? edition);
    const before = String(<Top {...parts} />);
    const after = String(<Foot {...parts} />);
    const value = { before, after, icons: collectIcons(before + after, new Set()) };
    return {
      value,
      tags: [`shell:${edition.id}`, `edition:${edition.id}`, "editions"],
      until,
    };
  });
}

/** The sprite of a whole page. */
export const spriteOf = (frame: Frame, main: string): string =>
  sprite(collectIcons(main, new Set(frame.icons)));

async function gatherParts(app: App, edition: Edition): Promise<Parts> {
  const link = (path: string) => linkBetween(app, edition, edition, path);
  const [menu, sectionRows, pages, editions, breaking] = await Promise.all([
    listMenu(app, edition.id),
    listSections(app, edition.id),
    listVisiblePages(app, edition.id),
    listEditions(app),
    currentBreaking(app, edition),
  ]);
  const sections = sectionRows.map((one) => ({ href: link(`/section/${one.slug}`), label: one.name }));
  const say = words[edition.language];
  const chosen = await resolveMenu(app, edition, menu, "main");
  const main = chosen.length > 0 ? chosen : sections;
  const home = { href: link("/"), label: say.home };
  const about = await resolveMenu(app, edition, menu, "footer");
  return {
    app,
    edition,
    say,
    main: main.some((one) => one.href === home.href) ? main : [home, ...main],
    about:
      about.length > 0 ? about : pages.map((page) => ({ href: link(itemPath(page)), label: page.headline })),
    sections,
    editions,
    breaking,
  };
}

async function resolveMenu(
  app: App,
  edition: Edition,
  menu: MenuEntry[],
  which: MenuEntry["menu"],
): Promise<Link[]> {
  const links: Link[] = [];
  for (const entry of menu.filter((one) => one.menu === which)) {
    const href = await findTargetLink(app, edition, entry);
    if (href) links.push({ href, label: entry.label });
  }
  return links;
}

function Top(props: Parts) {
  const { app, edition, say } = props;
  const link = (path: string) => linkBetween(app, edition, edition, path);
  return (
    <>
      <a class="skip vh" href="#main">
        {say.skip}
      </a>
      <header class="site">
        <div class="util">
          <div class="wrap">
            <p class="util__date">
              <Today edition={edition} now={app.clock.now()} />
            </p>
            {props.editions.length > 1 && (
              <nav aria-label={say.editionsName}>
                <EditionLinks {...props} />
              </nav>
            )}
          </div>
        </div>
        <div class="wrap site__bar">
          <details class="menu only-slim">
            <summary class="btn btn--quiet btn--icon">
              <Icon name="menu" />
              <span class="vh">{say.menu}</span>
            </summary>
            <PhoneMenu {...props} />
          </details>
          <Logo {...props} />
          <a class="btn btn--quiet only-wide" href={link("/search")}>
            <Icon name="search" /> {say.search}
          </a>
          <a class="btn btn--quiet only-wide" href={link("/saved")}>
            <Icon name="save" /> {say.saved}
          </a>
          <a class="btn btn--quiet btn--icon only-slim" href={link("/search")} aria-label={say.search}>
            <Icon name="search" />
          </a>
          <a class="btn btn--quiet btn--icon only-slim" href={link("/saved")} aria-label={say.saved}>
            <Icon name="save" />
          </a>
        </div>
        <nav class="site__nav" aria-label={say.sectionsName}>
          <Links links={props.main} />
        </nav>
      </header>
      <Breaking {...props} />
    </>
  );
}

/** Links to all editions; `renderDocument` puts the translations of a page in the place of their home pages. */
function EditionLinks({ app, edition, editions }: Parts) {
  return (
    <ul>
      {editions.map((one) => (
        <li>
          <a
            href={linkBetween(app, edition, one, "/")}
            lang={one.language}
            hreflang={localeTag(one.locale)}
            dir={one.direction}
            aria-current={one.id === edition.id ? "true" : undefined}
          >
            {languageNames[one.language]}
          </a>
        </li>
      ))}
    </ul>
  );
}

function PhoneMenu(props: Parts) {
  const { app, edition, say } = props;
  return (
    <div class="menu__panel">
      <nav aria-label={say.menuName}>
        <Links links={props.main} />
      </nav>
      {props.editions.length > 1 && (
        <nav class="menu__editions" aria-label={say.menuEditions}>
          <EditionLinks {...props} />
        </nav>
      )}
      <p class="menu__date">
        <Today edition={edition} now={app.clock.now()} />
      </p>
    </div>
  );
}

function Links({ links }: { links: Link[] }) {
  return (
    <ul>
      {links.map((one) => (
        <li>
          <a href={one.href}>{one.label}</a>
        </li>
      ))}
    </ul>
  );
}

function Logo({ app, edition, say }: Parts) {
  return (
    <a class="logo" href={linkBetween(app, edition, edition, "/")} aria-label={say.homeOf(edition.name)}>
      <svg viewBox="0 0 40 40" aria-hidden="true">
        <path fill="currentColor" d="M0 0h40v40H0z" />
        <path class="logo__cut" d="M34 32H6V12h8v7h8v7h12z" />
      </svg>
      <b>{edition.name}</b>
    </a>
  );
}

function Breaking({ app, edition, say, breaking }: Parts) {
  if (!breaking) return <></>;
  const at = breaking.visible_at ?? app.clock.now();
  return (
    <aside class="breaking" aria-label={say.breakingName}>
      <div class="wrap">
        <b>{say.breaking}</b>
        <a href={linkBetween(app, edition, edition, itemPath(breaking))}>{breaking.headline}</a>
        <StoryTime edition={edition} at={at} now={app.clock.now()} />
      </div>
    </aside>
  );
}

function Foot(props: Parts) {
  const { app, edition, say } = props;
  const link = (path: string) => linkBetween(app, edition, edition, path);
  const reading = [
    { href: link("/latest"), label: say.latest },
    { href: link("/archive"), label: say.archive },
    { href: link("/saved"), label: say.saved },
    { href: link("/search"), label: say.search },
    { href: link("/feed.xml"), label: say.feed },
  ];
  return (
    <footer class="foot">
      <a class="totop" href="#top" aria-label={say.toTop}>
        <Icon name="up" />
      </a>
      <div class="wrap">
        <div class="foot__about">
          <Logo {...props} />
          {edition.tagline && <p>{edition.tagline}</p>}
        </div>
        <div class="foot__cols">
          <FootColumn id="foot-sections" title={say.footSections} links={props.sections} />
          <FootColumn id="foot-reading" title={say.footReading} links={reading} />
          <FootColumn id="foot-about" title={say.footAbout} links={props.about} />
          {props.editions.length > 1 && (
            <nav aria-labelledby="foot-editions">
              <h2 id="foot-editions">{say.editions}</h2>
              <EditionLinks {...props} />
            </nav>
          )}
        </div>
        <p class="foot__end">
          <span>{edition.name}</span>
          <a href="#top">{say.toTop}</a>
        </p>
      </div>
    </footer>
  );
}

function FootColumn(props: { id: string; title: string; links: Link[] }) {
  if (props.links.length === 0) return <></>;
  return (
    <nav aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      <Links links={props.links} />
    </nav>
  );
}

import { cleanLine } from "../arabic/clean.ts";
import { slugify } from "../arabic/slug.ts";
import {
  createAuthor,
  createSection,
  ensureTags,
  findRedirect,
  listAuthors,
  listSections,
  normaliseOldPath,
  safeDecode,
  saveRedirect,
  type RedirectTarget,
} from "../editions/editions.ts";
import { inTransaction, type Move } from "./move.ts";
import { insertOrigins, listOrigins } from "./queries.ts";
import type { Survey } from "./survey.ts";
import type { WxrTerm } from "./wxr.ts";

/** The sections, tags and authors of the old site and what they are here. */
export interface Vocabulary {
  /** By slug of the category. */
  sections: Map<string, number>;
  sectionNames: Map<string, string>;
  /** Slug of the category by its number, for texts that name a main category. */
  categoryById: Map<string, string>;
  /** By login. */
  authors: Map<string, number>;
}

/** Moves categories, tags and authors in, each with its old addresses; those of an earlier run are found again. */
export async function moveVocabulary(move: Move, survey: Survey): Promise<Vocabulary> {
  const categories = parentsFirst([...survey.categories.values()]);
  const vocabulary: Vocabulary = {
    sections: new Map(),
    sectionNames: new Map(categories.map((term) => [term.slug, term.name])),
    categoryById: new Map(categories.flatMap((term) => (term.id ? [[term.id, term.slug]] : []))),
    authors: new Map(),
  };
  vocabulary.sections = await moveSections(move, categories);
  await moveTags(move, [...survey.tags.values()]);
  vocabulary.authors = await moveAuthors(move, survey);
  return vocabulary;
}

/** Parents before children; a circle is cut where it is met. The default category of WordPress comes last. */
function parentsFirst(terms: WxrTerm[]): WxrTerm[] {
  const bySlug = new Map(terms.map((term) => [term.slug, term]));
  const done = new Set<WxrTerm>();
  const place = (term: WxrTerm, above: Set<WxrTerm>) => {
    if (done.has(term) || above.has(term)) return;
    const parent = bySlug.get(term.parent);
    if (parent && above.size < 50) place(parent, new Set([...above, term]));
    done.add(term);
  };
  const isDefault = (term: WxrTerm) => /^(uncategori[sz]ed|non-classe|غير-مصنف)/.test(safeDecode(term.slug));
  for (const term of terms) if (!isDefault(term)) place(term, new Set());
  for (const term of terms) place(term, new Set());
  return [...done];
}

async function moveSections(move: Move, terms: WxrTerm[]): Promise<Map<string, number>> {
  const { app, edition, site, report } = move;
  const known = await listOrigins(
    app.db,
    site.source,
    "section",
    terms.map((term) => term.slug),
  );
  const sections = new Map(known);
  report.counts.known.sections += known.size;
  const made: { id: number; slug: string; name: string }[] = [];
  for (const term of terms) {
    if (known.has(term.slug)) continue;
    await inTransaction(move, async (inner) => {
      const name = cleanLine(term.name).slice(0, 200) || safeDecode(term.slug);
      const slug = slugify(safeDecode(term.slug)) || slugify(name);
      // The shell's memo may be older than this transaction, so two sections of one name are told apart here.
      const same = [...(await listSections(app, edition.id)), ...made].find(
        (one) => one.slug === slug || one.name === name,
      );
      const row = { edition_id: edition.id, name, slug, description: cleanLine(term.description) };
      const id = same?.id ?? (move.dryRun ? 0 : await createSection(inner.app, row));
      if (!same) report.counts.added.sections++;
      made.push({ id, slug, name });
      sections.set(term.slug, id);
      await remember(inner, "section", term.slug, id);
      await saveOld(inner, termPaths("category", term, terms), { kind: "section", id });
      if (term.id) await saveOld(inner, [`/?cat=${term.id}`], { kind: "section", id });
    });
  }
  return sections;
}

/** Remembers what a thing of the old site became; a dry run has nothing to remember. */
async function remember(move: Move, kind: "section" | "tag" | "author", foreign: string, id: number) {
  if (move.dryRun) return;
  const origin = { source: move.site.source, kind, foreign_id: foreign, local_id: id };
  await insertOrigins(move.app.db, [origin]);
}

/** "/category/x", and "/category/parent/x" where it has a parent. */
function termPaths(base: "category" | "tag", term: WxrTerm, terms: WxrTerm[]): string[] {
  const slug = safeDecode(term.slug);
  const chain = [slug];
  for (let parent = term.parent, steps = 0; parent && steps < 20; steps++) {
    chain.unshift(safeDecode(parent));
    parent = terms.find((one) => one.slug === parent)?.parent ?? "";
  }
  return [...new Set([slug, chain.join("/")])].map((path) => `/${base}/${path}`);
}

async function moveTags(move: Move, terms: WxrTerm[]): Promise<void> {
  const { app, edition, site, report } = move;
  const known = await listOrigins(
    app.db,
    site.source,
    "tag",
    terms.map((term) => term.slug),
  );
  report.counts.known.tags += known.size;
  const fresh = terms.filter((term) => !known.has(term.slug));
  for (let at = 0; at < fresh.length; at += 500)
    await inTransaction(move, async (inner) => {
      for (const term of fresh.slice(at, at + 500)) {
        const name = cleanLine(term.name).slice(0, 120);
        const [id] = move.dryRun ? (name ? [0] : []) : await ensureTags(inner.app, edition.id, [name]);
        if (id === undefined) continue;
        report.counts.added.tags++;
        await remember(inner, "tag", term.slug, id);
        const paths = termPaths("tag", { ...term, parent: "" }, []);
        await saveOld(inner, paths, { kind: "tag", id });
      }
    });
}

/** Authors become bylines and never accounts, whatever they were allowed to do. */
async function moveAuthors(move: Move, survey: Survey): Promise<Map<string, number>> {
  const { app, edition, site, report } = move;
  const logins = [...survey.authors.keys()].filter(Boolean);
  const authors = await listOrigins(app.db, site.source, "author", logins);
  report.counts.known.authors += authors.size;
  const made: { id: number; name: string }[] = [];
  for (const login of logins) {
    const author = survey.authors.get(login);
    if (authors.has(login) || !author) continue;
    await inTransaction(move, async (inner) => {
      const name = cleanLine(author.name).slice(0, 200) || cleanLine(login).slice(0, 200);
      const there = await listAuthors(inner.app, edition.id);
      const same = [...there, ...made].find((one) => one.name === name);
      const row = { edition_id: edition.id, name, slug: slugify(name) || slugify(login) };
      const id = same?.id ?? (move.dryRun ? 0 : await createAuthor(inner.app, row));
      if (!same) report.counts.added.authors++;
      made.push({ id, name });
      authors.set(login, id);
      await remember(inner, "author", login, id);
      const old = `/author/${login.toLowerCase().replace(/[\s.]+/g, "-")}`;
      const paths = [old, `/author/${login}`, ...(author.id ? [`/?author=${author.id}`] : [])];
      await saveOld(inner, paths, { kind: "author", id });
    });
  }
  return authors;
}

/** Remembers old paths of the site (below its own folder, where it lived in one); those that lead there already are no news. */
export async function saveOld(move: Move, paths: string[], target: RedirectTarget): Promise<void> {
  const spellings = new Map(paths.map((path) => [normaliseOldPath(oldPath(move, path)), path]));
  for (const path of spellings.values()) {
    const known = await findRedirect(move.app, move.edition.id, oldPath(move, path));
    const isSame =
      known?.target_kind === target.kind && target.kind !== "url" && known.target_id === target.id;
    if (!isSame) await saveFresh(move, [path], target);
  }
}

/** The same for things that have only just come in, which nothing can lead to yet. */
export async function saveFresh(move: Move, paths: string[], target: RedirectTarget): Promise<void> {
  for (const path of new Set(paths)) {
    if (!move.dryRun) await saveRedirect(move.app, move.edition.id, oldPath(move, path), target);
    move.report.counts.added.redirects++;
  }
}

const oldPath = (move: Move, path: string): string => {
  const folder = URL.parse(move.site.source)?.pathname.replace(/\/$/, "") ?? "";
  const url = URL.parse(`https://any.invalid${folder}${path}`);
  return url ? move.site.pathOf(url) : path;
};

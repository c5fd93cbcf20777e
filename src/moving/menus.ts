import { cleanLine } from "../arabic/clean.ts";
import { addMenuEntries, findRedirect, listMenu, type RedirectTarget } from "../editions/editions.ts";
import { inTransaction, type Move } from "./move.ts";
import { insertOrigins, listOrigins } from "./queries.ts";
import type { MenuItem, Survey } from "./survey.ts";
import type { Vocabulary } from "./terms.ts";

/** Moves the menus that have a place here: one above the pages and one below them, top entries only. */
export async function moveMenus(move: Move, survey: Survey, vocabulary: Vocabulary): Promise<void> {
  const { app, edition, site, report } = move;
  const known = await listOrigins(
    app.db,
    site.source,
    "menu",
    survey.menu.map((item) => item.id),
  );
  report.counts.known.menuEntries += known.size;
  const places = placesOf(survey.menu);
  // A run that was cut off goes on with the menus that it began.
  const own = known.size > 0 ? [] : await listMenu(app, edition.id);
  const taken = new Set(own.map((entry) => entry.menu));
  const items = survey.menu.filter((item) => !known.has(item.id)).sort((a, b) => a.order - b.order);
  for (const item of items) {
    const menu = places.get(item.menu);
    const complain = (reason: "menu-child" | "menu-target" | "menu-place") =>
      report.add({ reason, kind: "menu", id: item.id, title: item.title, detail: item.menu });
    // A menu that the newsroom has made here is not mixed with the old one.
    if (!menu || taken.has(menu)) complain("menu-place");
    else if (Number(item.parent) > 0) complain("menu-child");
    else {
      const entry = await targetOf(move, survey, vocabulary, item);
      if (!entry) complain("menu-target");
      else await addEntry(move, item, menu, entry);
    }
  }
}

async function addEntry(
  move: Move,
  item: MenuItem,
  menu: "main" | "footer",
  entry: { target: RedirectTarget; label: string },
): Promise<void> {
  const { edition, site, report } = move;
  const label = cleanLine(item.title || entry.label).slice(0, 120);
  if (!label) return;
  await inTransaction(move, async ({ app, dryRun }) => {
    if (dryRun) return;
    await addMenuEntries(app, edition.id, [
      {
        edition_id: edition.id,
        menu,
        label,
        target_kind: entry.target.kind,
        target_id: entry.target.kind === "url" ? null : entry.target.id || null,
        target_url: entry.target.kind === "url" ? entry.target.url : null,
        position: item.order,
      },
    ]);
    // Menu entries have no life of their own: that this one came in is all there is to remember.
    await insertOrigins(app.db, [{ source: site.source, kind: "menu", foreign_id: item.id, local_id: 0 }]);
  });
  report.counts.added.menuEntries++;
}

/** Which menu of the old site goes where: by what its name says, and the only or first one above. */
function placesOf(items: MenuItem[]): Map<string, "main" | "footer"> {
  const names = [...new Set(items.map((item) => item.menu))];
  const footer = names.find((name) => /foot|pied|bas|تذييل|ذيل|أسفل|اسفل/i.test(decode(name)));
  const rest = names.filter((name) => name !== footer);
  const main =
    rest.find((name) => /main|primary|head|top|principal|رئيس|علوي/i.test(decode(name))) ?? rest[0];
  return new Map([
    ...(main === undefined ? [] : [[main, "main"] as const]),
    ...(footer === undefined ? [] : [[footer, "footer"] as const]),
  ]);
}

const decode = (slug: string) => {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
};

async function targetOf(
  move: Move,
  survey: Survey,
  vocabulary: Vocabulary,
  item: MenuItem,
): Promise<{ target: RedirectTarget; label: string } | undefined> {
  const { app, site } = move;
  if (item.kind === "post_type") {
    const known = (await listOrigins(app.db, site.source, "item", [item.objectId])).get(item.objectId);
    const id = known ?? (move.wouldMove.has(item.objectId) ? 0 : undefined);
    return id === undefined ? undefined : { target: { kind: "item", id }, label: "" };
  }
  if (item.kind === "taxonomy" && item.object === "category") {
    const slug = vocabulary.categoryById.get(item.objectId) ?? "";
    const id = vocabulary.sections.get(slug);
    return id === undefined
      ? undefined
      : { target: { kind: "section", id }, label: vocabulary.sectionNames.get(slug) ?? "" };
  }
  if (item.kind === "taxonomy" && item.object === "post_tag") {
    const term = [...survey.tags.values()].find((one) => one.id === item.objectId);
    const known = term && (await listOrigins(app.db, site.source, "tag", [term.slug])).get(term.slug);
    const id = known ?? (term && move.dryRun ? 0 : undefined);
    return id === undefined ? undefined : { target: { kind: "tag", id }, label: term?.name ?? "" };
  }
  return item.kind === "custom" ? customTarget(move, item) : undefined;
}

async function customTarget(
  move: Move,
  item: MenuItem,
): Promise<{ target: RedirectTarget; label: string } | undefined> {
  const url = move.site.absolute(item.url);
  if (!url || !/^https?:$/.test(url.protocol) || item.url.trim().startsWith("#")) return undefined;
  if (!move.site.owns(url)) return { target: { kind: "url", url: url.href }, label: "" };
  const path = move.site.pathOf(url);
  if (path === "/") return { target: { kind: "home", id: 0 }, label: "" };
  const moved = await findRedirect(move.app, move.edition.id, path);
  if (moved && moved.target_kind !== "url" && moved.target_kind !== "media")
    return { target: { kind: moved.target_kind, id: moved.target_id ?? 0 }, label: "" };
  return { target: { kind: "url", url: path }, label: "" };
}

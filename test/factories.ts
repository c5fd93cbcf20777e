import type { App } from "../src/app.ts";
import { doc, p } from "../src/body/build.ts";
import { createAuthor, createEdition, createSection } from "../src/editions/editions.ts";
import { createItem, publishItem } from "../src/items/items.ts";
import { systemActor } from "../src/items/may.ts";
import type { ItemInput } from "../src/items/schema.ts";

/** The Arabic edition at the root, with one section and one author. */
export async function anEdition(app: App, overrides: Partial<Parameters<typeof createEdition>[1]> = {}) {
  const editionId = await createEdition(app, {
    code: "ar",
    language: "ar",
    country: "MA",
    direction: "rtl",
    name: "صدى المرسى",
    host: null,
    path: "",
    time_zone: "Africa/Casablanca",
    position: 0,
    ...overrides,
  });
  const sectionId = await createSection(app, {
    edition_id: editionId,
    name: "وطني",
    slug: "national",
    pillar: "brand",
  });
  const authorId = await createAuthor(app, { edition_id: editionId, name: "سلمى الرمّاني", slug: "salma" });
  return { editionId, sectionId, authorId };
}

/** What a writer sends for a plain article. */
export function anArticle(overrides: Partial<ItemInput> = {}): ItemInput {
  return {
    kind: "news",
    headline: "الميناء يستأنف نشاطه بعد العاصفة",
    kicker: "ملاحة",
    standfirst: "عادت سفن الصيد إلى أرصفتها صباح اليوم بعد توقف دام يومين.",
    body: doc(
      p("استأنف ميناء مرسى الرمان نشاطه صباح الاثنين."),
      p("وأفاد بلاغ لوكالة الميناء أن 14 سفينة غادرت الرصيف."),
    ),
    tags: ["الميناء", "الصيد البحري"],
    ...overrides,
  };
}

/** An article that readers see (or will, with `publishAt`/`embargoUntil`); returns its id. */
export async function aPublishedArticle(
  app: App,
  edition: { editionId: number; sectionId?: number; authorId?: number },
  overrides: Partial<ItemInput> = {},
  when: Parameters<typeof publishItem>[3] = {},
): Promise<number> {
  const id = await createItem(
    app,
    systemActor,
    edition.editionId,
    anArticle({
      ...(edition.sectionId ? { sectionId: edition.sectionId } : {}),
      ...(edition.authorId ? { authorIds: [edition.authorId] } : {}),
      ...overrides,
    }),
  );
  await publishItem(app, systemActor, id, when);
  return id;
}

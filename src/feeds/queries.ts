import type { Db } from "../db/db.ts";

/** A translation and its original, whether readers may see them or not: links only, no words. */
export interface TranslationLink {
  id: number;
  original: number;
}

/** Every translation of the stories that have an item, original or translation, with an id in [from, to]. */
export async function listTranslationLinks(db: Db, from: number, to: number): Promise<TranslationLink[]> {
  const links = db.selectFrom("items").select(["id", "translates_id"]);
  const rows = await links
    .where("translates_id", ">=", from)
    .where("translates_id", "<=", to)
    .union(
      links.where(
        "translates_id",
        "in",
        db
          .selectFrom("items as member")
          .select("member.translates_id")
          .where("member.translates_id", "is not", null)
          .where("member.id", ">=", from)
          .where("member.id", "<=", to),
      ),
    )
    .execute();
  return rows.flatMap(({ id, translates_id }) =>
    translates_id === null ? [] : [{ id, original: translates_id }],
  );
}

import type { Db } from "./db.ts";

/** Small facts of the installation that are no setting of the operator, by key; values are JSON. */
export interface Settings {
  /** Random bytes (base64url) that sign links; made at the first start. */
  secret: string;
  /** SHA-256 of the one-time set-up token, while the newsroom is not set up. */
  "setup.token": string;
  /** SHA-256 of the one-time token that removes the sample with one click. */
  "sample.token": string;
  /** The address under which the site was last run: commands write links with it. */
  "site.origin": string;
  /** True once the set-up form was sent. */
  "setup.done": boolean;
  /** When the last backup was finished (ms). */
  "backup.at": number;
  /** True while the sample newsroom is in the database. */
  "sample.loaded": boolean;
  /** When each import file was last read to (its own shape). */
  [key: `import.${string}`]: unknown;
}

/** Reads one setting, or undefined. */
export async function findSetting<K extends keyof Settings>(
  db: Db,
  key: K,
): Promise<Settings[K] | undefined> {
  const row = await db.selectFrom("settings").select("value").where("key", "=", key).executeTakeFirst();
  return row === undefined ? undefined : (JSON.parse(row.value) as Settings[K]);
}

/** Writes one setting; undefined removes it. */
export async function saveSetting<K extends keyof Settings>(
  db: Db,
  key: K,
  value: Settings[K] | undefined,
): Promise<void> {
  if (value === undefined) {
    await db.deleteFrom("settings").where("key", "=", key).execute();
    return;
  }
  const json = JSON.stringify(value);
  await db
    .insertInto("settings")
    .values({ key, value: json })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value: json }))
    .execute();
}

/** Removes a setting that still has this value; true for one caller only, however many try at once. */
export async function takeSetting<K extends keyof Settings>(
  db: Db,
  key: K,
  value: Settings[K],
): Promise<boolean> {
  const result = await db
    .deleteFrom("settings")
    .where("key", "=", key)
    .where("value", "=", JSON.stringify(value))
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

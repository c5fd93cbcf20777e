import { expect, test } from "bun:test";
import { sql } from "kysely";
import { databases, openTestApp } from "../../test/app.ts";
import { prepare } from "./prepared.ts";

for (const kind of databases)
  test(`a prepared query is built once on ${kind}, takes new values each time and keeps its own constants`, async () => {
    const app = await openTestApp(kind);
    let built = 0;
    const find = prepare((db, from: number, until: number | null, limit: number) => {
      built++;
      return db
        .selectFrom("settings")
        .select([
          "key",
          sql<string>`${"constant"}`.as("said"),
          sql<number>`cast(${from} as integer)`.as("from"),
        ])
        .where(sql`cast(value as integer)`, ">=", from)
        .where(sql`cast(value as integer)`, "<=", sql<number>`coalesce(${until}, 1000)`)
        .where("key", "like", "test.%")
        .orderBy("key")
        .limit(limit);
    });
    await app.db
      .insertInto("settings")
      .values([1, 2, 3].map((n) => ({ key: `test.${n}`, value: String(n) })))
      .execute();
    const keys = async (...values: [number, number | null, number]) =>
      (await find(app.db, ...values)).map((row) => row.key);
    expect(await keys(1, null, 9)).toEqual(["test.1", "test.2", "test.3"]);
    expect(await keys(2, null, 9)).toEqual(["test.2", "test.3"]);
    expect(await keys(1, 2, 9)).toEqual(["test.1", "test.2"]);
    expect(await keys(1, null, 1)).toEqual(["test.1"]);
    expect(await find(app.db, 3, 3, 1)).toEqual([{ key: "test.3", said: "constant", from: 3 }]);
    await app.tx(async (tx) => {
      await tx.db.deleteFrom("settings").where("key", "=", "test.1").execute();
      expect((await find(tx.db, 1, null, 9)).length).toBe(2);
    });
    expect(built).toBe(1);
    await app.close();
  });

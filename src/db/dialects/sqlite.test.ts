import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { sql } from "kysely";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, isUniqueViolation, type Connection } from "../db.ts";

let folder: string;
let connection: Connection;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "minbar-dialect-"));
  connection = connect({ path: join(folder, "test.sqlite") });
  await sql`create table notes (id integer primary key, text text not null unique)`.execute(connection.db);
});

afterEach(async () => {
  await connection.close();
  rmSync(folder, { recursive: true, force: true });
});

const insert = (text: string, db = connection.db) =>
  sql<{ id: number }>`insert into notes (text) values (${text}) returning id`.execute(db);
const count = async () =>
  (await sql<{ n: number }>`select count(*) as n from notes`.execute(connection.db)).rows[0]?.n;

describe("the SQLite dialect", () => {
  test("commits writes that arrive together with one another", async () => {
    await Promise.all(Array.from({ length: 500 }, (_, n) => insert(`note ${n}`)));
    expect(await count()).toBe(500);
  });

  test("rolls back one transaction of a batch and keeps its neighbours", async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) =>
        connection.db.transaction().execute(async (tx) => {
          await insert(`a${n}`, tx as never);
          await Promise.resolve();
          if (n % 4 === 0) throw new Error("not this one");
          await insert(`b${n}`, tx as never);
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === "rejected")).toHaveLength(10);
    expect(await count()).toBe(60);
  });

  test("a refused write fails alone and says which kind of refusal it was", async () => {
    const outcomes = await Promise.allSettled([insert("x"), insert("x"), insert("y")]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    const [, refused] = outcomes;
    expect(refused?.status === "rejected" && isUniqueViolation(refused.reason)).toBe(true);
    expect(await count()).toBe(2);
  });

  test("an acknowledged write is in the file before the answer", async () => {
    await insert("kept");
    const other = connect({ path: join(folder, "test.sqlite") });
    const { rows } = await sql<{ text: string }>`select text from notes`.execute(other.db);
    await other.close();
    expect(rows).toEqual([{ text: "kept" }]);
  });

  test("readers see nothing of a transaction before it is committed", async () => {
    const started = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    const writing = connection.db.transaction().execute(async (tx) => {
      await insert("secret", tx as never);
      started.resolve();
      await go.promise;
    });
    await started.promise;
    expect(await count()).toBe(0);
    go.resolve();
    await writing;
    expect(await count()).toBe(1);
  });

  test("a failing migration leaves nothing of itself behind", async () => {
    const broken = connection.db.transaction().execute(async (tx) => {
      await sql`create table half (id integer)`.execute(tx);
      await sql`create table notes (id integer)`.execute(tx);
    });
    await expect(broken).rejects.toThrow();
    const { rows } = await sql`select name from sqlite_master where name = 'half'`.execute(connection.db);
    expect(rows).toEqual([]);
  });

  test("goes on after a failed transaction while others wait", async () => {
    const outcomes = await Promise.allSettled([
      connection.db.transaction().execute(async (tx) => {
        await insert("one", tx as never);
        throw new Error("given up");
      }),
      insert("two"),
      connection.db.transaction().execute((tx) => insert("three", tx as never)),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
    expect(await count()).toBe(2);
  });
});

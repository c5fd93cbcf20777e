import { sql } from "kysely";
import type { Migration } from "../migrations.ts";

/** Settings, people, jobs of the outbox, the ledger, and where imported things came from. */
export const housekeeping: Migration = {
  name: "0001-ground",
  async up({ db, kind }) {
    const id = kind === "sqlite" ? "integer" : "bigserial";
    const table = (name: string) =>
      db.schema
        .createTable(name)
        .addColumn("id", id, (c) => (kind === "sqlite" ? c.primaryKey().autoIncrement() : c.primaryKey()));

    await db.schema
      .createTable("settings")
      .addColumn("key", "text", (c) => c.primaryKey())
      .addColumn("value", "text", (c) => c.notNull())
      .execute();

    await table("people")
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("email", "text", (c) => c.notNull().unique())
      .addColumn("password_hash", "text")
      .addColumn("role", "text", (c) => c.notNull())
      .addColumn("created_at", "bigint", (c) => c.notNull())
      .execute();

    await table("jobs")
      .addColumn("announcement", "text", (c) => c.notNull())
      .addColumn("effect", "text", (c) => c.notNull())
      .addColumn("subject_id", "bigint", (c) => c.notNull())
      .addColumn("due_at", "bigint", (c) => c.notNull())
      .addColumn("attempts", "integer", (c) => c.notNull().defaultTo(0))
      .addColumn("locked_until", "bigint", (c) => c.notNull().defaultTo(0))
      .addColumn("last_error", "text")
      .addColumn("given_up_at", "bigint")
      .execute();
    await sql`create index jobs_due on jobs (due_at, id) where given_up_at is null`.execute(db);
    await db.schema.createIndex("jobs_subject").on("jobs").columns(["effect", "subject_id"]).execute();

    await db.schema
      .createTable("ledger")
      .addColumn("seq", "bigint", (c) => c.primaryKey())
      .addColumn("at", "bigint", (c) => c.notNull())
      .addColumn("actor", "text", (c) => c.notNull())
      .addColumn("act", "text", (c) => c.notNull())
      .addColumn("subject", "text", (c) => c.notNull())
      .addColumn("data", "text", (c) => c.notNull())
      .addColumn("previous_hash", "text", (c) => c.notNull())
      .addColumn("hash", "text", (c) => c.notNull())
      .execute();

    await db.schema
      .createTable("origins")
      .addColumn("source", "text", (c) => c.notNull())
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("foreign_id", "text", (c) => c.notNull())
      .addColumn("local_id", "bigint", (c) => c.notNull())
      .addPrimaryKeyConstraint("origins_key", ["source", "kind", "foreign_id"])
      .execute();
    await db.schema.createIndex("origins_local").on("origins").columns(["kind", "local_id"]).execute();
  },
};

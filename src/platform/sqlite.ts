import { Database } from "bun:sqlite";

export type SqliteDatabase = Database;

/**
 * Opens a SQLite file. The writer commits with `synchronous=FULL`: a WAL at NORMAL loses acknowledged
 * writes at a power cut. Two processes creating one file collide on `journal_mode=wal` even with a busy
 * timeout, so that pragma is retried for up to ten seconds.
 */
export function openSqlite(path: string, mode: "writer" | "reader"): SqliteDatabase {
  const db =
    mode === "writer" ? new Database(path, { create: true }) : new Database(path, { readonly: true });
  db.run("pragma busy_timeout = 10000");
  if (mode === "writer") {
    for (let tries = 0; ; tries++) {
      try {
        db.run("pragma journal_mode = wal");
        break;
      } catch (error) {
        if (tries >= 100) throw error;
        Bun.sleepSync(100);
      }
    }
    db.run("pragma synchronous = full");
    db.run("pragma foreign_keys = on");
    db.run("pragma wal_autocheckpoint = 4000");
    // The dialect waits for other processes by itself, without blocking the thread.
    db.run("pragma busy_timeout = 20");
  }
  db.run("pragma cache_size = -32000");
  db.run("pragma temp_store = memory");
  return db;
}

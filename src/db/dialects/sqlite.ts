import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from "kysely";
import type { SqliteDatabase } from "../../platform/sqlite.ts";

/**
 * Kysely on SQLite with one writer and one reader connection.
 *
 * Reads outside a transaction go to the reader and never wait. Writes queue for the writer and are
 * committed together (group commit): each transaction is a savepoint of one batch, the batch is committed
 * once the queue is empty, and only then is any of its members acknowledged. An fsync costs about 4 ms, so
 * this is the difference between some hundreds and many thousands of durable writes a second.
 */
export class SqliteDialect implements Dialect {
  constructor(
    private readonly writer: SqliteDatabase,
    private readonly reader: SqliteDatabase,
  ) {}
  createDriver = (): Driver => new SqliteDriver(this.writer, this.reader);
  createQueryCompiler = () => new SqliteQueryCompiler();
  createAdapter = () => new TransactionalDdlAdapter();
  // biome-ignore: Kysely's own interface names any here.
  createIntrospector = (db: Kysely<any>) => new SqliteIntrospector(db);
}

/** SQLite rolls schema changes back; Kysely's stock adapter says it does not. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

/** Transactions of one commit: at most this many wait for one another. */
const BATCH = 256;
/** How long a write waits for another process that is writing: this many pauses of this many milliseconds. */
const BUSY_TRIES = 1_500;
const BUSY_PAUSE_MS = 20;

class SqliteDriver implements Driver {
  private readonly waiting: (() => void)[] = [];
  private locked = false;
  private batch: { size: number; committed: PromiseWithResolvers<void> } | undefined;

  constructor(
    private readonly writer: SqliteDatabase,
    private readonly reader: SqliteDatabase,
  ) {}

  async init() {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new SqliteConnection(this);
  }

  async releaseConnection() {}

  async beginTransaction(connection: DatabaseConnection) {
    await this.enter();
    this.writer.run("savepoint member");
    (connection as SqliteConnection).inTransaction = true;
  }

  async commitTransaction(connection: DatabaseConnection) {
    (connection as SqliteConnection).inTransaction = false;
    try {
      this.writer.run("release member");
    } catch (error) {
      this.abandonBatch(error);
    }
    await this.leave();
  }

  async rollbackTransaction(connection: DatabaseConnection) {
    (connection as SqliteConnection).inTransaction = false;
    if (this.writer.inTransaction) {
      this.writer.run("rollback to member");
      this.writer.run("release member");
    } else {
      this.abandonBatch(new Error("SQLite gave the transaction up"));
    }
    // The members before this one are acknowledged by their own promise; this one only has to go.
    this.leave().catch(() => {});
  }

  async savepoint(connection: DatabaseConnection, name: string) {
    await connection.executeQuery(CompiledQuery.raw(`savepoint "${name}"`));
  }
  async rollbackToSavepoint(connection: DatabaseConnection, name: string) {
    await connection.executeQuery(CompiledQuery.raw(`rollback to "${name}"`));
  }
  async releaseSavepoint(connection: DatabaseConnection, name: string) {
    await connection.executeQuery(CompiledQuery.raw(`release "${name}"`));
  }

  async destroy() {
    if (this.batch) this.finish();
    this.writer.run("pragma optimize");
    this.reader.close();
    this.writer.close();
  }

  /** Runs a query that is not part of a transaction. */
  async runAlone<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (isRead(query)) return run<R>(this.reader, query);
    await this.enter();
    let result: QueryResult<R>;
    try {
      result = run<R>(this.writer, query);
    } catch (error) {
      if (!this.writer.inTransaction) this.abandonBatch(error);
      this.leave().catch(() => {});
      throw error;
    }
    await this.leave();
    return result;
  }

  runInTransaction<R>(query: CompiledQuery): QueryResult<R> {
    return run<R>(this.writer, query);
  }

  iterate(query: CompiledQuery, inTransaction: boolean): Iterable<unknown> {
    const db = inTransaction ? this.writer : this.reader;
    return db.query(query.sql).iterate(...(query.parameters as never[]));
  }

  /** Waits for the writer and opens a batch when none is open. */
  private async enter() {
    if (this.locked) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.locked = true;
    if (this.batch) {
      this.batch.size++;
      return;
    }
    try {
      await this.begin();
    } catch (error) {
      this.passOn();
      throw error;
    }
    this.batch = { size: 1, committed: Promise.withResolvers<void>() };
    this.batch.committed.promise.catch(() => {});
  }

  /** Another process may be writing: waits for it without holding up the readers of this one. */
  private async begin() {
    for (let tries = 1; ; tries++)
      try {
        this.writer.run("begin immediate");
        return;
      } catch (error) {
        if ((error as { code?: string }).code !== "SQLITE_BUSY" || tries >= BUSY_TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS));
      }
  }

  /** Hands the writer on, or commits the batch when nobody waits; resolves once the batch is durable. */
  private leave(): Promise<void> {
    const batch = this.batch;
    const durable = batch?.committed.promise ?? Promise.reject(new Error("the batch was given up"));
    if (batch && batch.size < BATCH && this.waiting.length > 0) this.passOn();
    // Let requests that have already arrived join before the disk is waited for.
    else setImmediate(() => this.finish());
    return durable;
  }

  private finish() {
    const batch = this.batch;
    if (batch && batch.size < BATCH && this.waiting.length > 0) return this.passOn();
    this.batch = undefined;
    if (batch) {
      try {
        this.writer.run("commit");
        batch.committed.resolve();
      } catch (error) {
        if (this.writer.inTransaction) this.writer.run("rollback");
        batch.committed.reject(error);
      }
    }
    this.passOn();
  }

  /** SQLite rolled everything back by itself (disk full, I/O error): every member of the batch fails. */
  private abandonBatch(error: unknown) {
    if (this.writer.inTransaction) this.writer.run("rollback");
    this.batch?.committed.reject(error);
    this.batch = undefined;
  }

  private passOn() {
    const next = this.waiting.shift();
    if (next) next();
    else this.locked = false;
  }
}

class SqliteConnection implements DatabaseConnection {
  inTransaction = false;
  constructor(private readonly driver: SqliteDriver) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.inTransaction ? this.driver.runInTransaction<R>(query) : this.driver.runAlone<R>(query);
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    for (const row of this.driver.iterate(query, this.inTransaction)) yield { rows: [row as R] };
  }
}

function isRead(query: CompiledQuery): boolean {
  if (query.query.kind === "SelectQueryNode") return true;
  return query.query.kind === "RawNode" && /^\s*select\b/i.test(query.sql);
}

function run<R>(db: SqliteDatabase, query: CompiledQuery): QueryResult<R> {
  const statement = db.query(query.sql); // cached by its text
  const parameters = query.parameters as never[];
  if (statement.columnNames.length > 0) return { rows: statement.all(...parameters) as R[] };
  const result = statement.run(...parameters);
  return {
    rows: [],
    insertId: BigInt(result.lastInsertRowid),
    numAffectedRows: BigInt(result.changes),
  };
}

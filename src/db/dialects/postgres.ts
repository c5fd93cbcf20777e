import { PostgresDialect } from "kysely";
import pg from "pg";

/** A pool for `DATABASE_URL`. 64-bit integers come back as numbers: ids and milliseconds stay below 2^53. */
export function openPostgresPool(url: string): pg.Pool {
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max: 12,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 120_000,
  });
  // An idle connection that the server closes (restart, failover) is replaced at the next use.
  pool.on("error", () => {});
  return pool;
}

export const postgresDialect = (pool: pg.Pool) => new PostgresDialect({ pool });

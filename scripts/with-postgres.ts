import { spawn } from "node:child_process";
import { findPostgres, startPostgres } from "../test/postgres.ts";

/** Runs `bun test` with the arguments given, beside a PostgreSQL server of its own that is gone afterwards. */
const programs = findPostgres();
if (!programs) throw new Error("PostgreSQL is not installed");
const server = await startPostgres(programs);
let code = 1;
try {
  const tests = spawn(process.execPath, ["test", ...process.argv.slice(2)], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, MINBAR_TEST_POSTGRES: server.url },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => tests.kill(signal));
  code = await new Promise<number>((resolve) => {
    tests.once("error", () => resolve(1));
    tests.once("exit", (status) => resolve(status ?? 1));
  });
} finally {
  await server.stop();
}
process.exit(code);

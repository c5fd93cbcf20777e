import { spawn } from "node:child_process";
import { findPostgres, startPostgres } from "./postgres.ts";
const pg = await startPostgres(findPostgres() ?? "");
const [cmd = "", ...args] = process.argv.slice(2);
const child = spawn(
  cmd,
  args.map((a) => a.replace("PGURL", pg.url)),
  { stdio: "inherit", env: { ...process.env, MINBAR_TEST_POSTGRES: pg.url } },
);
await new Promise((r) => child.once("exit", r));
await pg.stop();
process.exit();

import { runCommand, type Out } from "./cli/commands.ts";
import { cliWords } from "./cli/words.ts";
import { ConfigError, readConfig, terminalLanguage } from "./config.ts";
import { isDatabaseAway } from "./db/db.ts";
import { SchemaTooNew } from "./db/migrations.ts";

/** The command line. Every fault that an operator can mend is one sentence, never a stack trace. */
const out: Out = {
  write: (text) => void process.stdout.write(text),
  isTty: process.stdout.isTTY === true,
  language: terminalLanguage(),
};

const stopped = new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
});

function explain(error: unknown): string {
  const words = cliWords[out.language];
  if (error instanceof ConfigError)
    return [words.badConfig, ...error.faults.map((fault) => `  ${words.configFaults[fault]}`)].join("\n");
  if (error instanceof SchemaTooNew) return words.databaseTooNew;
  const { code = "", message = String(error) } = error as { code?: string; message?: string };
  const config = readConfig();
  if (code === "EADDRINUSE") return words.portTaken(config.port);
  if (code === "EADDRNOTAVAIL" || (code === "EINVAL" && config.hostname))
    return words.addressUnusable(config.hostname ?? "");
  if (/^(EACCES|EROFS|EEXIST|ENOTDIR|EPERM|SQLITE_(READONLY|CANTOPEN))/.test(code))
    return words.folderUnusable(config.dataDir);
  if (code === "28P01" || code === "3D000" || isDatabaseAway(error))
    return words.databaseUnreachable(message);
  return words.failed(message);
}

// What Minbar writes holds addresses and password hashes: it is its owner's alone.
process.umask(0o077);

try {
  process.exitCode = await runCommand(process.argv.slice(2), out, stopped);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
process.exit();

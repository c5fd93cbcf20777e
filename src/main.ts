import { runCommand, type Out } from "./cli/commands.ts";
import { cliWords } from "./cli/words.ts";
import { ConfigError, readConfig, terminalLanguage } from "./config.ts";
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
    return [words.badConfig, ...error.faults.map((fault) => `  ${fault}`)].join("\n");
  if (error instanceof SchemaTooNew) return words.databaseTooNew;
  const { code, message } = error as { code?: string; message?: string };
  if (code === "EADDRINUSE") return words.portTaken(readConfig().port);
  if (code === "ECONNREFUSED" || code === "28P01" || code === "3D000" || code?.startsWith("SQLITE_"))
    return words.databaseUnreachable(message ?? String(code));
  return words.failed(message ?? String(error));
}

try {
  process.exitCode = await runCommand(process.argv.slice(2), out, stopped);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
process.exit();

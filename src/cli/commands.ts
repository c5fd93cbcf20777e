import { afterEffects } from "../after.ts";
import { openApp, type App } from "../app.ts";
import { readConfig } from "../config.ts";
import { findSetting } from "../db/settings.ts";
import { runBackup, runDoctor, runLedgerVerify, runRestore } from "../keeping/cli.ts";
import { runExport, runImport } from "../moving/cli.ts";
import { runDueJobs } from "../outbox/outbox.ts";
import { issueSetupToken } from "../people/people.ts";
import { isEmpty, isSampleLoaded, loadSample, removeSample } from "../sample/sample.ts";
import { rebuildSearch } from "../search/search.ts";
import { createRoutes } from "../server.ts";
import { serveSite } from "./serve.ts";
import { cliWords } from "./words.ts";

/** Where a command writes, and in which language. */
export interface Out {
  write(text: string): void;
  isTty: boolean;
  language: "ar" | "en";
}

type Command = (argv: string[], out: Out, stopped: Promise<void>) => Promise<number>;

/** Opens the application for one command and closes it again; what it announced is done before it ends. */
async function withApp(work: (app: App) => Promise<number>): Promise<number> {
  const app = await openApp(readConfig(), { effects: afterEffects });
  try {
    // Links are written with the address under which the site was last run, unless the operator names another.
    const recorded = await findSetting(app.db, "site.origin");
    if (recorded && !app.config.originIsSet) app.config = { ...app.config, origin: recorded };
    return await work(app);
  } finally {
    await app.close();
  }
}

const commands: Record<string, Command> = {
  async serve(_argv, out, stopped) {
    await serveSite(readConfig(), out, stopped);
    return 0;
  },
  "setup-link": (_argv, out) =>
    withApp(async (app) => {
      const words = cliWords[out.language];
      const token = await issueSetupToken(app);
      out.write(
        `${token ? words.setupLink(`${app.config.origin}/setup?token=${token}`) : words.alreadySetUp}\n`,
      );
      return token ? 0 : 1;
    }),
  sample: (argv, out) => withApp((app) => runSample(app, argv, out)),
  import: (argv, out) => withApp((app) => runImport(app, argv, out)),
  export: (argv, out) => withApp((app) => runExport(app, argv, out)),
  backup: (argv, out) => withApp((app) => runBackup(app, argv, out)),
  restore: (argv, out) => runRestore(readConfig(), argv, out),
  doctor: (_argv, out) => withApp((app) => runDoctor(app, out)),
  async ledger(argv, out) {
    if (argv[0] !== "verify") return refuseCommand(`ledger ${argv[0] ?? ""}`, out);
    return withApp((app) => runLedgerVerify(app, out));
  },
  async search(argv, out) {
    if (argv[0] !== "rebuild") return refuseCommand(`search ${argv[0] ?? ""}`, out);
    return withApp(async (app) => {
      const count = await rebuildSearch(app, () => {});
      out.write(`${cliWords[out.language].searchRebuilt(count)}\n`);
      return 0;
    });
  },
  async routes(_argv, out) {
    for (const { method, path, handler } of createRoutes().routes)
      out.write(`${method.padEnd(7)} ${path.padEnd(66)} ${handler.name}\n`);
    return 0;
  },
};

async function runSample(app: App, argv: string[], out: Out): Promise<number> {
  const words = cliWords[out.language];
  if (argv[0] === "remove") {
    if (!(await isSampleLoaded(app))) {
      out.write(`${words.sampleAbsent}\n`);
      return 1;
    }
    out.write(`${words.sampleRemoved(await removeSample(app))}\n`);
    return 0;
  }
  if (argv[0] !== "load") return refuseCommand(`sample ${argv[0] ?? ""}`, out);
  if (!(await isEmpty(app))) {
    out.write(`${words.sampleNotEmpty}\n`);
    return 1;
  }
  await loadSample(app);
  await runDueJobs(app);
  out.write(`${words.sampleLoaded}\n`);
  return 0;
}

/** Says that there is no such command, and shows the lines of the help that come nearest. */
function refuseCommand(name: string, out: Out): number {
  const words = cliWords[out.language];
  const [group = ""] = name.split(" ");
  const near = words.help.split("\n").filter((line) => group && line.startsWith(`  ${group} `));
  out.write(`${[words.unknownCommand(name.trim()), ...near].join("\n")}\n`);
  return 2;
}

/** Runs one command and returns the exit code of the process. */
export async function runCommand(argv: string[], out: Out, stopped: Promise<void>): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || ["help", "--help", "-h"].includes(name) || rest.includes("--help")) {
    out.write(cliWords[out.language].help);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return command ? command(rest, out, stopped) : refuseCommand(name, out);
}

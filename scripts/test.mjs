// `npm test`: everything that must hold before a change is done, one step after the other.
// `npm run test:slow`: the suites that take minutes. Plain Node, so that it can say what is missing.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findBun } from "./bun.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const SLOW = "**/*.slow.test.ts";
const bun = findBun();
if (!bun)
  end(
    "لم تُثبَّت الحزم بعد: شغّل npm install أولا.",
    "The packages are not installed yet: run npm install first.",
  );

/** Prints one sentence in both languages and ends with a failure. */
function end(arabic, english) {
  process.stderr.write(`\n${arabic}\n${english}\n`);
  process.exit(1);
}

/** Runs a program to its end without a terminal; true when it succeeded. */
function run(program, args, environment = {}) {
  const { status, error } = spawnSync(program, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...environment },
  });
  if (error) process.stderr.write(`${error.message}\n`);
  return status === 0;
}

function step(name, work) {
  process.stdout.write(`\n── ${name}\n`);
  const start = performance.now();
  const passed = work();
  process.stdout.write(
    `── ${name}: ${passed ? "ok" : "failed"} (${((performance.now() - start) / 1000).toFixed(1)} s)\n`,
  );
  if (!passed) end(`توقفت الاختبارات عند الخطوة: ${name}.`, `The tests stopped at the step: ${name}.`);
}

/** Installs PostgreSQL and Chromium where they are missing and this is Debian with the right to do so. */
function installPrograms() {
  const asked = spawnSync(bun, ["scripts/missing-programs.ts"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const missing = asked.stdout.split("\n").filter(Boolean);
  if (asked.status !== 0 || missing.length === 0) return asked.status === 0;
  const names = missing.join(" ");
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    end(
      `تحتاج الاختبارات إلى برامج غير مثبتة (${names}). ثبّتها ثم أعد المحاولة: sudo apt-get install ${names}`,
      `The tests need programs that are not installed (${names}). Install them and try again: sudo apt-get install ${names}`,
    );
  const apt = (...args) => run("apt-get", ["-y", ...args], { DEBIAN_FRONTEND: "noninteractive" });
  const install = (...packages) => apt("install", "--no-install-recommends", ...packages);
  if (!apt("update")) return false;
  if (missing.includes("postgresql")) {
    // Debian's package would start a server for the whole machine; the tests start their own.
    if (!install("postgresql-common")) return false;
    const settings = "/etc/postgresql-common/createcluster.conf";
    const kept = existsSync(settings)
      ? readFileSync(settings, "utf8").replace(/^\s*create_main_cluster.*$/gm, "")
      : "";
    writeFileSync(settings, `${kept.trimEnd()}\ncreate_main_cluster = false\n`);
  }
  return install(...missing);
}

/** Tests end the run themselves: the last lines are their own count. */
function runTests(...args) {
  process.stdout.write("\n── tests on SQLite and PostgreSQL\n");
  process.exit(run(bun, ["--no-orphans", "scripts/with-postgres.ts", ...args]) ? 0 : 1);
}

if (process.argv[2] === "slow") {
  step("programs", installPrograms);
  runTests("--timeout", "1800000", ".slow.test.ts");
}
step("format", () => run(bun, ["fmt", "--check", "src", "test", "bench", "scripts"]));
step("lint", () =>
  run(process.execPath, ["node_modules/oxlint/bin/oxlint", "src", "test", "bench", "scripts"]),
);
step("types", () => run(bun, ["check"]));
step("programs", installPrograms);
runTests("--timeout", "60000", "--path-ignore-patterns", SLOW, "src/", "test/");

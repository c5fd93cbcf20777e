import { readdirSync } from "node:fs";
import { join } from "node:path";

/** One benchmark's outcome: a table and what it is to be read against. */
export interface Outcome {
  title: string;
  rows: Record<string, string | number>[];
}

/** Files here that benchmarks are made with. */
const PARTS = ["bench.ts", "tools.ts", "archive.ts", "sample.ts"];

/** `npm run bench NAME …`: runs bench/NAME.ts (each exports one default function) and prints its tables at the end. */
const names = process.argv.slice(2);
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && !PARTS.includes(file))
  .map((file) => file.replace(/\.ts$/, ""));
const unknown = names.filter((name) => !known.includes(name));
if (names.length === 0 || unknown.length > 0) {
  console.error(`npm run bench NAME …\n  ${known.join("\n  ")}`);
  process.exit(unknown.length > 0 ? 2 : 0);
}
const outcomes: Outcome[] = [];
for (const name of names) {
  const { default: run } = (await import(join(import.meta.dirname, `${name}.ts`))) as {
    default(): Promise<Outcome | Outcome[]>;
  };
  outcomes.push(...[await run()].flat());
}
for (const { title, rows } of outcomes) {
  console.log(`\n${title}`);
  console.table(rows);
}
process.exit(0);
